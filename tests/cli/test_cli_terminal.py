"""The command line in a terminal of 80 columns, and what shells ask it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rpd.cli import output
from rpd.cli.commands import COMMANDS, OPTIONS
from tests.conftest import ROOT, Run


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "width", lambda _stream: 80)


def words(text: str) -> list[str]:
    return text.replace("\u00a0", " ").split()


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize("arguments", [[], ["--help"], ["help"], ["rules"], ["explain", "RPD301"]])
def test_lines_end_at_words(
    rpd: Run, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = rpd(*arguments)
    assert ran.code == 0
    assert max(map(len, ran.out.splitlines())) <= 80
    monkeypatch.setattr(output, "width", lambda _stream: None)
    assert sorted(words(ran.out)) == sorted(words(rpd(*arguments).out))


@pytest.mark.parametrize("command", COMMANDS)
def test_pages_of_commands_fit_and_keep_names_whole(rpd: Run, command: str) -> None:
    ran = rpd(command, "--help", COLUMNS="80")
    assert max(map(len, ran.out.splitlines())) <= 80
    assert not re.search(r"\w-$", ran.out, re.MULTILINE)
    assert not re.search(r"^\s*– ", ran.out, re.MULTILINE)
    assert "\ue000" not in ran.out
    assert rpd("help", command, COLUMNS="80") == ran


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (
            ["budget", "--format", "xml"],
            (
                "Niedozwolona wartość „xml” w miejscu „--format” – czy chodziło o „xlsx”? "
                "Dozwolone: table, json, csv, xlsx, md, html, pdf, docx, odt."
            ),
        ),
        (
            ["render", "--format", "Word"],
            (
                "Niedozwolona wartość „Word” w miejscu „--format” – czy chodziło o „docx”? "
                "Dozwolone: html, pdf, docx, odt, xlsx, md, csv."
            ),
        ),
        (
            ["validate", "--fail-on", "eror"],
            (
                "Niedozwolona wartość „eror” w miejscu „--fail-on” – czy chodziło o „error”? "
                "Dozwolone: error, warning, info."
            ),
        ),
        (
            ["render", "--document", 'it\'s "x"\\'],
            (
                'Niedozwolona wartość „it\'s "x"\\” w miejscu „--document”. '
                "Dozwolone: zalacznik, uchwala."
            ),
        ),
        (
            ["--install-completion", "bsh"],
            (
                "Niedozwolona wartość „bsh” w miejscu „--install-completion” – czy chodziło o "
                "„bash”? Dozwolone: bash, zsh, fish."
            ),
        ),
    ],
)
def test_a_wrong_value_is_repeated(rpd: Run, arguments: list[str], complaint: str) -> None:
    ran = rpd(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[0] == f"rpd: {complaint}"


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize("arguments", [[], ["--format", "html"], ["--format", "pdf"]])
def test_no_document_is_poured_into_a_terminal(rpd: Run, arguments: list[str]) -> None:
    ran = rpd("render", "2024", *arguments)
    assert (ran.code, ran.out) == (2, "")
    kind = arguments[-1] if arguments else "html"
    assert ran.err == (
        f"rpd: Plik {kind} nie nadaje się do pokazania na ekranie.\n"
        f"     Podaj nazwę pliku, np. -o zalacznik.{kind}\n"
    )


def test_output_is_spelled_the_same_everywhere(rpd: Run, tmp_path: Path) -> None:
    for command in COMMANDS:
        page = rpd(command, "--help").out
        if "--output" in page:
            assert "-o, --output " in page
            assert "--output-file" not in page
    for place, option in enumerate(("-o", "--output", "--output-file")):
        target = tmp_path / f"{place}.json"
        assert rpd("validate", "2024", "--format", "json", option, target).code == 0
        assert target.stat().st_size > 100


AMENDED = """\
1) w kolumnie „Budżet/Źródło finansowania” kwotę „180 000” zastępuje się kwotą
   „195 000”;

2) w kolumnie „Termin realizacji” wyrazy „II kwartał 2024” zastępuje się
   wyrazami „II i IV kwartał 2024”.
"""
JUSTIFIED = """\
Działanie 1 „Kompleksowe szkolenia kadry CUS.” (Priorytet I.1, Kierunek
interwencji 2)

– W pozycji budżetu „180 000 zł, FEdM” kwotę zmieniono ze 180 000 zł
  na 195 000 zł (o 15 000 zł więcej).

– Termin zmieniono z „II kwartał 2024” na „II i IV kwartał 2024”.
"""


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    plan = (ROOT / "plans" / "2024.yaml").read_text("utf-8")
    for name in ("strategia.yaml", "slownik.yaml"):
        (tmp_path / name).write_bytes((ROOT / "plans" / name).read_bytes())
    (tmp_path / "2024.yaml").write_text(plan, "utf-8")
    plan = plan.replace("180000", "195000", 1)
    plan = plan.replace("termin: II kwartał 2024", "termin: II i IV kwartał 2024", 1)
    (tmp_path / "nowy.yaml").write_text(plan, "utf-8")
    return tmp_path


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(
    ("arguments", "expected"), [([], AMENDED), (["--document", "uzasadnienie"], JUSTIFIED)]
)
def test_an_act_in_a_terminal_is_plain_text(
    rpd: Run, changed: Path, arguments: list[str], expected: str
) -> None:
    ran = rpd("amend", "2024.yaml", "nowy.yaml", *arguments, cwd=changed)
    assert ran.code == 0
    out = ran.out.replace("\u00a0", " ")
    assert expected in out
    assert not re.search(r"[*\\#|]|<!--|\u2003", out)
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.usefixtures("terminal")
def test_a_wide_row_of_an_act_is_a_card(rpd: Run, changed: Path) -> None:
    plan = (changed / "nowy.yaml").read_text("utf-8")
    old = plan.index("              - id: ")
    added = (
        "              - id: nowe\n                nazwa: Nowe działanie w planie\n"
        "                opis: Opis tego działania.\n                produkty: [Raport]\n"
        "                wskazniki: [{nazwa: Liczba raportów, wartosc_docelowa: 1}]\n"
        "                termin: na bieżąco\n                realizatorzy: [ROPS]\n"
        "                budzet: [{bez_kosztow: true}]\n"
    )
    (changed / "nowy.yaml").write_text(plan[:old] + added + plan[old:], "utf-8")
    ran = rpd("amend", "2024.yaml", "nowy.yaml", cwd=changed)
    out = ran.out.replace("\u00a0", " ")
    assert ran.code == 0
    assert all(line.startswith("Luka w dokumencie: ") for line in ran.err.splitlines())
    assert "   Termin realizacji:\n      na bieżąco\n" in out
    assert max(map(len, out.splitlines())) <= 80


def asked(rpd: Run, shell: str, *typed: str) -> list[str]:
    line = " ".join(("rpd", *typed))
    ran = rpd(
        _RPD_COMPLETE=f"complete_{shell}",
        COMP_WORDS=line,
        COMP_CWORD=str(len(typed)),
        _TYPER_COMPLETE_ARGS=line,
        _TYPER_COMPLETE_FISH_ACTION="get-args",
    )
    assert ran.err == ""
    return ran.out.splitlines()


def test_shells_are_answered(rpd: Run) -> None:
    assert asked(rpd, "bash", "") == list(COMMANDS)
    assert asked(rpd, "bash", "va") == ["validate"]
    assert asked(rpd, "bash", "--") == list(OPTIONS)
    assert asked(rpd, "bash", "validate", "--format", "git") == ["github", "gitlab"]
    assert "--output" in asked(rpd, "bash", "render", "--o")
    assert "--output-file" not in asked(rpd, "bash", "validate", "--o")
    assert [line for line in asked(rpd, "bash", "render", "pla") if line] == []
    assert asked(rpd, "fish", "amend", "--who") == [
        "--whole\tNadaje nowe brzmienie całemu załącznikowi i zapisuje go obok uchwały."
    ]
    assert asked(rpd, "zsh", "bu")[0].startswith('_arguments \'*: :(("budget":"Sumuje budżet')


@pytest.mark.parametrize(
    ("shell", "written"),
    [
        ("bash", ".bash_completions/rpd.sh"),
        ("zsh", ".zfunc/_rpd"),
        ("fish", ".config/fish/completions/rpd.fish"),
    ],
)
def test_completion_is_installed(rpd: Run, tmp_path: Path, shell: str, written: str) -> None:
    (tmp_path / ".bashrc").write_text("# mój ząb\n", "utf-8")
    ran = rpd("--install-completion", shell, HOME=str(tmp_path), USERPROFILE=str(tmp_path))
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith("Zapisano ")
    assert "_RPD_COMPLETE" in (tmp_path / written).read_text("utf-8")
    assert (tmp_path / ".bashrc").read_text("utf-8").startswith("# mój ząb\n")
