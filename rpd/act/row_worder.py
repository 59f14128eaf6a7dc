"""Places of rows and orders about them → their words, by the table of forms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from rpd.act import forms, phrases
from rpd.act.letter import Grid, Part, grid
from rpd.act.orders import RowsAdded, RowsRepealed, RowsReworded, named_rows
from rpd.act.phrases import Quoting, numbered, row_noun
from rpd.act.printed import Heading, Printed, PrintedRow
from rpd.act.printed_parts import MADE_OF, is_part
from rpd.annex import views
from rpd.frozen import dataclass
from rpd.plan.layout import LayoutKind
from rpd.plan.noun import Noun
from rpd.polish.spaces import keep_together
from rpd.polish.wording import join, plain

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """An order: its words, and what follows them: quoted lines, headings and tables."""

    words: str
    quoted: tuple[str, ...] = ()
    annexed: tuple[Part, ...] = ()


class RowWorder:
    """Words places, and orders about rows."""

    def __init__(self, old: Printed, new: Printed, ids: Mapping[str, str]) -> None:
        self._old, self._new = old, new
        self._headings = {h.number: h for h in (*new.headings, *old.headings)}
        # A mark that goes has its number in the old annex, one that comes in the new one.
        self._was = Quoting(ids, old.footnotes.numbers)
        self._is = Quoting(ids, new.footnotes.numbers)
        self._numbers = {**new.footnotes.numbers, **old.footnotes.numbers}
        self._row = row_noun(new.profil)
        headings = (*new.headings, *old.headings)
        self._printed_rows = {(h.number, row.lp): row for h in headings for row in h.rows}

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

    def _row_path(self, number: str, lps: Sequence[str]) -> Path:
        """„w działaniu 3”, „w karcie działania 3”, „w zadaniu 1 w wierszu „PFRON””."""
        places = [
            self._place(number, within, owner, [self._short(number, lp, owner) for lp in members])
            for (within, owner), members in groupby(lps, key=lambda lp: self._around(number, lp))
        ]
        if len(places) == 1:
            return places[0]
        return (join([" ".join(place) for place in places]),)

    def _place(self, number: str, within: str, owner: str, shown: Sequence[str]) -> Path:
        """The place of rows that a heading, or the action whose parts they are, tells apart."""
        said = []
        for noun, group in phrases.rows_by_noun(self._row_noun(number), shown):
            word = noun.many_locative if len(group) > 1 else noun.locative
            said.append(forms.where("row", numbered(word, group)))
        if owner:
            return *self._place(number, within, "", [self._short(number, owner, "")]), join(said)
        by_lp = self._new.profil.dzialanie.by_lp and not is_part(number)
        table = forms.where("row", "tabeli") if by_lp else ""
        rows = " ".join(filter(None, (table, join(said))))
        return (within, rows) if within else (rows,)

    def _around(self, number: str, lp: str) -> tuple[str, str]:
        """The heading and the action that tell a row from others of the same number or name."""
        row = self._printed_rows.get((number, lp))
        if row is None:
            return "", lp.partition(MADE_OF)[0] if MADE_OF in lp else ""
        return row.within, row.part_of

    def _short(self, number: str, lp: str, owner: str) -> str:
        """What a row is cited by in what tells it from others."""
        if owner:
            return f"„{lp.removeprefix(owner + MADE_OF)}"
        row = self._printed_rows.get((number, lp))
        return row.own or lp if row else lp

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

    # --- rows ------------------------------------------------------------------------------------

    def _rows_path(self, order: RowsAdded | RowsReworded | RowsRepealed) -> Path:
        """The heading of rows, and what tells them from others in their table."""
        within, owner = self._around(order.heading, named_rows(order)[0])
        place = self._row_path(order.heading, [owner]) if owner else tuple(filter(None, (within,)))
        return (*self._path(order.heading), *place)

    def _rows(self, order: RowsAdded | RowsReworded | RowsRepealed) -> Leaf:
        _, owner = self._around(order.heading, named_rows(order)[0])
        named = [self._short(order.heading, lp, owner) for lp in named_rows(order)]
        ((row, _), *_) = phrases.rows_by_noun(self._row_noun(order.heading), named)
        several = len(named) > 1
        match order:
            case RowsRepealed():
                word = row.many if several else row.accusative or row.one
                return Leaf(forms.said("repealed", unit=numbered(word, named)))
            case RowsReworded(heading, rows):
                form = "reworded-many" if several else "reworded"
                said = numbered(row.many if several else row.one, named)
                grids = self._grids(heading, rows, said, "nowe brzmienie")
                return Leaf(forms.said(form, unit=said), (), grids)
            case RowsAdded(heading, _, rows):
                form, filled = self._beside(order, owner)
                word = row.many if several else row.accusative or row.one
                words = forms.said(form, unit=numbered(word, named), **filled)
                said = numbered(row.many if several else row.one, named)
                old = self._headings_of(self._old).get(heading)
                own = old is None or old.table is None or old.table.rows_are == "dzialania"
                many = self._new.profil.dzialanie.noun.many if own else phrases.ROW.many
                return Leaf(words, (), self._grids(heading, rows, said, f"dodawane {many}"))

    def _beside(self, order: RowsAdded, owner: str) -> tuple[str, dict[str, str]]:
        """Where rows come: the form, and the row that they follow or stand before."""
        heading = order.heading
        within, _ = self._around(heading, order.rows[0].lp)
        old = self._headings_of(self._old).get(heading)
        rows = [r.lp for r in old.rows if (r.within, r.part_of) == (within, owner)] if old else []
        after = order.after if owner else order.after.partition(MADE_OF)[0]
        above = self._around(heading, after)[0] if after else ""
        follows = after and after != owner and not (order.at_end and not owner)
        if follows and (above == within or not rows):
            noun, (said,) = self._one_row(heading, self._short(heading, after, owner))
            place = numbered(noun.locative, [said])
            return "added-after", {"after": f"{place} {above}" if above != within else place}
        if rows and not order.at_end:
            noun, (said,) = self._one_row(heading, self._short(heading, rows[0], owner))
            return "added-before", {"by": numbered(noun.instrumental, [said])}
        return "added", {}

    def _one_row(self, heading: str, lp: str) -> tuple[Noun, list[str]]:
        (found,) = phrases.rows_by_noun(self._row_noun(heading), [lp])
        return found

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
