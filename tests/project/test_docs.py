"""The documents tell the truth: commands, options, what commands print, links between pages."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import typer

from rpd.amendment.apply import imprinted
from rpd.cli.commands import COMMANDS, OPTIONS, module_of
from rpd.load.data import data_of, plan_of
from rpd.plan.imprint import imprint
from tests.conftest import ROOT, Run
from tests.cut import cut, laid

README = (ROOT / "README.md").read_text("utf-8")
GUIDE = (ROOT / "docs" / "przewodnik.md").read_text("utf-8")
PAGES = sorted(
    path
    for pattern in ("*.md", "docs/**/*.md", "plans/*.md", "bench/*.md")
    for path in ROOT.glob(pattern)
)
WITH_COMMANDS = [
    ROOT / "README.md",
    *(ROOT / "docs" / name for name in ("przewodnik.md", "profil.md", "ci.md")),
]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


# --- the commands of README -----------------------------------------------------------------------


def marked(comment: str) -> str:
    """The one command under a marker, taken as ``.ci/run`` takes it."""
    found = re.findall(rf"^<!-- {comment} -->\n```sh\n([^\n]+)\n```$", README, re.MULTILINE)
    assert len(found) == 1
    assert README.count(f"<!-- {comment} -->") == 1
    return str(found[0])


def test_main_command_checks_sums_and_renders() -> None:
    steps = marked("main-command").split(" && ")
    assert steps == [
        "python3 -m venv .venv",
        ".venv/bin/python -m pip install -q .",
        ".venv/bin/rpd validate 2024",
        ".venv/bin/rpd budget 2024 --by-source",
        ".venv/bin/rpd render 2024 -o zalacznik.html",
    ]


def test_test_command_runs_everything_with_pinned_versions() -> None:
    steps = marked("test-command").split(" && ")
    assert steps == [
        "python3 -m venv .venv",
        ".venv/bin/python -m pip install -q -c constraints.txt -U pip",
        ".venv/bin/python -m pip install -q --no-compile -c constraints.txt -e '.[dev]'",
        ".venv/bin/python -m slipcover -m pytest -n auto --dist worksteal",
        ".venv/bin/python -m slipcover --merge .coverage.json --fail-under 94",
    ]
    assert (ROOT / "constraints.txt").is_file()


def test_readme_lists_the_commands() -> None:
    assert re.findall(r"^\| `rpd (\S+)` \|", README, re.MULTILINE) == list(COMMANDS)


def test_guide_lists_the_commands_as_the_help_does(rpd: Run) -> None:
    listed = re.findall(r"^\| `rpd (\S+)` \| (.+) \|$", GUIDE, re.MULTILINE)
    assert listed == list(COMMANDS.items())
    ran = rpd("--help")
    shown = re.findall(r"^  (\w+) {2,}(.+)$", ran.out, re.MULTILINE)
    assert (ran.code, ran.err) == (0, "")
    assert shown == listed


# --- options --------------------------------------------------------------------------------------


def options(command: str) -> set[str]:
    built: Any = typer.main.get_command(import_module(module_of(command)).app)
    return {"--help", "-h"} | {o for p in built.params for o in (*p.opts, *p.secondary_opts)}


def joined(block: str) -> str:
    """A block of commands with the lines that go on joined."""
    return re.sub(r" \\\n\s*", " ", block)


def said_commands(text: str) -> Iterator[list[str]]:
    """Every ``rpd …`` of the code in a page, split into words, without comments."""
    lines = [
        line
        for kind in ("sh", "console")
        for block in blocks(text, kind)
        for line in joined(block).split("\n")
    ]
    prose = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    for code in [*lines, *re.findall(r"`([^`]+)`", prose)]:
        for part in code.removeprefix("$ ").split(" && "):
            part = part.removeprefix(".venv/bin/")  # noqa: PLW2901
            if part.startswith("rpd ") and "…" not in part:
                yield shlex.split(part, comments=True)[1:]


@pytest.mark.parametrize("page", WITH_COMMANDS, ids=name)
def test_commands_and_options_of_the_pages_exist(page: Path) -> None:
    found = list(said_commands(page.read_text("utf-8")))
    assert found
    for command, *words in found:
        if command in (*OPTIONS, "COMMAND"):
            continue
        if command == "help":
            assert words[0] in COMMANDS
            continue
        assert command in COMMANDS
        named = {word for word in words if re.fullmatch(r"--?[a-z][a-z-]*", word)}
        assert named <= options(command), f"rpd {command} {shlex.join(words)}"


def test_options_in_the_readme_table_exist() -> None:
    rows = re.findall(r"^\| `rpd (\S+)` \| (.+) \|$", README, re.MULTILINE)
    for command, about in rows:
        assert set(re.findall(r"--[a-z-]+", about)) <= options(command), command


# --- what commands print --------------------------------------------------------------------------


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A repository with the plans, everything committed."""
    folder = tmp_path / "repo"
    shutil.copytree(ROOT / "plans", folder / "plans")
    return committed(folder)


@pytest.fixture
def short(tmp_path: Path) -> Path:
    """The same with the eight actions that the guide speaks of, and the errata of these."""
    plan = laid(tmp_path / "repo", cut("I.1.1", "I.1.2/1", "II.2.2", "III.1.1/1"))
    errata = (ROOT / "plans" / "errata" / "2024.yaml").read_text("utf-8")
    head, *entries = re.split(r"(?m)^(?= +- nr: )", errata)
    (plan.parent / "errata").mkdir()
    kept = [
        entry for number, entry in enumerate(entries, 1) if number in (*range(1, 9), 15, 16, 17)
    ]
    (plan.parent / "errata" / plan.name).write_text(head + "".join(kept), "utf-8")
    return committed(tmp_path / "repo")


def committed(folder: Path) -> Path:
    (folder / ".gitignore").write_text("zalacznik.*\n", "utf-8")
    for arguments in (
        ("init", "-q", "-b", "main"),
        ("add", "-A"),
        ("commit", "-q", "-m", "Plan"),
    ):
        subprocess.run(
            [
                "git",
                *("-c", "user.name=Test", "-c", "user.email=test@example.org"),
                *("-c", "commit.gpgsign=false"),
                *arguments,
            ],
            cwd=folder,
            check=True,
            capture_output=True,
            env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull},
        )
    return folder


def pattern(shown: str) -> str:
    """What must be printed: „…” on a line of its own may be any lines; sizes and commits differ."""
    written = "".join(
        r"(?:.*\n)*" if line == "…" else re.escape(line) + r"\n" for line in shown.splitlines()
    )
    written = re.sub(r"\\\(\d+\\ KiB\\\)", lambda _: r"\(\d+ KiB\)", written)
    return re.sub(r"wersja\\ git\\ [0-9a-f]{12}", lambda _: r"wersja\ git\ [0-9a-f]{12}", written)


def test_console_blocks_of_readme_are_true(workspace: Path) -> None:
    if shutil.which("bash") is None or shutil.which("sed") is None:
        pytest.skip("the blocks are typed in a POSIX shell")
    programs = workspace.parent / "bin"
    programs.mkdir()
    (programs / "rpd").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m rpd "$@"\n', "utf-8")
    (programs / "rpd").chmod(0o755)
    dropped = ("FORCE_COLOR", "GITHUB_ACTIONS", "GITLAB_CI", "RPD_FORMAT")
    environment = {key: value for key, value in os.environ.items() if key not in dropped}
    environment["PATH"] = f"{programs}{os.pathsep}{os.environ['PATH']}"
    environment["PYTHONPATH"] = str(ROOT)
    typed = 0
    for block in blocks(README, "console"):
        for piece in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = piece.partition("\n")
            ran = subprocess.run(
                ["bash", "-c", command],
                cwd=workspace,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                check=False,
                timeout=120,
            )
            printed = ran.stdout.decode()
            assert ran.returncode == 0, printed
            assert re.fullmatch(pattern(shown), printed), f"$ {command}\n{printed}"
            typed += 1
    assert typed >= 7


def yaml_block(start: str) -> str:
    found = [block for block in blocks(GUIDE, "yaml") if block.startswith(start)]
    assert len(found) == 1
    return found[0]


JOINED = "                  - kwota: 180000\n                    zrodla: [FEdM]\n"
"""The budget of „szkolenia-kadry-cus” in the plan."""


def test_commands_of_the_guide_work_in_their_order(short: Path, rpd: Run) -> None:
    workspace = short
    plan = workspace / "plans" / "2024.yaml"
    (workspace / "plans" / "zmiany").mkdir()
    amendment = yaml_block("uchwala: 7/2024")
    (workspace / "plans" / "zmiany" / "2024-01.yaml").write_text(amendment, "utf-8")
    other = plan.read_text("utf-8").replace("180000", "195000")
    (workspace / "plans" / "projekt.yaml").write_text(other, "utf-8")
    annex = ROOT / "tests/importing/sources/libreoffice-odt.docx"
    shutil.copy(annex, workspace / "zalacznik-z-worda.docx")
    lines = [line for block in blocks(GUIDE, "sh") for line in joined(block).splitlines()]
    commands = [shlex.split(line, comments=True)[1:] for line in lines if line.startswith("rpd ")]
    assert {command[0] for command in commands} >= set(COMMANDS) - {"rules", "explain"}
    for command in commands:
        if command[0] == "amend" and "--save" in command:
            # Written by hand until here; a file that is not as the program wrote it is kept.
            (workspace / "plans" / "zmiany" / "2024-01.yaml").unlink()
        ran = rpd(*command, cwd=workspace)
        assert ran.code == 0, (command, ran.out, ran.err)
        if command[0] == "import" and "-o" in command:
            (workspace / "plans" / "2025.yaml").unlink()  # a draft that nobody has gone through
    text = plan.read_text("utf-8")
    assert "- kwota: 195000\n" in text
    assert "zmiany:\n  - uchwala: 7/2024\n" in text


def test_settings_of_the_guide_are_accepted(workspace: Path, rpd: Run) -> None:
    (settings,) = blocks(GUIDE, "toml")
    (workspace / "rpd.toml").write_text(settings, "utf-8")
    assert rpd("validate", "--write-baseline", cwd=workspace).code == 0
    (workspace / "rpd.toml").write_text(settings.replace("baseline =", "# baseline ="), "utf-8")
    ran = rpd("validate", "--quiet", cwd=workspace)
    assert (ran.code, ran.err) == (1, "")
    assert "RPD112" not in rpd("validate", cwd=workspace).out


def test_co_financing_and_limits_of_the_guide_are_summed(workspace: Path, rpd: Run) -> None:
    plan, slownik = workspace / "plans" / "2024.yaml", workspace / "plans" / "slownik.yaml"
    shared = yaml_block("budzet:\n  - kwota: 180000\n").removeprefix("budzet:\n")
    text = plan.read_text("utf-8")
    assert text.count(JOINED) == 1
    text = text.replace(JOINED, textwrap.indent(shared, " " * 16))
    plan.write_text(imprinted(text, imprint(plan_of(data_of(text)))), "utf-8")
    head, limits = yaml_block("zrodla:\n  - id: FEM\n").rsplit("\n    limity:", 1)
    text = slownik.read_text("utf-8")
    assert text.count(head) == 1
    slownik.write_text(text.replace(head, f"{head}\n    limity:{limits.rstrip()}"), "utf-8")
    ran = rpd("budget", "2024", "--by-source", "--format", "csv", cwd=workspace)
    assert (ran.code, ran.err) == (0, "")
    rows = [line.split(",") for line in ran.out.splitlines()]
    assert [(row[1], row[3]) for row in rows if row[0] == "pozycja"] == [
        ("FEM", "15432500.00"),
        ("FERS", "131000.00"),
        ("BP", "18000.00"),
        ("WLASNE", "9000.00"),
    ]


# --- links ----------------------------------------------------------------------------------------


def prose(page: Path) -> str:
    return re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, named as GitHub and GitLab name them."""
    found: dict[str, int] = {}
    names = set()
    for heading in re.findall(r"^#{1,6} +(.+?) *$", prose(page), re.MULTILINE):
        text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)
        slug = re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-")
        count = found[slug] = found.get(slug, -1) + 1
        names.add(f"{slug}-{count}" if count else slug)
    return names


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_inside_the_project_lead_somewhere(page: Path) -> None:
    text = re.sub(r"`[^`\n]*`", lambda code: re.sub(r"[\[\]()]", "", code[0]), prose(page))
    for target in re.findall(r"\]\(([^()\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        there = (page.parent / path).resolve() if path else page
        assert there.exists(), target
        assert there.is_relative_to(ROOT), target
        if anchor:
            assert anchor in anchors(there), target


def test_guide_has_every_part_in_its_contents() -> None:
    contents = re.findall(r"^- \[(.+)\]\(#", GUIDE, re.MULTILINE)
    outside = re.sub(r"^```.*?^```$", "", GUIDE, flags=re.MULTILINE | re.DOTALL)
    parts = re.findall(r"^## (.+)$", outside, re.MULTILINE)
    assert [part.replace("`", "") for part in contents] == [p.replace("`", "") for p in parts]
