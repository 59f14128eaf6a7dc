"""Splits and co-financing: to the grosz, on the stated base, nothing lost."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpd.budget.shares import apportion, parts, problems
from rpd.plan.model import PozycjaBudzetu, SkladnikMontazu

D = Decimal
GROSZ = D("0.01")
amounts = st.integers(0, 10**17).map(lambda grosze: D(grosze).scaleb(-2))


@given(amounts, st.lists(st.integers(0, 10**6), min_size=1, max_size=12).filter(any))
def test_parts_give_the_whole_and_are_within_a_grosz(total: Decimal, weights: list[int]) -> None:
    shares = apportion(total, weights)
    assert sum(shares, D(0)) == total
    for share, weight in zip(shares, weights, strict=True):
        exact = Fraction(total) * weight / sum(weights)
        assert abs(Fraction(share) - exact) < Fraction(GROSZ)
        assert weight or not share


@given(amounts, st.integers(1, 40))
def test_even_parts_differ_by_a_grosz_and_the_earlier_are_larger(total: Decimal, n: int) -> None:
    shares = apportion(total, [1] * n)
    assert list(shares) == sorted(shares, reverse=True)
    assert shares[0] - shares[-1] <= GROSZ


def test_largest_remainder() -> None:
    assert apportion(D(100), [1, 1, 1]) == (D("33.34"), D("33.33"), D("33.33"))
    assert apportion(D("0.05"), [50, 30, 20]) == (D("0.03"), D("0.01"), D("0.01"))
    assert apportion(D("0.02"), [1, 1, 1]) == (GROSZ, GROSZ, D(0))


@pytest.mark.parametrize(
    ("total", "weights"),
    [(D(1), []), (D(1), [0, 0]), (D(1), [2, -1]), (D("-1"), [1]), (D("0.001"), [1])],
)
def test_nothing_sensible_to_divide(total: Decimal, weights: list[int]) -> None:
    with pytest.raises(ValueError, match="cannot divide"):
        apportion(total, weights)


def skladnik(zrodlo: str, **fields: Any) -> SkladnikMontazu:
    for name in ("kwota", "udzial"):
        if name in fields:
            fields[name] = D(fields[name])
    return SkladnikMontazu(zrodlo, **fields)


def entry(kwota: str, *montaz: SkladnikMontazu) -> PozycjaBudzetu:
    return PozycjaBudzetu(kwota=D(kwota), montaz=montaz)


WHOLE = {"podstawa": "calosc"}
BASE = {"podstawa": "dofinansowanie"}
OWN = {"wklad_wlasny": True}


@pytest.mark.parametrize(
    ("pozycja", "expected"),
    [
        # A call of FEM 6.19: 95,0 % and 5,0 % of the whole.
        (
            entry(
                "19998532.95",
                skladnik("FEM", udzial="95", **WHOLE),
                skladnik("WLASNE", udzial="5", **WHOLE, **OWN),
            ),
            {"FEM": "18998606.30", "WLASNE": "999926.65"},
        ),
        # Own contribution of 15 % counted on the EU part: 46 200 of 308 000.
        (
            entry(
                "354200",
                skladnik("FEM", udzial="100", **BASE),
                skladnik("WLASNE", udzial="15", **BASE, **OWN),
            ),
            {"FEM": "308000.00", "WLASNE": "46200.00"},
        ),
        # The same 15 % counted on the whole: 1 200 of 8 000.
        (
            entry(
                "8000",
                skladnik("FEM", udzial="100", **BASE),
                skladnik("WLASNE", udzial="15", **WHOLE, **OWN),
            ),
            {"FEM": "6800.00", "WLASNE": "1200.00"},
        ),
        # Co-financing itself divided between the Union and the state budget.
        (
            entry(
                "1000.01",
                skladnik("FERS", udzial="82.52", **BASE),
                skladnik("BP", udzial="17.48", **BASE),
                skladnik("WLASNE", kwota="50.01", **OWN),
            ),
            {"FERS": "783.94", "BP": "166.06", "WLASNE": "50.01"},
        ),
        # 85 % of 1 000,01 is no whole number of grosze; the stated rest was rounded.
        (
            entry("1000.01", skladnik("A", udzial="85", **WHOLE), skladnik("B", kwota="150.00")),
            {"A": "850.01", "B": "150.00"},
        ),
        (
            entry(
                "0.10",
                skladnik("A", udzial="33.33", **WHOLE),
                skladnik("B", udzial="33.33", **WHOLE),
                skladnik("C", udzial="33.34", **WHOLE),
            ),
            {"A": "0.03", "B": "0.03", "C": "0.04"},
        ),
    ],
)
def test_montaz(pozycja: PozycjaBudzetu, expected: dict[str, str]) -> None:
    assert list(problems(pozycja)) == []
    assert dict(parts(pozycja)) == {zrodlo: D(kwota) for zrodlo, kwota in expected.items()}
    assert sum((kwota for _, kwota in parts(pozycja)), D(0)) == pozycja.kwota


@given(
    st.integers(100, 10**15).map(lambda grosze: D(grosze).scaleb(-2)),
    st.lists(st.integers(1, 10_000), min_size=1, max_size=6),
    st.integers(0, 90),
)
def test_any_percentages_that_close_give_the_amount(
    kwota: Decimal, weights: list[int], own: int
) -> None:
    shares = [share for share in apportion(D(100), weights) if share]
    lines = [skladnik(f"Z{i}", udzial=s, **BASE) for i, s in enumerate(shares)]
    if own:
        lines.append(skladnik("WLASNE", udzial=own, **WHOLE, **OWN))
    pozycja = entry(str(kwota), *lines)
    assert list(problems(pozycja)) == []
    assert sum((part for _, part in parts(pozycja)), D(0)) == kwota


@pytest.mark.parametrize(
    ("pozycja", "message"),
    [
        (
            entry("1000", skladnik("A", kwota="500"), skladnik("B", kwota="499.99")),
            "Składniki montażu dają 999,99 zł, a kwota wynosi 1 000,00 zł: brakuje 0,01 zł.",
        ),
        (
            entry("1000", skladnik("A", udzial="60", **WHOLE), skladnik("B", kwota="500")),
            "Składniki montażu dają 1 100,00 zł, a kwota wynosi 1 000,00 zł: jest za dużo o 100,00 zł.",  # noqa: E501
        ),
        (
            entry("1000", *(skladnik(z, udzial="33.33", **WHOLE) for z in ("A", "B", "C"))),
            "Składniki montażu dają 999,90 zł, a kwota wynosi 1 000,00 zł: brakuje 0,10 zł.",
        ),
        (
            entry("0.10", *(skladnik(z, udzial="33.33", **WHOLE) for z in ("A", "B", "C"))),
            "Składniki montażu dają 99,99% kwoty 0,10 zł, a muszą dać 100%.",
        ),
        (
            entry("0.03", skladnik("A", udzial="85", **WHOLE), skladnik("B", udzial="25", **WHOLE)),
            "Składniki montażu dają 110% kwoty 0,03 zł, a muszą dać 100%.",
        ),
        (
            entry(
                "2", skladnik("A", udzial="85.001", **WHOLE), skladnik("B", udzial="15", **WHOLE)
            ),
            "Składniki montażu dają 100,001% kwoty 2,00 zł, a muszą dać 100%.",
        ),
        (
            entry("0.05", skladnik("A", udzial="80", **WHOLE), skladnik("B", kwota="0.02")),
            "Składniki montażu dają 0,06 zł, a kwota wynosi 0,05 zł: jest za dużo o 0,01 zł.",
        ),
        (
            entry("10", skladnik("A", kwota="10", udzial="100", **WHOLE)),
            "Składnik montażu ma i kwotę, i udział.",
        ),
        (entry("10", skladnik("A")), "Składnik montażu nie ma ani kwoty, ani udziału."),
        (entry("10", skladnik("A", udzial="100")), "Udział nie mówi, czego jest częścią."),
        (
            entry("10", skladnik("A", udzial="120", **WHOLE)),
            "Udział 120% nie mieści się między 0 a 100.",
        ),
        (
            entry(
                "10",
                skladnik("A", udzial="100", **BASE),
                skladnik("W", kwota="10", **OWN),
            ),
            "Wkład własny i kwoty składników nie zostawiają nic dla pozostałych źródeł.",
        ),
    ],
)
def test_montaz_that_does_not_close(pozycja: PozycjaBudzetu, message: str) -> None:
    found = [said.replace("\u00a0", " ") for _, said, _ in problems(pozycja)]
    assert found == [message]


def test_malformed_amounts_are_left_to_the_rule_about_amounts() -> None:
    assert list(problems(entry("10", skladnik("A", kwota="-10")))) == []
    assert list(problems(entry("0", skladnik("A", kwota="1")))) == []
