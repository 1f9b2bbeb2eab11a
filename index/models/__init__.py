"""The embedding model and the pair model: found, prepared, loaded and run."""
