"""``rpd git check``: every half-made installation is named, and repaired by what it advises."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from rpd.workspace import git_setup
from tests.cli.test_in_git import ATTRIBUTES, config, tried
from tests.conftest import Run
from tests.program import answered, program
from tests.workspace.test_versions import committed, git, replaced, repository, spaced

__all__ = ["answered", "committed", "program", "repository"]

REPAIR = "Naprawi to „rpd git check --repair”.\n"
LINE = ".gitattributes: plans/[0-9][0-9][0-9][0-9].y*ml diff=rpd merge=rpd"
WHOLE = (
    f"jest   {LINE}\njest   diff.rpd.command\njest   diff.rpd.xfuncname\n"
    "jest   merge.rpd.name\njest   merge.rpd.driver\n"
)


def unset(name: str) -> Callable[[Path], None]:
    return lambda folder: void(git(folder, "config", "--unset", name))


def put(name: str, value: str) -> Callable[[Path], None]:
    return lambda folder: void(git(folder, "config", name, value))


def void(_: object) -> None:
    """Only what is done counts."""


def of_old(folder: Path) -> None:
    """What an installation was before conversions had to be asked for."""
    put("diff.rpd.textconv", 'f() { python -P -m rpd git textconv -- "$1"; }; f')(folder)
    put("diff.rpd.xfuncname", "^(Działanie .*)$")(folder)


def without_attributes(folder: Path) -> None:
    (folder / ".gitattributes").unlink()


def half_an_attribute(folder: Path) -> None:
    path = folder / ".gitattributes"
    path.write_text(ATTRIBUTES.replace(" merge=rpd", ""), "utf-8")


def fresh_clone(folder: Path) -> None:
    for section in ("diff.rpd", "merge.rpd"):
        git(folder, "config", "--remove-section", section)


EXTRA = "diff.rpd.textconv (programy dostają przez to inne wiersze niż w pliku)"
OTHER = "z innej wersji rpd albo innego Pythona"
HALF_MADE = {
    "attributes": (without_attributes, [f"brak   {LINE}"]),
    "half-attribute": (half_an_attribute, [f"brak   {LINE}"]),
    "clone": (
        fresh_clone,
        [f"brak   {name}" for name, value in git_setup.wanted_settings().items() if value],
    ),
    "driver": (unset("merge.rpd.driver"), ["brak   merge.rpd.driver"]),
    "command": (unset("diff.rpd.command"), ["brak   diff.rpd.command"]),
    "heading": (put("diff.rpd.xfuncname", "^x$"), [f"inne   diff.rpd.xfuncname ({OTHER})"]),
    "python": (
        put("merge.rpd.driver", "/stary/python -P -m rpd git merge -- %O %A %B %L %P"),
        [f"inne   merge.rpd.driver ({OTHER})"],
    ),
    "old": (of_old, [f"zbędne {EXTRA}", f"inne   diff.rpd.xfuncname ({OTHER})"]),
    "cache": (
        put("diff.rpd.cachetextconv", "true"),
        ["zbędne diff.rpd.cachetextconv (programy dostają przez to inne wiersze niż w pliku)"],
    ),
}


@pytest.mark.parametrize("case", HALF_MADE, ids=str)
def test_what_is_half_made_is_named_and_repaired(repository: Path, rpd: Run, case: str) -> None:
    rpd("git", "install", cwd=repository)
    there = config(repository)
    spoil, lines = HALF_MADE[case]
    spoil(repository)
    ran = rpd("git", "check", cwd=repository)
    assert (ran.code, ran.err) == (1, REPAIR)
    assert [line for line in ran.out.splitlines() if not line.startswith("jest ")] == lines
    spoiled = config(repository)
    assert rpd("git", "check", cwd=repository).out == ran.out
    assert config(repository) == spoiled
    repaired = rpd("git", "check", "--repair", cwd=repository)
    assert (repaired.code, repaired.out) == (0, ran.out)
    again = rpd("git", "check", "--repair", cwd=repository)
    assert (again.code, again.out, again.err) == (0, WHOLE, "")
    if case != "clone":
        assert sorted(config(repository).splitlines()) == sorted(there.splitlines())


def test_settings_of_others_are_named_and_stay(repository: Path, rpd: Run) -> None:
    rpd("git", "install", cwd=repository)
    git(repository, "config", "diff.rpd.textconv", "cat")
    before = config(repository)
    for arguments in (("check",), ("check", "--repair")):
        ran = rpd("git", *arguments, cwd=repository)
        assert ran.out == WHOLE.replace("diff.rpd.command\n", "diff.rpd.command\n{}\n").format(
            "inne   diff.rpd.textconv (cudze)"
        )
        assert config(repository) == before
    assert ran.code == 2
    assert "dodaj --force" in ran.err
    ran = rpd("git", "install", "--force", cwd=repository)
    assert ran.err.startswith("Usunięto diff.rpd.textconv.\n")
    assert rpd("git", "check", cwd=repository).out == WHOLE


def test_what_overrules_an_installation_is_named(repository: Path, rpd: Run) -> None:
    rpd("git", "install", cwd=repository)
    elsewhere = repository.parent / "gitconfig"
    git(repository, "config", "--file", str(elsewhere), "diff.rpd.textconv", "cat")
    ran = rpd("git", "check", "--repair", cwd=repository, GIT_CONFIG_GLOBAL=str(elsewhere))
    assert ran.code == 1
    assert ran.out == WHOLE + "inne   diff.rpd.textconv (ustawione także poza repozytorium)\n"
    assert ran.err.startswith("Tego rpd nie zmienia, bo nie stoi to w ustawieniach")
    (repository / ".git/info/attributes").write_text("*.yaml diff=yaml -merge\n", "utf-8")
    ran = rpd("git", "check", cwd=repository)
    assert (ran.code, ran.out) == (
        1,
        f"{WHOLE}inne   plans/2024.yaml (diff=yaml)\ninne   plans/2024.yaml (merge=unset)\n",
    )


@pytest.mark.usefixtures("answered")
def test_conversions_are_kept_and_go_with_the_installation(repository: Path, rpd: Run) -> None:
    before = config(repository)
    assert rpd("git", "install", "--textconv", cwd=repository).code == 0
    names = (*WHOLE.splitlines()[1:2], "jest   diff.rpd.textconv", "jest   diff.rpd.cachetextconv")
    checked = rpd("git", "check", cwd=repository)
    assert checked.code == 0
    assert checked.out.splitlines()[1:4] == list(names)
    git(repository, "show", "zmiana")
    kept = "refs/notes/textconv/rpd"
    assert tried(repository, "rev-parse", "--verify", kept).code == 0
    shown = git(repository, "-c", "core.fsmonitor=", "show", "zmiana")
    assert "diagnoza-uslug-spolecznych · termin: III–IV kwartał 2024" in spaced(shown)
    # An update: the text of the command is another, so that nothing old is taken.
    old = git(repository, "config", "diff.rpd.textconv").replace(": 0.", ": 1.")
    git(repository, "config", "diff.rpd.textconv", old)
    checked = rpd("git", "check", "--repair", cwd=repository)
    assert f"inne   diff.rpd.textconv ({OTHER})\n" in checked.out
    assert checked.err.startswith("Ustawiono diff.rpd.textconv.\n")
    ran = rpd("git", "install", cwd=repository)
    assert ran.err.startswith("Usunięto diff.rpd.textconv.\nUsunięto diff.rpd.cachetextconv.\n")
    assert tried(repository, "rev-parse", "--verify", kept).code != 0
    rpd("git", "install", "--textconv", cwd=repository)
    git(repository, "show", "zmiana")
    rpd("git", "uninstall", cwd=repository)
    assert config(repository) == before
    assert git(repository, "for-each-ref", "refs/notes") == ""


# --- where a repository is ------------------------------------------------------------------------


def test_a_repository_that_the_environment_names(repository: Path, rpd: Run) -> None:
    inside = repository / "plans"
    ways: list[tuple[Path, dict[str, str]]] = [
        (inside, {"GIT_DIR": "../.git", "GIT_WORK_TREE": ".."}),
        (inside, {"GIT_DIR": str(repository / ".git"), "GIT_WORK_TREE": str(repository)}),
        (repository, {"GIT_DIR": ".git"}),
        (inside, {}),
    ]
    for folder, environment in ways:
        assert rpd("git", "install", cwd=folder, **environment).code == 0
        assert rpd("git", "check", cwd=folder, **environment).out.endswith(WHOLE[-30:])
        assert (repository / ".gitattributes").read_text("utf-8") == ATTRIBUTES
        ran = rpd("diff", "main", cwd=folder, **environment)
        assert (ran.code, "1 zmiana: 1 zmieniony zapis." in spaced(ran.out)) == (0, True), ran
        assert rpd("git", "uninstall", cwd=folder, **environment).code == 0
        assert not (repository / ".gitattributes").exists()
    ran = rpd("git", "install", cwd=inside, GIT_DIR=str(repository / ".git"))
    assert ran.code == 2
    assert "Przy ustawionej zmiennej GIT_DIR" in ran.err
    ran = rpd("git", "check", cwd=repository / ".git")
    assert (ran.code, "to wnętrze repozytorium" in ran.err) == (2, True)


@pytest.mark.usefixtures("answered")
def test_worktrees_and_bare_repositories(repository: Path, rpd: Run) -> None:
    rpd("git", "install", cwd=repository)
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "Atrybuty")
    other = repository.parent / "drzewo"
    git(repository, "worktree", "add", "-q", "-b", "druga", str(other))
    assert rpd("git", "check", cwd=other / "plans").out == WHOLE
    replaced(other, "kwota: 180000", "kwota: 190000")
    assert "1 zmiana: 1 zmieniony zapis." in spaced(git(other / "plans", "diff"))
    git(other, "commit", "-q", "-a", "-m", "Kwota")
    git(repository, "worktree", "remove", str(other))
    bare = repository.parent / "goly.git"
    git(repository, "clone", "-q", "--bare", str(repository), str(bare))
    ran = rpd("git", "install", cwd=bare)
    assert (ran.code, "nie ma drzewa roboczego (bare)" in ran.err) == (2, True)
    assert "+                  - kwota: 190000" in git(bare, "log", "-p", "-1", "druga")
    # A bare repository whose files lie elsewhere, as those of a home folder are kept.
    tree = repository.parent / "pliki"
    shutil.copytree(repository / "plans", tree / "plans")
    where = {"GIT_DIR": str(bare), "GIT_WORK_TREE": str(tree)}
    assert rpd("git", "install", cwd=tree / "plans", **where).code == 0
    assert (tree / ".gitattributes").read_text("utf-8") == ATTRIBUTES
    assert "diff.rpd.command" in git(bare, "config", "--get-regexp", "diff.rpd")
    there = (f"--git-dir={bare}", f"--work-tree={tree}")
    git(tree, *there, "read-tree", "druga")
    shown = git(tree.parent, *there, "diff", "druga")
    assert "kwotę zmieniono ze 190 000 zł na 180 000 zł" in spaced(shown)


@pytest.mark.usefixtures("answered")
def test_a_plan_named_from_a_folder_has_its_dictionary(repository: Path, rpd: Run) -> None:
    rpd("git", "install", cwd=repository)
    replaced(repository, "kwota: 180000", "kwota: 190000")
    for more in ((), ("HEAD",), ("main", "zmiana")):
        shown = spaced(git(repository / "plans", "diff", "--relative", *more))
        assert shown.startswith("2024.yaml (")
        assert "niepełne" not in shown
    assert " → 2024.yaml\n" in spaced(git(repository / "plans", "diff", "--relative"))
