"""Fits the assistant's small linear models on the training questions: ``python -m evals.fitting``."""
