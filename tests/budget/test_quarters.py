"""Money is spread over the quarters of the terms, never over what lies between two terms."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from rpd.budget.crosstab import crosstab
from rpd.budget.ledger import ledger
from rpd.reading.build import build_plan
from rpd.report.sums import labels


def rows(terms: str, kwota: str = "100.00", rok: int | None = None, *, spread: bool) -> str:
    """The rows of the sums by quarter, for one action with these terms."""
    pozycja: dict[str, Any] = {"kwota": Decimal(kwota), "zrodla": ["FEM"]}
    if rok is not None:
        pozycja["rok"] = rok
    dzialanie = {
        "id": "jedno",
        "nazwa": "Jedno",
        "budzet": [pozycja],
        "termin": [{"okres": one, "wieloletnie": True} for one in terms.split(", ")],
    }
    kierunek = {"numer": 1, "strategia": "I.1.1", "dzialania": [dzialanie]}
    cel = {"numer": "I", "priorytety": [{"numer": "I.1", "kierunki": [kierunek]}]}
    plan = build_plan({"rok": 2024, "tytul": "Plan", "cele": [cel]})
    table = crosstab([ledger(plan, None)], ["kwartal"], spread)
    said = "; ".join(f"{labels.label(row.members[0])}: {row.razem}" for row in table.rows)
    return said.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("terms", "named", "spread"),
    [
        (
            "I kwartał 2024, III kwartał 2024",
            "I i III kwartał 2024",
            "I kwartał 2024: 50.00; III kwartał 2024: 50.00",
        ),
        (
            "I i III kwartał",
            "I i III kwartał 2024",
            "I kwartał 2024: 50.00; III kwartał 2024: 50.00",
        ),
        (
            "II półrocze 2024",
            "III–IV kwartał 2024",
            "III kwartał 2024: 50.00; IV kwartał 2024: 50.00",
        ),
        (
            "III kwartał 2024, I kwartał 2024",
            "I i III kwartał 2024",
            "I kwartał 2024: 50.00; III kwartał 2024: 50.00",
        ),
        (
            "I kwartał 2024, I kwartał 2026",
            "I kwartał 2024 i I kwartał 2026",
            "I kwartał 2024: 50.00; I kwartał 2026: 50.00",
        ),
        (
            "maj 2024, październik 2024",
            "II i IV kwartał 2024",
            "II kwartał 2024: 50.00; IV kwartał 2024: 50.00",
        ),
        (
            "I kwartał 2024, III–IV kwartał 2024",
            "I i III–IV kwartał 2024",
            "I kwartał 2024: 33.34; III kwartał 2024: 33.33; IV kwartał 2024: 33.33",
        ),
        (
            "I kwartał 2024, I kwartał 2025, I kwartał 2026",
            "I kwartał 2024, I kwartał 2025 i I kwartał 2026",
            "I kwartał 2024: 33.34; I kwartał 2025: 33.33; I kwartał 2026: 33.33",
        ),
        (
            "I kwartał 2024, II kwartał 2024",
            "I–II kwartał 2024",
            "I kwartał 2024: 50.00; II kwartał 2024: 50.00",
        ),
        (
            "II kwartał 2024, maj 2024, II kwartał 2024",
            "II kwartał 2024",
            "II kwartał 2024: 100.00",
        ),
        (
            "IV kwartał 2024 – I kwartał 2025",
            "IV kwartał 2024 – I kwartał 2025",
            "IV kwartał 2024: 50.00; I kwartał 2025: 50.00",
        ),
        (
            "IV kwartał 2024, I kwartał 2025, III kwartał 2025",
            "IV kwartał 2024 – I kwartał 2025 i III kwartał 2025",
            "IV kwartał 2024: 33.34; I kwartał 2025: 33.33; III kwartał 2025: 33.33",
        ),
        ("2024-03-31, 2024-07-01", "I i III kwartał 2024", None),
        ("4 czerwca – 2 lipca 2024", "II–III kwartał 2024", None),
    ],
)
def test_terms_with_gaps(terms: str, named: str, spread: str | None) -> None:
    assert rows(terms, spread=False) == f"{named}: 100.00"
    if spread is not None:
        assert rows(terms, spread=True) == spread


def test_an_entry_of_one_year_keeps_to_it() -> None:
    terms = "I kwartał 2024, III kwartał 2024, II kwartał 2025"
    assert rows(terms, rok=2024, spread=False) == "I i III kwartał 2024: 100.00"
    assert rows(terms, rok=2025, spread=True) == "II kwartał 2025: 100.00"
    assert rows(terms, rok=2026, spread=True) == "bez terminu: 100.00"
