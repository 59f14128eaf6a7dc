"""An order → its places and its sentence, in the words of the table of forms."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rpd.act import forms, printed
from rpd.act.edits import Edit
from rpd.act.orders import (
    Cell,
    Emptied,
    HeaderMarked,
    HeadingsAdded,
    HeadingsRepealed,
    Name,
    Note,
    Order,
    Passage,
    PassageAdded,
    PassageRepealed,
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
    NOTE,
    inner_quotes,
    noun,
    numbered,
    ordinal,
    quoted,
    units_named,
    used,
)
from rpd.act.row_worder import Leaf, Path
from rpd.act.unit_worder import UnitWorder
from rpd.act.units import Unit
from rpd.plan.values import STATED
from rpd.polish.wording import join


class Worder(UnitWorder):
    """Words orders that lead from one printed annex to another."""

    def worded(self, order: Order) -> tuple[Path, Leaf]:
        """The places of an order, from the widest to the narrowest, and its sentence."""
        match order:
            case TextOrder(texts, change):
                return self._text_order(texts, change)
            case TermChanged():
                return (), self._term(order)
            case PassageAdded(key) | PassageRepealed(key):
                return self._path(self._passage(key).heading), self._passages(order)
            case RowsAdded() | RowsReworded() | RowsRepealed():
                return self._rows_path(order), self._rows(order)
            case HeadingsAdded(((first, _), *_)):
                return self._path(first.parent), self._headings_added(order)
            case HeadingsRepealed((first, *_)):
                return self._path(self._headings[first].parent), self._headings_repealed(order)
            case HeaderMarked(column, note, done):
                form = "marked" if done == "added" else "unmarked"
                number = self._numbers[note]
                return self._of_header(column), Leaf(
                    forms.said(form, unit=numbered(NOTE.one, [number]))
                )
            case _:
                return (), self._notes(order)

    def cited(self, text: Text) -> Path:
        """The places that lead to a text."""
        around, place = self._text_path((text,))
        return (*around, place)

    def _text_path(self, texts: Sequence[Text]) -> tuple[Path, str]:
        """The places around a text, and the place of its words."""
        match texts[0]:
            case Title():
                return (), forms.where("title")
            case Name(heading):
                return self._path(heading), forms.where("name")
            case Note(number):
                return (), forms.where("note", number)
            case Passage(key):
                found = self._passage(key)
                if found.noun:
                    return (), forms.where("heading", found.noun.locative)
                form = "field" if found.heading else "part"
                return self._path(found.heading), forms.where(form, found.title)
            case Cell(heading, _, column):
                lps = [text.lp for text in texts if isinstance(text, Cell)]
                rows = self._row_path(heading, lps)
                return (*self._path(heading), *rows), self._column(heading, column)

    def _passage(self, key: str) -> printed.Passage:
        return self._old.passages.get(key) or self._new.passages[key]

    def _passages(self, order: PassageAdded | PassageRepealed) -> Leaf:
        """A text that comes or goes; the title of a part is printed above its text."""
        unit = self._text_named(Passage(order.key))
        if isinstance(order, PassageRepealed):
            return Leaf(forms.said("repealed", unit=unit))
        passage = order.passage
        lines = self._said(passage.lines)
        quoted_lines = lines if passage.heading else (passage.title, *lines)
        of_heading = bool(passage.heading)
        if order.after:
            after = f"{('części', 'polu')[of_heading]} „{self._passage(order.after).title}”"
            return Leaf(forms.said("added-after", after=after, unit=unit), quoted_lines)
        if order.before:
            by = f"{('częścią', 'polem')[of_heading]} „{self._passage(order.before).title}”"
            return Leaf(forms.said("added-before", by=by, unit=unit), quoted_lines)
        return Leaf(forms.said("added", unit=unit), quoted_lines)

    def _column(self, heading: str, column: str) -> str:
        """„w kolumnie „Termin””; what stands in a card or in a list has fields."""
        form = "column" if self._layout(heading) == "tabela" else "field"
        return forms.where(form, self._header(column, heading))

    def _header(self, column: str, heading: str) -> str:
        """The header of a column of a table; of a heading that has none, of the first that does."""
        for one in (self._headings.get(heading), *self._old.headings, *self._new.headings):
            if one is not None and (header := one.header(column)):
                return header
        return self._old.profil.headers[column]

    def _of_header(self, column: str) -> Path:
        """The header of a column: in the first table of all, else in that which has it first."""
        first = next((one.number for one in self._old.headings if one.table), None)
        bearing = self._old.first_with(column)
        name = self._header(column, "")
        if bearing in (first, None):
            return (forms.where("header", name),)
        return (*self._path(bearing or ""), forms.where("header-of", name))

    def _is_money(self, text: Text, edit: Edit | None) -> bool:
        """Whether the numbers of a text are amounts; of a heading, those of the sum it states."""
        if isinstance(text, Name) and edit is not None:
            before, stated, after = self._headings[text.heading].name.rpartition(STATED)
            said = edit.old.words
            return bool(stated) and said in after and said not in before
        if not isinstance(text, Cell):
            return False
        held = dict(self._headings[text.heading].columns)
        return held.get(text.column) == "kwoty"

    def _text_named(self, text: Text) -> str:
        match text:
            case Title():
                return "tytuł"
            case Name():
                return "nazwa"
            case Note(number):
                return numbered(NOTE.one, [number])
            case Passage(key):
                found = self._passage(key)
                if found.noun:
                    return found.noun.one
                return f"{'pole' if found.heading else 'część'} „{found.title}”"
            case Cell(heading, _, column):
                noun_ = "kolumna" if self._layout(heading) == "tabela" else "pole"
                return f"{noun_} „{self._header(column, heading)}”"

    def _units(self, units: Sequence[Unit]) -> Path:
        return tuple(forms.where(unit.kind, ordinal(unit, locative=True)) for unit in units)

    # --- texts -----------------------------------------------------------------------------------

    def _text_order(self, texts: Sequence[Text], change: TextChange) -> tuple[Path, Leaf]:
        around, place = self._text_path(texts)
        edit = change.edit if isinstance(change, Words) else None
        money = self._is_money(texts[0], edit)
        within: Path = (*around, place)
        match change:
            case Words(units, edit):
                return (*within, *self._units(units)), Leaf(self._edit(edit, money=money))
            case Wording((), lines):
                leaf = Leaf(
                    forms.said("reworded", unit=self._text_named(texts[0])), self._said(lines)
                )
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
        if units[0].kind == "zdanie":
            lines = (" ".join(lines),)
        if change.before is not None:
            by = units_named((change.before,), instrumental=True)
            kind = units_named([Unit(one.kind) for one in units])
            return path, Leaf(forms.said("added-before", by=by, unit=kind), lines)
        if change.sign is not None and change.after is not None:
            sign = f"{self._units((change.after,))[0]} {self._edit(change.sign, money=False)}"
            return path, Leaf(forms.said("sign-and-added", sign=sign, unit=unit), lines)
        if change.after is None:
            return path, Leaf(forms.said("added", unit=unit), lines)
        after = units_named((change.after,), locative=True)
        return path, Leaf(forms.said("added-after", after=after, unit=unit), lines)

    def of_resolution(self, edit: Edit) -> Leaf:
        """An edit of the words of the resolution itself."""
        return Leaf(self._edit(edit, money=False))

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
        if edit.before:
            where = "-before"
            ahead = quoted(self._was.text(edit.before))
            filled["before"] = f"{noun(edit.before, 1, money=money)} {ahead}"
        if not edit.old:
            new = self._is.phrase(edit.new, 0, money=money)
            return forms.said(f"inserted{where}", what=new, **filled)
        if not edit.new:
            return forms.said(f"struck{where}", what=what, **filled)
        by = self._is.phrase(edit.new, 1, money=money, raw=raw)
        return forms.said(f"replaced{where}", what=what, by=by, **filled)

    def _term(self, order: TermChanged) -> Leaf:
        spots = order.spots
        money = all(self._is_money(text, order.edit) for text, _ in spots)
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
        (first,) = {text.heading for text, _ in spots[:1] if isinstance(text, Cell)}
        return f"{listed_}, {self._column(first, column)},"


def _table_of(spot: tuple[Text, tuple[Unit, ...]]) -> tuple[object, ...]:
    """Equal for neighbours that one place can name: rows of one table, same column and unit."""
    text, units = spot
    if isinstance(text, Cell):
        return (text.heading, text.column, units)
    return (text, units)
