"""Finding in documents of other fields: questions over public documents that stand outside this repository."""
