"""An order → its places and its sentence, in the words of the table of forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from rpd.act import forms
from rpd.act.edits import Edit
from rpd.act.orders import (
    Cell,
    Emptied,
    HeaderMarked,
    HeadingsAdded,
    HeadingsRepealed,
    Name,
    Note,
    NotesAdded,
    NotesRenumbered,
    NotesRepealed,
    NotesReworded,
    Order,
    Relettered,
    RowsAdded,
    RowsRepealed,
    RowsReworded,
    TermChanged,
    Text,
    TextChange,
    TextOrder,
    Title,
    UnitsAdded,
    UnitsRepealed,
    Wording,
    Words,
)
from rpd.act.phrases import (
    HEADINGS,
    NOTE,
    Quoting,
    inner_quotes,
    listed,
    noun,
    numbered,
    ordinal,
    quoted,
    row_noun,
    units_named,
    used,
)
from rpd.act.printed import NAMES, Heading, Lines, Printed, Row
from rpd.act.texts import MONEY
from rpd.act.units import Unit
from rpd.render.letter import Grid, HeadingLine, Part, grid
from rpd.wording import NBSP, join, keep_together

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """An order: its words, and what follows them: quoted lines, headings and tables."""

    words: str
    quoted: tuple[str, ...] = ()
    annexed: tuple[Part, ...] = ()


class Worder:
    """Words orders that lead from one printed annex to another."""

    def __init__(self, old: Printed, new: Printed, ids: Mapping[str, str]) -> None:
        self._old, self._new = old, new
        self._headings = {h.number: h for h in (*new.headings, *old.headings)}
        # A mark that goes has its number in the old annex, one that comes in the new one.
        self._was = Quoting(ids, old.footnotes.numbers)
        self._is = Quoting(ids, new.footnotes.numbers)
        self._numbers = {**new.footnotes.numbers, **old.footnotes.numbers}
        self._row = row_noun(tuple(NAMES.values()))

    def worded(self, order: Order) -> tuple[Path, Leaf]:
        """The places of an order, from the widest to the narrowest, and its sentence."""
        match order:
            case TextOrder(texts, change):
                return self._text_order(texts, change)
            case TermChanged():
                return (), self._term(order)
            case RowsAdded() | RowsReworded() | RowsRepealed():
                return self._path(order.heading), self._rows(order)
            case HeadingsAdded(((first, _), *_)):
                return self._path(first.parent), self._headings_added(order)
            case HeadingsRepealed((first, *_)):
                return self._path(self._headings[first].parent), self._headings_repealed(order)
            case HeaderMarked(column, note, done):
                form = "marked" if done == "added" else "unmarked"
                number = self._numbers[note]
                place = forms.place("header", NAMES[column])
                return (place,), Leaf(forms.said(form, unit=numbered(NOTE.one, [number])))
            case _:
                return (), self._notes(order)

    # --- places ----------------------------------------------------------------------------------

    def _path(self, number: str) -> Path:
        """„w Celu szczegółowym I w Priorytecie I.1”: one place, nothing for no heading."""
        return (self._heading(number),) if number else ()

    def _heading(self, number: str) -> str:
        named = []
        while number:
            heading = self._headings[number]
            name = numbered(HEADINGS[heading.level].locative, [heading.short])
            named.append(forms.place("heading", name))
            number = heading.parent
        return " ".join(reversed(named))

    def _row_place(self, lps: Sequence[str]) -> str:
        word = self._row.many_locative if len(lps) > 1 else self._row.locative
        return forms.place("row", numbered(word, lps))

    def _text_path(self, texts: Sequence[Text]) -> tuple[Path, str]:
        """The places around a text, and the place of its words."""
        match texts[0]:
            case Title():
                return (), forms.place("title")
            case Name(heading):
                return self._path(heading), forms.place("name")
            case Note(number):
                return (), forms.place("note", number)
            case Cell(heading, _, column):
                lps = [text.lp for text in texts if isinstance(text, Cell)]
                row = self._row_place(lps)
                return (*self._path(heading), row), forms.place("column", NAMES[column])

    def _units(self, units: Sequence[Unit]) -> Path:
        return tuple(forms.place(unit.kind, ordinal(unit, locative=True)) for unit in units)

    # --- texts -----------------------------------------------------------------------------------

    def _text_order(self, texts: Sequence[Text], change: TextChange) -> tuple[Path, Leaf]:
        around, place = self._text_path(texts)
        money = isinstance(texts[0], Cell) and texts[0].column in MONEY
        within: Path = (*around, place)
        match change:
            case Words(units, edit):
                return (*within, *self._units(units)), Leaf(self._edit(edit, money=money))
            case Wording((), lines):
                leaf = Leaf(forms.said("reworded", unit=_text_named(texts[0])), self._said(lines))
                return around, leaf
            case Wording(units, lines):
                path = (*within, *self._units(units[:-1]))
                unit = units_named(units[-1:])
                return path, Leaf(forms.said("reworded", unit=unit), self._said(lines))
            case UnitsAdded():
                return self._units_added(within, change)
            case UnitsRepealed(above, units):
                path = (*within, *self._units(above))
                return path, Leaf(forms.said("repealed", unit=units_named(units)))
            case Relettered(pairs):
                olds, news = ([Unit("lit", pair[i]) for pair in pairs] for i in (0, 1))
                form = "designated-many" if len(pairs) > 1 else "designated"
                words = forms.said(form, unit=units_named(olds), by=units_named(news))
                return within, Leaf(words)
            case Emptied(line):
                what = f"{noun(line, 0, money=money)} {quoted(self._was.text(line))}"
                return within, Leaf(forms.said("struck", what=what))

    def _units_added(self, within: Path, change: UnitsAdded) -> tuple[Path, Leaf]:
        path = (*within, *self._units(change.within))
        units = [block.unit for block in change.added if block.unit is not None]
        unit = units_named(units)
        lines = self._said(tuple(line for block in change.added for line in block.lines))
        if change.sign is not None and change.after is not None:
            sign = f"{self._units((change.after,))[0]} {self._edit(change.sign, money=False)}"
            return path, Leaf(forms.said("sign-and-added", sign=sign, unit=unit), lines)
        if change.after is None:
            return path, Leaf(forms.said("added", unit=unit), lines)
        after = units_named((change.after,), locative=True)
        return path, Leaf(forms.said("added-after", after=after, unit=unit), lines)

    def _said(self, lines: Lines) -> tuple[str, ...]:
        return tuple(self._is.text(line.said) for line in lines)

    def _edit(self, edit: Edit, *, money: bool) -> str:
        # Where quotation marks themselves change they stand as they are.
        before, after = (inner_quotes(phrase.words) for phrase in (edit.old, edit.new))
        raw = bool(edit.old and edit.new) and before == after
        what = self._was.phrase(edit.old, 0, money=money, raw=raw)
        where = "-at-end" if edit.at_end else ""
        filled = {}
        if edit.after:
            where = "-after"
            behind = quoted(self._was.text(edit.after))
            filled["after"] = f"{noun(edit.after, 2, money=money)} {behind}"
        if not edit.old:
            new = self._is.phrase(edit.new, 0, money=money)
            return forms.said(f"inserted{where}", what=new, **filled)
        if not edit.new:
            return forms.said(f"struck{where}", what=what, **filled)
        by = self._is.phrase(edit.new, 1, money=money, raw=raw)
        return forms.said(f"replaced{where}", what=what, by=by, **filled)

    def _term(self, order: TermChanged) -> Leaf:
        spots = order.spots
        money = all(isinstance(text, Cell) and text.column in MONEY for text, _ in spots)
        return Leaf(
            forms.said(
                "term",
                used=used(order.edit.old.words, money=money),
                places=self._spots(spots),
                what=self._was.phrase(order.edit.old, 0, money=money),
                by=self._is.phrase(order.edit.new, 1, money=money),
            )
        )

    def _spots(self, spots: Sequence[tuple[Text, tuple[Unit, ...]]]) -> str:
        """„w … w działaniu 4, w … i w …, w kolumnie „Produkt””."""
        said: list[str] = []
        columns = {text.column if isinstance(text, Cell) else "" for text, _ in spots}
        units = {found for _, found in spots}
        once = len(columns) == 1 and columns != {""} and units == {()}
        for _, group in groupby(spots, key=_table_of):
            members = list(group)
            around, place = self._text_path([text for text, _ in members])
            inner = () if once else (place, *self._units(members[0][1]))
            said.append(" ".join((*around, *inner)))
        listed_ = join(said, " oraz ")
        if not once:
            return listed_
        (column,) = columns
        return f"{listed_}, {forms.place('column', NAMES[column])},"  # type: ignore[index]

    # --- rows and headings -----------------------------------------------------------------------

    def _rows(self, order: RowsAdded | RowsReworded | RowsRepealed) -> Leaf:
        row = self._row
        match order:
            case RowsRepealed(_, lps):
                word = row.many if len(lps) > 1 else row.one
                return Leaf(forms.said("repealed", unit=numbered(word, lps)))
            case RowsReworded(heading, rows):
                form = "reworded-many" if len(rows) > 1 else "reworded"
                said = self._rows_named(rows)
                table = self._grid(heading, rows, "nowe brzmienie")
                return Leaf(forms.said(form, unit=said), (), (table,))
            case RowsAdded(heading, after, rows, at_end):
                filled = {}
                old = self._headings_of(self._old).get(heading)
                if not at_end and after:
                    form, filled["after"] = "added-after", numbered(row.locative, [after])
                elif not at_end and old is not None and old.rows:
                    form = "added-before"
                    filled["by"] = numbered(row.instrumental, [old.rows[0].lp])
                else:
                    form = "added"
                words = forms.said(form, unit=self._rows_named(rows), **filled)
                return Leaf(words, (), (self._grid(heading, rows, "dodawane działania"),))

    def _rows_named(self, rows: Sequence[Row]) -> str:
        word = self._row.many if len(rows) > 1 else self._row.one
        return numbered(word, [row.lp for row in rows])

    def _headings_of(self, annex: Printed) -> dict[str, Heading]:
        return {heading.number: heading for heading in annex.headings}

    def _grid(self, number: str, rows: Sequence[Row], what: str) -> Grid:
        """The rows as the new annex prints them, under the columns of the annex."""
        wanted = {row.lp for row in rows}
        found = self._headings_of(self._new)[number]
        table = found.section.table if found.section else None
        assert table is not None
        chosen = [r for r in table.rows if r.number.rpartition("/")[2] in wanted]
        caption = f"{found.noun} {found.number}, {self._rows_named(rows)}: {what}"
        return grid(table.columns, chosen, keep_together(caption))

    def _headings_added(self, order: HeadingsAdded) -> Leaf:
        first = order.headings[0][0]
        kind = HEADINGS[first.level]
        several = len(order.headings) > 1
        shorts = [heading.short for heading, _ in order.headings]
        filled = {"unit": numbered(kind.many if several else kind.one, shorts)}
        form = "added"
        if not order.at_end and order.after:
            form = "added-after"
            filled["after"] = numbered(kind.locative, [self._headings[order.after].short])
        elif not order.at_end:
            next_ = next((h for h in self._old.headings if h.parent == first.parent), None)
            if next_ is not None:
                form, filled["by"] = "added-before", numbered(kind.instrumental, [next_.short])
        content = [h for heading, below in order.headings for h in (heading, *below)]
        return Leaf(forms.said(form, **filled), (), tuple(self._content(content)))

    def _headings_repealed(self, order: HeadingsRepealed) -> Leaf:
        found = [self._headings[number] for number in order.headings]
        kind = HEADINGS[found[0].level]
        word = kind.many if len(found) > 1 else kind.one
        return Leaf(forms.said("repealed", unit=numbered(word, [h.short for h in found])))

    def _content(self, headings: Sequence[Heading]) -> Iterator[Part]:
        """Headings and tables; an act has none above the first, so its level is the second."""
        for heading in headings:
            level = heading.level - headings[0].level + 2
            label = f"{heading.noun}{NBSP}{heading.short}."
            yield HeadingLine(level, keep_together(f"{label} {self._is.text(heading.name)}"))
            if heading.section is not None and (table := heading.section.table):
                yield grid(table.columns, table.rows, table.caption)

    # --- footnotes -------------------------------------------------------------------------------

    def _notes(self, order: Order) -> Leaf:
        match order:
            case NotesRepealed(numbers):
                word = NOTE.many if len(numbers) > 1 else NOTE.one
                return Leaf(forms.said("repealed", unit=numbered(word, numbers)))
            case NotesReworded(notes):
                several = len(notes) > 1
                numbers = tuple(number for number, _ in notes)
                unit = numbered(NOTE.many if several else NOTE.one, numbers)
                texts = tuple(
                    line
                    for number, lines in notes
                    for line in self._note(number, lines, several=several)
                )
                return Leaf(
                    forms.said("reworded-many" if several else "reworded", unit=unit), texts
                )
            case NotesAdded(after, notes):
                several = len(notes) > 1
                numbers = tuple(number for number, _, _ in notes)
                unit = numbered(NOTE.many if several else NOTE.one, numbers)
                texts = tuple(
                    line
                    for number, _, lines in notes
                    for line in self._note(number, lines, several=several)
                )
                if after and not numbers[0].isdecimal():
                    behind = numbered(NOTE.locative, [after])
                    return Leaf(forms.said("added-after", after=behind, unit=unit), texts)
                return Leaf(forms.said("added", unit=unit), texts)
            case NotesRenumbered(pairs):
                several = len(pairs) > 1
                word, by = (NOTE.many, NOTE.many) if several else (NOTE.one, NOTE.one)
                olds, news = ([pair[i] for pair in pairs] for i in (0, 1))
                form = "designated-many" if several else "designated"
                return Leaf(
                    forms.said(
                        form, unit=f"{word}{NBSP}{listed(olds)}", by=f"{by}{NBSP}{listed(news)}"
                    )
                )
        raise AssertionError(order)

    def _note(self, number: str, lines: Lines, *, several: bool) -> tuple[str, ...]:
        """The text of a note; of several ones each says which it is."""
        said = self._said(lines)
        return (f"{number}) {said[0]}", *said[1:]) if several and said else said


def _text_named(text: Text) -> str:
    match text:
        case Title():
            return "tytuł"
        case Name():
            return "nazwa"
        case Note(number):
            return numbered(NOTE.one, [number])
        case Cell(_, _, column):
            return f"kolumna „{NAMES[column]}”"


def _table_of(spot: tuple[Text, tuple[Unit, ...]]) -> tuple[object, ...]:
    """Equal for neighbours that one place can name: rows of one table, same column and unit."""
    text, units = spot
    if isinstance(text, Cell):
        return (text.heading, text.column, units)
    return (text, units)
