"""An annex as the text that is printed: what an amending act quotes, and where it stands.

A cell is its lines: a paragraph or an item of a list („a) raport”) each. A mark of a footnote is
one character (`mark`) that names the footnote and not its number, because numbers change when
notes come and go.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from rpd.model import Kolumna
from rpd.render.annex import COLUMNS
from rpd.render.table import Annex, Block, Column, Listing, Note, Run, Section, sections

Lines = tuple[str, ...]

_FIRST_MARK = 0xD800
"""Footnotes are single surrogates: the reader refuses those, so no plan's text can hold one."""
_LAST_MARK = 0xDFFF

NAMES: Mapping[Kolumna, str] = {key: name for key, name, _ in COLUMNS}
"""The headers of the columns."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its ``lp`` and its cells; only the first cell is there once repealed."""

    lp: str
    repealed: bool
    cells: Mapping[Kolumna, Lines]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: ``number`` in full („I.1.2”), ``noun`` and short number as printed, its name."""

    number: str
    level: int
    noun: str
    short: str
    name: str
    parent: str
    rows: tuple[Row, ...]
    section: Section = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Footnotes:
    """Which footnote a mark stands for: characters by id, numbers by character, texts by id."""

    numbers: Mapping[str, int]
    texts: Mapping[str, Lines]


@dataclass(frozen=True, slots=True)
class Printed:
    """An annex as printed. ``marked`` are the columns whose header carries a footnote."""

    title: str
    headings: tuple[Heading, ...]
    footnotes: Footnotes
    marked: Mapping[Kolumna, str]


class Marks:
    """Gives every footnote a character of its own, the same one for both annexes of a comparison.

    Of more than 2,048 footnotes the last could not be told apart.
    """

    def __init__(self) -> None:
        self._characters: dict[str, str] = {}

    def character(self, identifier: str) -> str:
        """The character of the footnote with that id."""
        code = min(_FIRST_MARK + len(self._characters), _LAST_MARK)
        return self._characters.setdefault(identifier, chr(code))

    def ids(self) -> dict[str, str]:
        """The footnotes' ids by their characters."""
        return {character: identifier for identifier, character in self._characters.items()}


def is_mark(character: str) -> bool:
    """Whether a character of printed text is the mark of a footnote."""
    return _FIRST_MARK <= ord(character) <= _LAST_MARK


def printed(annex: Annex, marks: Marks) -> Printed:
    """The annex as printed text."""
    reader = _Reader({note.number: note.id for note in annex.footnotes}, marks)
    found = tuple(reader.headings(annex.sections, ""))
    return Printed(
        title=annex.title,
        headings=found,
        footnotes=Footnotes(
            {note.id: note.number for note in annex.footnotes},
            {note.id: tuple(reader.lines(note.blocks)) for note in annex.footnotes},
        ),
        marked=dict(reader.header_marks(annex)),
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
                noun=noun,
                short=short,
                name=self._text(section.runs),
                parent=parent,
                rows=tuple(self._rows(section)),
                section=section,
            )
            yield from self.headings(section.sections, section.number)

    def _rows(self, section: Section) -> Iterator[Row]:
        for row in section.table.rows if section.table else ():
            yield Row(
                lp=row.number.rpartition("/")[2],
                repealed=row.repealed,
                cells={cell.column: tuple(self.lines(cell.blocks)) for cell in row.cells},
            )

    def lines(self, blocks: Iterable[Block]) -> Iterator[str]:
        """Paragraphs and items, one a line, without lines of nothing."""
        for block in blocks:
            if isinstance(block, Listing):
                for item in block.items:
                    first, *rest = list(self.lines(item.blocks)) or [""]
                    yield f"{item.marker} {first}".rstrip()
                    yield from rest
            elif text := self._text(block.runs):
                yield text

    def _text(self, runs: Iterable[Run]) -> str:
        return "".join(
            self._marks.character(self._ids[run.number]) if isinstance(run, Note) else run.text
            for run in runs
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
