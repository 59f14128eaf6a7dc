"""Formulas as Polish plans have them, and what is no formula."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpd.plan.wzor import Problem, Result, reckoned, rounded
from rpd.plan.wzor import _number as number
from tests.properties import examples

VALUES = [
    ("4 odcinki x 95 000 zł", 380_000),
    ("4 odcinki x 95 000 zł rocznie", 380_000),
    ("4 odcinki × 95\u00a0000 zł", 380_000),
    ("4 odcinki po 95 000 zł", 380_000),
    ("4 odcinki (w tym 2 nowe) x 95 000 zł", 380_000),
    ("4 x 95 tys. zł", 380_000),
    ("1,5 mln zł + 20 tys. zł", 1_520_000),
    ("2x500", 1000),
    ("2 X 500", 1000),
    ("2 * 3 · 4", 24),
    ("12 mies. x 3 os. x 4 500,50 zł", 162_018),
    ("20 zł/os. x 30 os.", 600),
    ("8 godz. x 120 zł/godz. x 10 grup", 9600),
    ("120 m² x 35 zł/m²", 4200),
    ("razem: 3 x 100", 300),
    ("15% x 200 000 zł", 30_000),
    ("(2 + 1) x 500 zł", 1500),
    ("2 + 3 x 4", 14),
    ("1000 zł - 200 zł", 800),
    ("1 200 zł : 3", 400),
    ("1.250.000,50 zł + 1 zł", Fraction("1250001.5")),
    ("5 szt. à 20 zł", 100),
    ("1/3", Fraction(1, 3)),
]
UNREADABLE = {
    "": "Wzór nie ma liczby.",
    "według kosztorysu": "Wzór nie ma liczby.",
    "4 odcinki 95 000": "Przed „95 000” brakuje działania.",
    "3 szkolenia 2-dniowe x 100": "Przed „2” brakuje działania.",
    "4 x": "Działanie na końcu wzoru nie ma liczby.",
    "4 x x 5": "Przed „x” brakuje liczby.",
    "((1 + 2)": "Nawias we wzorze nie jest zamknięty.",
    "1 + 2)": "Nie wiadomo, do czego należy „)”.",
    "10 : 0": "Wzór dzieli przez zero.",
    "95.000 x 4": "Nie wiadomo, czy kropka w „95.000” oddziela tysiące, czy ułamek.",
    "100 euro x 4": "Wzór liczy w walucie „euro”, a kwota planu jest w złotych.",
    "100 € x 4": "Wzór liczy w walucie „€”, a kwota planu jest w złotych.",
    "4 x 95 000 zł!": "Znaku „!” we wzorze nie da się odczytać.",
    "__import__('os')": "Znaku „_” we wzorze nie da się odczytać.",
    "(" * 40 + "1" + ")" * 40: "Przed „(” brakuje liczby.",
    "1 + " * 200: "Wzór jest za długi.",
}


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_value(text: str, value: int | Fraction) -> None:
    found = reckoned(text)
    assert isinstance(found, Result)
    assert found.value == value
    assert found.zloty == ("zł" in text)


@pytest.mark.parametrize(("text", "message"), UNREADABLE.items())
def test_no_value(text: str, message: str) -> None:
    found = reckoned(text)
    assert isinstance(found, Problem)
    assert found.message == message
    assert found.hint


def test_what_follows_the_sign_of_equality() -> None:
    assert reckoned("2 x 3 = 6 zł") == Result(Fraction(6), zloty=True, stated=(Fraction(6),))


@pytest.mark.parametrize(
    ("value", "zaokraglenie", "expected"),
    [
        ("3.333", "", "3.33"),
        ("0.005", "", "0.01"),
        ("1234.5", "do 1 zł", "1235"),
        ("1234.49", "do pełnych złotych", "1234"),
        ("1234.005", "do grosza", "1234.01"),
        ("1234", "w górę do 100 zł", "1300"),
        ("1999", "w dół do 1 tys. zł", "1000"),
        ("1300", "w górę do 100 zł", "1300"),
        ("12.34", "do 0,1 zł", "12.3"),
        ("1 250".replace(" ", ""), "do 1 000 zł", "1000"),
    ],
)
def test_rounding(value: str, zaokraglenie: str, expected: str) -> None:
    assert rounded(Fraction(value), zaokraglenie) == Fraction(expected)


@examples(60)
@given(st.text(alphabet="0123456789 x+-:/(),.=%złtysmeuro€§„”\u00a0", max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    assert isinstance(reckoned(text), Result | Problem)


@examples(60)
@given(st.integers(0, 10**12), st.integers(0, 99))
def test_numbers_as_they_are_printed(whole: int, grosze: int) -> None:
    grouped = f"{whole:,}".replace(",", " ")
    assert number(f"{grouped},{grosze:02}") == Fraction(whole * 100 + grosze, 100)
