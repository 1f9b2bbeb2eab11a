"""Words with a meaning of their own: the thesaurus of the field and abbreviations that documents define."""
