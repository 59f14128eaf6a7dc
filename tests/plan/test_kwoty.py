"""Amounts: which are accepted, and what is said about the others."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpd.plan import kwoty
from rpd.reading.events import compose

_FORM = "Zapisz kwotę cyframi, z kropką przed groszami: 180000 albo 1250.50."
_ZERO = "Brak kosztów zapisz jako „bez_kosztow: true”, a kwotę nieustaloną – samym źródłem."
_POSITIVE = "Kwota w planie musi być większa od zera."
_GROSZE = "Podaj pełne złote albo grosze dwiema cyframi"


def _read(text: str) -> object:
    """The value of a field as the reader gives it."""
    return compose(f"kwota: {text}\n").data["kwota"]


@pytest.mark.parametrize(
    "text", ["1", "180000", "1250.50", "0.01", "0.50", "1000000000000000", "1000000000000000.00"]
)
def test_accepted(text: str) -> None:
    assert kwoty.problem(_read(text)) is None
    assert str(_read(text)) == text


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("-5", "Kwota -5 jest ujemna.", _POSITIVE),
        ("-0.01", "Kwota -0.01 jest ujemna.", _POSITIVE),
        ("'-5'", "Kwota „-5” jest ujemna.", _POSITIVE),
        ("-1 000,50", "Kwota „-1 000,50” jest ujemna.", _POSITIVE),
        ("−5", "Kwota „−5” jest ujemna.", _POSITIVE),
        ("0", "Kwota wynosi zero.", _ZERO),
        ("0.00", "Kwota wynosi zero.", _ZERO),
        ("-0", "Kwota wynosi zero.", _ZERO),
        ("'0'", "Kwota wynosi zero.", _ZERO),
        ("1.5", "Kwota 1.5 ma 1 cyfrę po kropce.",
         f"{_GROSZE}: „1.50”, a jeśli to kwota w tys. zł: „1500”."),
        (
            "1.234",
            "Kwota 1.234 ma 3 cyfry po kropce.",
            f"{_GROSZE}; jeśli kropka oddziela tysiące, wpisz „1234”.",
        ),
        ("1.2345", "Kwota 1.2345 ma 4 cyfry po kropce.", f"{_GROSZE}, np. „1250.50”."),
        ("0.0000001", "Kwota 0.0000001 ma 7 cyfr po kropce.", f"{_GROSZE}, np. „1250.50”."),
        ("1.234,50", "Kwota „1.234,50” ma kropki między tysiącami i przecinek.",
         "Wpisz: „1234.50”."),
        ("1.234.567", "Kwota „1.234.567” ma kropki między tysiącami.", "Wpisz: „1234567”."),
        ("180 000", "Kwota „180 000” ma odstępy między cyframi.", "Wpisz: „180000”."),
        (
            "180\u00a0000",
            "Kwota „180\u00a0000” ma odstępy między cyframi.",
            "Wpisz: „180000”.",
        ),
        (
            "180\u202f000.50",
            "Kwota „180\u202f000.50” ma odstępy między cyframi.",
            "Wpisz: „180000.50”.",
        ),
        ("180 000,50", "Kwota „180 000,50” ma przecinek zamiast kropki.", "Wpisz: „180000.50”."),
        ("1,5", "Kwota „1,5” ma przecinek zamiast kropki.",
         "Wpisz: „1.50”, a jeśli to kwota w tys. zł: „1500”."),
        ("3250.5", "Kwota 3250.5 ma 1 cyfrę po kropce.",
         f"{_GROSZE}: „3250.50”, a jeśli to kwota w tys. zł: „3250500”."),
        ("480000.5", "Kwota 480000.5 ma 1 cyfrę po kropce.", f"{_GROSZE}: „480000.50”."),
        ("3.250,5 tys. zł", "Kwota „3.250,5 tys. zł” jest zapisana skrótem.", "Wpisz: „3250500”."),
        ("3.250 tys. zł", "Kwota „3.250 tys. zł” jest zapisana skrótem.",
         "Wpisz: „3250000”, jeśli znak „.” oddziela tysiące, a „3250”, jeśli oddziela ułamek."),
        ("480 tysięcy złotych", "Kwota „480 tysięcy złotych” jest zapisana skrótem.",
         "Wpisz: „480000”."),
        ("480 tyś zł", "Kwota „480 tyś zł” jest zapisana skrótem.", "Wpisz: „480000”."),
        ("1,5 miliona zł", "Kwota „1,5 miliona zł” jest zapisana skrótem.", "Wpisz: „1500000”."),
        ("1,500", "Kwota „1,500” ma przecinek zamiast kropki.", _FORM),
        ("12 500 zł", "Kwota „12 500 zł” ma dopisaną walutę.", "Wpisz: „12500”."),
        ("12.500 zł", "Kwota „12.500 zł” ma dopisaną walutę.", "Wpisz: „12500”."),
        ("12500PLN", "Kwota „12500PLN” ma dopisaną walutę.", "Wpisz: „12500”."),
        ("12,5 tys. zł", "Kwota „12,5 tys. zł” jest zapisana skrótem.",
         "Wpisz: „12500”."),
        ("2 mln", "Kwota „2 mln” jest zapisana skrótem.", "Wpisz: „2000000”."),
        ("0012", "Kwota „0012” zaczyna się od zera.", "Wpisz: „12”."),
        ("'5000'", "Kwota „5000” stoi w cudzysłowie.", "Usuń cudzysłów, zostaw: „5000”."),
        ("'0.50'", "Kwota „0.50” stoi w cudzysłowie.", "Usuń cudzysłów, zostaw: „0.50”."),
        ("'1250.5'", "Kwota „1250.5” stoi w cudzysłowie.",
         "Usuń cudzysłów, zostaw: „1250.50”, a jeśli to kwota w tys. zł: „1250500”."),
        ("1e6", "Kwota „1e6” ma postać wykładniczą.", "Wpisz: „1000000”."),
        ("1e30", "Kwota „1e30” ma postać wykładniczą.", _FORM),
        ("1e400", "„1e400” nie jest kwotą.", _FORM),
        ("1_000", "Kwota „1_000” ma znaki między cyframi.", "Wpisz: „1000”."),
        ("1'000", "Kwota „1'000” ma znaki między cyframi.", "Wpisz: „1000”."),
        ("1000000000000001", "Kwota jest większa niż 10^15 zł.", "Sprawdź liczbę cyfr."),
        ("1000000000000000.01", "Kwota jest większa niż 10^15 zł.", "Sprawdź liczbę cyfr."),
        ("9" * 35, "Kwota jest większa niż 10^15 zł.", "Sprawdź liczbę cyfr."),
        ("9" * 5000, "Kwota jest większa niż 10^15 zł.", "Sprawdź liczbę cyfr."),
        ("ok. 500", "„ok. 500” nie jest kwotą.", _FORM),
        ("+5", "„+5” nie jest kwotą.", _FORM),
        (".5", "„.5” nie jest kwotą.", _FORM),
        ("'٣'", "„٣” nie jest kwotą.", _FORM),
        ("true", "Zamiast kwoty stoi wartość logiczna true.", _FORM),
        ("false", "Zamiast kwoty stoi wartość logiczna false.", _FORM),
        ("", "Kwota jest pusta.", "Wpisz kwotę albo usuń to pole, jeśli kwoty nie ustalono."),
        ("''", "Kwota jest pusta.", "Wpisz kwotę albo usuń to pole, jeśli kwoty nie ustalono."),
        ("[5]", "Zamiast kwoty stoi lista.", "Zapisz jedną liczbę; każda kwota to osobna pozycja."),
        ("{a: 5}", "Zamiast kwoty stoją pola.", _FORM),
    ],
)  # fmt: skip
def test_refused(text: str, message: str, hint: str) -> None:
    assert kwoty.problem(_read(text)) == (message, hint)


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity"), 1.5, object(), b"5"])
def test_what_no_file_can_hold(value: object) -> None:
    assert kwoty.problem(value) == ("Kwota nie jest liczbą.", _FORM)


def test_decimals_made_by_sums_are_accepted() -> None:
    assert kwoty.problem(Decimal("1E+3")) is None
    assert kwoty.problem(Decimal("1E+20")) == (
        "Kwota jest większa niż 10^15 zł.",
        "Sprawdź liczbę cyfr.",
    )


@given(st.integers(1, 10**17))
def test_an_accepted_amount_is_never_refused(grosze: int) -> None:
    value = Decimal(grosze).scaleb(-2)
    assert kwoty.problem(_read(f"{value:.2f}")) is None
    assert _read(f"{value:.2f}") == value
    if grosze <= 10**15:
        assert kwoty.problem(_read(str(grosze))) is None


@given(st.text("0123456789.,' -_eEzłPLN\u00a0tysml", max_size=25))
def test_a_proposal_is_always_an_accepted_amount(text: str) -> None:
    said = kwoty.problem(text)
    assert said is not None
    for verb in ("Wpisz: ", "Usuń cudzysłów, zostaw: "):
        if said[1].startswith(verb):
            proposed = re.findall(r"[0-9]+(?:\.[0-9]+)?", said[1])
            assert [kwoty.problem(_read(one)) for one in proposed] == [None] * len(proposed)
