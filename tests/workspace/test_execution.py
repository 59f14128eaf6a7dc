"""Where files of execution lie, which plan and which text of it they are held against."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from rpd.plan.wykonanie import Kwartal
from rpd.workspace.desk import Desk
from rpd.workspace.execution import execution
from rpd.workspace.execution_files import plan_for
from tests.conftest import ROOT, Run
from tests.cut import cut, laid

HEAD = "rok: 2024\nkwartal: {}\npodmiot: ROPS\nstan_na: {}\ndzialania:\n"
DAYS = {"I": "2024-03-31", "II": "2024-06-30", "III": "2024-09-30", "IV": "2024-12-31"}


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace with a few actions of the 2024 plan."""
    laid(tmp_path, cut("I.1.2"))
    return tmp_path


def told(workspace: Path, kwartal: str, *actions: str) -> None:
    """Put a report of ROPS into a workspace."""
    path = workspace / "plans/wykonanie/2024" / kwartal / "ROPS.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEAD.format(kwartal, DAYS[kwartal]) + "".join(actions), "utf-8")


VISITS = """  wizyty-studyjne-cus:
    wskazniki:
      liczba-gmin-objetych-wsparciem: {wartosc: 4}
    budzet:
      fedm: {wydatki: {FEM: 70000}}
"""


def amended(workspace: Path) -> None:
    """An amendment in force from July that repeals the visits."""
    shutil.copytree(
        ROOT / "tests/workspaces/wykonanie-uchylonego/plans/zmiany", workspace / "plans/zmiany"
    )


def test_text_in_force_on_the_last_day_of_each_quarter(workspace: Path) -> None:
    amended(workspace)
    told(workspace, "II", VISITS)
    found = execution(workspace / "plans/2024.yaml", 2024, 3)
    in_force = [
        found.plans[Kwartal(2024, number)].actions["wizyty-studyjne-cus"].in_force
        for number in (1, 2, 3)
    ]
    assert in_force == [True, True, False]
    first, second = (found.plans[Kwartal(2024, number)] for number in (1, 2))
    assert first is second  # no amendment lies between them: the text is made once


def test_what_was_told_before_a_repeal_is_neither_lost_nor_shown_as_todays(
    rpd: Run, workspace: Path
) -> None:
    amended(workspace)
    told(workspace, "II", VISITS)
    before = json.loads(rpd("status", "--quarter", "II", "--format", "json", cwd=workspace).out)
    after = json.loads(rpd("status", "--quarter", "III", "--format", "json", cwd=workspace).out)
    states = [
        next(one["stan"] for one in document["dzialania"] if one["id"] == "wizyty-studyjne-cus")
        for document in (before, after)
    ]
    assert states == ["w-trakcie", "odstapiono"]
    assert (before["dawne"], before["po_terminie"] != after["po_terminie"]) == ([], True)
    assert [(one["id"], one["powod"], one["dawniej"]) for one in after["dawne"]] == [
        ("liczba-gmin-objetych-wsparciem", "uchylony", "liczba gmin objętych wsparciem"),
        ("fedm", "uchylony", "I.1.2/3: FEM"),
    ]
    spent = [document["pieniadze"][-1]["razem"]["wydatki"] for document in (before, after)]
    assert spent == ["70000.00", "70000.00"]


def test_plans_that_settings_name(rpd: Run, workspace: Path) -> None:
    (workspace / "rpd.toml").write_text('plans = ["plans/plan-*.yaml"]\n', "utf-8")
    (workspace / "plans/2024.yaml").rename(workspace / "plans/plan-2024.yaml")
    told(workspace, "II", VISITS)
    assert plan_for(2024, workspace / "plans", Desk()) == workspace / "plans/plan-2024.yaml"
    ran = rpd("validate", "--format", "compact", cwd=workspace)
    assert [line for line in ran.out.splitlines() if "/wykonanie/" in line] == []


def test_report_among_plans_is_told_where_it_belongs(rpd: Run, workspace: Path) -> None:
    text = HEAD.format("II", DAYS["II"]) + VISITS
    (workspace / "plans/ROPS.yaml").write_text(text, "utf-8")
    ran = rpd("validate", "--format", "compact", cwd=workspace)
    assert "ROPS.yaml:1:1: info: RPD020" in ran.out or "RPD020" in ran.out
    assert "wykonanie stoi w folderze „wykonanie”" in ran.out


def test_draft_is_taken_as_it_is(rpd: Run, workspace: Path) -> None:
    path = workspace / "plans/2024.yaml"
    text = path.read_text("utf-8")
    start, end = text.index("uchwala:\n"), text.index("strategia: strategia")
    path.write_text(text[:start] + text[end:], "utf-8")
    told(workspace, "I", VISITS)
    ran = rpd("status", "--format", "json", cwd=workspace)
    assert ran.code == 0, ran.err
    assert json.loads(ran.out)["kwartal"] == "I"


@pytest.mark.parametrize("kwartal", ["I", "IV"])
def test_quarter_ends_on_its_last_day(kwartal: str) -> None:
    number = {"I": 1, "IV": 4}[kwartal]
    assert Kwartal(2024, number).ostatni_dzien.isoformat() == DAYS[kwartal]
    assert Kwartal(2024, number).rzymski == kwartal


def test_mistakes_of_the_plan_are_not_passed_over(rpd: Run, workspace: Path) -> None:
    told(workspace, "I", VISITS)
    path = workspace / "plans/2024.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("kwota: 230000", "kwota: -230000", 1), "utf-8")
    ran = rpd("status", "--format", "json", cwd=workspace)
    assert "Plan ma błędy, więc po stronie planu może czegoś brakować." in ran.err
    assert json.loads(ran.out)["stany"]
