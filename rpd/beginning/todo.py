"""What a person has to decide in a plan that goes on from another one, by the body that leads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum

from rpd.beginning.outcome import Outcome
from rpd.frozen import dataclass
from rpd.plan.model import Dzialanie, Miejsce, Slownik
from rpd.plan.values import one_line
from rpd.plan.wykonanie import Stan


class Matter(Enum):
    """What there is to decide, in the forms that are counted."""

    AMOUNT = ("kwota", "kwoty", "kwot")
    VALUE = ("wartość wskaźnika", "wartości wskaźników", "wartości wskaźników")
    BASE = (
        "wartość bazowa do sprawdzenia",
        "wartości bazowe do sprawdzenia",
        "wartości bazowych do sprawdzenia",
    )
    TERM = ("termin", "terminy", "terminów")
    TEXT = ("tekst z rokiem", "teksty z rokiem", "tekstów z rokiem")
    FIELD = ("inne pole", "inne pola", "innych pól")


Counts = tuple[tuple[Matter, int], ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing to decide in an action; ``dzialanie`` is that of the earlier plan."""

    dzialanie: Dzialanie
    matter: Matter


@dataclass(frozen=True, slots=True)
class OfAction:
    """An action of the later plan with what there is to decide in it."""

    miejsce: Miejsce
    counts: Counts
    stan: Stan | None = None
    """What became of it in the year before, as far as that is told."""


@dataclass(frozen=True, slots=True)
class OfBody:
    """A body („” for none) and the actions that it leads, in the order of the plan."""

    podmiot: str
    actions: tuple[OfAction, ...]

    @property
    def counts(self) -> Counts:
        """How much of what it has to decide."""
        every: Counter[Matter] = Counter()
        for one in self.actions:
            every.update(dict(one.counts))
        return _ordered(every)

    @property
    def total(self) -> int:
        """How much it has to decide."""
        return sum(number for _, number in self.counts)


def _ordered(counted: Counter[Matter]) -> Counts:
    return tuple((matter, counted[matter]) for matter in Matter if counted[matter])


def by_body(
    places: Iterable[Miejsce],
    decisions: Sequence[Decision],
    slownik: Slownik | None,
    outcomes: Mapping[str, Outcome],
) -> tuple[OfBody, ...]:
    """The decisions by the bodies that lead; who has most is first. Each is counted once.

    An action is known by its id, which stays from plan to plan.
    """
    names = slownik.canonical_bodies() if slownik else {}
    counts: dict[str, Counter[Matter]] = {}
    for one in decisions:
        counts.setdefault(one.dzialanie.id, Counter())[one.matter] += 1
    found: dict[str, list[OfAction]] = {}
    for miejsce in places:
        counted = counts.get(miejsce.dzialanie.id)
        if counted:
            leads = leader(miejsce.dzialanie)
            there = found.setdefault(names.get(leads, leads), [])
            outcome = outcomes.get(miejsce.dzialanie.id)
            stan = outcome.stan if outcome is not None else None
            there.append(OfAction(miejsce, _ordered(counted), stan))
    bodies = [OfBody(name, tuple(actions)) for name, actions in found.items()]
    return tuple(sorted(bodies, key=lambda body: (-body.total, body.podmiot)))


def leader(dzialanie: Dzialanie) -> str:
    """The body that leads: it has that role, or it is named first."""
    bodies = dzialanie.realizatorzy
    lead = next((one for one in bodies if one.rola == "lider"), bodies[0] if bodies else None)
    return one_line(lead.podmiot) if lead else ""
