"""Documents as they are kept: the catalogue, added files with their versions, the library over them all."""
