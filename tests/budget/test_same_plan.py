"""One file is one plan, whatever it is called; two plans of one year are not summed."""

from __future__ import annotations

import json
import os
import shutil
from itertools import product
from pathlib import Path

import pytest

from rpd.workspace import plans, years
from tests.conftest import ROOT, Run

SOURCE = ROOT / "tests" / "budget" / "przyklad" / "plans"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    shutil.copytree(SOURCE, tmp_path / "w" / "plans")
    folder = tmp_path / "w"
    (folder / "plans" / "link.yaml").symlink_to("2025.yaml")
    (folder / "inne").symlink_to("plans")
    os.link(folder / "plans" / "2025.yaml", folder / "plans" / "twarde.yaml")
    return folder


NAMES = [
    "2025",
    "plans/2025.yaml",
    "./plans/../plans/2025.yaml",
    "{here}/plans/2025.yaml",
    "plans/link.yaml",
    "plans/twarde.yaml",
    "inne/2025.yaml",
    "inne/link.yaml",
]


def test_a_plan_named_twice_is_taken_once(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workspace)
    for pair in product(NAMES, NAMES):
        arguments = [name.format(here=workspace) for name in pair]
        assert len(plans.named(arguments, Path.cwd())) == 1, pair
        assert years.chosen(arguments, None, Path.cwd())[0] == plans.named(arguments, Path.cwd()), (
            pair
        )


def test_the_sum_of_a_plan_named_twice(rpd: Run, workspace: Path) -> None:
    names = ["2025", "plans/link.yaml", "inne/2025.yaml"]
    ran = rpd("budget", *names, "--format", "json", cwd=workspace)
    assert ran.out == rpd("budget", "2025", "--format", "json", cwd=workspace).out
    assert "Sprawdzono 1 plan:" in rpd("validate", *names, cwd=workspace).out


def test_two_plans_of_one_year_are_refused(rpd: Run, workspace: Path) -> None:
    plans = workspace / "plans"
    text = (plans / "2025.yaml").read_text("utf-8")
    (plans / "2026.yaml").write_text(text, "utf-8")
    ran = rpd("budget", "--years", "2025..2026", cwd=workspace)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "rpd: Dwa plany na 2025 r.: „plans/2025.yaml” i „plans/2026.yaml”; suma policzyłaby ten "
        "rok dwa razy.\n     Podaj jeden z nich, a jeśli któryś ma zły rok, popraw w nim pole "
        "„rok”.\n"
    )
    assert rpd("validate", "2026", "--format", "compact", cwd=workspace).out.startswith(
        "plans/2026.yaml:2:6: error: RPD121"
    )


def test_offices_with_workspaces_of_their_own_are_summed(rpd: Run, tmp_path: Path) -> None:
    for office in ("pierwszy", "drugi"):
        shutil.copytree(SOURCE, tmp_path / office / "plans")
    ran = rpd("budget", str(tmp_path), "--format", "json", cwd=tmp_path)
    assert ran.code == 0
    assert len(json.loads(ran.out)["plany"]) == 2
