"""Instructions → the words of § 1: points, letters and tirets, as drafting rules have them.

Forms: Zasady techniki prawodawczej, § 85 (opening, „uchyla się”, „dodaje się”, „otrzymuje
brzmienie”), § 87 ust. 3 (words), § 94 (all changes in one §, each unit a point, letter, tiret);
for rows of tables, of which the rules do not speak, the practice of Monitor Polski („lp. 3
otrzymuje brzmienie: …”, the row without quotation marks).

A unit that holds one change is written into its sentence; one that holds several gets a colon and
a level of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from rpd.act.edits import Delete, Edit, Insert, Replace
from rpd.act.instructions import (
    Cell,
    Edited,
    Emptied,
    Filled,
    HeaderMarked,
    HeadingAdded,
    HeadingRepealed,
    Instruction,
    Name,
    Note,
    NoteAdded,
    NoteRepealed,
    NotesRenumbered,
    Reworded,
    RowsAdded,
    RowsRepealed,
    RowsReworded,
    Spot,
    TextChanged,
    Title,
)
from rpd.act.phrases import (
    INSTRUMENTAL,
    LOCATIVE,
    in_case,
    inner_quotes,
    kind_of,
    marker,
    named,
    noun,
    numbered,
    quoted,
    row_numbers,
)
from rpd.act.printed import NAMES, Heading, Lines, Printed, Row
from rpd.render.letter import Grid, HeadingLine, Part, Point, Quotation, grid
from rpd.wording import NBSP, join, keep_together

OPENING: Final = "wprowadza się następujące zmiany"


@dataclass(frozen=True, slots=True)
class _Leaf:
    """An order: its words, and what follows them: quoted lines, headings and tables."""

    words: str
    quoted: Lines = ()
    annexed: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class _Unit:
    """A unit being amended: „w lp. 3”, with the orders in it."""

    words: str
    children: list[_Unit | _Leaf] = field(default_factory=list)


def sentences(
    instructions: Sequence[Instruction], old: Printed, new: Printed, ids: Mapping[str, str]
) -> tuple[str, tuple[Part, ...]]:
    """What follows the words that name the annex („… w załączniku nr 1 ”), and the parts below it.

    `ids` are the footnotes' ids by their marks (`printed.Marks.ids`). With one change the first is
    the whole sentence, with several it is „wprowadza się następujące zmiany:”.
    """
    return _Writer(old, new, ids).write(instructions)


class _Writer:
    def __init__(self, old: Printed, new: Printed, ids: Mapping[str, str]) -> None:
        self._old, self._new, self._ids = old, new, ids
        self._short = {h.number: h for h in (*new.headings, *old.headings)}

    def write(self, instructions: Sequence[Instruction]) -> tuple[str, tuple[Part, ...]]:
        units = [
            unit
            for _, group in groupby(instructions, key=_unit_key)
            for unit in self._units(list(group))
        ]
        parts: list[Part] = []
        if len(units) == 1:
            lead = self._one(units[0], 0, ".", parts)
        else:
            lead = f"{OPENING}:"
            self._several(units, 1, ".", parts)
        return lead, tuple(parts)

    # --- laying out ------------------------------------------------------------------------------

    def _several(
        self, units: Sequence[_Unit | _Leaf], level: int, end: str, parts: list[Part]
    ) -> None:
        for position, unit in enumerate(units):
            last = position == len(units) - 1
            sign = end if last else (";" if level == 1 else ",")
            below: list[Part] = []
            words = self._one(unit, level, sign, below)
            parts.append(Point(level, marker(level, position), keep_together(words)))
            parts += below

    def _one(self, unit: _Unit | _Leaf, level: int, end: str, parts: list[Part]) -> str:
        """The words of a unit; what stands below them goes to `parts`."""
        if isinstance(unit, _Leaf):
            return self._leaf(unit, level, end, parts)
        if len(unit.children) == 1:
            return f"{unit.words} {self._one(unit.children[0], level, end, parts)}"
        self._several(unit.children, level + 1, end, parts)
        return f"{unit.words} {OPENING}:" if level == 0 else f"{unit.words}:"

    def _leaf(self, leaf: _Leaf, level: int, end: str, parts: list[Part]) -> str:
        if leaf.annexed:
            # After a table nothing can be written that would end the sentence.
            parts += leaf.annexed
            return f"{leaf.words}:"
        if not leaf.quoted:
            return leaf.words + end
        lines = [inner_quotes(line) for line in leaf.quoted]
        if len(lines) == 1:
            return f"{leaf.words}: „{lines[0]}”{end}"
        lines = [f"„{lines[0]}", *lines[1:-1], f"{lines[-1]}”{end}"]
        parts.append(Quotation(level, tuple(map(keep_together, lines))))
        return f"{leaf.words}:"

    # --- units -----------------------------------------------------------------------------------

    def _units(self, group: list[Instruction]) -> Iterator[_Unit | _Leaf]:
        """The units of neighbouring instructions that concern the same heading, title or note."""
        match group[0]:
            case TextChanged(Title()):
                yield self._texts("w tytule", group)
            case TextChanged(Note(number)):
                yield self._note(number, group)
            case TextChanged(Name(heading)) | TextChanged(Cell(heading)):
                yield self._heading(heading, group)
            case RowsAdded(heading) | RowsReworded(heading) | RowsRepealed(heading):
                yield self._heading(heading, group)
            case HeadingAdded(heading) | HeadingRepealed(heading):
                for instruction in group:
                    leaf = self._heading_came_or_went(instruction)
                    above = self._path(heading.parent)
                    yield _Unit(above, [leaf]) if above else leaf
            case _:
                yield from (self._about_notes(instruction) for instruction in group)

    def _path(self, number: str) -> str:
        """„w Celu szczegółowym I w Priorytecie I.1 w Kierunku interwencji 2”, "" for no heading."""
        named = []
        while number:
            heading = self._short[number]
            named.append(f"w{NBSP}{in_case(heading, LOCATIVE)}")
            number = heading.parent
        return " ".join(reversed(named))

    def _heading(self, heading: Heading, group: list[Instruction]) -> _Unit:
        unit = _Unit(self._path(heading.number))
        for is_name, part in groupby(group, key=_about_name):
            members = list(part)
            if is_name:
                unit.children.extend(self._name(members))
            else:
                unit.children.append(_Unit(f"w{NBSP}tabeli", list(self._table(members))))
        return unit

    def _name(self, group: list[Instruction]) -> list[_Unit | _Leaf]:
        (change,) = group
        assert isinstance(change, TextChanged)
        if isinstance(change.how, Edited):
            return [self._texts(f"w{NBSP}nazwie", group)]
        return list(self._orders(change))

    def _table(self, group: list[Instruction]) -> Iterator[_Unit | _Leaf]:
        for _, part in groupby(group, key=_row_key):
            members = list(part)
            first = members[0]
            if isinstance(first, TextChanged):
                assert isinstance(first.spot, Cell)
                yield self._row(first.spot.lp, members)
            else:
                yield from (self._rows(instruction) for instruction in members)

    def _row(self, lp: str, group: list[Instruction]) -> _Unit:
        row = _Unit(f"w{NBSP}lp.{NBSP}{lp}")
        for instruction in group:
            assert isinstance(instruction, TextChanged)
            assert isinstance(instruction.spot, Cell)
            name = NAMES[instruction.spot.column]
            row.children.append(self._texts(f"w{NBSP}kolumnie „{name}”", [instruction]))
        return row

    def _rows(self, instruction: Instruction) -> _Leaf:
        match instruction:
            case RowsRepealed(_, lps):
                return _Leaf(f"uchyla się {row_numbers(lps)}")
            case RowsReworded(heading, rows):
                verb = "otrzymuje" if len(rows) == 1 else "otrzymują"
                said = row_numbers([row.lp for row in rows])
                table = self._grid(heading, rows, "nowe brzmienie")
                return _Leaf(f"{said} {verb} brzmienie", (), (table,))
            case RowsAdded(heading, after, rows, at_end):
                said = f"dodaje się {row_numbers([row.lp for row in rows])} w{NBSP}brzmieniu"
                if not at_end:
                    first = heading.rows[0].lp if heading.rows else ""
                    behind = f"po lp.{NBSP}{after}" if after else f"przed lp.{NBSP}{first}"
                    said = f"{behind} {said}"
                return _Leaf(said, (), (self._grid(heading, rows, "dodawane działania"),))
        raise AssertionError(instruction)

    def _grid(self, heading: Heading, rows: Sequence[Row], what: str) -> Grid:
        """The rows as the new annex prints them, under the columns of the annex."""
        wanted = {row.lp for row in rows}
        found = next(h for h in self._new.headings if h.number == heading.number)
        table = found.section.table
        assert table is not None
        chosen = [r for r in table.rows if r.number.rpartition("/")[2] in wanted]
        numbers = row_numbers([row.lp for row in rows])
        caption = f"Kierunek interwencji {heading.number}, {numbers}: {what}"
        return grid(table.columns, chosen, keep_together(caption))

    def _heading_came_or_went(self, instruction: Instruction) -> _Leaf:
        if isinstance(instruction, HeadingRepealed):
            return _Leaf(f"uchyla się {named(instruction.heading)}")
        assert isinstance(instruction, HeadingAdded)
        heading = instruction.heading
        said = f"dodaje się {named(heading)} w{NBSP}brzmieniu"
        if not instruction.at_end:
            if instruction.after:
                behind = in_case(self._short[instruction.after], LOCATIVE)
                said = f"po {behind} {said}"
            else:
                first = next(h for h in self._old.headings if h.parent == heading.parent)
                said = f"przed {in_case(first, INSTRUMENTAL)} {said}"
        return _Leaf(said, (), tuple(self._content((heading, *instruction.below))))

    def _content(self, headings: Sequence[Heading]) -> Iterator[Part]:
        """Headings and tables; an act has none above the first, so its level is the second."""
        for heading in headings:
            level = heading.level - headings[0].level + 2
            label = f"{heading.noun}{NBSP}{heading.short}."
            yield HeadingLine(level, keep_together(f"{label} {self._marked(heading.name)}"))
            if table := heading.section.table:
                yield grid(table.columns, table.rows, table.caption)

    # --- texts -----------------------------------------------------------------------------------

    def _texts(self, where: str, group: list[Instruction]) -> _Unit:
        unit = _Unit(where)
        for instruction in group:
            assert isinstance(instruction, TextChanged)
            unit.children.extend(self._orders(instruction))
        return unit

    def _orders(self, change: TextChanged) -> Iterator[_Leaf]:
        new = self._marked
        match change.how:
            case Edited(edits):
                money = isinstance(change.spot, Cell) and change.spot.column == "budzet"
                for edit in edits:
                    yield _Leaf(self._edit(edit, money=money))
            case Reworded(lines):
                yield _Leaf(_reworded(change.spot), tuple(map(new, lines)))
            case Filled(lines):
                yield _Leaf(f"dodaje się treść w{NBSP}brzmieniu", tuple(map(new, lines)))
            case Emptied(lines):
                if len(lines) > 1:
                    yield _Leaf("skreśla się całą treść")
                else:
                    yield _Leaf(f"skreśla się {noun(lines[0], 0)} {quoted(self._was(lines[0]))}")

    def _edit(self, edit: Edit, *, money: bool) -> str:
        match edit:
            case Replace(old, new):
                before, after = self._was(old), self._marked(new)
                # Where the marks themselves change they stand as they are.
                quote = quoted if inner_quotes(before) != inner_quotes(after) else "„{}”".format
                said = f"{noun(old, 0, kind_of(old, money))} {quote(before)} zastępuje się "
                return f"{said}{noun(new, 1, kind_of(new, money))} {quote(after)}"
            case Insert(after, new):
                behind = f"{noun(after, 2, kind_of(after, money))} {quoted(self._was(after))}"
                added = f"{noun(new, 0, kind_of(new, money))} {quoted(self._marked(new))}"
                return f"po {behind} dodaje się {added}"
            case Delete(old):
                return f"skreśla się {noun(old, 0, kind_of(old, money))} {quoted(self._was(old))}"

    # --- footnotes -------------------------------------------------------------------------------

    def _note(self, number: int, group: list[Instruction]) -> _Unit:
        (change,) = group
        assert isinstance(change, TextChanged)
        if isinstance(change.how, Reworded):
            lines = tuple(map(self._marked, change.how.lines))
            return _Unit(f"przypis{NBSP}{number}", [_Leaf("otrzymuje brzmienie", lines)])
        return self._texts(f"w{NBSP}przypisie{NBSP}{number}", group)

    def _about_notes(self, instruction: Instruction) -> _Leaf:
        match instruction:
            case HeaderMarked(column, identifier, done):
                numbers = (self._new if done == "added" else self._old).footnotes.numbers
                verb = "dodaje się" if done == "added" else "skreśla się"
                return _Leaf(
                    f"w{NBSP}pierwszej tabeli w{NBSP}nagłówku kolumny „{NAMES[column]}” {verb} "
                    f"odnośnik do przypisu{NBSP}{numbers[identifier]}"
                )
            case NoteRepealed(_, number):
                return _Leaf(f"uchyla się przypis{NBSP}{number}")
            case NoteAdded(_, number, lines):
                words = f"dodaje się przypis{NBSP}{number} w{NBSP}brzmieniu"
                return _Leaf(words, tuple(map(self._marked, lines)))
            case NotesRenumbered(pairs):
                olds, news = ([str(pair[side]) for pair in pairs] for side in (0, 1))
                if len(pairs) == 1:
                    return _Leaf(
                        f"dotychczasowy przypis{NBSP}{olds[0]} oznacza się jako "
                        f"przypis{NBSP}{news[0]}"
                    )
                return _Leaf(
                    f"dotychczasowe przypisy {join(olds)} oznacza się odpowiednio jako "
                    f"przypisy {join(news)}"
                )
        raise AssertionError(instruction)

    def _marked(self, text: str) -> str:
        """A text of the new annex with the numbers of its footnotes."""
        return numbered(text, self._ids, self._new.footnotes.numbers)

    def _was(self, text: str) -> str:
        """A text of the old annex with the numbers of its footnotes."""
        return numbered(text, self._ids, self._old.footnotes.numbers)


def _reworded(spot: Spot) -> str:
    if isinstance(spot, Name):
        return "nazwa otrzymuje brzmienie"
    return "treść otrzymuje brzmienie"


# --- what belongs together -----------------------------------------------------------------------


def _unit_key(instruction: Instruction) -> tuple[str, ...]:
    """Equal for neighbours that one point can hold."""
    match instruction:
        case TextChanged(Name(heading)) | TextChanged(Cell(heading)):
            return ("heading", heading.number)
        case RowsAdded(heading) | RowsReworded(heading) | RowsRepealed(heading):
            return ("heading", heading.number)
        case HeadingAdded(heading) | HeadingRepealed(heading):
            return ("came or went", heading.number)
        case TextChanged(Note(number)):
            return ("note", str(number))
        case TextChanged():
            return ("title",)
        case _:
            return ("other",)


def _about_name(instruction: Instruction) -> bool:
    return isinstance(instruction, TextChanged) and isinstance(instruction.spot, Name)


def _row_key(instruction: Instruction) -> str:
    if isinstance(instruction, TextChanged) and isinstance(instruction.spot, Cell):
        return instruction.spot.lp
    return ""
