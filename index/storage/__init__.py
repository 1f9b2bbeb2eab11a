"""The files of an index on disk, each whole or absent."""
