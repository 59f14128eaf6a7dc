"""After ``rpd git install`` programs get from git what they get without it, and soon.

Each list of `git_clients` is asked in several states of a repository, with the settings and
without; only what stands behind the numbers of a hunk may differ.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.git_clients import READING, WRITING
from tests.cli.test_in_git import ATTRIBUTES, tried
from tests.conftest import Run
from tests.cut import laid
from tests.workspace.test_versions import SHORT, git, replaced

PLAN = "plans/2024.yaml"
_HEADING = re.compile(rb"(@@+ -[^@\n]+ @@+)[^\n]*")
_NOW = re.compile(rb"-time [0-9]{10}|[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}")
STATES = ("staged", "windows", "merging")


@contextmanager
def without_settings(folder: Path) -> Iterator[None]:
    """The repository as one has it who never ran ``rpd git install``."""
    path = folder / ".git/config"
    installed = path.read_bytes()
    for section in ("diff.rpd", "merge.rpd"):
        git(folder, "config", "--remove-section", section)
    yield
    path.write_bytes(installed)


def asked(folder: Path, arguments: list[str], given: bytes = b"") -> tuple[int, bytes, bytes]:
    done = subprocess.run(
        ["git", *arguments], cwd=folder, input=given, capture_output=True, check=False,
        env={
            **os.environ,
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
            **{f"GIT_{who}_{what}": "test@example.org"
               for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
            **{f"GIT_{who}_DATE": "2024-03-07T12:00:00Z" for who in ("AUTHOR", "COMMITTER")},
        },
    )  # fmt: skip
    return done.returncode, _NOW.sub(b"", _HEADING.sub(rb"\1", done.stdout)), done.stderr


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four versions, a branch that contradicts the last of them, and something stashed."""
    folder = tmp_path_factory.mktemp("clients") / "repo"
    laid(folder, SHORT)
    git(folder.parent, "init", "-q", "-b", "main", str(folder))
    (folder / ".gitattributes").write_text(ATTRIBUTES, "utf-8")
    git(folder, "add", "-A")

    def committed(message: str, old: str, new: str) -> None:
        replaced(folder, old, new)
        git(folder, "commit", "-q", "-a", "-m", message)

    committed("Plan", "kwota: 180000", "kwota: 170000")
    committed("Kwota", "kwota: 170000", "kwota: 180000")
    git(folder, "switch", "-q", "-c", "inna")
    committed("Inny termin", "termin: II–IV kwartał 2024", "termin: IV kwartał 2024")
    git(folder, "switch", "-q", "-c", "zmiana", "main")
    committed("Termin", "termin: II–IV kwartał 2024", "termin: III–IV kwartał 2024")
    committed("Inna kwota", "kwota: 180000", "kwota: 195000")
    replaced(folder, "wartosc_docelowa: 45", "wartosc_docelowa: 50")
    git(folder, "stash", "push", "-q")
    return folder


@pytest.fixture
def history(made: Path, tmp_path: Path, rpd: Run) -> Path:
    """A copy of it in which ``rpd git install`` was run."""
    folder = tmp_path / "repo"
    shutil.copytree(made, folder)
    assert rpd("git", "install", cwd=folder).code == 0
    assert git(folder, "status", "--porcelain") == ""
    return folder


def brought_to(folder: Path, state: str) -> None:
    if state in ("edited", "staged"):
        replaced(folder, "wartosc_docelowa: 45", "wartosc_docelowa: 60")
        replaced(folder, "termin: III–IV kwartał 2024", "termin: cały rok 2024")
    if state == "staged":
        shutil.copy(folder / PLAN, folder / "plans/2025.yaml")
        git(folder, "add", "-A")
        replaced(folder, "wartosc_docelowa: 60", "wartosc_docelowa: 70")
    elif state == "windows":
        path = folder / PLAN
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    elif state == "merging":
        assert tried(folder, "merge", "inna").code == 1


def words(line: str) -> list[str]:
    values = {"{P}": PLAN, "{A}": "main", "{B}": "zmiana~1"}
    return [
        re.sub(r"\{[PAB]\}", lambda found: values[found.group()], word) for word in line.split()
    ]


LISTS = [words(line) for block in READING.values() for line in block.strip().splitlines()]
# What happened to the files since does not change what is said of a revision.
OF_FILES = [one for one in LISTS if not any("zmiana~1" in word for word in one)]


@pytest.mark.parametrize("state", STATES)
def test_programs_read_what_they_read_without_rpd(history: Path, state: str) -> None:
    brought_to(history, state)
    git(history, "status")
    lists = LISTS if state == STATES[0] else OF_FILES
    installed = [asked(history, one) for one in lists]
    with without_settings(history):
        bare = [asked(history, one) for one in lists]
    assert len(LISTS) >= 120
    pairs = zip(lists, installed, bare, strict=True)
    assert [(" ".join(one), *both) for one, *both in pairs if both[0] != both[1]] == []
    assert sum(code == 0 and out != b"" for code, out, _ in bare) >= len(lists) * 0.55


def left(folder: Path) -> list[tuple[int, bytes, bytes]]:
    """What an operation leaves: the branch, the index, the files."""
    questions = ("rev-parse HEAD", "ls-files -s", "stash list", "status --porcelain")
    there = [asked(folder, question.split()) for question in questions]
    return [*there, (0, (folder / PLAN).read_bytes() if (folder / PLAN).exists() else b"", b"")]


def test_programs_leave_what_they_leave_without_rpd(history: Path, tmp_path: Path) -> None:
    brought_to(history, "edited")
    for number, (line, keys) in enumerate(WRITING.items()):
        given = "".join(f"{key}\n" for key in keys).encode()
        installed, bare = tmp_path / f"{number}a", tmp_path / f"{number}b"
        for copy in (installed, bare):
            shutil.copytree(history, copy)
            git(copy, "status")
        before = left(bare)
        one = asked(installed, words(line), given)
        with without_settings(bare):
            assert asked(bare, words(line), given) == one, line
            after = left(bare)
        assert left(installed) == after, line
        assert after != before, f"{line}: {one}"


def test_selected_lines_can_be_committed(history: Path) -> None:
    """What GitHub Desktop does: a hunk of what it read goes into the index."""
    brought_to(history, "edited")
    shown = tried(history, *words("diff HEAD --no-ext-diff --patch-with-raw -z --no-color -- {P}"))
    patch = shown.out.rpartition("\0")[2]
    first, second = re.split(r"(?m)^(?=@@ )", patch)[1:]
    assert "termin" in first
    assert "wartosc_docelowa" in second
    head = patch.partition("@@ ")[0]
    for hunk in (second, first):
        arguments = ["apply", "--cached", "--unidiff-zero", "--whitespace=nowarn", "-"]
        assert asked(history, arguments, (head + hunk).encode()) == (0, b"", b"")
    assert git(history, "status", "--porcelain") == f"M  {PLAN}"


def test_changed_lines_have_the_numbers_of_the_file(history: Path) -> None:
    lines = (history / PLAN).read_text("utf-8").splitlines()
    number = next(n for n, line in enumerate(lines, 1) if "kwota: 195000" in line)
    last = git(history, "rev-parse", "HEAD")
    blamed = git(history, "blame", "--root", "--incremental", "HEAD", "--", PLAN)
    assert re.findall(rf"(?m)^{last} \d+ (\d+) (\d+)$", blamed) == [(str(number), "1")]
    hunks = git(history, "diff", "--no-ext-diff", "-U0", "HEAD~1", "HEAD")
    assert re.findall(r"(?m)^@@ .*$", hunks) == [
        f"@@ -{number} +{number} @@ - id: szkolenia-kadry-cus"
    ]
    assert git(history, "log", "--format=%s", "-S195000") == "Inna kwota"
    assert git(history, "log", "--format=%s", "-Gkwota: 1[89]").split("\n") == [
        "Inna kwota",
        "Kwota",
    ]
    whole = git(history, "log", "--format=%s", "-s", f"-L:szkolenia-kadry-cus:{PLAN}")
    assert whole.split("\n") == ["Inna kwota", "Kwota", "Plan"]
    assert "plans/2024.yaml=              - id: szkolenia-kadry-cus" in git(
        history, "grep", "-p", "195000"
    )


def test_a_program_is_started_only_for_sentences(history: Path) -> None:
    """A long history is as quick as without: nothing is called for it."""
    for name in ("diff.rpd.command", "merge.rpd.driver"):
        git(history, "config", name, "f() { echo called >>called; false; }; f")
    for line in ("log -p", "show", "blame {P}", "log -S195000", "diff --no-ext-diff HEAD~2"):
        git(history, *words(line))
    assert not (history / "called").exists()
    tried(history, "log", "-p", "--ext-diff")
    assert (history / "called").exists()
