"""Zipped documents: their members, read within limits, and their XML, read without trusting it."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.content import UnreadableDocument

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LARGEST_MEMBER = 150_000_000  # bytes of XML; the largest report seen has nine million
_DAMAGED = (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError, zlib.error)


class Package:
    """The members of a zipped document.

    :param data: the bytes of the file.
    :param path: its name, for errors.
    :raises UnreadableDocument: when it is no zip file, or its directory is damaged.
    """

    def __init__(self, data: bytes, path: Path) -> None:
        self._path = path
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGED as error:
            raise self._damaged() from error
        self._names = frozenset(self._archive.namelist())
        self.warnings: list[str] = []

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def names(self) -> frozenset[str]:
        """The names of all members."""
        return self._names

    def read(self, name: str) -> bytes:
        """One member.

        :raises UnreadableDocument: ``damaged``, ``locked``, or ``too_large`` when it unpacks to more than 150 MB.
        """
        try:
            entry = self._archive.getinfo(name)
            if entry.flag_bits & 1:
                raise UnreadableDocument("locked", "Het document is beveiligd met een wachtwoord.", path=self._path)
            if entry.file_size > _LARGEST_MEMBER:
                raise self._too_large()
            with self._archive.open(entry) as member:
                data = member.read(_LARGEST_MEMBER + 1)
        except KeyError as error:
            raise self._damaged() from error
        except _DAMAGED as error:
            raise self._damaged() from error
        if len(data) > _LARGEST_MEMBER:
            raise self._too_large()
        return data

    def xml(self, name: str) -> Element:
        """The root of a member that is XML; what is broken off is read as far as it goes.

        :raises UnreadableDocument: when nothing can be read.
        """
        from lxml import etree

        data = self.read(name)
        for recover in (False, True):
            parser = etree.XMLParser(
                resolve_entities=False, no_network=True, load_dtd=False, recover=recover, remove_comments=True,
                remove_pis=True,
            )  # fmt: skip
            try:
                root = etree.fromstring(data, parser)
            except (etree.XMLSyntaxError, ValueError):
                continue
            if root is not None:
                if recover:
                    self.warnings.append("Een deel van het document is beschadigd; gelezen is wat nog leesbaar was.")
                return root
        raise self._damaged()

    def optional(self, name: str) -> Element | None:
        """The root of a member that need not be there or be whole."""
        if name not in self._names:
            return None
        try:
            return self.xml(name)
        except UnreadableDocument:
            return None

    def _damaged(self) -> UnreadableDocument:
        return UnreadableDocument("damaged", "Het document is beschadigd en niet te openen.", path=self._path)

    def _too_large(self) -> UnreadableDocument:
        return UnreadableDocument("too_large", "Het document is uitgepakt onredelijk groot.", path=self._path)
