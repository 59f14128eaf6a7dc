"""`Annex` → PDF: tagged (PDF/UA-1), for the archive (PDF/A-3a), with the plan's YAML attached.

The look is in ``templates/``: ``zalacznik.typ.j2`` (the document) and ``tresc.typ.j2`` (how cells
and lines are written).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from rpd.annex.dated import moment
from rpd.annex.table import (
    Annex,
    Block,
    Cell,
    Column,
    Listing,
    Note,
    Part,
    Row,
    Table,
    as_values,
    tables,
)
from rpd.annex.views import laid_out
from rpd.formats import font, pdf, typeset
from rpd.formats.stamp import Stamp

TEMPLATE = "zalacznik.typ.j2"

_PAGE = 258.0
"""Millimetres of width that the columns of the annex share, less what rules and padding take."""


def render(annex: Annex, stamp: Stamp, *, templates: Sequence[Path] = ()) -> bytes:
    """The annex as a PDF. The same annex and stamp give the same bytes.

    Raises:
        MissingExtraError: the extra „pdf” is not installed.
        TemplateUseError: a template of the office cannot be used.
    """
    composed = source(annex, stamp, templates=templates)
    captions = [table.caption for table in tables(laid_out(annex))]
    captions += [annex.budget.title] if annex.budget else []
    return typeset.compile_pdf(composed, TEMPLATE, templates, captions)


def source(annex: Annex, stamp: Stamp, *, templates: Sequence[Path] = ()) -> str:
    """The Typst source of the document. Raises TemplateUseError."""
    annex = laid_out(annex)
    document = pdf.printable(as_values(annex))
    for table, shown in zip(tables(annex), _shown(document), strict=True):
        for row, printed in zip(table.rows, shown["rows"], strict=True):
            printed["whole"] = _stays_whole(row, table.columns)
            printed["total"] = row.rank == "razem"
            for column, cell, held in zip(table.columns, row.cells, printed["cells"], strict=True):
                blocks = pdf.loosened(cell.blocks, _room(column))
                if blocks != cell.blocks:
                    held["blocks"] = pdf.printable(as_values(blocks))
    about = pdf.about(
        " – ".join(annex.header_lines),
        annex.meta.organ,
        moment(annex),
        stamp.line,
        (stamp.plan, stamp.source),
    )
    context = {"annex": document, "running": pdf.running(annex.header_lines)} | about
    return typeset.compose(TEMPLATE, context, templates)


def _shown(document: Any) -> Iterator[Any]:
    """The tables of an annex that is ready for the template, in their order."""

    def below(sections: Sequence[Any]) -> Iterator[Any]:
        for section in sections:
            yield from section["tables"]
            yield from below(section["sections"])

    every = (document["opening"], below(document["sections"]), document["closing"])
    return (part for parts in every for part in parts if part["kind"] == "table")


def _room(column: Column) -> float:
    """The millimetres of a line in a column."""
    return _PAGE * column.width / 100 - 2.6


def _stays_whole(row: Row, columns: Sequence[Column]) -> bool:
    """Whether a row may be kept on one page: it is short, and fits for certain.

    A row that is kept together and is higher than the page would lose text.
    """
    widths = map(_room, columns)
    return row.short and all(
        pdf.lines(cell.blocks, width) <= pdf.SAFE_LINES
        for cell, width in zip(row.cells, widths, strict=True)
    )


def unprintable(annex: Annex) -> list[tuple[str, str]]:
    """What the document font cannot print: the place, and the characters described."""
    return font.missing_in(_texts(annex))


def _texts(annex: Annex) -> Any:
    yield "tytuł", annex.title + "".join(annex.header_lines)
    for part in (*annex.opening, *annex.closing):
        yield from _part_texts(part)
    yield from _section_texts(annex.sections)
    for note in annex.footnotes:
        yield f"przypis {note.number}", _text(note.blocks)
    yield "wykaz skrótów", "".join(abbr.text + abbr.title for abbr in annex.abbreviations)


def _section_texts(sections: Sequence[Any]) -> Any:
    for section in sections:
        runs = "".join(run.text for run in section.runs if not isinstance(run, Note))
        yield section.label.rstrip("."), section.label + runs
        for part in (*section.texts, *section.tables):
            yield from _part_texts(part)
        yield from _section_texts(section.sections)


def _part_texts(part: Part) -> Iterator[tuple[str, str]]:
    if not isinstance(part, Table):
        yield part.title, part.title + _text(part.blocks)
        return
    if part.title:
        yield part.title, part.title
    names = {column.key: column.name for column in part.columns}
    for row in part.rows:
        for cell in row.cells:
            where = f"{row.number}, " if row.number else ""
            yield f"{where}kolumna „{names[cell.column]}”", _cell_text(cell)


def _cell_text(cell: Cell) -> str:
    return _text(cell.blocks)


def _text(blocks: Sequence[Block]) -> str:
    return "".join(
        "".join(item.marker + _text(item.blocks) for item in block.items)
        if isinstance(block, Listing)
        else "".join(run.text for run in block.runs if not isinstance(run, Note))
        for block in blocks
    )
