"""Dutch words for search: lemmas, compounds, stop words, and how often each occurs."""
