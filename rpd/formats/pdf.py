"""`Document` → PDF: tagged (PDF/UA-1) and for the archive (PDF/A-3a); and what all PDFs share.

The look is in ``templates/``: ``dokument.typ.j2``.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from rpd.formats import font, line_breaks, typeset
from rpd.formats.document import (
    Block,
    Document,
    Grid,
    GridColumn,
    GridRow,
    Listing,
    Note,
    Part,
    Run,
    as_values,
    grids,
)
from rpd.formats.stamp import PRODUCER
from rpd.polish.wording import NBSP

TEMPLATE = "dokument.typ.j2"

SAFE_LINES = 34
"""Lines of print that fit on every page, with the headings above and some footnotes below."""
_PAGE = {"report": 258.0, "letter": 158.0}
"""Millimetres of width that columns share, less what rules and padding take."""
_PADDING = 2.6
_EM = 3.0
"""The font size of tables in millimetres: 8.5 pt."""
_CHUNK = 12.0
"""The longest piece of text, in millimetres, that is left at a line's end."""
_HEADER = 40_000
"""Half the width of a page's top, in thousandths of its font size."""
_LINES = 3
"""The title and as many more lines as fit at a page's top."""


def render(document: Document, *, templates: Sequence[Path] = ()) -> bytes:
    """The document as a PDF; the same document and templates give the same bytes.

    Raises:
        MissingExtraError: the extra „pdf” is not installed.
        TemplateUseError: a template of the office cannot be used.
    """
    context = {
        "letter": document.kind == "letter",
        "title": printable(list(document.title)),
        "running": running((document.name, *(document.running or ("",)))),
        "parts": [_part(part, _PAGE[document.kind]) for part in document.parts],
        "annex": {"footnotes": printable(as_values(document.footnotes))},
    } | about(document.name, document.author, document.day, document.stamp, document.attachment)
    captions = [grid.caption for grid in grids(document)]
    source = typeset.compose(TEMPLATE, context, templates)
    return typeset.compile_pdf(source, TEMPLATE, templates, captions)


def _part(part: Part, page: float) -> Any:
    shown = printable(as_values(part))
    if isinstance(part, Grid):
        for row, printed in zip(part.rows, shown["rows"], strict=True):
            printed["whole"] = _stays_whole(row, part.columns, page)
    return shown


def _stays_whole(row: GridRow, columns: Sequence[GridColumn], page: float) -> bool:
    """Whether a row may be kept on one page: one that is higher than the page would lose text."""
    whole = sum(column.share for column in columns)
    rooms = [page * column.share / whole - _PADDING for column in columns]
    return row.short and all(
        lines(cell, room) <= SAFE_LINES for cell, room in zip(row.cells, rooms, strict=True)
    )


# --- what all PDFs share -------------------------------------------------------------------------


def about(
    title: str,
    author: str,
    day: datetime.datetime,
    stamp: str,
    attachment: tuple[str, bytes] | None = None,
) -> dict[str, Any]:
    """What every document says of itself: properties, and the attached plan (name, bytes)."""
    name, data = attachment or ("", b"")
    return {
        "properties": {
            "title": short(title),
            "author": author,
            "keywords": stamp,
            "creator": PRODUCER,
            "year": day.year,
            "month": day.month,
            "day": day.day,
        },
        "attachment": {
            "name": name,
            "text": data.decode("utf-8", "replace"),
            "exact": is_utf8(data),
        },
    }


def running(lines_: Sequence[str]) -> list[str]:
    """Lines for the tops of pages, cut where there is no room: the first page has them in full."""
    shown = []
    for number, line in enumerate(lines_[:_LINES]):
        room = 2 * _HEADER if number == 0 else _HEADER
        shown.append(printable(line if font.font().width(line) <= room else _cut(line, room)))
    return shown


def _cut(line: str, room: int) -> str:
    length = len(line)
    while font.font().width(line[:length]) > room - 1000:
        length -= max(1, length // 20)
    return line[:length].rstrip() + "…"


def short(text: str, longest: int = 500) -> str:
    """A text as a property of a file: PDF/A bounds what a property may hold."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def is_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8 text, and any at all."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return bool(data)


def printable(value: Any) -> Any:
    """Plain values whose texts may be broken where print needs it; addresses stay as they are."""
    if isinstance(value, Mapping):
        exact = ("kind", "url", "anchor", "target", "key", "column")
        shown = {k: v for k, v in value.items() if k not in ("kwota", "measures")}
        return {k: v if k in exact else printable(v) for k, v in shown.items()}
    if isinstance(value, list):
        return [printable(member) for member in value]
    return line_breaks.breakable(_visible(value)) if isinstance(value, str) else value


def _visible(text: str) -> str:
    """The text with what the font lacks written by number: „[U+6F22]”."""
    missing = list(font.font().missing(text))
    for character in missing:
        text = text.replace(character, f"[U+{ord(character):04X}]")
    return text


def loosened(blocks: Sequence[Block], width: float) -> tuple[Block, ...]:
    """The blocks for a column of that many millimetres: what is tied and wider may be broken."""
    return tuple(
        replace(
            block,
            items=tuple(
                replace(item, blocks=loosened(item.blocks, width - 5)) for item in block.items
            ),
        )
        if isinstance(block, Listing)
        else replace(block, runs=tuple(_loose(run, width) for run in block.runs))
        for block in blocks
    )


def _loose(run: Run, width: float) -> Run:
    if isinstance(run, Note) or NBSP not in run.text:
        return run

    def untied(match: re.Match[str]) -> str:
        wide = font.font().width(match.group()) * _EM / 1000 > width
        return match.group().replace(NBSP, " ") if wide else match.group()

    return replace(run, text=_TIED.sub(untied, run.text))


_TIED = re.compile(rf"(?<![^ \n\t{NBSP}])[^ \n\t{NBSP}]++(?:{NBSP}[^ \n\t{NBSP}]++)+")
"""Words that hard spaces keep together."""


def lines(blocks: Sequence[Block], width: float) -> int:
    """At most how many lines of print the blocks take in a column of that many millimetres."""
    found = 0
    for block in blocks:
        if isinstance(block, Listing):
            found += sum(lines(item.blocks, width - 5) for item in block.items)
            continue
        length = sum(
            font.font().width(run.text if not isinstance(run, Note) else "00") for run in block.runs
        )
        filled = max(width - _CHUNK, width / 2)
        found += 1 + int(length * _EM / 1000 / filled)
    return found
