"""Answers that stand in the layout of a document: its lists, tables, labels and headings."""
