"""What can go wrong with an index, in words fit to show: the problem, the value, the remedy."""

from __future__ import annotations

from corpus.errors import UserFacingError

INGEST = "wegwijzer ingest"


class IndexAccessError(UserFacingError):
    """The index cannot be read or written."""


class IndexNotBuilt(IndexAccessError):
    """There is no index yet in the data directory."""

    def __init__(self, directory: str) -> None:
        super().__init__("Er is nog geen index.", value=directory, remedy=f"Bouw hem met: {INGEST}")


class IndexMismatch(IndexAccessError):
    """The index was built in another way than it is opened."""

    def __init__(self, what: str, *, built: str, wanted: str) -> None:
        super().__init__(
            f"De index is gebouwd met een andere instelling ({what}).",
            value=f"{built} -> {wanted}",
            remedy=f"Bouw hem opnieuw met: {INGEST}",
        )


class IndexDamaged(IndexAccessError):
    """Files of the index are missing or not what the manifest says."""

    def __init__(self, path: str) -> None:
        super().__init__("De index is beschadigd.", value=path, remedy=f"Herstel hem met: {INGEST}")


class IndexWriteError(IndexAccessError):
    """A new index could not be written; the previous one is still in use."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(
            "De nieuwe index kon niet worden geschreven; de vorige blijft in gebruik.",
            value=f"{path}: {reason}",
            remedy="Controleer de vrije schijfruimte en de schrijfrechten, en probeer het opnieuw.",
        )


class IndexLocked(IndexAccessError):
    """Another process is building this index."""

    def __init__(self, directory: str, *, holder: str) -> None:
        super().__init__(
            "Een ander proces bouwt deze index al.",
            value=f"{directory}, proces {holder}",
            remedy="Wacht tot dat proces klaar is, of stop het, en probeer het opnieuw.",
        )
