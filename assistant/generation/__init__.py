"""Answers by a language model: prompt, request, and a fall back to quotes; the citation gate decides what is shown."""
