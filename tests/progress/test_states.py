"""What has become of an action: the states, one table."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from rpd.report.progress import sheets
from tests.progress.made import action, at, money, only, plan, report, value

SPRING = "II kwartał 2024"
AUTUMN = "IV kwartał 2024"


@pytest.mark.parametrize(
    ("termin", "kwartal", "told", "stan", "dni"),
    [
        pytest.param(SPRING, "I", {}, "nierozpoczete", None, id="not begun, nothing to tell"),
        pytest.param(SPRING, "II", {}, "nieznane", 0, id="passed without a report is unknown"),
        pytest.param(SPRING, "III", {}, "nieznane", 92, id="and stays so"),
        pytest.param(SPRING, "III", {"I": value(0)}, "nieznane", 92, id="an old report tells less"),
        pytest.param(SPRING, "II", {"II": value(40)}, "wykonane", None, id="done"),
        pytest.param(SPRING, "II", {"II": value(75)}, "wykonane", None, id="more than planned"),
        pytest.param(SPRING, "II", {"II": value(39)}, "opoznione", 0, id="late on the day itself"),
        pytest.param(SPRING, "III", {"II": value(39)}, "opoznione", 92, id="late, days"),
        pytest.param(SPRING, "IV", {"IV": value(39)}, "wykonane-czesciowo", 184, id="in part"),
        pytest.param(SPRING, "IV", {"IV": value(0)}, "niewykonane", 184, id="nothing done"),
        pytest.param(
            SPRING,
            "IV",
            {"IV": value(0) | money({"FEM": 5})},
            "wykonane-czesciowo",
            184,
            id="spent",
        ),
        pytest.param(SPRING, "II", {"I": value(40)}, "wykonane", None, id="done early"),
        pytest.param(SPRING, "II", {"II": value("brak danych")}, "nieznane", 0, id="no data"),
        pytest.param(AUTUMN, "II", {"II": value("brak danych")}, "nierozpoczete", None, id="early"),
        pytest.param(AUTUMN, "II", {"II": value(3)}, "w-trakcie", None, id="under way"),
        pytest.param(AUTUMN, "II", {"II": value(0)}, "nierozpoczete", None, id="zero"),
        pytest.param(AUTUMN, "IV", {"IV": value(3)}, "wykonane-czesciowo", 0, id="at the end"),
        pytest.param("cały rok 2024", "I", {}, "nieznane", None, id="begun, nobody tells"),
    ],
)
def test_state(termin: str, kwartal: str, told: dict[str, Any], stan: str, dni: int | None) -> None:
    filed = [report(quarter, szkolenia=one) for quarter, one in told.items()]
    done = only(at(kwartal, plan(action(termin=termin)), *filed))
    assert (done.stan, done.dni) == (stan, dni)


def test_not_applicable_is_left_out() -> None:
    two = [
        {"nazwa": "Liczba osób", "wartosc_docelowa": 40, "id": "osoby"},
        {"nazwa": "Liczba szkoleń", "wartosc_docelowa": 2, "id": "szkolenia"},
    ]
    told = {"osoby": {"wartosc": "nie dotyczy"}, "szkolenia": {"wartosc": 2}}
    filed = report(szkolenia={"wskazniki": told})
    assert only(at("II", plan(action(wskazniki=two)), filed)).stan == "wykonane"
    told["osoby"] = {"wartosc": "brak danych"}
    filed = report(szkolenia={"wskazniki": told})
    assert only(at("II", plan(action(wskazniki=two)), filed)).stan == "nieznane"


@pytest.mark.parametrize(
    ("wskaznik", "wartosc", "stan", "procent"),
    [
        ({"wartosc_docelowa": 1, "wartosc_bazowa": 3, "jednostka": "msc."}, 1, "wykonane", 100),
        ({"wartosc_docelowa": 1, "wartosc_bazowa": 3, "jednostka": "msc."}, 2, "opoznione", 50),
        ({"wartosc_docelowa": 1, "wartosc_bazowa": 3, "jednostka": "msc."}, 4, "opoznione", -50),
        ({"wartosc_docelowa": 30, "prog": "max"}, 20, "wykonane", None),
        ({"wartosc_docelowa": 30, "prog": "max"}, 31, "opoznione", None),
        ({"wartosc_docelowa": 30, "prog": "min"}, 31, "wykonane", Decimal("103.3")),
        (
            {"wartosc_docelowa": 35, "jednostka": "%", "prog": "min"},
            34,
            "opoznione",
            Decimal("97.1"),
        ),
        (
            {"wartosc_docelowa": Decimal("1.2"), "jednostka": "tys. os."},
            Decimal("1.3"),
            "wykonane",
            Decimal("108.3"),
        ),
    ],
)
def test_sense(wskaznik: dict[str, Any], wartosc: Any, stan: str, procent: Any) -> None:
    entry = {"nazwa": "Wskaźnik", "id": "osoby"} | wskaznik
    done = only(at("II", plan(action(wskazniki=[entry])), report(szkolenia=value(wartosc))))
    assert (done.stan, done.wskazniki[0].procent) == (stan, procent)


def test_upper_bound_is_kept_only_when_the_term_is_over() -> None:
    entry = {"nazwa": "Liczba skarg", "id": "osoby", "wartosc_docelowa": 30, "prog": "max"}
    text = plan(action(wskazniki=[entry], termin="cały rok 2024"))
    assert only(at("II", text, report("II", szkolenia=value(3)))).stan == "w-trakcie"
    assert only(at("IV", text, report("IV", szkolenia=value(3)))).stan == "wykonane"


def test_state_is_overridden_with_a_reason_alone() -> None:
    text = plan(action())
    given = {"stan": "odstapiono", "powod": "Nie było ofert."}
    done = only(at("II", text, report("II", szkolenia=given)))
    assert (done.stan, done.obliczony, done.powod, done.podal, done.dni) == (
        "odstapiono",
        "nieznane",
        "Nie było ofert.",
        "ROPS",
        None,
    )
    later = only(at("III", text, report("II", szkolenia=given)))
    assert later.stan == "odstapiono"
    passing = {"stan": "w-trakcie", "powod": "Termin przedłuża aneks."}
    assert only(at("II", text, report("II", szkolenia=passing | value(3)))).stan == "w-trakcie"
    assert only(at("III", text, report("II", szkolenia=passing | value(3)))).stan == "opoznione"
    assert only(at("II", text, report("II", szkolenia={"stan": "wykonane"}))).stan == "nieznane"


def test_milestones() -> None:
    termin = [
        {"okres": "do 31.05.2024 r.", "opis": "Umowy z wykonawcami"},
        {"okres": "do 30.11.2024 r.", "opis": "Odbiór"},
    ]
    text = plan(action(termin=termin))
    assert only(at("II", text, report("II", szkolenia=value(3)))).stan == "opoznione"
    assert only(at("II", text, report("II", szkolenia=value(3)))).dni == 30
    told = value(3) | {"kamienie": [{"opis": "Umowy z wykonawcami", "osiagnieto": "2024-05-12"}]}
    assert only(at("II", text, report("II", szkolenia=told))).stan == "w-trakcie"


def test_repealed_action_is_given_up() -> None:
    repealed = {"uchwala": "7/2024", "data": "2024-05-01"}
    done = only(at("II", plan(action(uchylone=repealed)), report(szkolenia=value(3))))
    assert (done.stan, done.zasada) == ("odstapiono", 2)


def test_a_term_that_ends_with_the_quarter_is_no_days_ago() -> None:
    for quarter, days in (("II", None), ("III", 92)):
        made = at(quarter, plan(action(termin=SPRING)), report("II", szkolenia=value(39)))
        for sheet in (sheets.actions(made), sheets.late(made)):
            column = [about.key for about in sheet.columns].index("dni")
            assert [row.cells[column] for row in sheet.rows] == [days]
