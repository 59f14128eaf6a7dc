"""What successive amendments did to each place of an annex: the history behind a consolidated text.

An amendment that says which units of its act did what is told by these; of others the operations
say what they can (``marks``). Places are called by the numbers that the annex prints today, those
of one number as ``namesakes`` tells them apart. What gets a new wording, or is repealed, forgets
what was changed in it before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from rpd.amendment import marks
from rpd.amendment.act_units import (
    ROW,
    Form,
    PlacedKind,
    RowPlace,
    Spot,
    Verb,
    is_cell,
    row_place,
)
from rpd.amendment.namesakes import called
from rpd.amendment.operations import Amendment
from rpd.frozen import dataclass
from rpd.plan.model import Plan, Uchylenie, galezie, miejsca
from rpd.plan.profil import DZIALANIE, WSKAZNIKI
from rpd.plan.values import one_line


@dataclass(frozen=True, slots=True)
class Event:
    """What the units of an amending act did to a place; ``units`` where the file tells them."""

    verb: Verb
    amendment: Amendment
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """The events of each place in their order; ``lost`` are operations that left no place."""

    events: Mapping[Spot, tuple[Event, ...]]
    lost: tuple[tuple[Amendment, str], ...]


_WHOLE: Final = Spot("zalacznik")
FORMER: Final = "dotychczasowa "
"""Before the name of a repealed part whose letter another part has got."""
_VERBS: Final[Mapping[Form, Verb]] = {
    "brzmienie": "worded",
    "wyrazy": "changed",
    "dodanie": "added",
    "uchylenie": "repealed",
    "oznaczenie": "named",
}


def history(plan: Plan, amendments: Sequence[Amendment], notes: Mapping[str, str]) -> History:
    """What the amendments, in the order in which they were made, did to the plan as it now is.

    What a plan says itself to have been repealed by a resolution that is not among them counts
    too. `notes` are the printed numbers of its footnotes by their ids.
    """
    guessed = marks.guessed(plan, amendments)
    names = called(plan)
    rows = {m.dzialanie.id: name for m, name in zip(miejsca(plan), names[DZIALANIE], strict=True)}
    told = _Told(plan)
    for amendment, deeds in zip(amendments, guessed.deeds, strict=True):
        if not amendment.jednostki:
            told.guess(amendment, [(_printed(s, rows, notes), verb) for s, verb in deeds.items()])
            continue
        for unit in amendment.jednostki:
            if unit.forma == "oznaczenie":
                told.designate(unit.miejsca, unit.dawniej)
            elif unit.dawniej:
                told.rename(unit.miejsca, unit.dawniej)
            for spot in unit.miejsca:
                if spot.kind == "uchwala" and spot.part:
                    # What changes in the resolution is no part of the annex.
                    continue
                told.happened(spot, _VERBS[unit.forma], amendment, unit.jednostka)
    for spot, about in _stubs(plan, names):
        if not told.repealed(spot) and not _reworded_since(about, plan, told):
            day = about.data.isoformat() if about.data else ""
            told.happened(spot, "repealed", Amendment(about.uchwala, day, plan.rok, ()), "")
    return History({spot: tuple(found) for spot, found in told.events.items()}, guessed.lost)


def _stubs(
    plan: Plan, names: Mapping[PlacedKind, Sequence[str]]
) -> Iterator[tuple[Spot, Uchylenie]]:
    """What the plan itself says to have been repealed."""
    said: dict[PlacedKind, list[Uchylenie | None]] = {kind: [] for kind in plan.profil.kinds}
    for galaz in galezie(plan):
        said[galaz.poziom.kind].append(galaz.element.uchylony)
    said[DZIALANIE] += [miejsce.dzialanie.uchylone for miejsce in miejsca(plan)]
    for kind, found in said.items():
        for name, about in zip(names[kind], found, strict=True):
            if about is not None:
                yield Spot(kind, name), about


def _reworded_since(about: Uchylenie, plan: Plan, told: _Told) -> bool:
    """Whether the whole annex was worded anew later: what is repealed then says so itself."""
    acts = [one_line(zmiana.uchwala) for zmiana in plan.zmiany]
    whole = [one_line(event.amendment.uchwala) for event in told.events.get(_WHOLE, ())]
    if not whole or whole[-1] not in acts:
        return False
    number = one_line(about.uchwala)
    return number not in acts or acts.index(number) <= acts.index(whole[-1])


def _printed(spot: marks.Spot, rows: Mapping[str, str], notes: Mapping[str, str]) -> Spot:
    """A place by its printed number; one that is not printed any more keeps its id."""
    match spot.kind:
        case "plan":
            kind, _, column = spot.column.partition(".")
            if kind == "proza":
                return Spot("tekst", column)
            if kind == WSKAZNIKI:
                return Spot(ROW, kind)
            return Spot("naglowek", column=column) if column else Spot(_PLAN[kind])
        case "przypis":
            return Spot("odnosnik", notes.get(spot.id, spot.id))
        case kind if kind == DZIALANIE:
            return Spot(kind, rows.get(spot.id, spot.id), spot.column)
        case _:
            return Spot(spot.kind, spot.id)


_PLAN: Final[Mapping[str, PlacedKind]] = {"tytul": "tytul", "uchwala": "uchwala"}


class _Told:
    """Events by places, in the order of the acts."""

    def __init__(self, plan: Plan) -> None:
        self._headings = plan.profil.headings
        self._profil = plan.profil
        # A number need not say what an element stands under: a draft may hold I.2 in II.
        self._above = {galaz.numer: galaz.numery for galaz in galezie(plan)}
        self.events: dict[Spot, list[Event]] = {}

    def guess(self, amendment: Amendment, deeds: Sequence[tuple[Spot, Verb]]) -> None:
        units = (amendment.paragraf,) if amendment.paragraf else ()
        # The wider place last, for what is worded anew says nothing of its columns.
        for spot, verb in sorted(deeds, key=lambda deed: not deed[0].column):
            self._forget(spot, verb, amendment)
            self.events.setdefault(spot, []).append(Event(verb, amendment, units))

    def happened(self, spot: Spot, verb: Verb, amendment: Amendment, unit: str) -> None:
        """A unit of an act did something; several that did the same are told together."""
        self._forget(spot, verb, amendment)
        found = self.events.setdefault(spot, [])
        units = (unit,) if unit else ()
        if found and found[-1].amendment is amendment and found[-1].verb == verb:
            units = (*found.pop().units, *units)
        found.append(Event(verb, amendment, units))

    def repealed(self, spot: Spot) -> bool:
        """Whether some act is known to have repealed it."""
        return any(event.verb == "repealed" for event in self.events.get(spot, ()))

    def designate(self, places: Sequence[Spot], former: Sequence[str]) -> None:
        """Parts take what happened to them along to their new letters."""
        pairs = [(spot._replace(part=was), spot) for spot, was in zip(places, former, strict=True)]
        moved: dict[Spot, list[Event]] = {}
        for spot, found in self.events.items():
            pair = next((pair for pair in pairs if self._within(spot, pair[0])), None)
            if pair is not None:
                inner = spot.part.removeprefix(pair[0].part)
                moved[pair[1]._replace(part=pair[1].part + inner)] = found
            elif any(self._within(spot, place) for place in places):
                if spot.part and found[-1].verb == "repealed":
                    moved[spot._replace(part=FORMER + spot.part)] = found
            else:
                moved[spot] = found
        self.events = moved

    def rename(self, places: Sequence[Spot], former: Sequence[str]) -> None:
        """Rows that are cited by what they say take what happened to them along."""
        for place, was in zip(places, former, strict=True):
            for spot in [s for s in self.events if s[:2] == (place.kind, was) != place[:2]]:
                found = self.events.pop(spot)
                now = spot._replace(number=place.number)
                self.events[now] = [*found, *self.events.get(now, ())]

    def _forget(self, spot: Spot, verb: Verb, amendment: Amendment) -> None:
        """What is no longer in the text: what was changed in a place that is worded anew."""
        if verb not in ("added", "worded", "repealed"):
            return
        # A heading is worded anew by its name, which says nothing of what stands below.
        named = verb == "worded" and spot.kind in self._headings
        for other in [s for s in self.events if self._within(s, spot)]:
            if named and (other.number != spot.number or is_cell(other.part)):
                continue
            kept = self.events.pop(other)
            if other == spot and verb != "added":
                kept = [e for e in kept if e.verb == "added" or e.amendment is amendment]
                if kept:
                    self.events[other] = kept

    def _within(self, inner: Spot, outer: Spot) -> bool:
        """Whether a place is another one or lies in it."""
        if outer.kind == "zalacznik":
            return True
        if outer.part:
            same = inner[:3] == outer[:3]
            return same and (inner.part == outer.part or inner.part.startswith(f"{outer.part} "))
        if outer.column:
            return inner[:3] == outer[:3]
        if inner.kind == ROW and outer.kind != ROW:
            return self._holds(outer, row_place(inner))
        if outer.kind not in self._headings or inner.kind == outer.kind:
            return (inner.kind, inner.number) == (outer.kind, outer.number)
        above = self._above.get(self._profil.parted(inner.number)[0])
        if above is not None:
            return outer.number in above
        return inner.number.startswith((f"{outer.number}.", f"{outer.number}/"))

    def _holds(self, outer: Spot, row: RowPlace) -> bool:
        """Whether a heading, or an action, is what a row that is no action belongs to."""
        if outer.kind in self._headings:
            return outer.number in self._above.get(row.heading, (row.heading,))
        if outer.kind != DZIALANIE:
            return False
        heading, lp = self._profil.parted(outer.number)
        cited = row.lp.partition(", „")[0]
        here = row.heading in ("", *self._above.get(heading, (heading,)))
        return here and cited in (lp, outer.number)
