"""All commands judge a plan alike: what one lets pass blocks no other, and what blocks is shown."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import jsonschema
import pytest

from rpd.cli.main import run
from tests.conftest import ROOT
from tests.cut import cut, laid

EXAMPLES = ROOT / "tests" / "rules"
ACKNOWLEDGED = """\
odstepstwa:
  - regula: brak-terminu
    gdzie: I.1.1/1
    powod: Termin zależy od rozstrzygnięcia konkursu.
"""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with a plan that lacks a term, which is an error."""
    (tmp_path / "plans").mkdir()
    for name in ("strategia.yaml", "slownik.yaml"):
        shutil.copy(EXAMPLES / name, tmp_path / "plans" / name)
    text = (EXAMPLES / "brak-terminu" / "zle.yaml").read_text("utf-8").replace("../", "")
    text = text.replace("2025", "2024")
    (tmp_path / "plans" / "2024.yaml").write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("GITHUB_ACTIONS", "GITLAB_CI", "RPD_FORMAT"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


COMMANDS = (
    ["validate"],
    ["validate", "plans"],
    ["render", "-o", "zalacznik.html", "--force"],
    ["budget"],
)
ADOPT = ["adopt", "2024", "--number", "4/2024", "--date", "2024-03-07", "--organ", "Rada"]


def test_an_error_blocks_every_command_and_is_shown(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in (*COMMANDS, ADOPT):
        assert run(command) == 1
        said = capsys.readouterr()
        if command != ["budget"]:
            assert "błąd  RPD202 brak-terminu" in said.out + said.err
            assert "bez zastrzeżeń" not in said.out + said.err
    assert not (office / "zalacznik.html").exists()


def _acknowledged(office: Path) -> None:
    plan = office / "plans" / "2024.yaml"
    plan.write_text(plan.read_text("utf-8") + ACKNOWLEDGED, "utf-8")


def _switched_off(office: Path) -> None:
    (office / "rpd.toml").write_text('[rules]\nRPD202 = "off"\n', "utf-8")


def _lowered(office: Path) -> None:
    (office / "rpd.toml").write_text('[rules]\nbrak-terminu = "warning"\n', "utf-8")


def _known(office: Path) -> None:
    (office / "rpd.toml").write_text('baseline = "stan.json"\n', "utf-8")
    run(["validate", "--write-baseline"])


@pytest.mark.parametrize("pass_over", [_acknowledged, _switched_off, _lowered, _known])
def test_what_one_command_lets_pass_blocks_no_other(
    pass_over: object, office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert callable(pass_over)
    pass_over(office)
    for command in COMMANDS:
        assert run(command) == 0, capsys.readouterr()
    document = (office / "zalacznik.html").read_text("utf-8")
    assert "WERSJA ROBOCZA" not in document
    capsys.readouterr()
    assert run(["verify", "zalacznik.html"]) == 0
    assert capsys.readouterr().out.startswith("TAK.")
    assert run(ADOPT) == 0, capsys.readouterr()


def test_a_rule_made_an_error_blocks_every_command(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (EXAMPLES / "prosty-cudzyslow" / "zle.yaml").read_text("utf-8").replace("../", "")
    text = text.replace("2025", "2024")
    (office / "plans" / "2024.yaml").write_text(text, "utf-8")
    for command in COMMANDS:
        assert run(command) == 0
    (office / "rpd.toml").write_text('[rules]\nprosty-cudzyslow = "error"\n', "utf-8")
    for command in COMMANDS:
        capsys.readouterr()
        assert run(command) == 1
        said = capsys.readouterr()
        assert command == ["budget"] or "błąd  RPD502" in said.out + said.err


def _two_versions(office: Path) -> None:
    """A few actions of 2024 and another plan in which one of them has lost its term."""
    text = cut("I.1.1/2", "I.1.2/2")
    laid(office, text)
    lines = text.split("\n")
    at = next(i for i, line in enumerate(lines) if line.lstrip().startswith("termin:"))
    del lines[at]
    (office / "plans" / "nowy.yaml").write_text("\n".join(lines), "utf-8")


def test_amend_and_apply_judge_alike(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _two_versions(office)
    amend = ["amend", "plans/2024.yaml", "plans/nowy.yaml", "--number", "7/2024"]
    amend += ["--date", "2024-06-30", "--save", "zmiana.yaml", "-o", "uchwala.md"]
    assert run(amend) == 1
    assert "RPD202" in capsys.readouterr().err
    _switched_off(office)
    assert run(amend) == 0, capsys.readouterr()
    apply = ["apply", "plans/2024.yaml", "zmiana.yaml", "-o", "po.yaml"]
    assert run(apply) == 0, capsys.readouterr()
    (office / "rpd.toml").unlink()
    capsys.readouterr()
    assert run(apply[:3]) == 2
    assert "RPD202" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "example", "kind"),
    [
        ("slownik.yaml", "zrodla: [{id: A, nazwa: B}]\npodmioty: 7\nskroty: []\n", "RPD012"),
        ("inny.yaml", "zrodla: [{id: A, nazwa: B}]\npodmioty: 7\nskroty: []\n", "RPD012"),
        ("strategia.yaml", "tytul: T\ncel_glowny: C\ncele: 7\n", "RPD012"),
        ("zmiany/1.yaml", "uchwala: 7/2024\ndata: wczoraj\nrok: 2024\noperacje: []\n", "RPD013"),
        ("zmiany/2.yaml", "", "RPD003"),
        ("zmiany/3.yaml", "uchwala: [\n", "RPD002"),
        ("2025.yaml", "zrodla: []\n", "RPD011"),
    ],
)
def test_each_file_is_checked_as_what_it_is(
    name: str, example: str, kind: str, office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = office / "plans" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(example, "utf-8")
    for arguments in ([f"plans/{name}"], ["plans"], []):
        if name == "inny.yaml" and not arguments:
            continue
        assert run(["validate", *arguments, "--format", "compact"]) == 1
        said = capsys.readouterr().out
        assert f"plans/{name}:" in said
        assert f"error: {kind}" in said


def test_a_folder_of_amendments(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (office / "plans" / "zmiany").mkdir()
    (office / "plans" / "zmiany" / "1.yaml").write_text("operacje: 7\n", "utf-8")
    assert run(["validate", "plans/zmiany"]) == 1
    assert capsys.readouterr().out.splitlines()[-1].startswith("Sprawdzono 1 plik:")


MACHINES = ("json", "sarif", "junit", "gitlab", "github", "compact")


@pytest.mark.parametrize("format_", MACHINES)
def test_machines_get_a_document_of_a_plan_that_cannot_be_read(
    format_: str, office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (office / "plans" / "2025.yaml").mkdir()
    assert run(["validate", "2025", "--format", format_]) == 2
    said = capsys.readouterr()
    assert "RPD021" in said.out
    assert "to folder, a potrzebny jest plik" in said.out
    assert said.err.startswith("rpd: „plans/2025.yaml” to folder")


@pytest.mark.parametrize("format_", MACHINES)
def test_machines_get_a_document_of_a_plan_that_is_not_there(
    format_: str, office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["validate", "2031", "--format", format_]) == 2
    said = capsys.readouterr()
    assert "RPD021" in said.out
    assert "Nie ma planu na rok 2031" in said.out
    assert said.err.startswith("rpd: Nie ma planu na rok 2031")


def test_no_baseline_is_written_where_a_plan_cannot_be_read(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (office / "plans" / "2025.yaml").mkdir()
    assert run(["validate", "--write-baseline"]) == 2
    assert "Stanu wyjściowego nie zapisano" in capsys.readouterr().err
    assert not (office / "rpd-baseline.json").exists()


def _valid(text: str, name: str) -> dict[str, object]:
    schema = json.loads((ROOT / "schema" / f"{name}.schema.json").read_text("utf-8"))
    document: dict[str, object] = json.loads(text)
    jsonschema.validate(document, schema)
    return document


def test_budget_and_diff_give_a_document_too(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (office / "plans" / "2025.yaml").symlink_to("../../2025.yaml")
    (office / "plans" / "2026.yaml").write_text("rok: [", "utf-8")
    (office / "rpd.toml").write_text('[rules]\nRPD202 = "off"\n', "utf-8")
    refused = {"2025": 2, "2031": 2, "2026": 1}
    for year, code in refused.items():
        assert run(["budget", year, "--format", "json"]) == code
        found = _valid(capsys.readouterr().out, "budget")
        assert list(found) == ["version", "nieodczytane"]
    assert run(["budget", "2024", "2026", "--format", "json"]) == 1
    found = _valid(capsys.readouterr().out, "budget")
    assert found["nieodczytane"] == [
        {
            "plan": "plans/2026.yaml",
            "powod": "wiersz 1: Lista w nawiasie kwadratowym nie została zamknięta. "
            "Reszty pliku nie sprawdzono.",
            "rada": "Dopisz „]” na końcu.",
        }
    ]
    for year in refused:
        assert run(["diff", "2024", year, "--format", "json"]) == 2
        assert list(_valid(capsys.readouterr().out, "diff")) == ["version", "error"]
