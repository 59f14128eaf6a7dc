"""What became of values by year, of indicators on other levels than the action, and of units."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from rpd.compare.plans import compare
from rpd.reading.build import build_plan
from rpd.telling.describe import describe
from tests.compare.richer import measured

INDICATOR: dict[str, Any] = {
    "nazwa": "Piece węglowe",
    "bazowa": {"wartosc": 1240, "rok": 2023},
    "posrednie": {"2025": 900, "2026": 640},
    "docelowa": {"wartosc": 0, "rok": 2028},
}


def plan(*wskazniki: dict[str, Any], at: str = "plan") -> dict[str, Any]:
    goal: dict[str, Any] = {"numer": "I", "nazwa": "Powietrze", "priorytety": []}
    made = {"rok": 2024, "tytul": "Program", "cele": [goal]}
    holder = made if at == "plan" else goal
    if wskazniki:
        holder["wskazniki"] = list(deepcopy(wskazniki))
    return made


def told(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    with measured():
        changes = compare(build_plan(old), build_plan(new))
        return [describe(change).sentence.replace("\u00a0", " ") for change in changes]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (
            {"docelowa": {"wartosc": 100, "rok": 2028}},
            "wartość docelową zmieniono z 0 (2028 r.) na 100 (2028 r.)",
        ),
        (
            {"docelowa": {"opis": "zostanie ustalona w 2027 r.", "rok": 2028}},
            "wartość docelową zmieniono z 0 (2028 r.) na zostanie ustalona w 2027 r. (2028 r.)",
        ),
        (
            {"bazowa": {"wartosc": 1240, "rok": 2022}},
            "wartość bazową zmieniono z 1 240 (2023 r.) na 1 240 (2022 r.)",
        ),
        (
            {"posrednie": {"2026": "bd", "2027": 300}},
            (
                "usunięto wartość pośrednią na 2025 r. 900; wartość pośrednią na 2026 r. zmieniono "
                "z 640 na bd; dodano wartość pośrednią na 2027 r. 300"
            ),
        ),
        ({"tendencja": "spadek"}, "dodano tendencję „spadek”"),
        ({"ryzyko": "zima"}, "dodano ryzyko „zima”"),
        ({"kod": "W1"}, "dodano kod wskaźnika „W1”"),
        (
            {"mierzone_dzialania": ["kotly", "okna"]},
            "dodano mierzone działania „kotly, okna”",
        ),
    ],
)
def test_one_field(changed: dict[str, Any], expected: str) -> None:
    said = told(plan(INDICATOR), plan(INDICATOR | changed))
    assert said == [f"W planie we wskaźniku „Piece węglowe” {expected}."]


def test_the_order_of_years_says_nothing() -> None:
    turned = INDICATOR | {"posrednie": {"2026": 640, "2025": 900}}
    assert told(plan(INDICATOR), plan(turned)) == []


def test_the_same_in_another_scale() -> None:
    old = {"nazwa": "Odbiorcy", "jednostka": "tys. os.", "docelowa": {"wartosc": 35, "rok": 2028}}
    new = {"nazwa": "Odbiorcy", "jednostka": "os.", "docelowa": {"wartosc": 35_000, "rok": 2028}}
    assert told(plan(old), plan(new)) == [
        (
            "W planie we wskaźniku „Odbiorcy” jednostkę zmieniono z „tys. os.” na „os.”; wartość "
            "docelową zmieniono z 35 tys. os. (2028 r.) na 35 000 os. (2028 r.) (tyle samo)."
        )
    ]


def test_a_value_that_gets_a_year_is_told_once() -> None:
    old = {"nazwa": "Drzewa", "wartosc_docelowa": 20, "wartosc_bazowa": 3}
    new = {"nazwa": "Drzewa", "docelowa": {"wartosc": 25, "rok": 2028}, "wartosc_bazowa": 3}
    assert told(plan(old), plan(new)) == [
        "W planie we wskaźniku „Drzewa” wartość docelową zmieniono z 20 na 25 (2028 r.)."
    ]


def test_a_target_without_a_year_is_the_number_alone() -> None:
    short = {"nazwa": "Drzewa", "wartosc_docelowa": 20}
    inner = {"nazwa": "Drzewa", "docelowa": {"wartosc": 20}}
    assert told(plan(short), plan(inner)) == []


@pytest.mark.parametrize(("at", "where"), [("plan", "planie"), ("cel", "celu szczegółowym I")])
def test_came_and_went(at: str, where: str) -> None:
    one = {"nazwa": "Drzewa", "wartosc_docelowa": 20}
    name = " „Powietrze”" if at == "cel" else ""
    assert told(plan(at=at), plan(one, at=at)) == [
        f"W {where}{name} dodano wskaźnik „Drzewa – 20”."
    ]
    assert told(plan(one, at=at), plan(at=at)) == [
        f"W {where}{name} usunięto wskaźnik „Drzewa – 20”."
    ]
    other = {"nazwa": "Krzewy", "wartosc_docelowa": "bd"}
    (said,) = told(plan(one, other, at=at), plan(other, one, at=at))
    assert (
        said == f"W {where}{name} zmieniono kolejność wskaźników; obecna: „Krzewy”, „Drzewa – 20”."
    )
