"""The money of one entry → a line for each source; a joint amount is resolved by what is spent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from rpd.budget.items import Item
from rpd.plan.model import PozycjaBudzetu
from rpd.progress.line import ZERO, MoneyLine
from rpd.progress.reached import Money


def by_source(  # noqa: PLR0917 (the parts of one entry)
    items: list[Item],
    base: Item,
    pozycja: PozycjaBudzetu,
    umowy: Money | None,
    wydatki: Money | None,
    groups: Mapping[str, str],
) -> Iterator[MoneyLine]:
    """The lines of an entry: a source each, and what stays undecided of its joint amounts."""
    spent = dict(wydatki.zrodla) if wydatki else {}
    contracted = dict(umowy.zrodla) if umowy else {}
    known = wydatki is not None and not wydatki.znak
    stated = bool(items)
    own: dict[str, Decimal] = {}
    for item in items:
        if len(item.zrodla) == 1:
            own[item.zrodla[0]] = own.get(item.zrodla[0], ZERO) + (item.kwota or ZERO)
    taken, left = _resolved([item for item in items if len(item.zrodla) > 1], spent, contracted)
    order = dict.fromkeys([*own, *taken, *spent, *contracted])
    for zrodlo in order:
        settled = taken.get(zrodlo, ZERO)
        item = replace(
            base,
            zrodla=(zrodlo,),
            grupy=(groups.get(zrodlo, ""),),
            kwota=own.get(zrodlo, ZERO) + settled,
            kind="kwota",
        )
        yield MoneyLine(
            item,
            pozycja.id,
            contracted.get(zrodlo, ZERO),
            spent.get(zrodlo, ZERO),
            settled,
            bez_planu=not stated,
            wiadomo=known,
        )
    for item, rest in left:
        if rest:
            yield MoneyLine(replace(item, kwota=rest), pozycja.id, wiadomo=known)


def _resolved(
    joint: list[Item], spent: Mapping[str, Decimal], contracted: Mapping[str, Decimal]
) -> tuple[dict[str, Decimal], list[tuple[Item, Decimal]]]:
    """How much of joint amounts falls to which source, and what stays undecided of each.

    What was spent decides first, then what was contracted beyond it, in the order of the sources.
    """
    taken: dict[str, Decimal] = {}
    left = []
    for item in joint:
        rest = item.kwota or ZERO
        for told in (spent, contracted):
            for zrodlo in item.zrodla:
                part = min(rest, max(told.get(zrodlo, ZERO) - taken.get(zrodlo, ZERO), ZERO))
                if part:
                    taken[zrodlo] = taken.get(zrodlo, ZERO) + part
                    rest -= part
        left.append((item, rest))
    return taken, left
