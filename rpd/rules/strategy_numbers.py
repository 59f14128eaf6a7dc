"""Numbers of the strategy: those that stand in it twice and those that are left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rpd.diagnostics import Finding
from rpd.frozen import dataclass
from rpd.plan.model import Element, Strategia
from rpd.plan.profil import Level
from rpd.polish.wording import join, quote
from rpd.rules.engine import Case
from rpd.rules.numbering import value_of, written_like


@dataclass(frozen=True, slots=True)
class Family:
    """Siblings of a level under one heading; ``above`` is its number, "" at the top."""

    level: Level
    above: str
    entries: Sequence[Element]


@dataclass(frozen=True, slots=True)
class Repeated:
    """An entry with a number that an earlier one has; ``free`` is the one its place would have."""

    level: Level
    entry: Element
    first: Element
    free: str


@dataclass(frozen=True, slots=True)
class Gap:
    """An entry before which numbers are left out; ``before`` is the entry above it, or None."""

    family: Family
    entry: Element
    before: Element | None
    missing: tuple[str, ...]


def families(strategia: Strategia) -> Iterator[Family]:
    """All siblings of the strategy, from the top; not those under a heading that is repeated."""
    above: list[tuple[str, Sequence[Element]]] = [("", strategia.elementy)]
    while above:
        following: list[tuple[str, Sequence[Element]]] = []
        for number, entries in above:
            if entries:
                yield Family(entries[0].poziom, number, entries)
            following += [(one.numer, one.elementy) for one in _first(entries)]
        above = following


def _first(entries: Sequence[Element]) -> list[Element]:
    return list({entry.numer: entry for entry in reversed(entries)}.values())[::-1]


def repeated(strategia: Strategia) -> Iterator[Repeated]:
    """Each number that an earlier entry of the kind has already."""
    seen: dict[tuple[str, str], Element] = {}
    taken = {entry.numer for family in families(strategia) for entry in family.entries}
    for family in families(strategia):
        for position, entry in enumerate(family.entries, 1):
            first = seen.setdefault((family.level.kind, entry.numer), entry)
            if first is not entry and entry.numer:
                like = entry.numer
                if family.above and not like.startswith(f"{family.above}."):
                    like = f"{family.above}.{like.rpartition('.')[2]}"
                free = written_like(position, like)
                yield Repeated(family.level, entry, first, "" if free in taken else free)


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
                for nth in range(previous + 1, min(value, previous + 100))
                if nth not in present and (number := written_like(nth, entry.numer)) not in free
            ]
            if missing:
                yield Gap(family, entry, before, tuple(missing))
            previous, before = value, entry


def unknown(case: Case, levels: Iterable[Level]) -> Iterator[Finding]:
    """The headings of levels that are known by their number which the strategy does not have."""
    assert case.strategia is not None
    for level in levels:
        if level.linked or level.kind not in case.strategia.profil.headings:
            continue
        known = [element.numer for element in case.strategia.on(level)]
        for galaz in case.galezie:
            number = galaz.element.numer
            if galaz.poziom == level and number and number not in known:
                yield Finding(
                    (*galaz.element.path, "numer"),
                    f"Strategia nie ma {level.noun.genitive} {number}.",
                    f"Wpisz numer {level.short.genitive} ze strategii: "
                    f"{join(map(quote, known), ' albo ')}.",
                )
