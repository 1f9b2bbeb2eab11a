"""What a sentence says against what its evidence says: who, how many, when, how firmly, under which condition."""
