"""Planned against done of plans of other shapes: their nouns, levels, periods."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run

SHAPES = ROOT / "tests" / "shapes"


@pytest.fixture
def office(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    shutil.copytree(SHAPES / request.param / "plans", tmp_path / "plans")
    return tmp_path


@pytest.mark.parametrize(
    ("office", "arguments", "said"),
    [
        ("biblioteka", ("2027", "--quarter", "IV"), "Przedsięwzięcie"),
        ("biblioteka", ("2027", "--quarter", "IV", "--method"), "„Działanie” znaczy w metodzie: "),
        ("czystosc", ("2026", "--quarter", "2027-II"), "Zgłoszenia mieszkańców"),
        ("lista", ("2026", "--quarter", "I"), "nie wskazano"),
        ("swietlice", ("2026", "--quarter", "2028-I"), "Zadania"),
    ],
    indirect=["office"],
)
def test_screen(rpd: Run, office: Path, arguments: tuple[str, ...], said: str) -> None:
    ran = rpd("status", *arguments, cwd=office)
    assert (ran.code, ran.err) == (0, "")
    assert said in ran.out


@pytest.mark.parametrize("office", ["swietlice"], indirect=True)
def test_money_of_a_year_of_several(rpd: Run, office: Path) -> None:
    planned = {}
    for year in (2026, 2027, 2028):
        ran = rpd(
            "budget", "--execution", "--quarter", f"{year}-IV", "--format", "json", cwd=office
        )
        planned[str(year)] = json.loads(ran.out)["wykonanie"]["razem"]["plan"]
    ran = rpd("budget", "--by", "okres", "--format", "json", cwd=office)
    (table,) = json.loads(ran.out)["zestawienia"]
    assert planned == {row["klucz"][0]: row["razem"] for row in table["wiersze"]}


@pytest.mark.parametrize("office", ["swietlice"], indirect=True)
def test_levels_that_the_plan_has_not_are_refused(rpd: Run, office: Path) -> None:
    ran = rpd("status", "--quarter", "I", "--by", "cel", cwd=office)
    assert ran.code == 2
    assert "Podaj po --by: podmiot" in ran.err
