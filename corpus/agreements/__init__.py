"""The agreements register: who agreed what, by when and how firmly, extracted from parsed documents."""

from corpus.agreements.extract import extract_agreements
from corpus.agreements.types import KINDS, Agreement, AgreementKind, Deadline, Register, Unread

__all__ = ["KINDS", "Agreement", "AgreementKind", "Deadline", "Register", "Unread", "extract_agreements"]
