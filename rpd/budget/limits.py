"""Limits of the dictionary against what is planned: used, left, exceeded, at both bounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Literal

from rpd.budget.directory import SourceLimit
from rpd.budget.items import Item
from rpd.budget.ledger import Ledger
from rpd.frozen import dataclass

State = Literal["mieści się", "może przekroczyć", "przekroczony"]


@dataclass(frozen=True, slots=True)
class Use:
    """A limit and its use in złoty: ``od`` for certain, ``do`` with joint and conditional amounts.

    ``folder`` tells the plans whose dictionary sets the limit from those of other workspaces.

    A joint amount whose sources all belong to a group is decided for the group. ``wspolne`` and
    ``warunkowe`` are what lies between the bounds because it is joint, or conditional.
    """

    limit: SourceLimit
    folder: str
    od: Decimal
    do: Decimal
    wspolne: Decimal = Decimal(0)
    warunkowe: Decimal = Decimal(0)

    @property
    def state(self) -> State:
        """Whether the limit holds, holds for certain, or is exceeded for certain."""
        if self.od > self.limit.kwota:
            return "przekroczony"
        return "może przekroczyć" if self.do > self.limit.kwota else "mieści się"


def uses(ledgers: Iterable[Ledger]) -> Iterator[Use]:
    """Every limit of every workspace with its use in the limit's year, over all its plans.

    Years without a plan and without an amount are left out; two dictionaries of one folder that
    disagree on a limit give two lines.
    """
    by_folder: dict[str, list[Ledger]] = {}
    for one in ledgers:
        by_folder.setdefault(one.plik.rpartition("/")[0], []).append(one)
    for folder, plans in by_folder.items():
        years = {item.rok for one in plans for item in one.amounts} | {one.rok for one in plans}
        for limit in dict.fromkeys(limit for one in plans for limit in one.limits):
            if limit.rok in years:
                matching = [item for one in plans if limit in one.limits for item in one.amounts]
                yield _use(limit, folder, matching)


def _use(limit: SourceLimit, folder: str, items: Iterable[Item]) -> Use:
    od = do = wspolne = warunkowe = Decimal(0)
    for item in items:
        names = item.grupy if limit.grupa else item.zrodla
        if item.kwota is not None and item.rok == limit.rok and limit.nazwa in names:
            do += item.kwota
            if item.warunkowa:
                warunkowe += item.kwota
            elif len(names) == 1:
                od += item.kwota
            else:
                wspolne += item.kwota
    return Use(limit, folder, od, do, wspolne, warunkowe)
