"""A text as the gate reads it: its words and what they mean, its figures, names and units."""
