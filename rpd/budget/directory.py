"""What the dictionary and the headings say about members of groupings: names, order, limits."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from rpd.frozen import dataclass
from rpd.plan.model import Limit, Plan, Slownik, Strategia, galezie


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
    for galaz in galezie(plan):
        element = galaz.element
        found = None if element.nazwa or not strategia else strategia.carried(element)
        name = element.nazwa or (found.nazwa if found else "")
        yield (galaz.poziom.kind, galaz.numer), name
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
