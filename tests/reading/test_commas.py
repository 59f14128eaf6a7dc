"""What a comma in brackets cuts off a value: the advice keeps all of it, and the right amount."""

from __future__ import annotations

import pytest

from rpd.reading.commas import before_comma
from rpd.reading.events import compose
from rpd.reading.forms import load_schema
from rpd.reading.key_phrases import unknown_key

_DEFS = load_schema("plan")["$defs"]


def _said(kind: str, written: str) -> list[tuple[str, str] | None]:
    about = _DEFS[kind]
    given = compose(f"a: {written}\n").data["a"]
    return [before_comma(key, given, about) for key in given if key not in about["properties"]]


@pytest.mark.parametrize(
    ("written", "field", "instead"),
    [
        ("{kwota: 12,5 tys. zł, zrodla: [FEM]}", "kwota", "wpisz: „12500”."),
        ("{kwota: 3,25 mln zł}", "kwota", "wpisz: „3250000”."),
        ("{kwota: 1.000,50}", "kwota", "wpisz: „1000.50”."),
        ("{kwota: 1 000,50, zrodla: [FEM]}", "kwota", "wpisz: „1000.50”."),
        ("{zrodla: FEM, FERS, kwota: 5}", "zrodla", "wpisz: zrodla: [FEM, FERS]."),
        ("{zrodla: [FEM], FERS}", "zrodla", "wpisz: zrodla: [FEM, FERS]."),
    ],
)
def test_amounts_and_sources(written: str, field: str, instead: str) -> None:
    assert _said("pozycja_budzetu", written) == [(field, instead)]


@pytest.mark.parametrize(
    ("written", "field", "instead"),
    [
        ("{nazwa: a, wartosc_docelowa: 12,5}", "wartosc_docelowa", "wpisz: „12.5”."),
        (
            "{nazwa: Liczba osób, w tym kobiet}",
            "nazwa",
            "weź całą wartość w cudzysłów: nazwa: 'Liczba osób, w tym kobiet'.",
        ),
    ],
)
def test_indicators(written: str, field: str, instead: str) -> None:
    assert _said("wskaznik", written) == [(field, instead)]


def test_of_several_pieces_none_is_lost() -> None:
    whole = ("zrodla", "wpisz: zrodla: [FEM, FERS, FA].")
    assert _said("pozycja_budzetu", "{zrodla: FEM, FERS, FA}") == [whole, whole]


@pytest.mark.parametrize(
    "written",
    ["{uwaga: x}", "{uwaga, kwota: 5}", "{kwota: 5, zrodlo: FEM}", "{bez_kosztow: true, x}"],
)
def test_what_cannot_be_told_is_not(written: str) -> None:
    assert _said("pozycja_budzetu", written) == [None]


def test_a_word_may_be_a_field_or_the_rest_of_a_text() -> None:
    given = {"nazwa": "Szkolenia", "warsztaty": None, "wartosc_docelowa": 1}
    message, hint = unknown_key("warsztaty", given, _DEFS["wskaznik"], "")
    assert message == "Nieznane pole „warsztaty”."
    assert hint == (
        "Jeśli to ciąg dalszy pola „nazwa”, weź całą wartość w cudzysłów: nazwa: 'Szkolenia, "
        "warsztaty'. Jeśli nie: Usuń je albo wpisz inne; dozwolone: „jednostka”, "
        "„wartosc_bazowa”, „bazowa”, „posrednie”, „docelowa”, „tendencja”, „ryzyko”, „przekroj”, "
        "„kod”, „mierzone_dzialania”, „prog”, „zrodlo_danych”, „opis”, „lit”, „id”."
    )
