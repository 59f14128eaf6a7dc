"""How much of an annex an act concerns: the share of rows, and what these are called."""

from __future__ import annotations

import pytest

from rpd.act.orders import (
    Cell,
    Emptied,
    HeadingsRepealed,
    Order,
    RowsAdded,
    RowsRepealed,
    TextOrder,
)
from rpd.act.printed import Footnotes, Heading, Printed, PrintedRow
from rpd.act.touched import touched
from rpd.plan.built_in import chosen

PROFIL = chosen(None)


def annex(*rows: PrintedRow) -> Printed:
    heading = Heading("I", 0, PROFIL.levels[0], "Cel szczegółowy", "I", "Rozwój", "", rows)
    return Printed("Plan", (heading,), Footnotes({}, {}), {}, PROFIL)


def row(lp: str, number: str = "", *, repealed: bool = False) -> PrintedRow:
    return PrintedRow(lp, repealed, {}, number)


ACTIONS = annex(row("1", "I/1"), row("2", "I/2"), row("3", "I/3", repealed=True))
INDICATORS = annex(row("„Dni z pyłem"), row("„Piece"))
EMPTIED = Emptied("")


@pytest.mark.parametrize(
    ("old", "orders", "share", "rows"),
    [
        (ACTIONS, (TextOrder((Cell("I", "1", "opis"),), EMPTIED),), 1 / 2, "działań"),
        (ACTIONS, (RowsAdded("I", "2", (row("4"), row("5")), at_end=True),), 2 / 4, "działań"),
        (
            ACTIONS,
            (RowsRepealed("I", ("1", "2")), RowsAdded("I", "3", (row("4"),), at_end=True)),
            1,
            "działań",
        ),
        (ACTIONS, (HeadingsRepealed(("I",)),), 1, "działań"),
        (INDICATORS, (TextOrder((Cell("I", "„Piece", "nazwa"),), EMPTIED),), 1 / 2, "wierszy"),
        (annex(), (), 0, "działań"),
    ],
    ids=["a cell", "rows that come", "all that there is", "a heading", "indicators", "nothing"],
)
def test_share(old: Printed, orders: tuple[Order, ...], share: float, rows: str) -> None:
    found = touched(orders, old, PROFIL.dzialanie.short)
    assert (found.share, found.rows) == (share, rows)
