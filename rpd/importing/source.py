"""The neutral source: what a document says, whatever its format, with the place of every piece.

Readers of formats fill it and interpret nothing; what a plan is made of is recognised from it
(``recognise.py``), the same way for each format. Everything that is not in ``blocks`` and ``notes``
but stood in the document is in ``passed_over``: so it can be counted that nothing was lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field

from rpd.errors import Remark
from rpd.frozen import dataclass

MARK = re.compile(r"\[\^([^\]\s]+)\]")
"""The mark of a footnote in the text, as in a plan: ``[^1]``."""

DAY = "arkusz ma tu datę; sprawdź, czy nie powstała z numeru albo ułamka"
"""The doubt about a day in a spreadsheet: it is none where the column is about days."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; lines that were broken within it stay lines.

    ``place`` is a Polish phrase by which a person finds it („strona 7”, „tabela 3, wiersz 4,
    kolumna „Termin””). ``level`` is that of a heading, 1 the highest, where the document says so.
    ``label`` is numbering that the document prints but does not hold as text („a)”, „1.”, „–”).
    ``doubt`` is why the reader is not sure that the text stands so (a sentence, or "").
    """

    text: str
    place: str = ""
    level: int | None = None
    label: str = ""
    doubt: str = ""

    @property
    def printed(self) -> str:
        """The text with its numbering, as a reader of the document sees it."""
        return f"{self.label} {self.text}".rstrip() if self.label else self.text


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; one that covers others stands once, where it begins.

    ``column`` counts from 0 in the grid of the table. ``tables`` are tables within the cell.
    """

    paragraphs: tuple[Paragraph, ...] = ()
    place: str = ""
    column: int = 0
    columns: int = 1
    rows: int = 1
    header: bool = False
    tables: tuple[Table, ...] = ()
    doubt: str = ""

    @property
    def text(self) -> str:
        """Its paragraphs one under another, with their numbering."""
        return "\n".join(one.printed for one in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its cells from left to right; ``continued`` where the one above goes on.

    ``continued`` is set only where the format says that a page tore the row.
    """

    cells: tuple[Cell, ...]
    place: str = ""
    continued: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``width`` is the number of columns of its grid."""

    rows: tuple[Row, ...]
    place: str = ""
    width: int = 0


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A text of the document that is no part of the plan: a running header, a comment, …

    ``what`` says what it is („nagłówek strony”), ``text`` what it says.
    """

    what: str
    text: str
    place: str = ""


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Source:
    """A document as read. ``notes`` are its footnotes by the marks that stand in the text.

    ``remarks`` are what the reader has decided or could not do (whole sentences). A ``flat``
    source has lost the lines within its cells: what stood on lines of its own follows on one.
    """

    blocks: tuple[Block, ...]
    notes: dict[str, str] = field(default_factory=dict)
    passed_over: tuple[PassedOver, ...] = ()
    remarks: tuple[Remark, ...] = ()
    name: str = ""
    flat: bool = False


def pieces(source: Source) -> Iterator[tuple[str, str]]:
    """Every piece of text of a document as (text, place): blocks, notes and what was passed over.

    Labels are part of the text. What is counted as conserved is counted over these.
    """
    for block in source.blocks:
        yield from _of_block(block)
    for mark, text in source.notes.items():
        yield text, f"przypis {mark}"
    for one in source.passed_over:
        yield one.text, one.place


def _of_block(block: Block) -> Iterator[tuple[str, str]]:
    if isinstance(block, Paragraph):
        yield block.printed, block.place
        return
    for row in block.rows:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                yield paragraph.printed, paragraph.place or cell.place
            for table in cell.tables:
                yield from _of_block(table)
