"""`Annex` → PDF: tagged (PDF/UA-1), for the archive (PDF/A-3a), with the plan's YAML attached.

The look is in ``templates/``: ``zalacznik.typ.j2`` (the document) and ``tresc.typ.j2`` (how cells
and lines are written).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from rpd.annex.table import Annex, Block, Cell, Column, Listing, Note, Row, moment, plain, sections
from rpd.formats import font, typeset
from rpd.formats.stamp import PRODUCER, Stamp

TEMPLATE = "zalacznik.typ.j2"

_PAGE = 258.0
"""Millimetres of width that the columns of the annex share, less what rules and padding take."""
_EM = 3.0
"""The font size in millimetres: 8.5 pt."""
_CHUNK = 12.0
"""The longest piece of text, in millimetres, that is left at a line's end."""
_HEADER = 40_000
"""Half the width of a page's top, in thousandths of its font size."""
_LINES = 3
"""The title and as many more lines as fit at a page's top."""
_SAFE_LINES = 34
"""Lines of print that fit on every page, with the headings above and some footnotes below."""


def render(annex: Annex, stamp: Stamp, *, templates: Sequence[Path] = ()) -> bytes:
    """The annex as a PDF. The same annex and stamp give the same bytes.

    Raises:
        MissingExtraError: the extra „pdf” is not installed.
        TemplateUseError: a template of the office cannot be used.
    """
    composed = source(annex, stamp, templates=templates)
    captions = [section.table.caption for section in sections(annex) if section.table]
    captions += [annex.budget.title] if annex.budget else []
    return typeset.compile_pdf(composed, TEMPLATE, templates, captions)


def source(annex: Annex, stamp: Stamp, *, templates: Sequence[Path] = ()) -> str:
    """The Typst source of the document. Raises TemplateUseError."""
    document = printable(plain(annex))
    for section, shown in _tables(annex.sections, document["sections"]):
        for row, printed in zip(section.table.rows, shown["table"]["rows"], strict=True):
            printed["whole"] = _stays_whole(row, section.table.columns)
    running = [printable(line) for line in _running(annex.header_lines)]
    context = {"annex": document, "running": running} | about(annex, stamp)
    return typeset.compose(TEMPLATE, context, templates)


def _running(lines: Sequence[str]) -> Iterator[str]:
    """Lines for the tops of pages, cut where there is no room: the first page has them in full."""
    for number, line in enumerate(lines[:_LINES]):
        room = 2 * _HEADER if number == 0 else _HEADER
        if font.font().width(line) <= room:
            yield line
            continue
        length = len(line)
        while font.font().width(line[:length]) > room - 1000:
            length -= max(1, length // 20)
        yield line[:length].rstrip() + "…"


def about(annex: Annex, stamp: Stamp) -> dict[str, Any]:
    """What every document says of itself: properties and the attached plan."""
    day = moment(annex)
    return {
        "properties": {
            "title": short(" – ".join(annex.header_lines)),
            "author": annex.meta.organ,
            "keywords": stamp.line,
            "creator": PRODUCER,
            "year": day.year,
            "month": day.month,
            "day": day.day,
        },
        "attachment": {
            "name": stamp.plan,
            "text": stamp.source.decode("utf-8", "replace"),
            "exact": is_utf8(stamp.source),
        },
    }


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
    return typeset.breakable(_visible(value)) if isinstance(value, str) else value


def _visible(text: str) -> str:
    """The text with what the font lacks written by number: „[U+6F22]”; see `unprintable`."""
    missing = list(font.font().missing(text))
    for character in missing:
        text = text.replace(character, f"[U+{ord(character):04X}]")
    return text


def _tables(sections: Sequence[Any], shown: Sequence[Any]) -> Any:
    for section, printed in zip(sections, shown, strict=True):
        if section.table is not None:
            yield section, printed
        yield from _tables(section.sections, printed["sections"])


def _stays_whole(row: Row, columns: Sequence[Column]) -> bool:
    """Whether a row may be kept on one page: it is short, and fits for certain.

    A row that is kept together and is higher than the page would lose text.
    """
    widths = [_PAGE * column.width / 100 - 2.6 for column in columns]
    return row.short and all(
        _lines(cell.blocks, width) <= _SAFE_LINES
        for cell, width in zip(row.cells, widths, strict=True)
    )


def _lines(blocks: Sequence[Block], width: float) -> int:
    """At most how many lines of print the blocks take in a column of that many millimetres."""
    lines = 0
    for block in blocks:
        if isinstance(block, Listing):
            lines += sum(_lines(item.blocks, width - 5) for item in block.items)
            continue
        length = sum(
            font.font().width(run.text if not isinstance(run, Note) else "00") for run in block.runs
        )
        filled = max(width - _CHUNK, width / 2)
        lines += 1 + int(length * _EM / 1000 / filled)
    return lines


def unprintable(annex: Annex) -> list[tuple[str, str]]:
    """What the document font cannot print: the place, and the characters described."""
    return font.missing_in(_texts(annex))


def _texts(annex: Annex) -> Any:
    yield "tytuł", annex.title + "".join(annex.header_lines)
    yield from _section_texts(annex.sections)
    for note in annex.footnotes:
        yield f"przypis {note.number}", _text(note.blocks)
    yield "wykaz skrótów", "".join(abbr.text + abbr.title for abbr in annex.abbreviations)


def _section_texts(sections: Sequence[Any]) -> Any:
    for section in sections:
        runs = "".join(run.text for run in section.runs if not isinstance(run, Note))
        yield section.label.rstrip("."), section.label + runs
        if section.table is not None:
            names = {column.key: column.name for column in section.table.columns}
            for row in section.table.rows:
                for cell in row.cells:
                    yield f"{row.number}, kolumna „{names[cell.column]}”", _cell_text(cell)
        yield from _section_texts(section.sections)


def _cell_text(cell: Cell) -> str:
    return _text(cell.blocks)


def _text(blocks: Sequence[Block]) -> str:
    return "".join(
        "".join(item.marker + _text(item.blocks) for item in block.items)
        if isinstance(block, Listing)
        else "".join(run.text for run in block.runs if not isinstance(run, Note))
        for block in blocks
    )
