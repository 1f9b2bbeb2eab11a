"""Find passages that may answer a question, rank them, and say how sure it is that they do."""
