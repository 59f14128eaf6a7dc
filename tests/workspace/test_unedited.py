"""What an edited plan is to be compared with: the version in git that prints what was adopted.

The command that the advice names is run as it stands there.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from rpd.cli.main import run
from rpd.workspace import unedited
from tests.cut import cut, laid
from tests.workspace.test_versions import git

ADOPTED = cut("I.1.1/2", "I.1.2/2")
EDITED = ADOPTED.replace("kwota: 180000", "kwota: 190000", 1)
NO_PLAN = "rok: 2024\n"
PLAN = Path("plans/2024.yaml")
Err = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with the adopted plan; also the current folder."""
    laid(tmp_path, ADOPTED)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def committed(folder: Path, *texts: str) -> None:
    """A main branch on which the plan held the texts one after another."""
    git(folder, "init", "-q", "-b", "main")
    for text in texts:
        PLAN.write_text(text, "utf-8")
        git(folder, "add", ".")
        git(folder, "commit", "-qm", "Plan")


def told(capsys: Err, name: str = "2024") -> str:
    """What the hint says of the comparison."""
    run(["validate", name])
    out = " ".join(capsys.readouterr().out.split())
    found = re.search("RPD124 .*? → (.*?) Zmianę zapisz poleceniem", out)
    assert found is not None
    return found[1]


@pytest.mark.parametrize(
    ("texts", "revision"),
    [
        ((ADOPTED,), "HEAD"),
        ((ADOPTED, EDITED), "[0-9a-f]{12}"),
        ((NO_PLAN, ADOPTED, EDITED, EDITED + "# Uwaga.\n"), "[0-9a-f]{12}"),
        ((EDITED, ADOPTED), "HEAD"),
        (("[", ADOPTED, EDITED, "nie plan", EDITED), "[0-9a-f]{12}"),
    ],
)
def test_the_advice_shows_the_change(
    folder: Path, texts: tuple[str, ...], revision: str, capsys: Err
) -> None:
    committed(folder, *texts)
    PLAN.write_text(EDITED, "utf-8")
    said = told(capsys)
    match = re.fullmatch(
        rf"Co zmieniono, powie „rpd (diff {revision}:plans/2024\.yaml plans/2024\.yaml)”\.", said
    )
    assert match is not None
    assert run(shlex.split(match[1])) == 0
    out = capsys.readouterr().out
    assert "1 zmiana: 1 zmieniony zapis." in out
    assert "180 000 zł na 190 000 zł".replace(" ", "\u00a0") in out.replace(" ", "\u00a0")


@pytest.mark.parametrize("texts", [(EDITED,), (NO_PLAN, EDITED), ()])
def test_where_no_version_prints_what_was_adopted(
    folder: Path, texts: tuple[str, ...], capsys: Err
) -> None:
    committed(folder, *texts)
    PLAN.write_text(EDITED, "utf-8")
    assert told(capsys) == (
        "W historii git tego pliku nie ma brzmienia, które przyjęto, więc „rpd diff” zmiany nie "
        "pokaże: porównaj plan z uchwałą."
    )


def test_without_git(capsys: Err) -> None:
    PLAN.write_text(EDITED, "utf-8")
    assert told(capsys) == (
        "Przyjętego brzmienia program tu nie ma: porównaj plan z uchwałą albo z kopią pliku "
        "(„rpd diff KOPIA plans/2024.yaml”)."
    )


def test_from_another_folder(
    folder: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Err,
) -> None:
    committed(folder, ADOPTED)
    PLAN.write_text(EDITED, "utf-8")
    monkeypatch.chdir(tmp_path_factory.mktemp("inny"))
    assert told(capsys, str(folder / PLAN)) == (
        f"Co zmieniono, powie w folderze „{folder.resolve()}” „rpd diff HEAD:plans/2024.yaml "
        "plans/2024.yaml”."
    )


def test_so_many_versions_are_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Err
) -> None:
    committed(folder, ADOPTED, EDITED, EDITED + "# Uwaga.\n")
    monkeypatch.setattr(unedited, "MOST_READ", 2)
    assert told(capsys).startswith("W historii git tego pliku nie ma brzmienia")
    monkeypatch.setattr(unedited, "MOST_READ", 3)
    assert told(capsys).startswith("Co zmieniono, powie „rpd diff ")


@pytest.mark.parametrize(("branch", "label"), [("main", "błąd"), ("zmiana", "ostrzeżenie")])
def test_diff_and_validate_weigh_it_alike(
    folder: Path, branch: str, label: str, capsys: Err
) -> None:
    committed(folder, ADOPTED)
    if branch != "main":
        git(folder, "checkout", "-qb", branch)
    PLAN.write_text(EDITED, "utf-8")
    run(["validate", "2024"])
    assert f"{label}  RPD124" in capsys.readouterr().out
    assert run(["diff", "2024"]) == 0
    assert f"{label}  RPD124" in capsys.readouterr().out.replace("\u00a0", " ")
