"""What stands in a ledger: actions, their amounts, and amounts that no sum may hold."""

from __future__ import annotations

from decimal import Decimal

from rpd.budget.entries import (
    EntryKind,
)
from rpd.diagnostics import Path
from rpd.frozen import dataclass

Quarter = tuple[int, int]
"""Year and number of the quarter (1–4)."""


@dataclass(frozen=True, slots=True)
class Action:
    """An action in force: which plan it stands in, the numbers of its headings, its own."""

    plan: str
    rok_planu: int
    headings: tuple[str, ...]
    numer: str
    id: str
    nazwa: str
    path: Path


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a ledger: an amount, or (``kwota`` None) an action that states none.

    ``kwartaly`` is every quarter that the line belongs to, in order, () where the plan gives none;
    ``lider`` leads, ``wspolnie_z`` take part; all names are canonical.

    ``okres`` is the period of an amount that has one, ``znak`` what is written there instead of an
    amount, ``bez_danych`` that it says that nothing is known. An amount is ``warunkowa`` where it
    depends on something that may not come.
    """

    dzialanie: Action
    kwota: Decimal | None
    zrodla: tuple[str, ...]
    grupy: tuple[str, ...]
    rok: int
    kwartaly: tuple[Quarter, ...]
    lider: str
    wspolnie_z: tuple[str, ...]
    path: Path
    kind: EntryKind = "kwota"
    okres: str = ""
    znak: str = ""
    bez_danych: bool = False
    warunkowa: bool = False
    dzial: str = ""
    rozdzial: str = ""
    paragraf: str = ""


@dataclass(frozen=True, slots=True)
class Need:
    """What would be needed beside the amount of an entry (None where it states none)."""

    item: Item
    potrzeby: Decimal
    kwota: Decimal | None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A budget entry that is not in the sum though it gives an amount; ``kwota`` where known.

    ``item`` says what it would belong to if it were right, as far as that can be told.
    """

    dzialanie: Action
    kwota: Decimal | None
    powod: str
    path: Path
    item: Item


def undecided(name: str, item: Item) -> bool:
    """Whether a source or group of that name shares the line's amount with others."""
    return any(name in names and len(names) > 1 for names in (item.zrodla, item.grupy))
