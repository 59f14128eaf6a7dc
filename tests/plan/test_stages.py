"""Terms in plans of other shapes: of several years, with stages of their own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from rpd.plan.built_in import BUILT_IN
from rpd.plan.stages import meant
from rpd.plan.terminy import UNDATED, Okres
from rpd.reading import build
from rpd.reading.build import build_plan
from rpd.rules import termin_bez_dat, termin_nieczytelny, termin_poza_rokiem, termin_przed_uchwala
from rpd.rules.engine import Case

LATA = replace(BUILT_IN, okresy=("2026", "2027", "2028"))
ETAPY = replace(BUILT_IN, okresy=("I etap", "II etap"))


def case(termin: Any, monkeypatch: pytest.MonkeyPatch, profil: Any) -> Case:
    monkeypatch.setattr(build, "chosen", lambda _: profil)
    action = {"id": "x", "nazwa": "X", "termin": termin}
    branch = {"numer": 1, "strategia": "I.1.1", "dzialania": [action]}
    data = {
        "rok": 2026,
        "tytul": "Plan",
        "uchwala": {"organ": "Rada", "numer": "1/2026", "data": "2026-03-01"},
        "cele": [{"numer": "I", "priorytety": [{"numer": "I.1", "kierunki": [branch]}]}],
    }
    return Case(build_plan(data), None, None)


def test_the_years_are_those_of_the_profile() -> None:
    assert list(LATA.lata(2026)) == [2026, 2027, 2028]
    assert list(ETAPY.lata(2026)) == list(BUILT_IN.lata(2026)) == [2026]
    assert (LATA.stages, ETAPY.stages) == ((), ("I etap", "II etap"))


def test_the_whole_plan() -> None:
    read = meant("na bieżąco", LATA, 2026)
    assert isinstance(read, Okres)
    assert f"{read.od}/{read.do}" == "2026-01-01/2028-12-31"


@pytest.mark.parametrize(
    ("termin", "expected"),
    [
        ("2026–2028", []),
        ("do 2028", []),
        ("co dwa lata: 2026, 2028", []),
        ([{"opis": "start", "okres": "2027"}], []),
        (
            "do 2030 r.",
            ["Termin „do 2030 r.” wykracza poza lata planu (2026–2028), obejmuje lata 2026–2030."],
        ),
        ("II kwartał 2025", ["Termin „II kwartał 2025” wykracza poza lata planu (2026–2028)."]),
        ([{"okres": "do 2030 r.", "wieloletnie": True}], []),
    ],
)
def test_years_of_the_plan_need_no_mark(
    termin: Any, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = termin_poza_rokiem.check(case(termin, monkeypatch, LATA))
    assert [finding.message for finding in found] == expected


def test_a_stage_that_the_profile_names_is_no_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    staged = case("ii  ETAP", monkeypatch, ETAPY)
    assert staged.miejsca[0].dzialanie.termin[0].okres == UNDATED
    for rule in (termin_nieczytelny, termin_bez_dat, termin_poza_rokiem, termin_przed_uchwala):
        assert list(rule.check(staged)) == []


def test_a_stage_that_nobody_names_is(monkeypatch: pytest.MonkeyPatch) -> None:
    (found,) = termin_nieczytelny.check(case("III etap", monkeypatch, ETAPY))
    assert found.hint.endswith('„termin: [{okres: "III etap", bez_dat: true}]”.')
