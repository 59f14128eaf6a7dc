"""Numbers of the strategy: those that stand in it twice and those that are left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rpd.plan.model import CelStrategii, KierunekStrategii, PriorytetStrategii, Strategia
from rpd.rules.numbering import value_of, written_like

Entry = CelStrategii | PriorytetStrategii | KierunekStrategii


@dataclass(frozen=True, slots=True)
class Family:
    """Siblings of one kind under one heading; ``above`` is its number, "" for the objectives."""

    kind: str
    above: str
    entries: Sequence[Entry]


@dataclass(frozen=True, slots=True)
class Repeated:
    """An entry with a number that an earlier one has; ``free`` is the one its place would have."""

    kind: str
    entry: Entry
    first: Entry
    free: str


@dataclass(frozen=True, slots=True)
class Gap:
    """An entry before which numbers are left out; ``before`` is the entry above it, or None."""

    family: Family
    entry: Entry
    before: Entry | None
    missing: tuple[str, ...]


def families(strategia: Strategia) -> Iterator[Family]:
    """All siblings of the strategy, from the top; not those under a heading that is repeated."""
    yield Family("cel", "", strategia.cele)
    cele = _first(strategia.cele)
    for cel in cele:
        yield Family("priorytet", cel.numer, cel.priorytety)
    for cel in cele:
        for priorytet in _first(cel.priorytety):
            yield Family("kierunek", priorytet.numer, priorytet.kierunki)


_E = TypeVar("_E", CelStrategii, PriorytetStrategii)


def _first(entries: Sequence[_E]) -> list[_E]:
    return list({entry.numer: entry for entry in reversed(entries)}.values())[::-1]


def repeated(strategia: Strategia) -> Iterator[Repeated]:
    """Each number that an earlier entry of the kind has already."""
    seen: dict[tuple[str, str], Entry] = {}
    taken = {entry.numer for family in families(strategia) for entry in family.entries}
    for family in families(strategia):
        for position, entry in enumerate(family.entries, 1):
            first = seen.setdefault((family.kind, entry.numer), entry)
            if first is not entry and entry.numer:
                like = entry.numer
                if family.above and not like.startswith(f"{family.above}."):
                    like = f"{family.above}.{like.rpartition('.')[2]}"
                free = written_like(position, like)
                yield Repeated(family.kind, entry, first, "" if free in taken else free)


def gaps(strategia: Strategia) -> Iterator[Gap]:
    """Each entry before which the numbers of its siblings jump; repetitions are no gaps."""
    again = {id(found.entry) for found in repeated(strategia)}
    free = {found.free for found in repeated(strategia)}
    for family in families(strategia):
        present = {value_of(entry.numer) for entry in family.entries}
        previous, before = 0, None
        for entry in family.entries:
            value = value_of(entry.numer)
            if value is None or id(entry) in again:
                continue
            missing = [
                number
                for place in range(previous + 1, min(value, previous + 100))
                if place not in present and (number := written_like(place, entry.numer)) not in free
            ]
            if missing:
                yield Gap(family, entry, before, tuple(missing))
            previous, before = value, entry
