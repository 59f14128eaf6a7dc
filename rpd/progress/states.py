"""The state of an action, by a method that is printed: what was planned, told, and by which day.

The method is data and text together: `METHOD` is what people read, `judged` is what is done, and
every state comes with the number of the sentence that it follows from.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from rpd.frozen import dataclass
from rpd.plan.wykonanie import Stan

METHOD: Final[tuple[str, ...]] = (
    (
        "Strona planu to tekst obowiązujący w ostatnim dniu kwartału; strona wykonania to "
        "ostatnie wartości podane do tego kwartału, narastająco od 1 stycznia."
    ),
    "Działanie uchylone w planie ma stan „odstąpiono”.",
    (
        "Stan podany przez realizatora z powodem zastępuje obliczony. „Odstąpiono”, „wykonane”, "
        "„wykonane częściowo” i „niewykonane” obowiązują do końca roku, pozostałe tylko w "
        "kwartale, w którym je podano."
    ),
    (
        "„Wykonane”: osiągnięto wartość docelową każdego wskaźnika, który ma ją liczbą (nie "
        "licząc wskaźników „nie dotyczy”), i każdy kamień milowy, którego termin minął. "
        "Wykonanie ponad plan jest zwykłe. Przy „max”, spadku i bazie wyższej od wartości "
        "docelowej lepsza jest wartość mniejsza; granica „max” bez bazy jest dotrzymana dopiero "
        "z końcem terminu."
    ),
    (
        "„Nieznane”: termin działania się zaczął, a nikt jeszcze nic nie podał; albo termin "
        "minął, a nikt nic nie podał na dzień po jego końcu; albo termin minął i brakuje "
        "danych, od których zależy stan. Brak sprawozdania nie jest opóźnieniem."
    ),
    (
        "„Opóźnione”: w ciągu roku termin działania minął, a wartości docelowych nie "
        "osiągnięto, albo minął termin kamienia milowego, którego nie osiągnięto."
    ),
    (
        "„Wykonane częściowo” i „niewykonane”: termin minął, rok się skończył, a wartości "
        "docelowych nie osiągnięto; „niewykonane”, gdy nie zrobiono nic (wskaźniki bez zmian, "
        "bez wydatków i umów)."
    ),
    (
        "„Nierozpoczęte”: termin jeszcze nie minął i nie zrobiono nic; gdy termin się jeszcze "
        "nie zaczął, nie trzeba sprawozdania."
    ),
    "„W trakcie”: termin nie minął, a coś już zrobiono.",
    (
        "Dni po terminie liczy się od ostatniego dnia terminu do ostatniego dnia kwartału; "
        "działanie, którego termin minął z końcem kwartału, nie ma ich jeszcze żadnego. "
        "Procent wykonania liczy się osobno dla każdego wskaźnika i dla każdej kwoty; procentów "
        "nie sumuje się ani nie uśrednia."
    ),
)
"""How states are computed, for whoever reads them; rules are told by their places here, from 1."""

LASTING: Final[frozenset[Stan]] = frozenset(
    ("odstapiono", "wykonane", "wykonane-czesciowo", "niewykonane")
)
"""States that a body has given and that stay for the rest of the year."""

UNFINISHED: Final[frozenset[Stan]] = frozenset(
    ("opoznione", "wykonane-czesciowo", "niewykonane", "nieznane")
)
"""States of an action whose term has passed and that is not known to be done."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the state of an action depends on.

    ``met`` says of every indicator with a number as its target whether it is reached, None where
    that is not known; those that are not applicable are not in it. ``milestones`` are the last days
    of milestones that have passed and are not reached. ``last_told`` is the last day of the latest
    quarter in which a body said anything of the action.
    """

    day: date
    od: date | None
    do: date | None
    met: Sequence[bool | None]
    milestones: Sequence[date]
    reached_milestones: int
    moved: bool
    last_told: date | None
    repealed: bool = False

    @property
    def passed(self) -> bool:
        """Whether the term has passed."""
        return self.do is not None and self.do <= self.day

    @property
    def year_is_over(self) -> bool:
        """Whether the day is the last one of its year."""
        return (self.day.month, self.day.day) == (12, 31)


@dataclass(frozen=True, slots=True)
class Judged:
    """A state and the sentence of the method, counted from 1, that it follows from."""

    stan: Stan
    zasada: int


def judged(facts: Facts) -> Judged:
    """The state that follows from the facts, before any override."""
    if facts.repealed:
        return Judged("odstapiono", 2)
    if _done(facts):
        return Judged("wykonane", 4)
    return _after_its_term(facts) if facts.passed else _within_its_term(facts)


def _done(facts: Facts) -> bool:
    if facts.milestones or facts.last_told is None:
        return False
    if facts.met:
        return all(facts.met)
    return facts.passed and facts.reached_milestones > 0


def _after_its_term(facts: Facts) -> Judged:
    told = facts.last_told is not None and facts.do is not None and facts.last_told >= facts.do
    if not told:
        return Judged("nieznane", 5)
    failed = bool(facts.milestones) or any(met is False for met in facts.met)
    if not failed:
        return Judged("nieznane", 5)
    if not facts.year_is_over:
        return Judged("opoznione", 6)
    return Judged("wykonane-czesciowo" if facts.moved else "niewykonane", 7)


def _within_its_term(facts: Facts) -> Judged:
    if facts.last_told is None:
        waits = facts.od is not None and facts.od > facts.day
        return Judged("nierozpoczete", 8) if waits else Judged("nieznane", 5)
    if facts.milestones:
        return Judged("opoznione", 6)
    return Judged("w-trakcie", 9) if facts.moved else Judged("nierozpoczete", 8)


def days_late(facts: Facts, stan: Stan) -> int | None:
    """How many days after its term an action is on the day; None where it is not late.

    A term that ends with the day is late by none.
    """
    ends = [*facts.milestones, *([facts.do] if facts.do is not None and facts.passed else [])]
    if stan not in UNFINISHED or not ends:
        return None
    return (facts.day - min(ends)).days
