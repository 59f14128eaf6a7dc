"""The amounts of a plan, one by one, and how actions without an amount say so."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from rpd.budget import shares
from rpd.frozen import dataclass
from rpd.plan import kwoty
from rpd.plan.model import (
    Dzialanie,
    KwotaOkresu,
    Miejsce,
    Plan,
    PozycjaBudzetu,
    Slownik,
    miejsca,
    obowiazuje,
)

EntryKind = Literal["kwota", "wlasne", "zrodlo", "bez_kosztow", "brak", "blad"]
"""How an action states its money; without an amount: own means, source only, no cost, nothing,
or an entry with a mistake that cannot be summed."""

KINDS: tuple[EntryKind, ...] = ("kwota", "wlasne", "zrodlo", "bez_kosztow", "brak", "blad")


@dataclass(frozen=True, slots=True)
class Entry:
    """An amount with the sources it belongs to: one, or several that share it undecided."""

    miejsce: Miejsce
    pozycja: PozycjaBudzetu
    zrodla: tuple[str, ...]
    kwota: Decimal


class Amount(NamedTuple):
    """An amount of an entry with its sources; ``okres`` is its period, where it has one."""

    zrodla: tuple[str, ...]
    kwota: Decimal
    okres: KwotaOkresu | None = None


def entries(plan: Plan, slownik: Slownik | None) -> Iterator[Entry]:
    """All amounts of actions in force, under canonical source ids in the dictionary's order.

    A split or a co-financed amount makes one entry per source and line. A source that the
    dictionary does not know keeps its name. Entries whose amounts cannot be summed (`wrong`) are
    left out.
    """
    names = slownik.canonical_sources() if slownik else {}
    order = source_order(slownik)
    for miejsce in miejsca(plan):
        if obowiazuje(miejsce.dzialanie):
            for pozycja in miejsce.dzialanie.budzet:
                if not wrong(pozycja):
                    for amount in amounts(pozycja, names, order):
                        yield Entry(miejsce, pozycja, amount.zrodla, amount.kwota)


def amounts(
    pozycja: PozycjaBudzetu, names: dict[str, str], order: dict[str, int]
) -> Iterator[Amount]:
    """The amounts of one entry, each with its sources; the entry must not be `wrong`.

    An amount beside those of periods is their sum and is not counted again.
    """
    if pozycja.okresy:
        zrodla = canonical(pozycja.zrodla, names, order)
        for one in pozycja.okresy:
            if one.kwota is not None:
                yield Amount(zrodla, one.kwota, one)
        return
    divided = shares.parts(pozycja)
    for zrodlo, kwota in divided:
        yield Amount((names.get(zrodlo, zrodlo),), kwota)
    if pozycja.kwota is not None and not divided:
        yield Amount(canonical(pozycja.zrodla, names, order), pozycja.kwota)


def canonical(
    zrodla: tuple[str, ...], names: dict[str, str], order: dict[str, int]
) -> tuple[str, ...]:
    """A set of sources under their ids, in the dictionary's order."""
    found = {names.get(zrodlo, zrodlo) for zrodlo in zrodla}
    return tuple(sorted(found, key=lambda z: (order.get(z, len(order)), z)))


def source_order(slownik: Slownik | None) -> dict[str, int]:
    """Source id → its position in the dictionary."""
    return {zrodlo.id: index for index, zrodlo in enumerate(slownik.zrodla)} if slownik else {}


def states_amount(pozycja: PozycjaBudzetu) -> bool:
    """Whether an entry gives an amount, right or wrong."""
    stated = pozycja.kwota is not None or pozycja.razem is not None
    return stated or bool(pozycja.podzial) or bool(pozycja.montaz)


def wrong(pozycja: PozycjaBudzetu) -> str:
    """Why the amount of an entry cannot be summed, as a Polish sentence; "" where it can."""
    if not states_amount(pozycja):
        return ""
    if pozycja.okresy:
        return _wrong_in_periods(pozycja)
    if pozycja.kwota is None:
        return "Podział albo montaż nie ma kwoty, którą dzieli."
    values = [pozycja.kwota, *(udzial.kwota for udzial in pozycja.podzial)]
    values += [s.kwota for s in pozycja.montaz if s.kwota is not None]
    for value in values:
        if (problem := kwoty.problem(value)) is not None:
            return problem[0]
    if pozycja.srodki or pozycja.bez_kosztow:
        return "Pozycja podaje kwotę, a zarazem środki własne bez kwoty albo brak kosztów."
    given = sum(map(bool, (pozycja.zrodla, pozycja.podzial, pozycja.montaz)))
    if given != 1 and (given or not pozycja.zapis.bez_zrodel):
        several = "Źródła podano na więcej niż jeden sposób."
        return several if given else "Kwota nie ma źródła."
    if pozycja.podzial and sum(values[1:], Decimal(0)) != pozycja.kwota:
        return "Podział nie sumuje się do kwoty."
    return next((message for _, message, _ in shares.problems(pozycja)), "")


def _wrong_in_periods(pozycja: PozycjaBudzetu) -> str:
    for one in pozycja.okresy:
        if one.kwota is not None and (problem := kwoty.period_problem(one.kwota)) is not None:
            return f"{problem[0].removesuffix('.')} (okres {one.okres})."
    if pozycja.kwota is not None and pozycja.kwota != pozycja.razem:
        return "Kwoty w okresach nie sumują się do kwoty."
    if pozycja.srodki or pozycja.bez_kosztow or pozycja.podzial or pozycja.montaz or pozycja.rok:
        return "Pozycja podaje kwoty w okresach, a zarazem pieniądze w inny sposób."
    sourced = pozycja.zrodla or pozycja.zapis.bez_zrodel
    return "" if sourced else "Kwoty w okresach nie mają źródła."


def kind_of(dzialanie: Dzialanie) -> EntryKind:
    """How an action states its money; the most definite of its entries counts."""
    stated = [pozycja for pozycja in dzialanie.budzet if states_amount(pozycja)]
    if stated:
        return "blad" if all(wrong(pozycja) for pozycja in stated) else "kwota"
    if any(pozycja.srodki for pozycja in dzialanie.budzet):
        return "wlasne"
    if any(pozycja.zrodla for pozycja in dzialanie.budzet):
        return "zrodlo"
    if any(pozycja.bez_kosztow for pozycja in dzialanie.budzet):
        return "bez_kosztow"
    return "brak"
