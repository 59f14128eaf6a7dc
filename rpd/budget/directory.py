"""What the dictionary and the headings say about members of groupings: names, order, limits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from rpd.plan.model import Limit, Plan, Slownik, Strategia, full_number, kierunki


@dataclass(frozen=True, slots=True)
class SourceLimit:
    """What the dictionary allows a source or a group (``grupa`` True) in a year."""

    nazwa: str
    grupa: bool
    rok: int
    kwota: Decimal


def names(
    plan: Plan, slownik: Slownik | None, strategia: Strategia | None
) -> Iterator[tuple[tuple[str, str], str]]:
    """Headings, sources, groups and bodies with their names; the strategy's where left out."""
    for cel in plan.cele:
        target = strategia.cel(cel.numer) if strategia else None
        yield ("cel", cel.numer), cel.nazwa or (target.nazwa if target else "")
        for p in cel.priorytety:
            heading = strategia.priorytet(p.numer) if strategia else None
            yield ("priorytet", p.numer), p.nazwa or (heading.nazwa if heading else "")
    for _, p, k in kierunki(plan):
        carried = strategia.kierunek(k.strategia) if strategia else None
        yield ("kierunek", full_number(p, k)), k.nazwa or (carried.nazwa if carried else "")
    if slownik:
        for zrodlo in slownik.zrodla:
            yield ("zrodlo", zrodlo.id), zrodlo.nazwa
        for grupa in slownik.grupy:
            yield ("grupa", grupa.id), grupa.nazwa
        for podmiot in slownik.podmioty:
            yield ("realizator", podmiot.id), podmiot.nazwa


def order(slownik: Slownik | None) -> Iterator[tuple[tuple[str, str], int]]:
    """Sources, groups and bodies with their places in the dictionary."""
    if slownik:
        listed = {
            "zrodlo": [zrodlo.id for zrodlo in slownik.zrodla],
            "grupa": [grupa.id for grupa in slownik.grupy],
            "realizator": [podmiot.id for podmiot in slownik.podmioty],
        }
        for dimension, entries in listed.items():
            yield from (((dimension, name), index) for index, name in enumerate(entries))


def limits(slownik: Slownik | None) -> Iterator[SourceLimit]:
    """The limits of sources, then those of groups, by year."""
    if slownik:
        for zrodlo in slownik.zrodla:
            yield from _of(zrodlo.id, False, zrodlo.limity)
        for grupa in slownik.grupy:
            yield from _of(grupa.id, True, grupa.limity)


def _of(nazwa: str, grupa: bool, limity: tuple[Limit, ...]) -> Iterator[SourceLimit]:
    for limit in sorted(limity, key=lambda limit: limit.rok):
        if limit.rok.isascii() and limit.rok.isdigit():
            yield SourceLimit(nazwa, grupa, int(limit.rok), limit.kwota)
