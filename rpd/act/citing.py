"""The orders of an act → the units that order them, and the places of the annex that they name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rpd.act.orders import (
    Cell,
    Emptied,
    HeaderMarked,
    HeadingsAdded,
    HeadingsRepealed,
    Name,
    Note,
    NotesAdded,
    NotesRepealed,
    NotesReworded,
    Order,
    Passage,
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
from rpd.act.phrases import marker, ordinal, units_named
from rpd.act.printed import Heading, Printed
from rpd.act.printed_parts import is_part
from rpd.act.renamed_rows import renamed
from rpd.act.units import Unit
from rpd.amendment.act_units import ActUnit, Form, Spot
from rpd.plan.profil import DZIALANIE, WSKAZNIKI
from rpd.polish.wording import plain

Deed = tuple[Form, tuple[Spot, ...], tuple[str, ...]]
"""A form, the places that it concerns, and what parts designated anew were called before."""


def cited(path: Sequence[int]) -> str:
    """„pkt 2 lit. a tiret drugie”: positions from 0 on the levels of an act; "" for none."""
    said = []
    for level, position in enumerate(path, 1):
        match level:
            case 1:
                said.append(f"pkt {position + 1}")
            case 2:
                said.append(f"lit. {marker(2, position).removesuffix(')')}")
            case _:
                several = {3: "", 4: "podwójne ", 5: "potrójne "}.get(level, "poczwórne ")
                said.append(f"{several}tiret {ordinal(Unit('tiret', str(position + 1)))}")
    return " ".join(said)


def act_units(
    orders: Sequence[Order], paths: Sequence[Sequence[int]], old: Printed, new: Printed
) -> tuple[ActUnit, ...]:
    """What each unit of the act, called from the paragraph that holds them all on, does to what."""
    citing = _Citing(old, new)
    return tuple(
        ActUnit(cited(path), *deed)
        for order, path in zip(orders, paths, strict=True)
        for deed in citing.deeds(order)
    )


def units_of(paragraph: str, units: Sequence[ActUnit] | None) -> tuple[ActUnit, ...]:
    """The units with the paragraph in front („§ 1 pkt 2”); None: the whole annex is worded anew."""
    if units is None:
        return (ActUnit(paragraph, "brzmienie", (Spot("zalacznik"),)),)
    return tuple(replace(unit, jednostka=f"{paragraph} {unit.jednostka}".strip()) for unit in units)


class _Citing:
    def __init__(self, old: Printed, new: Printed) -> None:
        headings = (*new.headings, *old.headings)
        self._rows = {(h.number, row.lp): row.number for h in headings for row in h.rows}
        self._measures = dict(_measures(old, new))
        self._fields = {
            (h.number, one.key): one.field
            for h in headings
            for one in (h.table.columns if h.table else ())
        }
        self._levels = {h.number: h.poziom for h in headings}
        self._profil = new.profil

    def deeds(self, order: Order) -> Iterator[Deed]:
        """What an order does to places that a history knows: no sums, no texts with a name."""
        for form, spots, former in self._deeds(order):
            known = [
                at
                for at, spot in enumerate(spots)
                if spot.kind and (former or spot not in spots[:at])
            ]
            if known:
                kept = tuple(spots[at] for at in known)
                yield form, kept, tuple(former[at] for at in known) if former else ()

    def _deeds(self, order: Order) -> Iterator[Deed]:
        match order:
            case TextOrder(texts, change):
                yield from self._text_deeds(tuple(map(self._text, texts)), change)
            case TermChanged(spots):
                yield "wyrazy", tuple(_in(self._text(text), units) for text, units in spots), ()
            case RowsAdded(heading, _, rows) | RowsReworded(heading, rows):
                form: Form = "dodanie" if isinstance(order, RowsAdded) else "brzmienie"
                yield form, tuple(self._row(heading, row.lp) for row in rows), ()
            case RowsRepealed(heading, lps):
                yield "uchylenie", tuple(self._row(heading, lp) for lp in lps), ()
            case HeadingsAdded(headings):
                yield "dodanie", tuple(self._heading(h.number) for h, _ in headings), ()
            case HeadingsRepealed(numbers):
                yield "uchylenie", tuple(map(self._heading, numbers)), ()
            case HeaderMarked(column):
                yield "wyrazy", (Spot("naglowek", column=column),), ()
            case NotesReworded(notes):
                yield "brzmienie", tuple(Spot("odnosnik", number) for number, _ in notes), ()
            case NotesAdded(_, added):
                yield "dodanie", tuple(Spot("odnosnik", number) for number, _, _ in added), ()
            case NotesRepealed(numbers):
                yield "uchylenie", tuple(Spot("odnosnik", number) for number in numbers), ()

    def _text_deeds(self, spots: tuple[Spot, ...], change: TextChange) -> Iterator[Deed]:
        def within(units: Sequence[Unit]) -> tuple[Spot, ...]:
            return tuple(_in(spot, units) for spot in spots)

        match change:
            case Words(units) | Wording(units):
                form: Form = "wyrazy" if isinstance(change, Words) else "brzmienie"
                yield form, within(units), ()
            case Emptied():
                yield "wyrazy", spots, ()
            case UnitsAdded(above, after, added, sign):
                if sign is not None and after is not None:
                    yield "wyrazy", within((*above, after)), ()
                new = [block.unit for block in added if block.unit is not None]
                yield "dodanie", tuple(s for unit in new for s in within((*above, unit))), ()
            case UnitsRepealed(above, gone):
                yield "uchylenie", tuple(s for unit in gone for s in within((*above, unit))), ()
            case Relettered(pairs):
                places = tuple(s for _, now in pairs for s in within((Unit("lit", now),)))
                former = tuple(_part((Unit("lit", was),)) for was, _ in pairs for _ in spots)
                yield "oznaczenie", places, former

    def _text(self, text: Text) -> Spot:
        match text:
            case Title():
                return Spot("tytul")
            case Name(heading):
                return self._heading(heading)
            case Note(number):
                return Spot("odnosnik", number)
            case Passage(key):
                return Spot("tekst", key)
            case Cell(heading, lp, column):
                field = self._fields.get((heading, column), column)
                row = self._row(heading, lp)
                if row.kind == "wiersz":
                    return row
                return row._replace(column=field) if row.kind and field else _NOWHERE

    def _heading(self, number: str) -> Spot:
        return _NOWHERE if is_part(number) else Spot(self._levels[number].kind, number)

    def _row(self, heading: str, lp: str) -> Spot:
        if measure := self._measures.get((heading, lp)):
            return Spot("wiersz", measure)
        number = self._rows.get((heading, lp))
        if number is None:
            number = self._profil.of_row(heading, lp)
        return Spot(DZIALANIE, number) if number else _NOWHERE


def _measures(old: Printed, new: Printed) -> Iterator[tuple[tuple[str, str], str]]:
    """How rows of indicators are cited in either annex → what they are called in the new one."""
    before = {heading.number: heading.rows for heading in old.headings if _of_measures(heading)}
    for number, rows in before.items():
        yield from (((number, row.lp), row.lp) for row in rows)
    for heading in new.headings:
        if _of_measures(heading):
            for row in renamed(before.get(heading.number, ()), heading.rows):
                yield (heading.number, row.lp), row.lp
                yield (heading.number, row.cited), row.lp


def _of_measures(heading: Heading) -> bool:
    return heading.table is not None and heading.table.rows_are == WSKAZNIKI


_NOWHERE = Spot("")
"""A place that has no history: what stands there is made of other places."""


def _in(spot: Spot, units: Sequence[Unit]) -> Spot:
    return spot._replace(part=_part(units))


def _part(units: Sequence[Unit]) -> str:
    return plain(" ".join(units_named((unit,)) for unit in units))
