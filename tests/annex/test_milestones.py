"""Terms with a text: what is reached stands in front of the term, as it was written."""

from __future__ import annotations

import pytest

from rpd.plan.model import Dzialanie, Termin
from tests.annex.test_annex import row_of, termin

ANALIZA = termin("I kwartał 2026", opis="analiza procesów")
WYBOR = termin("do 30 września 2026", opis="wybór")


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ((ANALIZA,), "analiza procesów~– I~kwartał 2026"),
        (
            (ANALIZA, WYBOR, termin("2027", opis="start")),
            "analiza procesów~– I~kwartał 2026; wybór~– do 30~września 2026; start~–~2027",
        ),
        ((termin("2026-2027"), ANALIZA), "2026–2027; analiza procesów~– I~kwartał 2026"),
        (
            (termin("I kwartał 2026", opis="analiza", lit="a"), WYBOR),
            "{a)}analiza~– I~kwartał 2026{b)}wybór~– do 30~września 2026",
        ),
        ((termin("II etap", bez_dat=True),), "II etap"),
        ((termin("co dwa lata: 2026, 2028"),), "co dwa lata: 2026, 2028"),
    ],
)
def test_printed_as_written(terms: tuple[Termin, ...], expected: str) -> None:
    assert row_of(Dzialanie("x", "N", termin=terms))["termin"] == expected
