"""The figures of the adopted 2024 plan, counted independently of the text it was taken from."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest

from rpd import budget
from rpd.load.whole import Loaded
from rpd.plan.model import galezie, miejsca
from rpd.workspace.plans import load_plan
from tests.conftest import ROOT

# kierunek: actions, indicators, FEM only, FERS only, FEM and FERS together (złoty)
FIGURES = {
    "I.1.1": (4, 6, 0, 0, 0),
    "I.1.2": (4, 7, 434_500, 0, 0),
    "I.2.1": (3, 3, 0, 0, 15_000),
    "I.2.2": (3, 5, 0, 51_000, 0),
    "II.1.1": (2, 2, 0, 0, 0),
    "II.1.2": (3, 5, 0, 0, 25_000),
    "II.2.1": (1, 2, 0, 0, 0),
    "II.2.2": (2, 2, 0, 80_000, 0),
    "III.1.1": (3, 5, 5_355_000, 0, 0),
    "III.1.2": (1, 1, 0, 0, 0),
    "III.1.3": (3, 3, 0, 0, 0),
    "III.1.4": (3, 3, 0, 0, 0),
    "III.2.1": (4, 4, 9_670_000, 0, 0),
    "III.2.2": (2, 3, 0, 0, 0),
    "IV.1.2": (2, 2, 0, 0, 0),
    "IV.1.3": (2, 4, 0, 0, 0),
    "IV.2.1": (1, 1, 0, 0, 0),
    "IV.2.2": (1, 1, 0, 0, 0),
}


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load_plan(ROOT / "plans" / "2024.yaml")


def test_counts(loaded: Loaded) -> None:
    plan, strategia = loaded.plan, loaded.strategia
    assert plan is not None
    assert strategia is not None
    assert len(plan.cele) == 4
    assert sum(len(cel.priorytety) for cel in plan.cele) == 8
    assert sum(g.poziom.linked for g in galezie(plan)) == 18
    assert len(list(miejsca(plan))) == 44
    assert sum(len(m.dzialanie.wskazniki) for m in miejsca(plan)) == 59
    assert len(plan.przypisy) == 3
    assert len(strategia.cele) == 4
    assert sum(len(cel.priorytety) for cel in strategia.cele) == 8
    assert sum(g.poziom.linked for g in galezie(strategia)) == 18


def test_every_kierunek(loaded: Loaded) -> None:
    assert loaded.plan is not None
    sums: dict[tuple[str, tuple[str, ...]], Decimal] = {}
    for entry in budget.entries(loaded.plan, loaded.slownik):
        key = (entry.miejsce.galaz.numer, entry.zrodla)
        sums[key] = sums.get(key, Decimal(0)) + entry.kwota
    seen = {}
    for galaz in galezie(loaded.plan):
        kierunek, number = galaz.element, galaz.numer
        if not galaz.poziom.linked:
            continue
        seen[number] = (
            len(kierunek.dzialania),
            sum(len(d.wskazniki) for d in kierunek.dzialania),
            sums.get((number, ("FEM",)), 0),
            sums.get((number, ("FERS",)), 0),
            sums.get((number, ("FEM", "FERS")), 0),
        )
    assert seen == FIGURES


def test_kinds_of_indicators(loaded: Loaded) -> None:
    assert loaded.plan is not None
    kinds = Counter(
        "od–do"
        if w.wartosc_bazowa is not None
        else f"{w.prog or 'dokładnie'} {'%' if w.jednostka == '%' else ''}".strip()
        for m in miejsca(loaded.plan)
        for w in m.dzialanie.wskazniki
    )
    assert kinds == {"dokładnie": 47, "min": 8, "min %": 3, "od–do": 1}


def test_budget(loaded: Loaded) -> None:
    assert loaded.plan is not None
    totals = budget.by_source(loaded.plan, loaded.slownik)
    assert totals.razem == Decimal(15_630_500)
    assert [(t.zrodlo, t.kwota, t.maksimum, t.dzialania) for t in totals.zrodla] == [
        ("FEM", Decimal(15_459_500), Decimal(15_499_500), 6),
        ("FERS", Decimal(131_000), Decimal(171_000), 4),
    ]
    assert [(t.zrodla, t.kwota, t.dzialania) for t in totals.wspolne] == [
        (("FEM", "FERS"), Decimal(40_000), 3)
    ]
    assert (totals.dzialania, totals.dzialania_z_kwota) == (44, 13)
    assert (totals.rodzaje["wlasne"], totals.rodzaje["zrodlo"]) == (27, 4)
    assert len(list(budget.entries(loaded.plan, loaded.slownik))) == 13


def test_terms_without_a_year(loaded: Loaded) -> None:
    numbers = [d.where for d in loaded.diagnostics if d.slug == "termin-bez-roku"]
    assert len(numbers) == 10
    assert all(d.acknowledged for d in loaded.diagnostics if d.slug == "termin-bez-roku")
