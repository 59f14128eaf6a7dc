"""How much of an annex the orders of an act concern."""

from __future__ import annotations

from collections.abc import Iterable

from rpd.act.orders import (
    Cell,
    HeadingsAdded,
    HeadingsRepealed,
    Order,
    RowsAdded,
    RowsRepealed,
    RowsReworded,
    TermChanged,
    TextOrder,
)
from rpd.act.phrases import ROW
from rpd.act.printed import Heading, Printed
from rpd.frozen import dataclass
from rpd.plan.noun import Noun


@dataclass(frozen=True, slots=True)
class Touched:
    """The share of an annex's rows that an act concerns, and the noun of several such rows."""

    share: float
    rows: str


Key = tuple[str, str]


def touched(orders: Iterable[Order], old: Printed, action: Noun) -> Touched:
    """How many of the rows in force, and of those that come, the orders concern."""
    concerned = {key for order in orders for key in _keys(order, old)}
    in_force = {
        (heading.number, row.lp): row
        for heading in old.headings
        for row in heading.rows
        if not row.repealed
    }
    every = concerned | in_force.keys()
    noun = action if all(row.of_action for row in in_force.values()) else ROW
    return Touched(len(concerned) / max(len(every), 1), noun.many_genitive)


def _keys(order: Order, old: Printed) -> Iterable[Key]:
    match order:
        case TextOrder(texts):
            return [(text.heading, text.lp) for text in texts if isinstance(text, Cell)]
        case TermChanged(spots):
            return [(text.heading, text.lp) for text, _ in spots if isinstance(text, Cell)]
        case RowsAdded(heading, _, added) | RowsReworded(heading, added):
            return [(heading, row.lp) for row in added]
        case RowsRepealed(heading, lps):
            return [(heading, lp) for lp in lps]
        case HeadingsAdded(headings):
            return _of(one for heading, below in headings for one in (heading, *below))
        case HeadingsRepealed(numbers):
            below = tuple(f"{number}." for number in numbers)
            gone = (h for h in old.headings if h.number in numbers or h.number.startswith(below))
            return _of(gone)
        case _:
            return ()


def _of(headings: Iterable[Heading]) -> list[Key]:
    """The rows in force under headings."""
    return [(h.number, row.lp) for h in headings for row in h.rows if not row.repealed]
