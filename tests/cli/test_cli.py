"""The command line as a person meets it: whole outputs, exit codes, Polish words."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run


def test_version_imports_nothing_heavy() -> None:
    code = (
        "import sys; from rpd.cli.main import run; run(['--version']); "
        "heavy = {'jsonschema', 'jinja2', 'ruamel', '_ruamel_yaml', 'typer', 'rich', 'yaml'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    version, heavy = done.stdout.splitlines()
    assert version.startswith("rpd ")
    assert "parser YAML: C (libyaml)" in version
    assert heavy == "[]"


def test_valid_plan_needs_neither_jsonschema_nor_rich() -> None:
    code = (
        "import sys; from rpd.cli.main import run; run(['validate', 'plans/2024.yaml']); "
        "print(sorted({'jsonschema', 'jinja2', 'rich'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["vlidate"], "Nie ma polecenia „vlidate” – czy chodziło o „validate”?"),
        (["--wersja"], "Nie ma opcji „--wersja”"),
        (["validate", "--fromat", "json"], "Nie ma opcji „--fromat” – czy chodziło o „--format”?"),
        (["validate", "--format", "xml"], "Niedozwolona wartość „xml” w miejscu „--format”."),
        (["validate", "--format"], "Opcji „--format” brakuje wartości."),
        (["validate", "2031"], "Nie ma planu na rok 2031 w folderze „plans”."),
        (["validate", "plans/brak.yaml"], "Nie ma pliku „plans/brak.yaml”."),
        (["render", "plans"], "„plans” to folder, a potrzebny jest plik."),
        (["validate", "docs"], "W folderze „docs” nie ma plików YAML."),
        (["validate", ""], "to folder, a potrzebny jest plik."),
        (["budget", "2024", "2025"], "Nie ma planu na rok 2025"),
        (["explain", "RPD101", "RPD102"], "Za dużo argumentów: „RPD102”."),
        (
            ["explain", "RPD10"],
            "Nie ma reguły „RPD10” – czy chodziło o „RPD010”, „RPD101” albo „RPD102”?",
        ),
    ],
)
def test_wrong_use_is_told_in_polish(rpd: Run, arguments: list[str], message: str) -> None:
    ran = rpd(*arguments)
    assert ran.code == 2
    assert ran.out == ""
    assert message in ran.err
    assert len(ran.err.splitlines()) >= 2, "a remedy follows the complaint"


@pytest.mark.parametrize("command", ["validate", "budget", "render", "rules", "explain"])
def test_help_is_polish(rpd: Run, command: str) -> None:
    ran = rpd(command, "--help")
    assert ran.code == 0
    assert ran.out.startswith(f"Użycie: rpd {command}")
    for english in ("Usage", "Options", "Arguments", "Show this", "required", "default"):
        assert english not in ran.out


def test_main_help_names_every_command(rpd: Run) -> None:
    from rpd.cli.commands import COMMANDS

    ran = rpd("--help")
    assert ran.code == 0
    assert [line.split()[0] for line in ran.out.splitlines() if line.startswith("  ")][
        : len(COMMANDS)
    ] == list(COMMANDS)


def test_no_workspace(rpd: Run, tmp_path: Path) -> None:
    ran = rpd("validate", cwd=tmp_path)
    assert ran.code == 2
    assert "Nie znaleziono planów" in ran.err


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "Plik jest pusty."),
        (b"# nic\n", "Plik jest pusty."),
        (b"- a\n- b\n", "Na początku pliku planu powinny stać pola, a jest lista."),
        (b"tekst\n", "Na początku pliku planu powinny stać pola, a jest sam tekst."),
        (b"rok: 2024\n---\nrok: 2025\n", "W pliku zaczyna się drugi dokument (wiersz „---”)."),
        (b"rok: [2024\n", "Lista w nawiasie kwadratowym nie została zamknięta."),
        ("tytuł: zażółć".encode("cp1250"), "Wygląda na kodowanie Windows-1250."),
        (
            b"rok: 2024\ntytul: x\nstrategia: a.yaml\nslownik: b.yaml\ncele: []\n",
            "Nie ma pliku „a.yaml”.",
        ),
    ],
)
def test_bad_plans_are_findings(rpd: Run, tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "plan.yaml").write_bytes(content)
    ran = rpd("validate", "plan.yaml", cwd=tmp_path)
    assert ran.code == 1
    assert message in ran.out
    assert "Traceback" not in ran.err
    assert list(tmp_path.iterdir()) == [tmp_path / "plan.yaml"], "nothing is written"


def test_plan_of_2024_as_json(rpd: Run) -> None:
    ran = rpd("validate", "2024", "--format", "json")
    assert ran.code == 0
    document = json.loads(ran.out)
    assert document["summary"] == {
        "plans": 1,
        "errors": 0,
        "warnings": 6,
        "infos": 7,
        "acknowledged": 71,
    }
    seen = [(d["code"], d["where"]) for d in document["diagnostics"] if d["acknowledged"] is None]
    assert seen == [
        ("RPD110", "I.1"),
        ("RPD111", "I.2"),
        ("RPD111", "I.2.1"),
        ("RPD111", "I.2.2"),
        ("RPD111", "II"),
        ("RPD110", "II.1.1"),
        ("RPD110", "III.1"),
        ("RPD103", "III.1.2"),
        ("RPD112", "III.1.3"),
        ("RPD110", "III.1.3"),
        ("RPD112", "III.1.4"),
        ("RPD109", "IV.1"),
        ("RPD110", "IV.1.2"),
    ]


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 1), ("info", 1)])
def test_threshold(rpd: Run, fail_on: str, code: int) -> None:
    assert rpd("validate", "2024", "--fail-on", fail_on).code == code


def test_output_does_not_depend_on_the_surroundings(rpd: Run) -> None:
    first = rpd("validate", "2024", PYTHONHASHSEED="1", LC_ALL="C", TZ="UTC")
    second = rpd("validate", "2024", PYTHONHASHSEED="2", LC_ALL="C.UTF-8", TZ="Asia/Tokyo")
    assert first == second
    assert "\x1b" not in first.out


def test_colour_only_where_it_is_wanted(rpd: Run) -> None:
    assert "\x1b[" in rpd("validate", "2024", FORCE_COLOR="1").out
    assert "\x1b[" not in rpd("validate", "2024", FORCE_COLOR="1", NO_COLOR="1").out


def test_closed_pipe_is_no_error() -> None:
    done = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m rpd rules | head -1"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("RPD001")
    assert done.stderr == ""


UNCLOSED = (
    "Apostrof ' został otwarty i nie został zamknięty. Poza tym działania z tym błędem nie "
    "sprawdzono."
)
ASTRAY = "Kierunek I.1.2 stoi w priorytecie I.1, a wskazuje I.2.1 z priorytetu I.2."


def test_closed_output_is_told() -> None:
    done = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m rpd validate 2024 >&-"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr == "rpd: Standardowe wyjście jest zamknięte, nie ma dokąd pisać wyniku.\n"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "nazwa: Kompleksowe szkolenia kadry CUS.",
            "nazwa: 'Kompleksowe szkolenia kadry CUS.",
            ["146:24 RPD002 " + UNCLOSED],
        ),
        (
            "- nazwa: Baza usług SU",
            "- nazwa: 'Baza usług SU",
            ["1030:28 RPD002 " + UNCLOSED],
        ),
        (
            "kwota: 180000",
            "kwota: 12,5 tys.",
            ["162:28 RPD404 Kwota „12,5 tys.” jest zapisana skrótem."],
        ),
        ("zrodla: [FEdM]", "zrodlo: [FEdM]", ["163:21 RPD010 Nieznane pole „zrodlo”."]),
        (
            "zrodla: [FEdM]",
            "zrodla: FEdM",
            ["163:29 RPD012 Oczekiwano listy, a jest tekst „FEdM”."],
        ),
        (
            "- oferta szkoleń dla kadry CUS",
            "- oferta szkoleń: dla kadry CUS",
            ["153:21 RPD012 Dwukropek w środku tekstu zamienił jego początek w nazwę pola."],
        ),
        (
            "strategia: I.1.2",
            "strategia: I.2.1",
            ["143:24 RPD107 " + ASTRAY],
        ),
        (
            "przypis: kwoty",
            "przypis: kwot",
            ["29:21 RPD208 Nie ma przypisu „kwot”, do którego odsyła to miejsce."],
        ),
    ],
)
def test_one_mistake_is_one_finding(
    rpd: Run, tmp_path: Path, old: str, new: str, expected: list[str]
) -> None:
    for path in (ROOT / "plans").glob("*.yaml"):
        text = path.read_text("utf-8")
        if path.stem == "2024":
            assert old in text
            text = text.replace(old, new, 1)
        (tmp_path / path.name).write_text(text, "utf-8")
    ran = rpd("validate", "2024.yaml", "--format", "json", cwd=tmp_path)
    found = [
        f"{d['line']}:{d['column']} {d['code']} {d['message']}".replace("\u00a0", " ")
        for d in json.loads(ran.out)["diagnostics"]
        if d["severity"] == "error"
    ]
    assert found == expected
    infos = {d["code"] for d in json.loads(ran.out)["diagnostics"]}
    assert not infos & {"RPD207", "RPD401"}
