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
    named_rows,
)
from rpd.act.phrases import marker, ordinal, units_named
from rpd.act.printed import Heading, Printed
from rpd.act.printed_parts import PARTS, is_part
from rpd.act.renamed_rows import renamed
from rpd.act.units import Unit
from rpd.amendment.act_units import ROW, ActUnit, Form, Spot, row_spot
from rpd.plan.profil import DZIALANIE
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
        self._actions = {(h.number, row.lp): row.number for h in headings for row in h.rows}
        self._cells = {
            (h.number, one.key): one
            for h in headings
            for one in (h.table.columns if h.table else ())
        }
        self._headings = {h.number: h for h in headings}
        self._texts = {**new.passages, **old.passages}
        self._profil = new.profil
        self._now: dict[tuple[str, str], str] = {}
        self._was: dict[Spot, str] = {}
        before = {h.number: h.rows for h in old.headings}
        for heading in new.headings:
            for row in renamed(before.get(heading.number, ()), heading.rows):
                if row.before:
                    self._now[heading.number, row.before] = row.lp
                    former = self._derived(heading.number, row.before).number
                    self._was[self._derived(heading.number, row.lp)] = former

    def deeds(self, order: Order) -> Iterator[Deed]:
        """What an order does to which places."""
        for form, spots, former in self._deeds(order):
            kept = spots if former else tuple(dict.fromkeys(spots))
            rows = [spot._replace(part="") for spot in kept]
            renamed_rows = tuple(self._was.get(row, row.number) for row in rows)
            renames = any(row in self._was for row in rows)
            yield form, kept, renamed_rows if renames and not former else former

    def _deeds(self, order: Order) -> Iterator[Deed]:
        match order:
            case TextOrder(texts, change):
                yield from self._text_deeds(tuple(map(self._text, texts)), change)
            case TermChanged(spots):
                yield "wyrazy", tuple(_in(self._text(text), units) for text, units in spots), ()
            case PassageAdded(key) | PassageRepealed(key):
                done: Form = "dodanie" if isinstance(order, PassageAdded) else "uchylenie"
                yield done, (self._text(Passage(key)),), ()
            case RowsAdded(heading) | RowsReworded(heading):
                form: Form = "dodanie" if isinstance(order, RowsAdded) else "brzmienie"
                yield form, tuple(self._row(heading, lp) for lp in named_rows(order)), ()
            case RowsRepealed(heading, lps):
                yield "uchylenie", tuple(self._row(heading, lp) for lp in lps), ()
            case HeadingsAdded(headings):
                yield "dodanie", tuple(s for h, _ in headings for s in self._whole(h)), ()
            case HeadingsRepealed(numbers):
                gone = map(self._headings.__getitem__, numbers)
                yield "uchylenie", tuple(s for heading in gone for s in self._whole(heading)), ()
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
                former = tuple(s.part for was, _ in pairs for s in within((Unit("lit", was),)))
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
                passage = self._texts[key]
                if not passage.heading:
                    return Spot("tekst", key)
                return self._heading(passage.heading)._replace(part=f"pole „{passage.title}”")
            case Cell(heading, lp, column):
                row, cell = self._row(heading, lp), self._cells.get((heading, column))
                if cell is None:
                    return row._replace(column=column)
                if row.kind == ROW:
                    return row._replace(part=cell.called)
                return row._replace(column=cell.spot[0], part=cell.spot[1])

    def _heading(self, number: str) -> Spot:
        return Spot(self._headings[number].poziom.kind, number)

    def _whole(self, heading: Heading) -> tuple[Spot, ...]:
        """A heading, or the rows of a part of the annex, which bears no number."""
        if not is_part(heading.number):
            return (self._heading(heading.number),)
        return tuple(self._row(heading.number, row.lp) for row in heading.rows if not row.part_of)

    def _row(self, heading: str, lp: str) -> Spot:
        lp = self._now.get((heading, lp), lp)
        number = self._actions.get((heading, lp))
        if number is None:
            number = self._profil.of_row(heading, lp)
        return Spot(DZIALANIE, number) if number else self._derived(heading, lp)

    def _derived(self, heading: str, lp: str) -> Spot:
        """A row that is no action."""
        table = self._headings[heading].table
        return row_spot(heading.partition(PARTS)[0], table.part if table else 0, lp)


def _in(spot: Spot, units: Sequence[Unit]) -> Spot:
    return spot._replace(part=f"{spot.part} {_part(units)}".strip())


def _part(units: Sequence[Unit]) -> str:
    return plain(" ".join(units_named((unit,)) for unit in units))
