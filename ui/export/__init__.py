"""Conversations as files for others: Word, PDF, Markdown and plain text, with numbered references."""
