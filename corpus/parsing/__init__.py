"""Canonical text -> blocks, headings, sections and passages."""
