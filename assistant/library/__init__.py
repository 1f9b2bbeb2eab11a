"""The documents and the index that the settings point at, and every change that people make to them."""
