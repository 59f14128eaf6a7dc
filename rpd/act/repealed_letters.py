"""Letters that an act repeals are written into the plan, so that no later act gives them again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from rpd.act.orders import (
    Cell,
    Order,
    Relettered,
    RowsReworded,
    Text,
    TextOrder,
    UnitsAdded,
    UnitsRepealed,
    Wording,
)
from rpd.act.printed_parts import PARTS
from rpd.compare.letters import reserved
from rpd.plan.model import Dzialanie, Element, Kolumna, Plan, mapped, miejsca
from rpd.plan.profil import Profil

Letters = dict[tuple[str, str], list[str]]
"""Letters by the printed number of a row and a column."""


def with_letters(plan: Plan, before: Plan, orders: Sequence[Order]) -> Plan:
    """The plan that an act leaves, with the letters that it and those before it have repealed.

    What gets a new wording as a whole has new letters.
    """
    gone: Letters = defaultdict(list)
    lists = plan.profil.fields
    anew: set[tuple[str, str]] = set()
    for order in orders:
        match order:
            case RowsReworded(heading, rows):
                anew |= {
                    (plan.profil.of_row(heading, row.lp), name) for row in rows for name in lists
                }
            case TextOrder(texts, Wording(())):
                anew |= {_named(text, plan.profil) for text in texts if isinstance(text, Cell)}
            case TextOrder(texts, UnitsRepealed((), units)):
                for text in (text for text in texts if isinstance(text, Cell)):
                    gone[_named(text, plan.profil)] += [
                        unit.mark for unit in units if unit.kind == "lit"
                    ]
            case TextOrder(texts, Relettered(pairs)):
                for text in (text for text in texts if isinstance(text, Cell)):
                    given = {new for _, new in pairs}
                    gone[_named(text, plan.profil)] = [
                        x for x in gone[_named(text, plan.profil)] if x not in given
                    ]
            case _:
                pass
    former = {m.dzialanie.id: m.dzialanie for m in miejsca(before) if m.dzialanie.uchylone_litery}
    if not gone and not former:
        return plan
    numbers = {id(m.dzialanie): m.numer for m in miejsca(plan)}

    def written(dzialanie: Dzialanie) -> Dzialanie:
        number, known = numbers[id(dzialanie)], former.get(dzialanie.id, dzialanie)
        said = [
            f"{name} lit. {letter}"
            for name in lists
            for letter in dict.fromkeys(
                (
                    *(() if (number, name) in anew else reserved(known, name)),
                    *gone.get((number, name), ()),
                )
            )
        ]
        now = ", ".join(said)
        return (
            dzialanie
            if now == dzialanie.uchylone_litery
            else replace(dzialanie, uchylone_litery=now)
        )

    return _each(plan, written)


def given_again(plan: Plan, orders: Sequence[Order]) -> Iterator[tuple[Cell, str]]:
    """Letters that an act gives although one before it repealed them."""
    actions = {m.numer: m.dzialanie for m in miejsca(plan)}
    for order in orders:
        match order:
            case TextOrder(texts, UnitsAdded((), _, added)):
                for text in (text for text in texts if isinstance(text, Cell)):
                    action = actions.get(_named(text, plan.profil)[0])
                    known = reserved(action, text.column) if action else ()
                    for block in added:
                        if block.unit is not None and block.unit.mark in known:
                            yield text, block.unit.mark
            case _:
                pass


def taken_again(orders: Sequence[Order]) -> Iterator[tuple[Cell, str]]:
    """Letters that an act repeals and gives to another text at once."""
    gone: dict[Text, set[str]] = defaultdict(set)
    for order in orders:
        match order:
            case TextOrder(texts, UnitsRepealed((), units)):
                for text in texts:
                    gone[text] |= {unit.mark for unit in units if unit.kind == "lit"}
            case TextOrder(texts, Relettered(pairs)):
                for text in texts:
                    taken = sorted(gone[text] & {new for _, new in pairs})
                    yield from ((text, mark) for mark in taken if isinstance(text, Cell))
            case _:
                pass


def _named(cell: Cell, profil: Profil) -> tuple[str, Kolumna]:
    return profil.of_row(cell.heading.partition(PARTS)[0], cell.lp), cell.column


def _each(plan: Plan, change: Callable[[Dzialanie], Dzialanie]) -> Plan:
    def changed(element: Element) -> Element:
        return replace(element, dzialania=tuple(map(change, element.dzialania)))

    return replace(plan, elementy=mapped(plan.elementy, changed))
