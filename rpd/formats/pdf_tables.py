"""What the typesetter leaves out of tables: the first cell of a row is its header; a caption.

Typst tags the cells of a table's head only. The elements of structure are objects of their own in
its files, so that theirs are the only bytes to change, and the table of offsets after them. The
file says afterwards what the page in HTML says: every cell of a body has a header in its column and
one in its row (WCAG 1.3.1), and a table has words that say what it holds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_START = re.compile(rb"startxref\n([0-9]+)\n%%EOF\s*\Z")
_HEAD = re.compile(rb"xref\n0 ([0-9]+)\n")
_ENTRY = 20
_ELEMENT = re.compile(rb"([0-9]+) 0 obj\n<</Type/StructElem/S/(Table|TBody|TR|TD)/")
_KIDS = re.compile(rb"/K\[((?:[0-9]+ 0 R ?)*)\]")
_TABLE = b"<</O/Table"
_HEADERS = re.compile(rb"/Headers\[[^\]]*\]")


_LONGEST: Final = 8_000
"""Signs of a caption: a string of PDF/A has 32,767 bytes at most, and a sign four of them."""


def described(data: bytes, captions: Sequence[str] = ()) -> bytes:
    """The file with headers of rows, and with the captions where there is one for each table.

    A file that is not built as expected comes back as it is.
    """
    found = _START.search(data)
    head = _HEAD.match(data, int(found[1])) if found else None
    if found is None or head is None:
        return data
    offsets = _offsets(data, head.end(), int(head[1]))
    elements = {}
    for number, offset in offsets.items():
        if match := _ELEMENT.match(data, offset):
            elements[number] = (match[2], data[offset : data.index(b"endobj", offset)])
    changed = _rows(elements)
    tables = [number for number, (kind, _) in sorted(elements.items()) if kind == b"Table"]
    if len(tables) == len(captions):
        for number, caption in zip(tables, captions, strict=True):
            changed[number] = _captioned(elements[number][1], caption)
    return _replaced(data, offsets, {n: (elements[n][1], new) for n, new in changed.items()})


def _offsets(data: bytes, start: int, count: int) -> dict[int, int]:
    """Where the objects in use begin, by their numbers."""
    entries = (data[start + n * _ENTRY : start + (n + 1) * _ENTRY] for n in range(count))
    return {n: int(entry[:10]) for n, entry in enumerate(entries) if entry[17:18] == b"n"}


def _rows(elements: dict[int, tuple[bytes, bytes]]) -> dict[int, bytes]:
    """The cells of all bodies anew, by their numbers."""
    changed = {}
    for kind, body in elements.values():
        if kind != b"TBody":
            continue
        for row in _kids(body):
            for position, cell in enumerate(_kids(elements.get(row, (b"", b""))[1])):
                if elements.get(cell, (b"",))[0] == b"TD":
                    changed[cell] = _cell(elements[cell][1], first=position == 0)
    return changed


def _kids(element: bytes) -> list[int]:
    found = _KIDS.search(element)
    return [int(number) for number in found[1].split(b" 0 R") if number.strip()] if found else []


def _cell(element: bytes, *, first: bool) -> bytes:
    """A cell of a body; what it names as its headers gives way to their scopes."""
    element = _HEADERS.sub(b"", element, count=1)
    if not first:
        return element
    element = element.replace(b"/S/TD/", b"/S/TH/", 1)
    if _TABLE in element:
        return element.replace(_TABLE, _TABLE + b"/Scope/Row", 1)
    return element.replace(b"/K[", b"/A" + _TABLE + b"/Scope/Row>>/K[", 1)


def _captioned(element: bytes, caption: str) -> bytes:
    said = caption if len(caption) <= _LONGEST else caption[:_LONGEST] + "…"
    words = ("\ufeff" + said).encode("utf-16-be").hex().upper().encode()
    summary = _TABLE + b"/Summary<" + words + b">>>"
    if b"/A[" in element:
        return element.replace(b"/A[", b"/A[" + summary, 1)
    return element.replace(b"/K[", b"/A" + summary + b"/K[", 1)


def _replaced(
    data: bytes, offsets: dict[int, int], changes: dict[int, tuple[bytes, bytes]]
) -> bytes:
    """The file with objects in the place of others, and offsets that fit."""
    made = bytearray()
    moved = {}
    position = 0
    for number, offset in sorted(offsets.items(), key=lambda pair: pair[1]):
        made += data[position:offset]
        moved[number] = len(made)
        position = offset
        if number in changes:
            old, new = changes[number]
            made += new
            position += len(old)
    found = _START.search(data)
    assert found is not None
    table = int(found[1])
    made += data[position:table]
    start = len(made)
    head = _HEAD.match(data, table)
    assert head is not None
    entries = bytearray(data[head.end() : head.end() + int(head[1]) * _ENTRY])
    for number, offset in moved.items():
        entries[number * _ENTRY : number * _ENTRY + 10] = b"%010d" % offset
    rest = data[head.end() + len(entries) : found.start()]
    return bytes(made + head.group() + entries + rest) + b"startxref\n%d\n%%%%EOF" % start
