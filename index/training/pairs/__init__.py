"""Training of the pair model: one encoder that reads a question together with a passage."""
