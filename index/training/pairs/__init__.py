"""Training of the pair model: one encoder that reads a question with a passage, or a sentence with its evidence."""
