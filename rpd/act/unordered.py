"""What two annexes print that no order of an amending act reaches: tables of indicators."""

from __future__ import annotations

from collections.abc import Iterator

from rpd.annex.table import Annex, Block, Part, Table, sections
from rpd.plan.profil import WSKAZNIKI


def reworded(old: Annex, new: Annex) -> bool:
    """Whether a table of indicators says something else."""
    return list(_rows(old)) != list(_rows(new))


def _rows(annex: Annex) -> Iterator[tuple[str, tuple[tuple[Block, ...], ...]]]:
    """The rows of those tables as they are printed, each with the title of its table."""
    for part in _parts(annex):
        if isinstance(part, Table) and part.rows_are == WSKAZNIKI:
            for row in part.rows:
                yield part.title, tuple(cell.blocks for cell in row.cells)


def _parts(annex: Annex) -> Iterator[Part]:
    yield from annex.opening
    for section in sections(annex):
        yield from section.tables
    yield from annex.closing
