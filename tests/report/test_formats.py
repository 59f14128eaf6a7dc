"""Every format over one workspace with hostile texts, compared whole.

``tests/report/expected/`` holds what each format says about ``tests/report/workspace/``. After a
deliberate change rewrite it with ``pytest --update tests/report`` and read the
differences.
"""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from rpd.cli.checking import FindingsFormat
from rpd.diagnostics import RelatedPlace
from rpd.findings import fingerprints
from tests.conftest import ROOT, Run, in_one_process
from tests.expected import Expected
from tests.report.samples import clean_workspace, diagnostic

HERE = Path(__file__).parent
WORKSPACE = HERE / "workspace"
SUFFIXES = {
    FindingsFormat.TEXT: "txt",
    FindingsFormat.COMPACT: "compact.txt",
    FindingsFormat.JSON: "json",
    FindingsFormat.SARIF: "sarif",
    FindingsFormat.GITHUB: "github.txt",
    FindingsFormat.GITLAB: "gitlab.json",
    FindingsFormat.JUNIT: "xml",
}

WHOLE = Expected(
    HERE / "expected",
    (f"{which}.{suffix}" for which in ("active", "all", "related") for suffix in SUFFIXES.values()),
)


@pytest.mark.parametrize("format_", FindingsFormat)
@pytest.mark.parametrize("acknowledged", [False, True], ids=["active", "all"])
def test_whole_report(rpd: Run, format_: FindingsFormat, acknowledged: bool) -> None:
    arguments = ["--show-acknowledged"] if acknowledged else []
    ran = rpd("validate", "--format", format_, *arguments, cwd=WORKSPACE)
    assert (ran.code, ran.err) == (1, "")
    WHOLE.check(f"{'all' if acknowledged else 'active'}.{SUFFIXES[format_]}", ran.out)


# The same id twice, a limit of the dictionary, a heading of the strategy, an action of last year.
RELATED = ("powtorzony-id", "przekroczony-limit", "inne-brzmienie", "id-innego-dzialania")


@pytest.mark.parametrize("format_", FindingsFormat)
def test_further_places(rpd: Run, format_: FindingsFormat) -> None:
    plans = [f"{name}/zle.yaml" for name in RELATED]
    ran = rpd("validate", *plans, "--format", format_, cwd=ROOT / "tests" / "rules")
    assert (ran.code, ran.err) == (1, "")
    WHOLE.check(f"related.{SUFFIXES[format_]}", ran.out)
    if format_ is FindingsFormat.JSON:
        jsonschema.validate(json.loads(ran.out), shipped("diagnostics.schema.json"))


def test_further_places_are_no_part_of_a_fingerprint() -> None:
    found = diagnostic()
    there = RelatedPlace("plans/slownik.yaml", ("zrodla", 0), None, "źródło w słowniku")
    assert fingerprints.of([found]) == fingerprints.of([replace(found, related=(there,))])


def test_nothing_else_is_expected() -> None:
    WHOLE.check_orphans()


def shipped(name: str) -> dict[str, object]:
    schema: dict[str, object] = json.loads((ROOT / "schema" / name).read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return schema


@pytest.mark.parametrize("folder", [WORKSPACE, ROOT, ROOT / "tests" / "rules" / "zly-typ"])
def test_json_keeps_to_its_schema(rpd: Run, folder: Path) -> None:
    arguments = ["zle.yaml"] if folder.name == "zly-typ" else []
    ran = rpd("validate", *arguments, "--format", "json", cwd=folder)
    document = json.loads(ran.out)
    jsonschema.validate(document, shipped("diagnostics.schema.json"))
    assert document["diagnostics"]
    active = [d["severity"] for d in document["diagnostics"] if d["acknowledged"] is None]
    summary = document["summary"]
    assert summary["errors"] == active.count("error")
    assert summary["warnings"] == active.count("warning")
    assert summary["infos"] == active.count("info")
    assert summary["acknowledged"] == len(document["diagnostics"]) - len(active)


def test_json_schema_refuses_what_is_not_a_report(rpd: Run) -> None:
    document = json.loads(rpd("validate", "--format", "json", cwd=WORKSPACE).out)
    document["diagnostics"][0]["line"] = 0
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, shipped("diagnostics.schema.json"))


def test_junit_counts_what_it_lists(rpd: Run) -> None:
    for fail_on in ("error", "warning", "info"):
        ran = rpd("validate", "--format", "junit", "--fail-on", fail_on)
        root = ET.fromstring(ran.out)  # noqa: S314 (our own output)
        assert root.get("tests") == str(len(root.findall(".//testcase")))
        assert root.get("failures") == str(len(root.findall(".//failure")))
        assert root.get("skipped") == str(len(root.findall(".//skipped")))
        assert (ran.code == 1) == bool(root.findall(".//failure"))


def test_a_clean_plan_is_a_passed_case(rpd: Run, tmp_path: Path) -> None:
    clean_workspace(tmp_path)
    outputs = {f: rpd("validate", "--format", f, cwd=tmp_path) for f in FindingsFormat}
    assert {ran.code for ran in outputs.values()} == {0}
    assert outputs[FindingsFormat.TEXT].out == "Sprawdzono 1 plan: bez zastrzeżeń.\n"
    assert outputs[FindingsFormat.GITHUB].out == "Sprawdzono 1 plan: bez zastrzeżeń.\n"
    assert json.loads(outputs[FindingsFormat.GITLAB].out) == []
    assert json.loads(outputs[FindingsFormat.SARIF].out)["runs"][0]["results"] == []
    junit = ET.fromstring(outputs[FindingsFormat.JUNIT].out)  # noqa: S314 (our own output)
    (case,) = junit.iter("testcase")
    assert list(case) == []


def test_output_file_holds_what_stdout_would(rpd: Run, tmp_path: Path) -> None:
    for format_ in FindingsFormat:
        target = tmp_path / f"wynik.{SUFFIXES[format_]}"
        shown = rpd("validate", "--format", format_, cwd=WORKSPACE)
        saved = rpd("validate", "--format", format_, "--output-file", target, cwd=WORKSPACE)
        assert (saved.code, saved.out) == (1, "")
        assert saved.err.startswith("Zapisano ")
        assert target.read_bytes().decode() == shown.out


def test_unwritable_output_is_told(rpd: Run, tmp_path: Path) -> None:
    ran = rpd("validate", "--format", "json", "--output-file", tmp_path / "brak" / "x.json")
    assert ran.code == 2
    assert "Nie ma folderu" in ran.err


@pytest.mark.parametrize(
    ("environment", "begins"),
    [
        ({}, "plans/2024.yaml:14:24  uwaga"),
        ({"GITHUB_ACTIONS": "true"}, "::error file="),
        ({"GITHUB_ACTIONS": "false"}, "plans/2024.yaml:14:24  uwaga"),
        ({"GITLAB_CI": "true"}, '[\n  {\n    "type": "issue"'),
        ({"RPD_FORMAT": "junit", "GITHUB_ACTIONS": "true"}, "<?xml"),
        ({"RPD_FORMAT": "text", "GITLAB_CI": "true"}, "plans/2024.yaml:14:24  uwaga"),
    ],
)
def test_format_comes_from_the_environment(
    rpd: Run, environment: dict[str, str], begins: str
) -> None:
    ran = rpd("validate", cwd=WORKSPACE, **environment)
    assert ran.out.startswith(begins)
    assert rpd("validate", "--format", "text", cwd=WORKSPACE, **environment).out.startswith(
        "plans/"
    )


def test_unknown_format_in_the_environment(rpd: Run) -> None:
    ran = rpd("validate", RPD_FORMAT="html")
    assert (ran.code, ran.out) == (2, "")
    assert "RPD_FORMAT" in ran.err


@pytest.mark.parametrize("variable", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
def test_machine_paths_start_at_the_repository(rpd: Run, variable: str) -> None:
    environment = {variable: str(ROOT)}
    wanted = "tests/report/workspace/plans/2024.yaml"
    sarif = json.loads(rpd("validate", "--format", "sarif", cwd=WORKSPACE, **environment).out)
    results = sarif["runs"][0]["results"]
    location = results[0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location == {"uri": wanted, "uriBaseId": "%SRCROOT%"}
    gitlab = json.loads(rpd("validate", "--format", "gitlab", cwd=WORKSPACE, **environment).out)
    assert gitlab[0]["location"]["path"] == wanted
    github = rpd("validate", "--format", "github", cwd=WORKSPACE, **environment).out
    assert github.startswith(f"::error file={wanted},line=17,")
    assert (
        '"file": "plans/2024.yaml"'
        in rpd("validate", "--format", "json", cwd=WORKSPACE, **environment).out
    )


def test_same_bytes_whatever_the_surroundings() -> None:
    commands = [["validate", "--format", format_.value] for format_ in FindingsFormat]
    one, other = (
        in_one_process(commands, WORKSPACE, environment)
        for environment in (
            {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"},
            {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8"},
        )
    )
    assert one == other
