"""What is worked out from each document by itself, kept between starts: abbreviations, agreements, terms, figures."""

from assistant.kept.abbreviations import kept_abbreviations
from assistant.kept.agreements import kept_register
from assistant.kept.results import KeptResults
from assistant.kept.series import kept_series
from assistant.kept.terms import DocumentTerms, kept_terms

__all__ = ["DocumentTerms", "KeptResults", "kept_abbreviations", "kept_register", "kept_series", "kept_terms"]
