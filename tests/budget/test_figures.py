"""The figures of the 2024 plan, as the table of its totals gives them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from rpd.budget.crosstab import crosstab
from rpd.budget.ledger import Ledger, ledger, totals
from rpd.workspace.plans import load_plan
from tests.conftest import ROOT

D = Decimal

FIGURES = {
    "I": (434_500, 51_000, 15_000),
    "I.1": (434_500, 0, 0),
    "I.1.1": (0, 0, 0),
    "I.1.2": (434_500, 0, 0),
    "I.2": (0, 51_000, 15_000),
    "I.2.1": (0, 0, 15_000),
    "I.2.2": (0, 51_000, 0),
    "II": (0, 80_000, 25_000),
    "II.1": (0, 0, 25_000),
    "II.1.1": (0, 0, 0),
    "II.1.2": (0, 0, 25_000),
    "II.2": (0, 80_000, 0),
    "II.2.1": (0, 0, 0),
    "II.2.2": (0, 80_000, 0),
    "III": (15_025_000, 0, 0),
    "III.1": (5_355_000, 0, 0),
    "III.1.1": (5_355_000, 0, 0),
    "III.1.2": (0, 0, 0),
    "III.1.3": (0, 0, 0),
    "III.1.4": (0, 0, 0),
    "III.2": (9_670_000, 0, 0),
    "III.2.1": (9_670_000, 0, 0),
    "III.2.2": (0, 0, 0),
    "IV": (0, 0, 0),
    "IV.1": (0, 0, 0),
    "IV.1.2": (0, 0, 0),
    "IV.1.3": (0, 0, 0),
    "IV.2": (0, 0, 0),
    "IV.2.1": (0, 0, 0),
    "IV.2.2": (0, 0, 0),
}
"""FEM alone, FERS alone, joint, for every cel, priorytet and kierunek."""


@pytest.fixture(scope="module")
def book() -> Ledger:
    loaded = load_plan(ROOT / "plans" / "2024.yaml")
    assert loaded.plan is not None
    return ledger(loaded.plan, loaded.slownik, loaded.strategia, loaded.source.name)


def test_sources_and_bounds(book: Ledger) -> None:
    sums = totals((book,))
    assert {t.zrodlo: (t.kwota, t.maksimum) for t in sums.zrodla} == {
        "FEM": (D(15_459_500), D(15_499_500)),
        "FERS": (D(131_000), D(171_000)),
    }
    assert [(t.zrodla, t.kwota) for t in sums.wspolne] == [(("FEM", "FERS"), D(40_000))]
    assert sums.razem == D(15_630_500)
    assert sums.rodzaje == {
        "kwota": 13,
        "wlasne": 27,
        "zrodlo": 4,
        "bez_kosztow": 0,
        "brak": 0,
        "blad": 0,
    }
    assert book.left_out == ()


def test_tree(book: Ledger) -> None:
    table = crosstab([book], ["kierunek", "zrodlo"])
    assert [c.key for c in table.columns] == [("FEM",), ("FERS",), ("FEM", "FERS")]
    found = {row.members[-1].key[0]: row.cells for row in table.rows}
    assert found == {key: tuple(map(D, cells)) for key, cells in FIGURES.items()}
    assert list(found) == list(FIGURES)
    assert all(row.razem == sum(row.cells) for row in table.rows)


def test_objectives(book: Ledger) -> None:
    rows = crosstab([book], ["cel"]).rows
    assert [(row.members[0].key[0], row.razem) for row in rows] == [
        ("I", D(500_500)),
        ("II", D(105_000)),
        ("III", D(15_025_000)),
        ("IV", D(0)),
    ]
    assert [(row.z_kwota, row.bez_kwoty) for row in rows] == [(9, 5), (2, 6), (2, 14), (0, 6)]


def test_bodies(book: Ledger) -> None:
    rows = crosstab([book], ["realizator"]).rows
    money = {row.members[0].key[0]: (row.razem, row.z_udzialem) for row in rows}
    assert {body: pair for body, pair in money.items() if any(pair)} == {
        "ROPS": (D(605_500), D(0)),
        "OWES": (D(15_025_000), D(60_000)),
    }
