"""The annex as formats of text print it: cards are tables of two columns, lists are lists.

Acts and data formats read rows and columns; whoever prints needs no more than tables and blocks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from rpd.annex.table import (
    Annex,
    Block,
    Cell,
    Column,
    Item,
    Listing,
    Note,
    Paragraph,
    Part,
    Points,
    Row,
    Run,
    Section,
    Table,
    Text,
)

LABEL_WIDTH: Final = 24
"""Percent of a card that labels take."""


def laid_out(annex: Annex) -> Annex:
    """The same annex without cards and lists of rows."""
    if not annex.profil.uklad:
        return annex
    return replace(
        annex,
        opening=tuple(_parts(annex.opening)),
        sections=tuple(map(_section, annex.sections)),
        closing=tuple(_parts(annex.closing)),
    )


def _section(section: Section) -> Section:
    return replace(
        section,
        tables=tuple(_parts(section.tables)),
        sections=tuple(map(_section, section.sections)),
    )


def _parts(parts: Iterable[Part]) -> Iterator[Part]:
    for part in parts:
        if isinstance(part, Table) and part.layout == "karty":
            yield from cards(part)
        elif isinstance(part, Table) and part.layout == "lista":
            yield Points(part.caption, part.title, part.anchor, (_listing(part),))
        else:
            yield part


# --- cards ---------------------------------------------------------------------------------------


def cards(table: Table) -> Iterator[Table]:
    """A table for each row: its name at the top, then a label and what stands under it."""
    for position, row in enumerate(table.rows):
        first = position == 0
        name = "".join(run.text for run in _runs(row.cells[0].blocks) if not isinstance(run, Note))
        head = (
            Column("etykieta", row.label, LABEL_WIDTH, (Text(row.label),)),
            Column("tresc", name, 100 - LABEL_WIDTH, _runs(row.cells[0].blocks)),
        )
        about = list(zip(table.columns, row.cells, strict=True))[1:]
        rows = tuple(
            Row(
                anchor=row.anchor if at == 0 else "",
                number=row.number,
                repealed=False,
                short=row.short,
                cells=(
                    Cell("etykieta", (Paragraph(column.runs),)),
                    Cell("tresc", cell.blocks),
                ),
            )
            for at, (column, cell) in enumerate(about if not row.repealed else ())
        )
        yield replace(
            table,
            caption=f"{row.label} {name}",
            columns=head,
            rows=rows,
            title=table.title if first else "",
            anchor=table.anchor if first else "",
        )


def _runs(blocks: Iterable[Block]) -> tuple[Run, ...]:
    """Blocks as one line."""
    found: list[Run] = []
    for block in blocks:
        if isinstance(block, Listing):
            lines = [(Text(f"{item.marker} "), *_runs(item.blocks)) for item in block.items]
        else:
            lines = [block.runs]
        for line in lines:
            found += (Text(" "), *line) if found else line
    return tuple(found)


# --- lists ---------------------------------------------------------------------------------------


def _listing(table: Table) -> Listing:
    """An item for each row: the name, then what else is known of it under its label."""
    return Listing(
        tuple(Item(row.label, tuple(_labelled(table.columns, row.cells))) for row in table.rows)
    )


def _labelled(columns: Iterable[Column], row: Iterable[Cell]) -> Iterator[Block]:
    for position, (column, cell) in enumerate(zip(columns, row, strict=True)):
        if position == 0 or not cell.blocks:
            yield from cell.blocks
            continue
        opening, *rest = cell.blocks
        notes = tuple(run for run in column.runs if isinstance(run, Note))
        if isinstance(opening, Paragraph):
            yield Paragraph((Text(f"{column.name}: "), *notes, *opening.runs))
            yield from rest
        else:
            yield Paragraph((Text(f"{column.name}:"), *notes))
            yield from cell.blocks
