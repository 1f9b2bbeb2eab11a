"""Errors of the register and its curation whose text is fit to show to people."""

from __future__ import annotations

from corpus.errors import UserFacingError


class CurationError(UserFacingError):
    """What people said of the register cannot be read, changed or kept."""


class CurationDamaged(CurationError):
    """The file with reviews is not one of ours, or not whole; nothing is ever written to it then."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(
            f"Het bestand met beoordelingen is niet te lezen ({reason}).",
            value=path,
            remedy=(
                "Er is niets in veranderd. Zet het bestand opzij en lees een eerdere uitvoer in met "
                "`wegwijzer agreements import`, of zet een reservekopie terug."
            ),
        )


class CurationBusy(CurationError):
    """Another process kept the file longer than we wait."""

    def __init__(self, path: str) -> None:
        super().__init__(
            "Het bestand met beoordelingen is bezet; er is niets gewijzigd.",
            value=path,
            remedy="Probeer het over een ogenblik opnieuw.",
        )


class CurationUnwritable(CurationError):
    """The file cannot be opened or written: a full disk, no permission."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(
            f"Het bestand met beoordelingen is niet te openen of te schrijven ({reason}).",
            value=path,
            remedy="Controleer of de schijf vol is en of u in de gegevensmap mag schrijven.",
        )


class WrongValue(CurationError):
    """A correction that does not fit its field."""


class UnknownAgreement(CurationError):
    """No row, or more than one, has this reference."""
