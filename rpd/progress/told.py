"""What bodies have told up to a quarter: of every thing the last that each of them has said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Generic, TypeVar

from rpd.frozen import dataclass
from rpd.plan.wykonanie import (
    Kamien,
    Kwartal,
    Kwoty,
    Ujecie,
    Wykonanie,
    WykonanieDzialania,
    WykonanieWskaznika,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Filed:
    """A report as it lies in the workspace: the name of its file and the id of its body."""

    plik: str
    podmiot: str
    wykonanie: Wykonanie


@dataclass(frozen=True, slots=True)
class Told(Generic[T]):
    """A thing that a body has told, for which quarter, and of which day."""

    podmiot: str
    kwartal: Kwartal
    stan_na: date | None
    what: T


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a body says of the money of an entry in one respect: contracted, or spent."""

    kwoty: Kwoty
    ujecie: Ujecie | None


Key = tuple[str, str]
"""Ids of an action ("" for what stands outside actions) and of its indicator or entry."""


@dataclass(frozen=True, slots=True)
class Account:
    """All that was told up to ``kwartal``, by what it is about; of every body the last it said."""

    kwartal: Kwartal
    wskazniki: Mapping[Key, tuple[Told[WykonanieWskaznika], ...]]
    umowy: Mapping[Key, tuple[Told[Spoken], ...]]
    wydatki: Mapping[Key, tuple[Told[Spoken], ...]]
    dzialania: Mapping[str, tuple[Told[WykonanieDzialania], ...]]
    kamienie: Mapping[str, tuple[Told[Kamien], ...]]
    pliki: tuple[Filed, ...]

    def of(self, podmiot: str) -> tuple[Filed, ...]:
        """The reports of a body, the earliest first."""
        return tuple(one for one in self.pliki if one.podmiot == podmiot)

    def told_of(self, action: str) -> Iterator[Told[WykonanieDzialania]]:
        """What was last said of an action, each body by itself."""
        yield from self.dzialania.get(action, ())


def account(filed: Iterable[Filed], until: Kwartal) -> Account:
    """What the reports of that year say up to a quarter."""
    known = [
        (okres, one)
        for one in filed
        if (okres := one.wykonanie.okres) is not None and okres.rok == until.rok and okres <= until
    ]
    known.sort(key=lambda pair: pair[0])
    gathered = _Gathered()
    for okres, one in known:
        gathered.take(okres, one)
    return Account(
        until,
        _lists(gathered.wskazniki),
        _lists(gathered.umowy),
        _lists(gathered.wydatki),
        _lists(gathered.dzialania),
        {key: tuple(every.values()) for key, every in gathered.kamienie.items()},
        tuple(one for _, one in known),
    )


class _Gathered:
    def __init__(self) -> None:
        self.wskazniki: dict[Key, dict[str, Told[WykonanieWskaznika]]] = {}
        self.umowy: dict[Key, dict[str, Told[Spoken]]] = {}
        self.wydatki: dict[Key, dict[str, Told[Spoken]]] = {}
        self.dzialania: dict[str, dict[str, Told[WykonanieDzialania]]] = {}
        self.kamienie: dict[str, dict[tuple[str, str], Told[Kamien]]] = {}

    def take(self, okres: Kwartal, one: Filed) -> None:
        whole, body = one.wykonanie, one.podmiot

        def told(what: T, day: date | None) -> Told[T]:
            return Told(body, okres, day or whole.stan_na, what)

        for wskaznik in whole.wskazniki:
            _put(self.wskazniki, ("", wskaznik.id), told(wskaznik, wskaznik.stan_na))
        for dzialanie in whole.dzialania:
            _put(self.dzialania, dzialanie.id, told(dzialanie, None))
            for wskaznik in dzialanie.wskazniki:
                key = dzialanie.id, wskaznik.id
                _put(self.wskazniki, key, told(wskaznik, wskaznik.stan_na))
            for pozycja in dzialanie.budzet:
                key = dzialanie.id, pozycja.id
                for kwoty, where in ((pozycja.umowy, self.umowy), (pozycja.wydatki, self.wydatki)):
                    if kwoty is not None:
                        _put(where, key, told(Spoken(kwoty, pozycja.ujecie), pozycja.stan_na))
            for kamien in dzialanie.kamienie:
                every = self.kamienie.setdefault(dzialanie.id, {})
                every[body, kamien.opis] = told(kamien, kamien.osiagnieto)


K = TypeVar("K")


def _put(where: dict[K, dict[str, Told[T]]], key: K, one: Told[T]) -> None:
    where.setdefault(key, {})[one.podmiot] = one


def _lists(found: dict[K, dict[str, Told[T]]]) -> dict[K, tuple[Told[T], ...]]:
    return {key: tuple(by_body.values()) for key, by_body in found.items()}
