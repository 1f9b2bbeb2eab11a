"""What holds for any Dutch text: its words, its sentences, and whether it is Dutch at all."""
