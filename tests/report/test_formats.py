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


@pytest.mark.parametrize("format_", FindingsFormat)
def test_output_file_holds_what_stdout_would(
    rpd: Run, tmp_path: Path, format_: FindingsFormat
) -> None:
    name = f"active.{SUFFIXES[format_]}"
    saved = rpd("validate", "--format", format_, "--output-file", tmp_path / name, cwd=WORKSPACE)
    assert (saved.code, saved.out) == (1, "")
    assert saved.err.startswith("Zapisano ")
    WHOLE.check(name, (tmp_path / name).read_bytes().decode())


def test_unwritable_output_is_told(rpd: Run, tmp_path: Path) -> None:
    ran = rpd("validate", "--format", "json", "--output-file", tmp_path / "brak" / "x.json")
    assert ran.code == 2
    assert "Nie ma folderu" in ran.err


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A folder of a repository with a workspace in it, where one name is wrong."""
    folder = tmp_path / "urzad"
    folder.mkdir()
    clean_workspace(folder)
    plan = folder / "plans" / "2024.yaml"
    plan.write_text(plan.read_text("utf-8").replace("[FEM]", "[FEEM]"), "utf-8")
    return folder


TEXT = "plans/2024.yaml:18:49  błąd"


@pytest.mark.parametrize(
    ("environment", "begins"),
    [
        ({}, TEXT),
        ({"GITHUB_ACTIONS": "true"}, "::error file="),
        ({"GITHUB_ACTIONS": "false"}, TEXT),
        ({"GITLAB_CI": "true"}, '[\n  {\n    "type": "issue"'),
        ({"RPD_FORMAT": "junit", "GITHUB_ACTIONS": "true"}, "<?xml"),
        ({"RPD_FORMAT": "text", "GITLAB_CI": "true"}, TEXT),
    ],
)
def test_format_comes_from_the_environment(
    rpd: Run, wrong: Path, environment: dict[str, str], begins: str
) -> None:
    ran = rpd("validate", cwd=wrong, **environment)
    assert ran.out.startswith(begins), ran.out
    ran = rpd("validate", "--format", "text", cwd=wrong, **environment)
    assert ran.out.startswith(TEXT)


def test_unknown_format_in_the_environment(rpd: Run) -> None:
    ran = rpd("validate", RPD_FORMAT="html")
    assert (ran.code, ran.out) == (2, "")
    assert "RPD_FORMAT" in ran.err


@pytest.mark.parametrize("variable", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
def test_machine_paths_start_at_the_repository(rpd: Run, wrong: Path, variable: str) -> None:
    environment = {variable: str(wrong.parent)}
    wanted = "urzad/plans/2024.yaml"
    sarif = json.loads(rpd("validate", "--format", "sarif", cwd=wrong, **environment).out)
    results = sarif["runs"][0]["results"]
    location = results[0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location == {"uri": wanted, "uriBaseId": "%SRCROOT%"}
    gitlab = json.loads(rpd("validate", "--format", "gitlab", cwd=wrong, **environment).out)
    assert gitlab[0]["location"]["path"] == wanted
    github = rpd("validate", "--format", "github", cwd=wrong, **environment).out
    assert github.startswith(f"::error file={wanted},line=18,")
    assert (
        '"file": "plans/2024.yaml"'
        in rpd("validate", "--format", "json", cwd=wrong, **environment).out
    )


def test_same_bytes_whatever_the_surroundings() -> None:
    related = [f"../../rules/{name}/zle.yaml" for name in RELATED]
    commands = [["validate", *related, "--format", format_.value] for format_ in FindingsFormat]
    commands.append(["validate", "--format", "json"])
    one, other = (
        in_one_process(commands, WORKSPACE, environment)
        for environment in (
            {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"},
            {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8"},
        )
    )
    assert one == other
