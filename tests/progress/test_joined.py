"""Several bodies about one thing; values told before the plan changed; money of joint amounts."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from rpd.progress.sums import total
from rpd.report.progress import asked
from tests.progress.made import action, at, money, only, plan, report, value

BOTH = ["ROPS", "OWES"]


@pytest.mark.parametrize(
    ("first", "second", "wartosc", "sporne"),
    [
        (value(20, ujecie="czesc"), value(15, ujecie="czesc"), 35, False),
        (value(20, ujecie="calosc"), value(20, ujecie="calosc"), 20, False),
        (value(20, ujecie="calosc"), value(25, ujecie="calosc"), None, True),
        (value(20, ujecie="calosc"), value(25, ujecie="calosc", stan_na="2024-06-29"), 20, False),
        (value(20), value(15), None, True),
        (value(20, ujecie="czesc"), value(15), None, True),
        (value(20), value("nie dotyczy"), 20, False),
        (value(20, ujecie="czesc"), value("brak danych", ujecie="czesc"), None, False),
    ],
)
def test_two_bodies_tell_one_indicator(
    first: Any, second: Any, wartosc: int | None, sporne: bool
) -> None:
    text = plan(action(realizatorzy=BOTH))
    made = at("II", text, report(szkolenia=first), report(podmiot="OWES", szkolenia=second))
    joined = only(made).wskazniki[0].wartosc
    assert joined is not None
    assert (joined.wartosc, joined.sporne) == (wartosc, sporne)


def test_percentages_are_never_added() -> None:
    share = {"nazwa": "Odsetek", "id": "osoby", "wartosc_docelowa": 35, "jednostka": "%"}
    text = plan(action(realizatorzy=BOTH, wskazniki=[share]))
    part = value(20, ujecie="czesc")
    made = at("II", text, report(szkolenia=part), report(podmiot="OWES", szkolenia=part))
    joined = only(made).wskazniki[0].wartosc
    assert joined is not None
    assert joined.sporne


def sums(*filed: Any, **entry: Any) -> list[tuple[tuple[str, ...], int, int, int, int, int]]:
    """Sources, plan, contracted, spent, left and over of every line; the whole closes."""
    budzet = [{"kwota": 100, "zrodla": ["FEM"], "id": "fem"} | entry]
    made = at("II", plan(action(realizatorzy=BOTH, budzet=budzet)), *filed)
    whole = total(made.linie)
    whole.verify()
    return [
        (
            line.item.zrodla,
            int(line.plan),
            int(line.umowy),
            int(line.wydatki),
            int(line.pozostalo),
            int(line.ponad),
        )
        for line in made.linie
    ]


def test_money() -> None:
    assert sums() == [(("FEM",), 100, 0, 0, 100, 0)]
    told = report(szkolenia=money({"FEdM": 60}, {"FEM": 80}))
    assert sums(told) == [(("FEM",), 100, 80, 60, 40, 0)]
    assert sums(report(szkolenia=money({"FEM": 130}))) == [(("FEM",), 100, 0, 130, 0, 30)]
    assert sums(report(szkolenia=money("brak danych"))) == [(("FEM",), 100, 0, 0, 100, 0)]


def test_joint_amount_is_resolved_by_what_is_spent_and_never_negative() -> None:
    joint = {"zrodla": ["FEM", "FERS"]}
    assert sums(**joint) == [(("FEM", "FERS"), 100, 0, 0, 100, 0)]
    told = report(szkolenia=money({"FEM": 60}))
    assert sums(told, **joint) == [
        (("FEM",), 60, 0, 60, 0, 0),
        (("FEM", "FERS"), 40, 0, 0, 40, 0),
    ]
    told = report(szkolenia=money({"FEM": 60}, {"FEM": 70, "FERS": 30}))
    assert sums(told, **joint) == [(("FEM",), 70, 70, 60, 10, 0), (("FERS",), 30, 30, 0, 30, 0)]
    told = report(szkolenia=money({"FEM": 90, "FERS": 30}))
    assert sums(told, **joint) == [(("FEM",), 90, 0, 90, 0, 0), (("FERS",), 10, 0, 30, 0, 20)]


def test_two_bodies_spend_from_one_entry() -> None:
    first = report(szkolenia=money({"FEM": 60}, ujecie="czesc"))
    second = report(podmiot="OWES", szkolenia=money({"FEM": 30}, ujecie="czesc"))
    assert sums(first, second) == [(("FEM",), 100, 0, 90, 10, 0)]
    undeclared = report(podmiot="OWES", szkolenia=money({"FEM": 30}))
    budzet = [{"kwota": 100, "zrodla": ["FEM"], "id": "fem"}]
    made = at("II", plan(action(realizatorzy=BOTH, budzet=budzet)), first, undeclared)
    assert [(one.pozycja, one.podmioty) for one in made.sporne_kwoty] == [("fem", ("ROPS", "OWES"))]
    assert total(made.linie).wydatki == 0


def test_money_without_a_planned_amount() -> None:
    told = report(szkolenia=money({"FERS": 5, "wlasne": 7}))
    budzet = [{"srodki": "wlasne", "zrodla": ["FERS"], "id": "fem"}]
    made = at("II", plan(action(budzet=budzet)), told)
    whole = total(made.linie)
    whole.verify()
    assert (whole.plan, whole.wydatki) == (Decimal(0), Decimal(12))
    assert whole.poza_kwotami == whole.wydatki
    assert whole.procent is None


def test_last_word_of_a_body_counts() -> None:
    text = plan(action(termin="cały rok 2024"))
    filed = report("I", szkolenia=value(10)), report("II", szkolenia=value(25))
    joined = only(at("III", text, *filed)).wskazniki[0]
    assert joined.wartosc is not None
    assert joined.wartosc.wartosc == 25
    assert joined.wartosc.kwartal.rzymski == "II"
    assert joined.procent == Decimal("62.5")


def test_what_the_plan_never_had_is_said_in_words() -> None:
    made = at("I", plan(action()), report("I", szkolenie=value(10)))
    assert next(asked.notes(made, ())) == (
        "Wartość wpisu „szkolenie/osoby” z I kwartału („ROPS”): tego wpisu nie ma w planie."
    )


def test_values_told_before_an_amendment_stay_with_their_ids() -> None:
    first = plan(action(termin="cały rok 2024"))
    other = {"nazwa": "Liczba firm", "wartosc_docelowa": 5, "id": "firmy"}
    repealed = plan(action(termin="cały rok 2024", wskazniki=[other], budzet=[]))
    texts = {"I": first, "II": repealed}
    told = report("I", szkolenia=value(10) | money({"FEM": 60}))
    made = at("II", texts, told)
    assert [(one.key, one.why, one.dawniej, one.pieniadze) for one in made.dawne] == [
        (("szkolenia", "osoby"), "uchylony", "Liczba osób", False),
        (("szkolenia", "fem"), "uchylony", "I.1.1/1: FEM", True),
    ]
    assert only(made).wskazniki[0].wartosc is None
    assert total(made.linie).wydatki == 60  # what was spent was spent

    renamed = {"nazwa": "Liczba kobiet", "wartosc_docelowa": 40, "id": "osoby"}
    texts["II"] = plan(action(termin="cały rok 2024", wskazniki=[renamed]))
    made = at("II", texts, told)
    assert [(one.why, one.dawniej, one.teraz) for one in made.dawne] == [
        ("nowe-brzmienie", "Liczba osób", "Liczba kobiet")
    ]
    joined = only(made).wskazniki[0].wartosc
    assert joined is not None
    assert joined.wartosc == 10

    scaled = {"nazwa": "Liczba osób", "jednostka": "tys.", "wartosc_docelowa": 40, "id": "osoby"}
    texts["II"] = plan(action(termin="cały rok 2024", wskazniki=[scaled]))
    made = at("II", texts, told)
    assert [(one.why, one.teraz) for one in made.dawne] == [
        ("inna-jednostka", "Liczba osób (tys.)")
    ]
    assert only(made).wskazniki[0].wartosc is None
