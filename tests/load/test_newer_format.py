"""A file of a newer format is one finding, and no command writes into it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from rpd.amendment.apply import dump
from rpd.amendment.operations import Amendment, SetField, Target
from rpd.amendment.parsed import parse
from rpd.reading.newer import newer
from tests.conftest import ROOT, Run
from tests.cut import cut, laid

FEW = cut("I.1.1")
AMENDMENT = dump(
    Amendment(
        "7/2024", "2024-06-30", 2024, (SetField(Target(), "znak_odnosnika", None, "z nawiasem"),)
    )
)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A workspace with a file of each kind; of the plan a few actions."""
    laid(tmp_path, FEW)
    shutil.copytree(ROOT / "plans" / "errata", tmp_path / "plans" / "errata")
    (tmp_path / "plans" / "zmiany").mkdir()
    (tmp_path / "plans" / "zmiany" / "2024-01.yaml").write_text(AMENDMENT, "utf-8")
    return tmp_path


FILES = [
    "2024.yaml",
    "strategia.yaml",
    "slownik.yaml",
    "zmiany/2024-01.yaml",
    "errata/2024.yaml",
]


def stated(path: Path, line: str) -> None:
    """State a format behind the comments at the beginning of a file."""
    lines = path.read_text("utf-8").split("\n")
    at = next(i for i, text in enumerate(lines) if text and not text.startswith("#"))
    path.write_text("\n".join([*lines[:at], line, *lines[at:]]), "utf-8")


@pytest.mark.parametrize("name", FILES)
def test_every_kind_of_file_may_state_the_format_that_is_read(
    office: Path, rpd: Run, name: str
) -> None:
    without = rpd("validate", "--format", "json", cwd=office)
    stated(office / "plans" / name, "format: 1")
    ran = rpd("validate", "--format", "json", cwd=office)
    assert (ran.code, ran.err) == (without.code, without.err)
    assert json.loads(ran.out)["summary"] == json.loads(without.out)["summary"]


@pytest.mark.parametrize("name", FILES)
def test_a_newer_format_is_one_finding(office: Path, rpd: Run, name: str) -> None:
    path = office / "plans" / name
    ran = rpd("validate", "--format", "json", cwd=office)
    before = {d["code"] for d in json.loads(ran.out)["diagnostics"]}
    stated(path, "format: 2\nnowe: {pole: 1}")
    path.write_text(path.read_text("utf-8").replace("nazwa:", "miano:"), "utf-8")
    ran = rpd("validate", "--format", "json", cwd=office)
    found = [d for d in json.loads(ran.out)["diagnostics"] if d["file"] == f"plans/{name}"]
    assert ran.code == 1
    assert [(d["code"], d["path"], d["column"]) for d in found] == [("RPD138", "/format", 9)]
    assert found[0]["message"] == (
        "Plik jest w formacie 2, a ten rpd czyta format 1; reszty pliku nie sprawdzono."
    )
    assert found[0]["hint"] == (
        "Czyta go nowszy rpd: zainstaluj go poleceniem „pip install -U rpd-plan” albo zapytaj "
        "autora pliku, której wersji użył."
    )
    others = {d["code"] for d in json.loads(ran.out)["diagnostics"]} - {"RPD138"}
    assert others <= before


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("2", "RPD138"),
        ("17", "RPD138"),
        ("1.5", "RPD138"),
        ("2.0", "RPD138"),
        ("'3'", "RPD138"),
        ("1", None),
        ("0", "RPD013"),
        ("-1", "RPD013"),
        ("true", "RPD013"),
        ("'1'", "RPD013"),
        ("v2", "RPD013"),
        ("[2]", "RPD013"),
        ("", "RPD013"),
    ],
)
def test_what_a_format_may_be(office: Path, rpd: Run, written: str, code: str | None) -> None:
    stated(office / "plans" / "2024.yaml", f"format: {written}".rstrip())
    ran = rpd("validate", "2024", "--format", "json", cwd=office)
    found = json.loads(ran.out)["diagnostics"]
    assert [d["code"] for d in found if d["severity"] == "error"] == ([code] if code else [])
    if code == "RPD138":
        assert len(found) == 1


def test_behind_a_mistake_of_yaml_the_format_is_asked_too(office: Path, rpd: Run) -> None:
    path = office / "plans" / "2024.yaml"
    stated(path, "format: 2")
    path.write_text(path.read_text("utf-8").replace("termin: II", "termin: 'II", 1), "utf-8")
    ran = rpd("validate", "2024", "--format", "json", cwd=office)
    assert [d["code"] for d in json.loads(ran.out)["diagnostics"]] == ["RPD138"]


COMMANDS = [
    ("apply", "2024", "plans/zmiany/2024-01.yaml", "-o", "plans/2024.yaml"),
    ("adopt", "2024", "--number", "9/2024", "--date", "2024-01-02"),
    ("amend", "stary.yaml", "2024", "--format", "md", "-o", "uchwala.md"),
    ("amend", "2024", "stary.yaml", "--format", "md", "-o", "uchwala.md"),
    ("fmt", "--ids", "2024"),
    ("fmt", "2024"),
    ("migrate", "2024"),
    ("validate", "2024", "--write-places"),
    ("render", "2024", "-o", "zalacznik.html"),
    ("render", "2024", "--at", "2024-12-01", "-o", "zalacznik.html"),
    ("consolidate", "2024", "-o", "tekst.html"),
    ("budget", "2024", "-o", "sumy.csv"),
    ("diff", "stary.yaml", "2024", "-o", "zmiany.md"),
    ("amend", "2024", "--errata", "3", "--format", "md", "-o", "uchwala.md"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command[:3]))
def test_no_command_makes_anything_of_a_plan_in_a_newer_format(
    office: Path, rpd: Run, command: tuple[str, ...]
) -> None:
    for name in ("strategia.yaml", "slownik.yaml"):
        shutil.copy(office / "plans" / name, office / name)
    shutil.copy(office / "plans" / "2024.yaml", office / "stary.yaml")
    stated(office / "plans" / "2024.yaml", "format: 2")
    before = {path: path.read_bytes() for path in office.rglob("*") if path.is_file()}
    ran = rpd(*command, cwd=office)
    assert ran.code in (1, 2)
    assert {path: path.read_bytes() for path in office.rglob("*") if path.is_file()} == before
    if command[-1] != "--write-places":  # its refusal names the command that lists the mistakes
        assert "jest w formacie 2, a ten rpd czyta format 1" in ran.err
        assert "pip install -U rpd-plan" in ran.err


def test_an_amendment_in_a_newer_format_is_not_carried_out(office: Path, rpd: Run) -> None:
    saved = office / "plans" / "zmiany" / "2024-01.yaml"
    stated(saved, "format: 2")
    before = (office / "plans" / "2024.yaml").read_bytes()
    ran = rpd("apply", "2024", saved, "-o", office / "plans" / "2024.yaml", cwd=office)
    assert ran.code == 2
    assert "„2024-01.yaml” jest w formacie 2, a ten rpd czyta format 1" in ran.err.replace(
        "plans/zmiany/", ""
    )
    assert (office / "plans" / "2024.yaml").read_bytes() == before


def test_the_format_stays_where_it_stands(office: Path, rpd: Run) -> None:
    path = office / "plans" / "2024.yaml"
    stated(path, "format: 1  # bez zmian")
    head = path.read_text("utf-8").split("rok: 2024")[0]
    ran = rpd("apply", "2024", "plans/zmiany/2024-01.yaml", "-o", path, cwd=office)
    assert ran.code == 0, ran.err
    assert path.read_text("utf-8").startswith(head)
    assert head.endswith("format: 1  # bez zmian\n")
    kept = parse(AMENDMENT.replace("uchwala:", "format: 1\nuchwala:", 1).encode(), "z.yaml")
    assert dump(kept).split("\n")[1:3] == ["format: 1", "uchwala: 7/2024"]


def test_what_is_no_mapping_states_no_format() -> None:
    assert newer(None) is None
    assert newer(["format", 2]) is None
    assert newer({"format": {"format": 2}}) is None
