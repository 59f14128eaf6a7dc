"""``rpd validate`` tells of comments that ask for a decision, in every format that has a place."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from rpd.cli.checking import FindingsFormat
from rpd.diagnostics import Question
from rpd.report.findings import text
from tests.conftest import ROOT, Run
from tests.report.samples import clean_workspace


@pytest.fixture
def asking(tmp_path: Path) -> Path:
    """Nobody objects to the plan; one comment asks in it, and one in its dictionary."""
    clean_workspace(tmp_path)
    ask(tmp_path / "plans/2024.yaml", "tytul: Plan", "# SPRAWDŹ: tytuł\n{}")
    ask(tmp_path / "plans/slownik.yaml", "zrodla:", "# SPRAWDŹ: pełne nazwy,\n#   a nie skróty\n{}")
    return tmp_path


def ask(path: Path, place: str, asked: str) -> None:
    told = path.read_text("utf-8")
    assert place in told
    path.write_text(told.replace(place, asked.format(place)), "utf-8", newline="\n")


BOTH = [
    {"file": "plans/2024.yaml", "line": 2, "text": "tytuł"},
    {"file": "plans/slownik.yaml", "line": 1, "text": "pełne nazwy, a nie skróty"},
]


@pytest.mark.parametrize("named", [[], ["2024"], ["plans"], ["2024", "plans/slownik.yaml"]])
def test_they_are_told_and_fail_nothing(asking: Path, rpd: Run, named: list[str]) -> None:
    ran = rpd("validate", *named, cwd=asking)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.replace("1 plan i 1 inny plik", "1 plan") == (
        "do rozstrzygnięcia  komentarze „SPRAWDŹ”  2\n"
        "    plans/2024.yaml:2\n"
        "    plans/slownik.yaml:1\n"
        "    → Rozstrzygnij każde miejsce, popraw, co trzeba, i usuń komentarz.\n"
        "\n"
        "Sprawdzono 1 plan: 2 komentarze „SPRAWDŹ” do rozstrzygnięcia.\n"
    )


def test_all_of_them_with_their_words(asking: Path, rpd: Run) -> None:
    out = rpd("validate", "-v", cwd=asking).out
    assert "    plans/2024.yaml:2  tytuł\n" in out
    assert "    plans/slownik.yaml:1  pełne nazwy, a nie skróty\n" in out
    quiet = rpd("validate", "-q", "--fail-on", "info", cwd=asking)
    assert (quiet.code, quiet.out) == (
        0,
        "Sprawdzono 1 plan: 2 komentarze „SPRAWDŹ” do rozstrzygnięcia.\n",
    )


def test_beside_findings(asking: Path, rpd: Run) -> None:
    ask(asking / "plans/2024.yaml", "[FEM]", "[FEEM]")
    ran = rpd("validate", cwd=asking)
    assert ran.code == 1
    last = "Sprawdzono 1 plan: 1 błąd, 2 komentarze „SPRAWDŹ” do rozstrzygnięcia.\n"
    assert ran.out.endswith(last)


def test_of_an_unreadable_plan_too(asking: Path, rpd: Run) -> None:
    ask(asking / "plans/2024.yaml", "[FEM]", "[FEM")
    ran = rpd("validate", cwd=asking)
    assert ran.code == 1
    assert "    plans/2024.yaml:2\n    plans/slownik.yaml:1\n" in ran.out


def test_every_kind_of_file(asking: Path, rpd: Run) -> None:
    for name in (
        "plans/strategia.yaml",
        "plans/zmiany/1.yaml",
        "plans/wykonanie/2024/II/ROPS.yaml",
    ):
        path = asking / name
        path.parent.mkdir(parents=True, exist_ok=True)
        old = path.read_text("utf-8") if path.exists() else ""
        path.write_text(f"{old}# SPRAWDŹ: to\n", "utf-8")
    out = rpd("validate", cwd=asking).out
    assert [
        line
        for line in out.splitlines()
        if line.startswith("    plans/") and "  " not in line.strip()
    ] == [
        "    plans/2024.yaml:2",
        "    plans/strategia.yaml:11",
        "    plans/slownik.yaml:1",
        "    plans/zmiany/1.yaml:1",
        "    plans/wykonanie/2024/II/ROPS.yaml:1",
    ]


def test_a_mark_in_a_text_is_none(tmp_path: Path, rpd: Run) -> None:
    clean_workspace(tmp_path)
    ask(
        tmp_path / "plans/2024.yaml",
        "opis: Porady",
        "opis: |-\n                  # SPRAWDŹ: to\n                  Porady",
    )
    assert rpd("validate", cwd=tmp_path).out == "Sprawdzono 1 plan: bez zastrzeżeń.\n"


def _json(out: str) -> object:
    document = json.loads(out)
    schema = json.loads((ROOT / "schema/diagnostics.schema.json").read_text("utf-8"))
    jsonschema.validate(document, schema)
    assert document["summary"]["questions"] == 2
    return document["questions"]


def _junit(out: str) -> object:
    root = ET.fromstring(out)  # noqa: S314 (our own output)
    assert root.get("tests") == "2"
    said = [(one.text or "").rpartition(": ") for one in root.iter("system-out")]
    places = [(place.split(":"), text) for place, _, text in said]
    return [{"file": file, "line": int(line), "text": text} for (file, line), text in places]


def _github(out: str) -> object:
    *places, summary = out.splitlines()
    assert summary == "Sprawdzono 1 plan: 2 komentarze „SPRAWDŹ” do rozstrzygnięcia."
    head = "Do rozstrzygnięcia, komentarze „SPRAWDŹ”: "
    assert places == [f"{head}plans/2024.yaml:2", f"{head}plans/slownik.yaml:1"]
    return BOTH


@pytest.mark.parametrize(
    ("format_", "told"),
    [
        (FindingsFormat.JSON, _json),
        (FindingsFormat.SARIF, lambda out: json.loads(out)["runs"][0]["properties"]["questions"]),
        (FindingsFormat.JUNIT, _junit),
        (FindingsFormat.GITHUB, _github),
    ],
)
def test_formats_for_machines(
    asking: Path, rpd: Run, format_: FindingsFormat, told: Callable[[str], object]
) -> None:
    ran = rpd("validate", "--format", format_, cwd=asking)
    assert ran.code == 0
    assert told(ran.out) == BOTH


def test_an_editor_finds_them(asking: Path, rpd: Run) -> None:
    """Whoever saves plans in an editor sees them among its problems."""
    ask(asking / "plans/2024.yaml", "rok:", "# SPRAWDŹ\n{}")
    out = rpd("validate", "--format", "compact", cwd=asking).out
    assert out == (
        "plans/2024.yaml:1:1: info: SPRAWDŹ i usuń ten komentarz\n"
        "plans/2024.yaml:3:1: info: SPRAWDŹ tytuł\n"
        "plans/slownik.yaml:1:1: info: SPRAWDŹ pełne nazwy, a nie skróty\n"
    )
    for _ in range(2):  # what was written before is known for a report
        assert rpd("validate", "--format", "compact", "-o", "x.txt", cwd=asking).code == 0
    for folder in (ROOT / ".vscode", ROOT / "start/vscode"):
        task, *_ = json.loads((folder / "tasks.json").read_text("utf-8"))["tasks"]
        matcher = re.compile(task["problemMatcher"]["pattern"]["regexp"])
        assert all(map(matcher.fullmatch, out.splitlines()))


def test_a_format_that_holds_findings_alone(asking: Path, rpd: Run) -> None:
    assert json.loads(rpd("validate", "--format", "gitlab", cwd=asking).out) == []


def test_the_first_lines_of_many_and_of_a_narrow_terminal() -> None:
    asked = tuple(Question("plans/2025.yaml", line, "\x1bx") for line in range(2, 9))

    def shown(width: int | None, *, verbose: bool = False) -> list[str]:
        lines = text.report((), 1, width, verbose=verbose, questions=asked)
        return ["".join(part for _, part in line) for line in lines]

    assert shown(None)[1] == (
        "    plans/2025.yaml:2, 3, 4, 5, 6 i jeszcze 2 (-v pokazuje wszystkie)"
    )
    assert max(map(len, shown(40))) <= 40
    many = tuple(Question(f"{year}.yaml", 1, "") for year in range(2000, 2023))
    files = ["".join(part for _, part in line) for line in text.report((), 23, questions=many)]
    assert files[20:22] == ["    2019.yaml:1", "    … i jeszcze 3 pliki (-v pokazuje wszystkie)"]
    assert shown(None, verbose=True)[7] == "    plans/2025.yaml:8  <U+001B>x"
    assert shown(None)[-1] == "Sprawdzono 1 plan: 7 komentarzy „SPRAWDŹ” do rozstrzygnięcia."
