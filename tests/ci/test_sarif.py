"""SARIF as its own validator sees it: the rules of the format and those of GitHub."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.ci.conftest import Npm
from tests.conftest import ROOT, Run

WORKSPACE = ROOT / "tests" / "report" / "workspace"

pytestmark = pytest.mark.network


def complaints(node_modules: Path, log: Path) -> set[str]:
    """Rules that the multitool finds broken at the levels error and warning."""
    report = log.with_suffix(".found")
    # The package's own script starts a shell, which would take „;” for the end of the command.
    program = subprocess.run(
        ["node", "-p", "require('@microsoft/sarif-multitool')"],
        cwd=node_modules,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    done = subprocess.run(
        [
            program,
            "validate",
            str(log),
            "--rule-kind",
            "Sarif;Ghas",
            "--level",
            "Error;Warning",
            "--log",
            "ForceOverwrite",
            "--output",
            str(report),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert report.is_file(), done.stdout + done.stderr
    (run,) = json.loads(report.read_text("utf-8-sig"))["runs"]
    return {result["ruleId"] for result in run.get("results", [])}


def test_the_validator_has_nothing_to_say(npm: Npm, rpd: Run, tmp_path: Path) -> None:
    node_modules = npm("@microsoft/sarif-multitool")
    for name, folder, arguments in (
        ("hostile", WORKSPACE, ["--show-acknowledged"]),
        ("real", ROOT, []),
    ):
        log = tmp_path / f"{name}.sarif"
        rpd("validate", "--format", "sarif", "--output-file", log, *arguments, cwd=folder)
        assert complaints(node_modules, log) == set()


def test_the_validator_would_say_something(npm: Npm, rpd: Run, tmp_path: Path) -> None:
    node_modules = npm("@microsoft/sarif-multitool")
    log = tmp_path / "broken.sarif"
    rpd("validate", "--format", "sarif", "--output-file", log, cwd=WORKSPACE)
    document = json.loads(log.read_text("utf-8"))
    for result in document["runs"][0]["results"]:
        del result["locations"]
    log.write_text(json.dumps(document), "utf-8")
    assert "GH2012" in complaints(node_modules, log)
