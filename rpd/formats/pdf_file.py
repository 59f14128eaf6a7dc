"""The structure of a PDF: its objects and revisions, through classic cross-reference tables only.

How values are written is `pdf_syntax`'s; whatever no file of ours has is refused with a ValueError.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from rpd.formats.pdf_syntax import OddPdfError, Reader, Ref

_START = re.compile(rb"startxref\s+([0-9]{1,12})\s+%%EOF[\r\n]*")
_SECTION = re.compile(rb"([0-9]{1,10}) ([0-9]{1,10})[ \r]*\n")
_ENTRY = re.compile(rb"([0-9]{10}) ([0-9]{5}) ([nf])(?: \n|\r\n| \r|\n)")


@dataclass(slots=True)
class PdfFile:
    """A PDF: where its objects stand, and its trailer. Later revisions go before earlier ones."""

    data: bytes
    offsets: dict[int, int]
    trailer: dict[str, Any]
    _known: dict[int, Any] = field(default_factory=dict)

    def get(self, value: Any) -> Any:
        """The value that a reference leads to, or the value itself. Raises ValueError."""
        if not isinstance(value, Ref):
            return value
        if value.number not in self._known:
            at = self.offsets.get(value.number)
            if at is None:
                return None
            number, found = Reader(self.data, at).object()
            if number != value.number:
                raise OddPdfError("another object than the table says")
            self._known[number] = found
        return self._known[value.number]

    def dictionary(self, value: Any) -> dict[str, Any]:
        """The dictionary that a value is or leads to. Raises ValueError where it is none."""
        found = self.get(value)
        if not isinstance(found, dict):
            raise OddPdfError("no dictionary")
        return found

    def information(self) -> dict[str, Any]:
        """Title, keywords and the like; empty where there are none. Raises ValueError."""
        return self.dictionary(self.trailer["Info"]) if "Info" in self.trailer else {}

    def pages(self) -> list[int]:
        """The numbers of the page objects in their order. Raises ValueError."""
        found: list[int] = []
        waiting = [self.dictionary(self.trailer.get("Root")).get("Pages")]
        while waiting:
            node = waiting.pop()
            page = self.dictionary(node)
            if len(found) > len(self.offsets) or not isinstance(node, Ref):
                raise OddPdfError("an odd tree of pages")
            if page.get("Type") == "Page":
                found.append(node.number)
            else:
                waiting += reversed(self.get(page.get("Kids")) or [])
        return found


def read(data: bytes) -> PdfFile:
    """The last revision of a PDF. Raises ValueError: it is damaged, or not of the plain kind."""
    starts = list(_START.finditer(data, max(0, len(data) - 2048)))
    if not data.startswith(b"%PDF-") or not starts:
        raise OddPdfError("no PDF")
    offsets: dict[int, int] = {}
    trailer: dict[str, Any] = {}
    at, seen = int(starts[-1][1]), set[int]()
    while True:
        if at in seen:
            raise OddPdfError("tables in a circle")
        seen.add(at)
        reader = Reader(data, at)
        found, own = table(reader)
        for number, offset in found.items():
            offsets.setdefault(number, offset)
        trailer = trailer or own
        if "Prev" not in own:
            return PdfFile(data, {n: o for n, o in offsets.items() if o >= 0}, trailer)
        if not isinstance(own["Prev"], int):
            raise OddPdfError("an odd table")
        at = own["Prev"]


def table(reader: Reader) -> tuple[dict[int, int], dict[str, Any]]:
    """A cross-reference table (free entries are -1) and its trailer. Raises ValueError."""
    if not 0 <= reader.at < len(reader.data) or not reader.take(b"xref"):
        raise OddPdfError("no table")
    found: dict[int, int] = {}
    reader.space()
    while section := _SECTION.match(reader.data, reader.at):
        reader.at = section.end()
        first, count = int(section[1]), int(section[2])
        for number in range(first, first + count):
            entry = _ENTRY.match(reader.data, reader.at)
            if entry is None:
                raise OddPdfError("an odd table")
            reader.at = entry.end()
            found[number] = int(entry[1]) if entry[3] == b"n" else -1
        reader.space()
    if not reader.take(b"trailer"):
        raise OddPdfError("no trailer")
    trailer = reader.value()
    if not isinstance(trailer, dict) or "XRefStm" in trailer:
        raise OddPdfError("an odd trailer")
    return found, trailer


def first_revision(data: bytes) -> bytes:
    """The file as it was before anything was appended to it. Raises ValueError."""
    starts = list(_START.finditer(data, max(0, len(data) - 2048)))
    if not starts:
        raise OddPdfError("no PDF")
    at, seen = int(starts[-1][1]), set[int]()
    while at not in seen:
        seen.add(at)
        reader = Reader(data, at)
        _, trailer = table(reader)
        if "Prev" not in trailer:
            end = _START.search(data, reader.at)
            if end is None:
                break
            return data[: end.end()]
        at = trailer["Prev"] if isinstance(trailer["Prev"], int) else -1
    raise OddPdfError("no first revision")
