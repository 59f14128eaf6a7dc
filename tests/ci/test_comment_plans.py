"""Which plans a change touches, and what the comment says of each but a comparison."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpd.config import names_plan
from rpd_comment.commands import TOKEN, Done, Folder
from rpd_comment.errors import StopError
from rpd_comment.plans import touched, workspace
from rpd_comment.text import comment
from tests.ci.sites import rpd_here, started
from tests.conftest import ROOT
from tests.hostile import NAMES, faults
from tests.properties import examples
from tests.workspace.test_versions import git

PLAN = (ROOT / "tests/rules/brak-terminu/dobrze.yaml").read_text("utf-8")


@pytest.fixture
def office(tmp_path: Path) -> Folder:
    """An empty repository with one commit on main."""
    git(tmp_path, "init", "-q", "-b", "main", ".")
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "Start")
    return Folder(tmp_path, time.monotonic() + 60)


def committed(folder: Folder, files: Mapping[str, str | None]) -> None:
    """A commit that writes files, or removes those that have no text."""
    for name, text in files.items():
        path = folder.path / name
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    git(folder.path, "add", "-A")
    git(folder.path, "commit", "-q", "-m", "x")


def told(folder: Folder, before: dict[str, str], change: dict[str, str | None]) -> dict[str, str]:
    committed(folder, before)
    committed(folder, change)
    return {name: kind.value for name, kind in touched(folder, "HEAD~1").plans}


TWO = {"plans/2024.yaml": "a", "plans/2025.yaml": "a", "plans/slownik.yaml": "a"}
SETTINGS = 'plans = ["plany/**/plan-*.yaml", "inne/stary.yml"]\n'
OWN = {
    "rpd.toml": SETTINGS,
    "plany/a/plan-2024.yaml": "a",
    "plany/a/plan-wzor.yaml": "a",
    "plany/b/plan-2024.yaml": "a",
    "inne/stary.yml": "a",
    "plans/2024.yaml": "nie plan",
}
ALL = {
    "plany/a/plan-2024.yaml": "compared",
    "plany/b/plan-2024.yaml": "compared",
    "inne/stary.yml": "compared",
}


@pytest.mark.parametrize(
    ("before", "change", "found"),
    [
        (TWO, {"README.md": "b"}, {}),
        (TWO, {"plans/2024.yaml": "b"}, dict.fromkeys(list(TWO)[:2], "compared")),
        (TWO, {"plans/slownik.yaml": "b"}, dict.fromkeys(list(TWO)[:2], "compared")),
        (TWO, {"slowniki/wspolny.yaml": "b"}, dict.fromkeys(list(TWO)[:2], "compared")),
        (TWO, {"plans/slownik.yaml": None}, dict.fromkeys(list(TWO)[:2], "compared")),
        (
            TWO,
            {"plans/2026.yaml": "b", "plans/2025.yaml": None},
            {"plans/2024.yaml": "compared", "plans/2025.yaml": "removed", "plans/2026.yaml": "new"},
        ),
        (TWO, {"plans/2024.yml": "b"}, dict.fromkeys(list(TWO)[:2], "compared")),
        (TWO, {"plans/a2024.yaml": "b"}, dict.fromkeys(list(TWO)[:2], "compared")),
        (TWO, {"plans/pod/2024.yaml": "b"}, dict.fromkeys(list(TWO)[:2], "compared")),
        (OWN, {"README.md": "b"}, {}),
        (
            OWN,
            {"plany/a/plan-2024.yaml": "b"},
            {"plany/a/plan-2024.yaml": "compared"},
        ),
        (OWN, {"plans/2024.yaml": "b"}, ALL),
        (OWN, {"plany/a/plan-wzor.yaml": "b"}, ALL),
        (OWN, {"inne/stary.yml": None}, {"inne/stary.yml": "removed"}),
        (OWN, {"plany/c/d/plan-2031.yaml": "b"}, {"plany/c/d/plan-2031.yaml": "new"}),
        (
            OWN,
            {"rpd.toml": 'plans = "inne/stary.yml"\n'},
            {
                "plany/a/plan-2024.yaml": "dropped",
                "plany/b/plan-2024.yaml": "dropped",
                "inne/stary.yml": "compared",
            },
        ),
        (
            OWN,
            {"rpd.toml": None},
            {**dict.fromkeys(ALL, "dropped"), "plans/2024.yaml": "compared"},
        ),
    ],
    ids=lambda value: ",".join(value)[:60],
)
def test_what_a_plan_is_the_settings_say(
    office: Folder, before: dict[str, str], change: dict[str, str | None], found: dict[str, str]
) -> None:
    assert told(office, before, change) == found


def test_wrong_settings_are_told_in_the_comment(office: Folder) -> None:
    committed(office, {"rpd.toml": SETTINGS, "plany/a/plan-2024.yaml": PLAN})
    committed(office, {"rpd.toml": 'plan = "x"\n[rules]\n```@zespol = 1\n', "plans/2024.yaml": "a"})
    found = touched(office, "HEAD~1")
    text, complete = comment(office, "HEAD~1", found)
    assert not complete
    assert "### Błędne ustawienia w `rpd.toml`\n\n    wiersz 3: Tekst nie jest" in text
    assert "### Przestaje być planem: `plany/a/plan-2024.yaml`\n\nPlik zostaje" in text


def test_hostile_names_of_plans(office: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """From a change to the log and the summary, with no line that is a command."""
    monkeypatch.setattr(Folder, "rpd", rpd_here)
    committed(office, {"rpd.toml": 'plans = ["plans/*.yaml"]\n'})
    (office.path / "plans").mkdir()
    names = []
    for name in NAMES:
        path = office.path / "plans" / f"{name.replace('/', '∕').replace(chr(0), '')[:40]}2028.yaml"
        try:
            path.write_text(PLAN, "utf-8")
        except (OSError, ValueError):  # no name of a file here
            continue
        names.append(path.name)
    assert len(names) > 50
    git(office.path, "add", "-A")
    git(office.path, "commit", "-q", "-m", "x")
    event = office.path / "event.json"
    base = git(office.path, "rev-parse", "HEAD~1")
    event.write_text(
        f'{{"pull_request": {{"number": 5, "base": {{"ref": "x", "sha": "{base}"}}}}}}'
    )
    summary = office.path / "summary.md"
    ran = started(
        office.path,
        GITHUB_ACTIONS="true",
        GITHUB_EVENT_PATH=str(event),
        GITHUB_REPOSITORY="o/r",
        GITHUB_API_URL="http://127.0.0.1:9",
        GITHUB_STEP_SUMMARY=str(summary),
    )
    assert (ran.code, ran.err) == (0, "")
    first, rest = ran.out.split("\n", 1)
    assert first.startswith("::warning title=rpd::Nie dodano komentarza")
    assert faults(rest) == []
    text = summary.read_text("utf-8")
    assert text.count("### Nowy plan: ") == len(names)
    ours = re.compile(r"<!-- rpd-diff -->|### Nowy plan: `|Nie ma go w gałęzi|\Z")
    assert [line for line in text.split("\n") if not ours.match(line)] == []


def test_the_token_is_seen_by_no_other_process(
    office: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(TOKEN, "tajny")
    shown = office.run("env", seconds=10).out
    assert "PATH=" in shown
    assert "tajny" not in shown


def test_a_comparison_that_takes_too_long(office: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    committed(office, {"plans/2024.yaml": PLAN})
    committed(office, {"plans/2024.yaml": PLAN + "\n"})
    found = touched(office, "HEAD~1")
    monkeypatch.setattr(Folder, "rpd", lambda self, *_: self.run("sleep", "5", seconds=0.05))
    text, complete = comment(office, "HEAD~1", found)
    assert (complete, "    Porównanie trwało za długo i zostało przerwane" in text) == (False, True)
    late = Folder(office.path, time.monotonic() - 1)
    assert late.run("true", seconds=9) == Done(-1, "", "", late=True)
    with pytest.raises(StopError, match="„git log” nie odpowiada"):
        late.git("log")


def test_without_git(office: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(StopError, match="Nie znaleziono programu git"):
        office.git("log")


def test_where_the_plans_are(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "a" / "plans").mkdir(parents=True)
    (tmp_path / "b").mkdir()
    for start, found in {"a": "a", "a/plans": "a", "b": "b", ".": "."}.items():
        assert workspace(tmp_path / start) == (tmp_path / found)
    (tmp_path / "rpd.toml").touch()
    assert workspace(tmp_path / "b") == tmp_path


def test_its_help_says_what_it_is_for() -> None:
    program = shutil.which("rpd-comment", path=str(Path(sys.executable).parent))
    assert program is not None
    for command in ([program], [sys.executable, "-I", str(ROOT / "ci" / "comment.py")]):
        ran = subprocess.run([*command, "--help"], capture_output=True, check=False)
        assert (ran.returncode, ran.stderr) == (0, b"")
        assert ran.stdout.decode().startswith("Użycie: rpd-comment\n")


# --- patterns ------------------------------------------------------------------------------------

PARTS = [
    "plans",
    "plany",
    "a",
    "2024.yaml",
    "plan-2024.yaml",
    "x2024.yml",
    "wzor.yaml",
    ".u2024.yaml",
]
PATTERNS = ["plans", "a", "*", "**", "pl*", "?", "[ap]*", "2024.yaml", "*.yaml", "*2024.y*", "."]


@examples(60)
@given(
    st.lists(st.lists(st.sampled_from(PARTS), min_size=1, max_size=3), min_size=1, max_size=6),
    st.lists(st.sampled_from(PATTERNS), min_size=1, max_size=4),
)
def test_names_fit_patterns_as_files_do(
    tmp_path_factory: pytest.TempPathFactory, paths: list[list[str]], pattern: list[str]
) -> None:
    """The same files that ``glob`` finds on the disk, told from their names alone."""
    if pattern[-1] in ("**", "."):
        pattern = [*pattern, "*"]
    folder = tmp_path_factory.mktemp("glob")
    for path in paths:
        place = folder.joinpath(*path)
        if not any(part.is_file() for part in place.parents) and not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            place.touch()
    files = [p for p in folder.rglob("*") if p.is_file()]
    expected = {p for p in folder.glob("/".join(pattern)) if p.is_file()}
    by_name = {
        p for p in files if names_plan(p.relative_to(folder).as_posix(), ["/".join(pattern)])
    }
    wild = any(sign in "/".join(pattern) for sign in "*?[")
    years = {p for p in expected if p.stem[-4:].isdigit()}
    assert by_name == (years if wild else expected)


def test_many_wildcards_take_no_time() -> None:
    started_at = time.process_time()
    assert not names_plan("a/" * 200 + "2024.yml", ["**/" * 200 + "b"])
    assert not names_plan("a" * 200 + "2024.yml", ["*a" * 100 + "b"])
    assert time.process_time() - started_at < 20
