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


def complaints(node_modules: Path, *logs: Path) -> set[tuple[str, str]]:
    """Rules that the multitool finds broken at the levels error and warning, with the file."""
    report = logs[0].with_suffix(".found")
    # The package's own script starts a shell, which would take „;” for the end of the command.
    program = subprocess.run(
        ["node", "-p", "require('@microsoft/sarif-multitool')"],
        cwd=node_modules,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    options = ["--rule-kind", "Sarif;Ghas", "--level", "Error;Warning", "--log", "ForceOverwrite"]
    done = subprocess.run(
        [program, "validate", *map(str, logs), *options, "--output", str(report)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert report.is_file(), done.stdout + done.stderr
    (run,) = json.loads(report.read_text("utf-8-sig"))["runs"]
    return {
        (
            result["ruleId"],
            Path(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]).name,
        )
        for result in run.get("results", [])
    }


def test_the_validator_has_something_to_say_of_a_broken_one_alone(
    npm: Npm, rpd: Run, tmp_path: Path
) -> None:
    node_modules = npm("@microsoft/sarif-multitool")
    hostile, real, broken = (tmp_path / f"{name}.sarif" for name in ("hostile", "real", "broken"))
    command = ("validate", "--format", "sarif", "--output-file")
    rpd(*command, hostile, "--show-acknowledged", cwd=WORKSPACE)
    rpd(*command, real)
    document = json.loads(hostile.read_text("utf-8"))
    for result in document["runs"][0]["results"]:
        del result["locations"]
    broken.write_text(json.dumps(document), "utf-8")
    found = complaints(node_modules, hostile, real, broken)
    assert ("GH2012", "broken.sarif") in found
    assert {file for _, file in found} == {"broken.sarif"}
