"""Answers on the documents as such: which there are, what they say of themselves, what they are about."""
