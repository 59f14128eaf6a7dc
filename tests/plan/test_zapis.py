"""Amounts in thousands and millions: read exactly, printed and written back as they were."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpd.amendment import execute as execute_module
from rpd.amendment import plan_data, targets
from rpd.amendment.execute import execute
from rpd.amendment.from_changes import operations
from rpd.annex import cells, data
from rpd.budget.ledger import ledger, totals
from rpd.compare.normal import canonical
from rpd.compare.plans import compare
from rpd.plan.built_in import BUILT_IN
from rpd.plan.kwoty import Zapis, problem
from rpd.plan.model import Dzialanie, Plan, dzialania
from rpd.reading import build
from rpd.rules import kwota_w_tysiacach, kwota_w_zlej_postaci, wzor_wbrew_kwocie
from rpd.rules.engine import Case
from rpd.telling import words
from rpd.telling.describe import describe
from rpd.writing.model_data import to_data
from tests.compare.strategies import pair_of

THOUSANDS = replace(BUILT_IN, jednostka="tys. zł", miejsca=1)
MILLIONS = replace(BUILT_IN, jednostka="mln zł", bez_jednostki=True)
NBSP = "\u00a0"


@pytest.fixture(params=[THOUSANDS, MILLIONS], ids=["thousands", "millions"])
def shape(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Any:
    for module in (build, execute_module, plan_data, targets):
        monkeypatch.setattr(module, "chosen", lambda _: request.param)
    return request.param


def plan_of(*budzet: dict[str, Any], **others: Any) -> Plan:
    action = {"id": "mosty", "nazwa": "Mosty", "budzet": list(budzet), **others}
    kierunek = {"numer": 1, "strategia": "I.1.1", "dzialania": [action]}
    priorytet = {"numer": "I.1", "kwota_ogolem": Decimal("12.5"), "kierunki": [kierunek]}
    return build.build_plan(
        {"rok": 2026, "tytul": "Plan", "cele": [{"numer": "I", "priorytety": [priorytet]}]}
    )


def action(plan: Plan) -> Dzialanie:
    (found,) = dzialania(plan)
    return found


def cell(plan: Plan) -> list[str]:
    column = BUILT_IN.column("kwoty")
    assert column is not None
    found = cells.entries(column, action(plan), None)
    return [entry.blocks[0].content[0].text.replace(NBSP, " ") for entry in found]  # type: ignore[union-attr]


BUDZET: tuple[dict[str, Any], ...] = (
    {"kwota": Decimal("12.5"), "zrodla": ["FEM"]},
    {"kwota": 3, "podzial": {"FEM": Decimal("1.2"), "BP": Decimal("1.8")}},
    {"zrodla": ["BP"], "okresy": {"2026": Decimal("350.05"), "2027": 400, "2028": "X"}},
)


@pytest.mark.usefixtures("shape")
@pytest.mark.parametrize("shape", [THOUSANDS], indirect=True)
def test_thousands_are_read_and_printed_as_written() -> None:
    plan = plan_of(*BUDZET)
    assert [p.razem for p in action(plan).budzet] == [12500, 3000, Decimal("750050.00")]
    assert totals((ledger(plan, None),)).razem == Decimal(765550)
    assert cell(plan) == [
        "12,5 tys. zł, FEM",
        "3,0 tys. zł, w tym: FEM – 1,2 tys. zł, BP – 1,8 tys. zł",
        "2026: 350,05 tys. zł; 2027: 400,0 tys. zł; 2028: X; razem 750,05 tys. zł, BP",
    ]
    periods = data.by_period(action(plan), plan.profil)
    assert [(p.okres, p.kwota, p.text.replace(NBSP, " ")) for p in periods] == [
        ("2026", Decimal(350050), "350,05 tys. zł"),
        ("2027", Decimal(400000), "400,0 tys. zł"),
        ("2028", None, "X"),
    ]


@pytest.mark.parametrize("shape", [MILLIONS], indirect=True)
def test_a_unit_of_the_header_is_left_out_of_cells_alone(shape: Any) -> None:
    plan = plan_of(*BUDZET)
    assert action(plan).budzet[0].kwota == 12_500_000
    assert cell(plan)[0] == "12,5, FEM"
    assert words.money(action(plan).budzet[0]).replace(NBSP, " ") == "12,5 mln zł, FEM"


def test_what_is_written_back_is_what_was_read(shape: Any) -> None:
    plan = plan_of(*BUDZET)
    assert to_data(action(plan))["budzet"] == list(BUDZET)
    assert to_data(plan)["cele"][0]["priorytety"][0]["kwota_ogolem"] == Decimal("12.5")
    assert build.build_plan(to_data(plan)) == plan


@given(st.integers(0, 2**32))
def test_amendments_of_plans_in_thousands(seed: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for module in (build, execute_module, plan_data, targets):
            patch.setattr(module, "chosen", lambda _: THOUSANDS)
        one, two = pair_of(seed, rich=True)
        old, new = map(build.build_plan, (one, two))
        result = build.build_plan(execute(one, operations(old, new)))
        assert canonical(result) == canonical(new)


@pytest.mark.parametrize("shape", [THOUSANDS], indirect=True)
def test_a_change_is_told_in_the_unit_of_the_plan(shape: Any) -> None:
    old, new = plan_of(BUDZET[0]), plan_of(BUDZET[0] | {"kwota": 13})
    (change,) = compare(old, new)
    assert (
        describe(change)
        .sentence.replace(NBSP, " ")
        .endswith("kwotę zmieniono z 12,5 tys. zł na 13,0 tys. zł (o 0,5 tys. zł więcej).")
    )


@pytest.mark.parametrize("shape", [THOUSANDS], indirect=True)
def test_rules_know_the_unit(shape: Any) -> None:
    plan = plan_of(
        {"kwota": Decimal("12.345678"), "zrodla": ["FEM"]},
        {"kwota": 380, "zrodla": ["FEM"], "wzor": "4 odcinki x 95"},
        {"kwota": 380, "zrodla": ["FEM"], "wzor": "4 odcinki x 95 000 zł"},
        {"kwota": 380, "zrodla": ["FEM"], "wzor": "4 odcinki x 96 tys. zł"},
        opis="Dotacje w tys. zł.",
    )
    case = Case(plan, None, None)
    (wrong,) = kwota_w_zlej_postaci.check(case)
    assert wrong.message == "Kwota 12.345678 tys. zł nie jest pełną liczbą groszy."
    assert wrong.hint == "Podaj najwyżej 5 cyfr po kropce."
    assert [f.path[-2] for f in wzor_wbrew_kwocie.check(case)] == [3]
    assert list(kwota_w_tysiacach.check(case)) == []


@given(
    st.integers(1, 10**17).map(lambda grosze: Decimal(grosze).scaleb(-2)),
    st.sampled_from(("zł", "tys. zł", "mln zł")),
)
def test_no_grosz_is_lost(kwota: Decimal, jednostka: str) -> None:
    zapis = Zapis(jednostka)
    assert problem(zapis.zloty(zapis.written(kwota))) is None
    assert zapis.zloty(zapis.written(kwota)) == kwota
