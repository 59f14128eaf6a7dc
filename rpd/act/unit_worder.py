"""Orders about rows, headings and footnotes → their sentences, by the table of forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rpd.act import forms, phrases
from rpd.act.letter import Grid, HeadingLine, Part, Quotation, grid
from rpd.act.orders import (
    HeadingsAdded,
    HeadingsRepealed,
    NotesAdded,
    NotesRepealed,
    NotesReworded,
    Order,
    RowsAdded,
    RowsRepealed,
    RowsReworded,
)
from rpd.act.phrases import (
    NOTE,
    Quoting,
    numbered,
    row_noun,
)
from rpd.act.printed import Heading, Lines, Passage, Printed, PrintedRow
from rpd.act.printed_parts import FRONT, MADE_OF, PART, PARTS, is_part
from rpd.annex import views
from rpd.plan.layout import LayoutKind
from rpd.plan.noun import Noun
from rpd.polish.spaces import keep_together
from rpd.polish.wording import NBSP, join, plain

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """An order: its words, and what follows them: quoted lines, headings and tables."""

    words: str
    quoted: tuple[str, ...] = ()
    annexed: tuple[Part, ...] = ()


class UnitWorder:
    """Words orders about what stands above the texts: rows, headings, footnotes."""

    def __init__(self, old: Printed, new: Printed, ids: Mapping[str, str]) -> None:
        self._old, self._new = old, new
        self._headings = {h.number: h for h in (*new.headings, *old.headings)}
        # A mark that goes has its number in the old annex, one that comes in the new one.
        self._was = Quoting(ids, old.footnotes.numbers)
        self._is = Quoting(ids, new.footnotes.numbers)
        self._numbers = {**new.footnotes.numbers, **old.footnotes.numbers}
        self._row = row_noun(new.profil)

    # --- places ----------------------------------------------------------------------------------

    def _path(self, number: str) -> Path:
        """„w Celu szczegółowym I w Priorytecie I.1”: one place, nothing for no heading."""
        said = self._heading(number)
        return (said,) if said else ()

    def _heading(self, number: str) -> str:
        named = []
        while number in self._headings and number:
            heading = self._headings[number]
            if heading.short:
                name = numbered(phrases.heading(heading.poziom).locative, [heading.short])
                named.append(forms.where("heading", name))
            number = heading.parent
        return " ".join(reversed(named))

    def _row_place(self, number: str, lps: Sequence[str]) -> str:
        """„w działaniu 3”, „w karcie działania 3”, „w wierszu „Ogółem””."""
        own = self._row_noun(number)
        said = [
            f"{forms.where('row', numbered(own.locative, [lp]))} {phrases.made_of(name)}"
            for lp, name in (one.split(MADE_OF, 1) for one in lps if MADE_OF in one)
        ]
        plain_lps = [lp for lp in lps if MADE_OF not in lp]
        for noun, group in phrases.rows_by_noun(own, plain_lps):
            word = noun.many_locative if len(group) > 1 else noun.locative
            said.append(forms.where("row", numbered(word, group)))
        by_lp = self._new.profil.dzialanie.by_lp and not is_part(number)
        table = forms.where("row", "tabeli") if by_lp else ""
        return " ".join(filter(None, (table, join(said))))

    def _layout(self, number: str) -> LayoutKind:
        """How the rows under a heading are printed."""
        heading = self._headings.get(number)
        return heading.table.layout if heading and heading.table else "tabela"

    def _row_noun(self, number: str) -> Noun:
        """What a row under a heading is called by its number."""
        heading = self._headings.get(number)
        if heading and heading.table and heading.table.rows_are != "dzialania":
            return phrases.ROW
        if self._layout(number) == "karty":
            return phrases.card_noun(self._new.profil)
        return self._row

    # --- rows and headings -----------------------------------------------------------------------

    def _rows(self, order: RowsAdded | RowsReworded | RowsRepealed) -> Leaf:
        lps_of = order.lps if isinstance(order, RowsRepealed) else [r.cited for r in order.rows]
        ((row, _), *_) = phrases.rows_by_noun(self._row_noun(order.heading), lps_of)
        match order:
            case RowsRepealed(_, lps):
                word = row.many if len(lps) > 1 else row.accusative or row.one
                return Leaf(forms.said("repealed", unit=numbered(word, lps)))
            case RowsReworded(heading, rows):
                form = "reworded-many" if len(rows) > 1 else "reworded"
                word = row.many if len(rows) > 1 else row.one
                said = numbered(word, [one.cited for one in rows])
                return Leaf(
                    forms.said(form, unit=said),
                    (),
                    self._grids(heading, rows, said, "nowe brzmienie"),
                )
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
                word = row.many if len(rows) > 1 else row.accusative or row.one
                said = numbered(word, [one.lp for one in rows])
                words = forms.said(form, unit=said, **filled)
                word = row.many if len(rows) > 1 else row.one
                said = numbered(word, [one.lp for one in rows])
                own = old is None or old.table is None or old.table.rows_are == "dzialania"
                many = self._new.profil.dzialanie.noun.many if own else phrases.ROW.many
                what = f"dodawane {many}"
                return Leaf(words, (), self._grids(heading, rows, said, what))

    def _headings_of(self, annex: Printed) -> dict[str, Heading]:
        return {heading.number: heading for heading in annex.headings}

    def _grids(
        self, number: str, rows: Sequence[PrintedRow], said: str, what: str
    ) -> tuple[Grid, ...]:
        """The rows as the new annex prints them: under its columns, or as cards."""
        wanted = {row.lp for row in rows}
        found = self._headings_of(self._new)[number]
        table = found.table
        assert table is not None
        chosen = tuple(r for r in table.rows if plain(r.lp) in wanted)
        under = f"{found.noun} {found.number}, " if found.number and not is_part(number) else ""
        caption = keep_together(f"{under}{said}: {what}")
        if table.layout == "karty":
            cards = views.cards(replace(table, rows=chosen))
            return tuple(grid(card.columns, card.rows, caption) for card in cards)
        return (grid(table.columns, chosen, caption),)

    def _headings_added(self, order: HeadingsAdded) -> Leaf:
        first = order.headings[0][0]
        kind = phrases.heading(first.poziom)
        several = len(order.headings) > 1
        shorts = [heading.short for heading, _ in order.headings]
        word = kind.many if several else kind.accusative or kind.one
        filled = {"unit": numbered(word, shorts)}
        form = "added"
        ahead = self._ahead(first, alone=order.at_end)
        if order.after and not order.at_end:
            form, before = "added-after", self._headings[order.after]
            noun = phrases.heading(before.poziom)
            filled["after"] = numbered(noun.locative, [before.short])
        elif ahead:
            form, filled["by"] = "added-before", ahead
        content = [h for heading, below in order.headings for h in (heading, *below)]
        return Leaf(forms.said(form, **filled), (), tuple(self._content(content, order.texts)))

    def _ahead(self, added: Heading, *, alone: bool) -> str:
        """What stands behind something that comes, „" where nothing does; in the instrumental.

        It is of its kind; where it is `alone`, it is what a part of the whole annex stands before.
        """
        if not alone:
            beside = [h for h in self._old.headings if h.parent == added.parent]
            next_ = next((h for h in beside if h.poziom.kind == added.poziom.kind), None)
        elif added.parent == FRONT and not any(h.parent == FRONT for h in self._old.headings):
            next_ = next((h for h in self._old.headings if h.number), None)
        else:
            closing = (p for p in self._old.passages.values() if p.closing and p.title)
            text = next(closing, None) if added.parent == PARTS else None
            return f"{PART.instrumental} „{text.title}”" if text else ""
        if next_ is None:
            return ""
        return numbered(phrases.heading(next_.poziom).instrumental, [next_.short])

    def _headings_repealed(self, order: HeadingsRepealed) -> Leaf:
        found = [self._headings[number] for number in order.headings]
        kind = phrases.heading(found[0].poziom)
        word = kind.many if len(found) > 1 else kind.accusative or kind.one
        return Leaf(forms.said("repealed", unit=numbered(word, [h.short for h in found])))

    def _content(
        self, headings: Sequence[Heading], texts: Sequence[tuple[str, Passage]]
    ) -> Iterator[Part]:
        """Headings with texts and tables; an act has none above the first, so its level is 2."""
        for heading in headings:
            level = heading.level - headings[0].level + 2
            label = f"{heading.noun}{NBSP}{heading.short}. " if heading.noun else ""
            if is_part(heading.number):
                label = heading.table.title if heading.table else ""
            if line := keep_together(f"{label}{self._is.text(heading.name)}"):
                yield HeadingLine(level, line)
            for _, text in texts:
                if text.heading == heading.number:
                    yield Quotation(0, self._said(text.lines))
            if (table := heading.table) and table.layout == "karty":
                for card in views.cards(table):
                    yield grid(card.columns, card.rows, card.caption)
            elif table:
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
        raise AssertionError(order)

    def _note(self, number: str, lines: Lines, *, several: bool) -> tuple[str, ...]:
        """The text of a note; of several ones each says which it is."""
        said = self._said(lines)
        return (f"{number}) {said[0]}", *said[1:]) if several and said else said

    def _said(self, lines: Lines) -> tuple[str, ...]:
        return tuple(self._is.text(line.said) for line in lines)
