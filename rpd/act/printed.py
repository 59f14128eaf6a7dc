"""An annex as the text that is printed: what an amending act quotes, and where it stands.

A cell is its lines: a paragraph or an item of a list each. A mark of a footnote is one character
(`tokens.mark`) that names the footnote and not its number. Spaces are plain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from rpd.act.tokens import mark
from rpd.annex.annex import label
from rpd.annex.noting import REPEALED
from rpd.annex.table import Annex, Block, Column, Listing, Note, Run, Section, sections
from rpd.plan.model import Kolumna
from rpd.plan.profil import Level, Profil
from rpd.polish.wording import plain


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or, with a ``marker`` („a)”, „–”), an item of a list.

    ``nested`` stands within the item above it; ``bare`` is a label without words („Ad 1)”).
    """

    text: str
    marker: str = ""
    nested: bool = False
    bare: bool = False

    @property
    def said(self) -> str:
        """The line as it is printed."""
        return f"{self.marker} {self.text}".strip()


Lines = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row of a table: its number and its cells; only the first cell is there once repealed."""

    lp: str
    repealed: bool
    cells: Mapping[Kolumna, Lines]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: ``number`` in full („I.1.2”), ``noun`` and short number as printed, its name."""

    number: str
    level: int
    poziom: Level
    noun: str
    short: str
    name: str
    parent: str
    rows: tuple[PrintedRow, ...]
    repealed: bool = False
    section: Section | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Footnotes:
    """Which footnote a mark stands for: numbers by id, texts by id."""

    numbers: Mapping[str, str]
    texts: Mapping[str, Lines]


@dataclass(frozen=True, slots=True)
class Printed:
    """An annex as printed. ``marked`` are the columns whose header carries a footnote."""

    title: str
    headings: tuple[Heading, ...]
    footnotes: Footnotes
    marked: Mapping[Kolumna, str]
    profil: Profil = field(compare=False, repr=False)


class Marks:
    """Gives every footnote a character of its own, the same one for both annexes compared."""

    def __init__(self) -> None:
        self._characters: dict[str, str] = {}

    def character(self, identifier: str) -> str:
        """The character of the footnote with that id."""
        return self._characters.setdefault(identifier, mark(len(self._characters)))

    def ids(self) -> dict[str, str]:
        """The footnotes' ids by their characters."""
        return {character: identifier for identifier, character in self._characters.items()}


def printed(annex: Annex, marks: Marks) -> Printed:
    """The annex as printed text."""
    reader = _Reader({note.number: note.id for note in annex.footnotes}, marks)
    found = tuple(reader.headings(annex.sections, ""))
    return Printed(
        title=plain(annex.title),
        headings=found,
        footnotes=Footnotes(
            {note.id: note.mark.removesuffix(")") for note in annex.footnotes},
            {note.id: tuple(reader.lines(note.blocks)) for note in annex.footnotes},
        ),
        marked=dict(reader.header_marks(annex)),
        profil=annex.profil,
    )


class _Reader:
    def __init__(self, ids: Mapping[int, str], marks: Marks) -> None:
        self._ids = ids
        self._marks = marks

    def headings(self, level: Iterable[Section], parent: str) -> Iterator[Heading]:
        for section in level:
            noun, _, short = section.label.rstrip(".").rpartition("\u00a0")
            yield Heading(
                number=section.number,
                level=section.level,
                poziom=section.poziom,
                noun=noun,
                short=short,
                name="" if section.repealed else self._text(section.runs),
                parent=parent,
                rows=tuple(self._rows(section)),
                repealed=section.repealed,
                section=section,
            )
            yield from self.headings(section.sections, section.number)

    def _rows(self, section: Section) -> Iterator[PrintedRow]:
        for row in section.table.rows if section.table else ():
            lp = row.number.rpartition("/")[2]
            bare = plain(label(lp))
            yield PrintedRow(
                lp=lp,
                repealed=row.repealed,
                cells={cell.column: tuple(self.lines(cell.blocks, bare)) for cell in row.cells},
            )

    def lines(self, blocks: Iterable[Block], bare: str = "") -> Iterator[Line]:
        """Paragraphs and items, one a line, without lines of nothing."""
        for block in blocks:
            if isinstance(block, Listing):
                for item in block.items:
                    inner = list(self.lines(item.blocks))
                    plain_first = bool(inner) and not inner[0].marker
                    first = inner[0].text if plain_first else ""
                    if first == REPEALED:
                        continue  # The stub of a letter is no text that an act could change.
                    yield Line(first, item.marker)
                    for line in inner[plain_first:]:
                        yield Line(line.text, line.marker, nested=True)
            elif text := self._text(block.runs):
                yield Line(text, bare=text == bare)

    def _text(self, runs: Iterable[Run]) -> str:
        return plain(
            "".join(
                self._marks.character(self._ids[run.number]) if isinstance(run, Note) else run.text
                for run in runs
            )
        )

    def header_marks(self, annex: Annex) -> Iterator[tuple[Kolumna, str]]:
        """The columns of the first table that carry a footnote, with its id."""
        for section in sections(annex):
            if section.table is not None:
                yield from self._column_marks(section.table.columns)
                return

    def _column_marks(self, columns: Iterable[Column]) -> Iterator[tuple[Kolumna, str]]:
        for column in columns:
            for run in column.runs:
                if isinstance(run, Note):
                    yield column.key, self._ids[run.number]
