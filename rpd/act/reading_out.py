"""An annex → the text of it as printed, with a character for every mark of a footnote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rpd.act import printed_parts
from rpd.act.printed import Footnotes, Heading, Line, Passage, Printed, PrintedRow
from rpd.act.printed_parts import FRONT, MADE_OF, PARTS
from rpd.act.tokens import mark
from rpd.annex.annex import label
from rpd.annex.noting import REPEALED
from rpd.annex.table import (
    Annex,
    Block,
    Column,
    Listing,
    Note,
    Part,
    Prose,
    Run,
    Section,
    Table,
    sections,
    tables,
)
from rpd.plan.model import Kolumna
from rpd.plan.profil import DZIALANIE, Profil
from rpd.plan.values import STATED
from rpd.polish.wording import plain

_NO_HEADING = "-"
"""What stands above the rows that stand right in the plan; its own number is ""."""


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
    ids = {note.number: note.id for note in annex.footnotes}
    reader = _Reader(ids, marks, annex.profil)
    found = tuple(reader.headings(annex.sections, ""))
    if annex.profil.holds("plan", DZIALANIE) and not any(not h.number for h in found):
        found = (_unheaded(annex.profil), *found)
    return Printed(
        title=plain(annex.title),
        headings=(
            *reader.parts("", FRONT, _tables(annex.opening)),
            *found,
            *reader.parts("", PARTS, _tables(annex.closing)),
        ),
        footnotes=Footnotes(
            {note.id: note.mark.removesuffix(")") for note in annex.footnotes},
            {note.id: tuple(reader.lines(note.blocks)) for note in annex.footnotes},
        ),
        marked=dict(reader.header_marks(annex)),
        profil=annex.profil,
        passages=dict(reader.passages(annex)),
    )


def _tables(parts: Iterable[Part]) -> Iterator[Table]:
    return (part for part in parts if isinstance(part, Table))


def _unheaded(profil: Profil) -> Heading:
    """The place of rows right in a plan that has none there yet."""
    return Heading("", 2, profil.dzialanie, "", "", "", _NO_HEADING, ())


class _Reader:
    def __init__(self, ids: Mapping[int, str], marks: Marks, profil: Profil) -> None:
        self._ids = ids
        self._profil = profil
        self._marks = marks

    def headings(self, level: Iterable[Section], parent: str) -> Iterator[Heading]:
        for section in level:
            noun, _, short = section.label.rstrip(".").rpartition("\u00a0")
            if section.poziom.numbering == "brak":
                short = f"„{section.name.partition(f' {STATED}')[0]}”"
            several = printed_parts.apart(section, self._profil)
            yield Heading(
                number=section.number,
                level=section.level,
                poziom=section.poziom,
                noun=noun,
                short=short,
                name="" if section.repealed else self._text(section.runs),
                parent=parent if section.number else _NO_HEADING,
                rows=tuple(self._rows(section.table)) if not several else (),
                repealed=section.repealed,
                section=section,
                table=None if several else section.table,
            )
            if several:
                yield from self.parts(section.number, section.number, _tables(section.tables))
            yield from self.headings(section.sections, section.number)

    def parts(self, section: str, parent: str, tables: Iterable[Table]) -> Iterator[Heading]:
        """Parts that are places of their own."""
        for table in tables:
            level = printed_parts.level_of(table)
            yield Heading(
                number=printed_parts.number_of(section, table),
                level=2,
                poziom=level,
                noun=level.noun.one,
                short=printed_parts.short(table, self._profil),
                name="",
                parent=parent,
                rows=tuple(self._rows(table)),
                table=table,
            )

    def _rows(self, table: Table | None) -> Iterator[PrintedRow]:
        for row in table.rows if table else ():
            bare = plain(label(row.own or row.lp))
            lp = plain(row.lp)
            yield PrintedRow(
                lp=lp,
                repealed=row.repealed,
                cells={cell.column: tuple(self.lines(cell.blocks, bare)) for cell in row.cells},
                number=row.number,
                part_of=lp.partition(MADE_OF)[0] if row.rank == "w-tym" else "",
                own=plain(row.own),
                within=row.within,
            )

    def passages(self, annex: Annex) -> Iterator[tuple[str, Passage]]:
        """The texts with a name, in the order of the annex."""
        for parts, where in ((annex.opening, "początku"), (annex.closing, "końcu")):
            untitled = [part.key for part in parts if isinstance(part, Prose) and not part.title]
            for part in parts:
                if isinstance(part, Prose):
                    noun = None if part.title else printed_parts.text(part.key, untitled, where)
                    lines = tuple(self.lines(part.blocks))
                    closing = parts is annex.closing
                    yield part.key, Passage("", plain(part.title), lines, noun, closing)
        for section in sections(annex):
            for text in section.texts:
                lines = tuple(self.lines(text.blocks))
                yield text.key, Passage(section.number, plain(text.title), lines)

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
        """The fields whose first column carries a footnote, with its id."""
        seen: set[Kolumna] = set()
        for table in tables(annex):
            fresh = [one for one in table.columns if one.field not in seen]
            yield from self._column_marks(fresh)
            seen |= {one.field for one in fresh}
            if not annex.profil.uklad:
                return

    def _column_marks(self, columns: Iterable[Column]) -> Iterator[tuple[Kolumna, str]]:
        for column in columns:
            for run in column.runs:
                if isinstance(run, Note):
                    yield column.field, self._ids[run.number]
