"""``rpd render``: what is written, what is refused, and why."""

import contextlib
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from rpd.outside import extras
from tests.annex.documents import failures
from tests.conftest import ROOT, Run, in_one_process
from tests.cut import cut, laid
from tests.scratch import edited

SHORT = cut("I.1.2", "II.1.1", "II.2.2")
FORMATS = ("html", "pdf", "docx", "odt", "xlsx", "md", "csv")
STARTS = {
    "html": b"<!DOCTYPE html>",
    "pdf": b"%PDF-1.7",
    "docx": b"PK",
    "odt": b"PK",
    "xlsx": b"PK",
    "md": b"",
    "csv": b"Plan,",
}


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace with a few actions of the 2024 plan."""
    laid(tmp_path / "roboczy", SHORT)
    return tmp_path / "roboczy"


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_suffix_tells_the_format(workspace: Path, rpd: Run, suffix: str) -> None:
    ran = rpd("render", "2024", "-o", f"zalacznik.{suffix}", cwd=workspace)
    data = (workspace / f"zalacznik.{suffix}").read_bytes()
    assert ran.code == 0
    assert ran.out == ""
    assert ran.err == f"Zapisano zalacznik.{suffix} ({-(-len(data) // 1024)} KiB).\n"
    assert data.startswith(STARTS[suffix])


def test_the_format_wins_over_the_suffix(workspace: Path, rpd: Run) -> None:
    assert rpd("render", "-o", "a.txt", "--format", "csv", cwd=workspace).code == 0
    assert (workspace / "a.txt").read_bytes().startswith(STARTS["csv"])


def test_an_unknown_suffix_is_not_guessed(workspace: Path, rpd: Run) -> None:
    ran = rpd("render", "-o", "a.txt", cwd=workspace)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "rpd: Końcówka nazwy „a.txt” nie mówi, jaki plik utworzyć.\n"
        "     Użyj jednej z końcówek: .html, .pdf, .docx, .odt, .xlsx, .md, .csv, albo dodaj "
        "--format.\n"
    )
    assert not (workspace / "a.txt").exists()


def test_without_a_file_the_page_goes_to_stdout(workspace: Path, rpd: Run) -> None:
    ran = rpd("render", cwd=workspace)
    assert rpd("render", "-o", "a.html", cwd=workspace).code == 0
    assert ran.out.encode() == (workspace / "a.html").read_bytes()


def test_a_binary_file_may_go_into_a_pipe_but_not_to_a_screen(workspace: Path) -> None:
    command = [sys.executable, "-m", "rpd", "render", "--format", "pdf"]
    piped = subprocess.run(command, cwd=workspace, capture_output=True, check=False)
    assert (piped.returncode, piped.stdout[:5]) == (0, b"%PDF-")
    ours, theirs = pty.openpty()
    shown = subprocess.run(
        command, cwd=workspace, stdout=theirs, stderr=subprocess.PIPE, check=False
    )
    os.close(theirs)
    os.close(ours)
    assert shown.returncode == 2
    assert shown.stderr.decode() == (
        "rpd: Plik pdf nie nadaje się do pokazania na ekranie.\n"
        "     Podaj nazwę pliku, np. -o zalacznik.pdf\n"
    )


# --- plans with errors and drafts ----------------------------------------------------------------

WRONG = ("zrodla: [FERS, FEdM]", "zrodla: [FERS, XYZ]")


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_plan_with_errors_is_refused_with_its_findings(
    workspace: Path, rpd: Run, suffix: str
) -> None:
    edited(workspace, *WRONG)
    ran = rpd("render", "-o", f"a.{suffix}", cwd=workspace)
    assert (ran.code, ran.out) == (1, "")
    assert "RPD101" in ran.err
    assert "XYZ" in ran.err
    assert not (workspace / f"a.{suffix}").exists()


@pytest.mark.parametrize("suffix", ["html", "md"])
def test_a_draft_is_marked(workspace: Path, rpd: Run, suffix: str) -> None:
    edited(workspace, *WRONG)
    ran = rpd("render", "--draft", "-o", f"a.{suffix}", cwd=workspace)
    assert ran.code == 0
    assert ran.err.endswith(
        "Plan ma 1\u00a0błąd; dokument nosi znak „WERSJA ROBOCZA”. Błędy wymienia „rpd validate”.\n"
    )
    text = (workspace / f"a.{suffix}").read_text("utf-8")
    assert "WERSJA ROBOCZA – plan ma 1\u00a0błąd" in text
    assert "parts=annex,abbreviations,draft" in text or "parts=annex,draft" in text


def test_a_right_plan_is_not_marked_as_a_draft(workspace: Path, rpd: Run) -> None:
    assert rpd("render", "--draft", cwd=workspace).out == rpd("render", cwd=workspace).out


def test_an_adopted_plan_that_inherits_words_is_a_draft(workspace: Path, rpd: Run) -> None:
    settled = rpd("render", "--format", "md", cwd=workspace).out
    plan = workspace / "plans/2024.yaml"
    text = plan.read_text("utf-8")
    text = re.sub(r"\n  odcisk: 1-\w+", "", text)
    text = re.sub(r"^wyrazy:\n(?: .*\n)+", "", text, flags=re.MULTILINE)
    plan.write_text(text, "utf-8")
    ran = rpd("render", "-o", "a.md", cwd=workspace)
    assert ran.code == 0
    assert ran.err.endswith(
        "rpd: Przyjęty plan bierze część wyrazów ze strategii i słownika, więc dokument nosi znak "
        "„WERSJA ROBOCZA”.\n"
        "     Wpisz je do planu poleceniem „rpd adopt 2024”; druk się przez to nie zmieni.\n"
    )
    draft = (workspace / "a.md").read_text("utf-8")
    assert "WERSJA ROBOCZA" in draft

    assert rpd("adopt", "2024", cwd=workspace).code == 0
    ran = rpd("render", "-o", "a.md", "--force", cwd=workspace)
    assert (ran.code, ran.err[:9]) == (0, "Zapisano ")
    mended = (workspace / "a.md").read_text("utf-8")
    assert "WERSJA ROBOCZA" not in mended
    assert body(mended) == body(settled)


def body(text: str) -> list[str]:
    """The lines of a document but that with its stamp."""
    return [line for line in text.splitlines() if "sha256=" not in line]


@pytest.mark.parametrize("suffix", ["html", "md", "csv"])
def test_a_plan_that_nobody_adopted_is_a_project(workspace: Path, rpd: Run, suffix: str) -> None:
    text = (workspace / "plans/2024.yaml").read_text("utf-8")
    start = text.index("uchwala:")
    end = text.index("\nstrategia:", start)
    edited(workspace, text[start : end + 1], "")
    ran = rpd("render", "--format", suffix, cwd=workspace)
    assert ran.code == 0
    assert "PROJEKT" in ran.out


def test_what_cannot_be_printed_is_a_finding(workspace: Path, rpd: Run) -> None:
    edited(workspace, "nazwa: Diagnoza potrzeb", "nazwa: Diagnoza 漢 potrzeb")
    ran = rpd("render", "-o", "a.pdf", cwd=workspace)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "plans/2024.yaml: II.1.1/1, kolumna „Nazwa działania/inicjatywy”: czcionka dokumentu nie "
        "ma znaków: „漢” (U+6F22).\n"
        "Nie utworzono pliku. Zmień te znaki w planie albo wybierz inną postać dokumentu (np. "
        "HTML); z --draft staną w ich miejscu numery.\n"
    )
    assert not (workspace / "a.pdf").exists()
    assert rpd("render", "-o", "a.html", cwd=workspace).code == 0
    assert rpd("render", "--draft", "-o", "a.pdf", cwd=workspace).code == 0
    assert failures((workspace / "a.pdf").read_bytes(), "ua1") == []


# --- parts ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", ["html", "md"])
def test_the_budget_and_the_abbreviations(workspace: Path, rpd: Run, suffix: str) -> None:
    bare = rpd("render", "--format", suffix, "--abbreviations", "none", cwd=workspace).out
    full = rpd(
        "render", "--format", suffix, "--with-budget", "--abbreviations", "list", cwd=workspace
    ).out
    for wanted in ("Zestawienie budżetu", "514\u00a0500", "Wykaz skrótów"):
        assert wanted not in bare
        assert full.count(wanted) >= 1


def test_what_a_csv_has_no_place_for(workspace: Path, rpd: Run) -> None:
    ran = rpd("render", "--format", "csv", "--with-budget", cwd=workspace)
    assert (ran.code, ran.out) == (2, "")
    assert "W pliku CSV są same działania" in ran.err


# --- files ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", FORMATS)
def test_only_what_rpd_made_is_overwritten(workspace: Path, rpd: Run, suffix: str) -> None:
    path = workspace / f"a.{suffix}"
    path.write_text("moja praca", "utf-8")
    ran = rpd("render", "-o", path.name, cwd=workspace)
    assert ran.code == 2
    assert ran.err == (
        f"rpd: Plik „a.{suffix}” już istnieje i nie utworzył go rpd.\n"
        "     Podaj inną nazwę albo dodaj --force, żeby go nadpisać.\n"
    )
    assert path.read_text("utf-8") == "moja praca"
    assert rpd("render", "-o", path.name, "--force", cwd=workspace).code == 0
    assert rpd("render", "-o", path.name, cwd=workspace).code == 0


def test_the_plan_is_never_overwritten(workspace: Path, rpd: Run) -> None:
    before = (workspace / "plans/2024.yaml").read_bytes()
    ran = rpd("render", "-o", "plans/2024.yaml", "--format", "html", cwd=workspace)
    assert ran.code == 2
    assert "to istniejący plik z danymi" in ran.err
    assert (workspace / "plans/2024.yaml").read_bytes() == before


def test_a_full_disk_is_told(workspace: Path, rpd: Run) -> None:
    ran = rpd("render", "-o", "/dev/full", "--format", "pdf", cwd=workspace)
    assert ran.code == 2
    assert "brak miejsca na dysku" in ran.err


def test_a_missing_extra_says_what_to_install(workspace: Path, rpd: Run) -> None:
    (workspace / "puste").mkdir()
    (workspace / "puste/typst.py").write_text("raise ModuleNotFoundError(name='typst')\n")
    path = os.pathsep.join((str(workspace / "puste"), str(ROOT)))
    ran = rpd("render", "-o", "a.pdf", cwd=workspace, PYTHONPATH=path)
    assert (ran.code, ran.out) == (2, "")
    with contextlib.chdir(workspace):  # the interpreter is named from there
        command = extras.command("pdf")
    assert ran.err == (
        "rpd: Do plików PDF potrzebny jest dodatek, który nie jest zainstalowany.\n"
        f"     Zainstaluj go: {command}\n"
    )
    assert not (workspace / "a.pdf").exists()


# --- the same bytes everywhere -------------------------------------------------------------------


def test_the_same_plan_gives_the_same_bytes_everywhere(
    workspace: Path, rpd: Run, tmp_path: Path
) -> None:
    """Here, and from another folder in a process with another seed, zone, language and user."""
    kinds = [
        *([f"--format={suffix}"] for suffix in FORMATS),
        ["--format=pdf", "--document=uchwala"],
        ["--format=pdf", "--with-budget", "--abbreviations=list"],
    ]
    elsewhere = tmp_path / "inny folder" / "głębiej"
    elsewhere.parent.mkdir()
    (workspace / "a").mkdir()
    workspace.joinpath("plans").rename(workspace / "a" / "plans")
    plan = str(workspace / "a" / "plans" / "2024.yaml")
    names = [f"{number}.out" for number in range(len(kinds))]
    pairs = list(zip(kinds, names, strict=True))
    for kind, name in pairs:
        assert rpd("render", plan, *kind, "-o", name, cwd=workspace).code == 0
    workspace.joinpath("a").rename(elsewhere)
    in_one_process(
        [["render", *kind, "-o", name] for kind, name in pairs],
        elsewhere,
        {
            "PYTHONHASHSEED": "2", "TZ": "Pacific/Auckland", "LC_ALL": "pl_PL.UTF-8", "USER": "ola",
            "HOME": "/", "SOURCE_DATE_EPOCH": "1",
        },
    )  # fmt: skip
    for kind, name in pairs:
        assert (workspace / name).read_bytes() == (elsewhere / name).read_bytes(), kind
