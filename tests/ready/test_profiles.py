"""The profiles that come with the package: each is right, and one is the built-in shape."""

from __future__ import annotations

import re
import shutil
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from rpd.load import alone
from rpd.outside.files import Source
from rpd.plan.built_in import BUILT_IN
from rpd.plan.profil import Profil
from rpd.polish.wording import NBSP
from rpd.reading.build_profil import build_profil
from rpd.workspace import ready_profiles
from tests.conftest import ROOT, Run

NAMES = ready_profiles.names()


def read(name: str) -> Profil:
    written = ready_profiles.text(name)
    found = alone.check("profil", Source("profil.yaml", written.encode("utf-8")))
    assert [one.message for one in found.diagnostics] == []
    return build_profil(found.data)


@pytest.mark.parametrize("name", NAMES)
def test_each_is_right_and_says_what_it_is_for(name: str) -> None:
    assert read(name).nazwa
    first = ready_profiles.text(name).partition("\n")[0]
    assert re.fullmatch(r"# [^#]{30,95}\.", first)
    assert first == f"# {ready_profiles.meaning(name)}"


# --- the built-in one -----------------------------------------------------------------------------

SAID_OTHERWISE = {
    "nazwa", "dative", "many_dative", "sign", "cited", "in_table", "caption", "meaning", "uklad",
}  # fmt: skip
"""What a file has to say, or says in its own words, and print does not show; see the next test."""


def differences(one: Any, other: Any, where: str = "") -> list[str]:
    if is_dataclass(one) and type(one) is type(other):
        return [
            found
            for field in fields(one)
            if field.compare and field.name not in SAID_OTHERWISE
            for found in differences(
                getattr(one, field.name), getattr(other, field.name), f"{where}.{field.name}"
            )
        ]
    if isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other):
        pairs = enumerate(zip(one, other, strict=True))
        return [found for at, (a, b) in pairs for found in differences(a, b, f"{where}.{at}")]
    return [] if one == other else [f"{where}: {one!r} ≠ {other!r}"]


def test_one_is_the_built_in_profile() -> None:
    assert differences(BUILT_IN, read("plan-dzialania")) == []


@pytest.fixture
def drafts(tmp_path: Path) -> tuple[Path, Path]:
    """The plan of 2024 as a draft, without a profile and with that file."""
    folders = tmp_path / "bez", tmp_path / "z"
    for folder in folders:
        shutil.copytree(ROOT / "plans", folder / "plans")
        plan = folder / "plans" / "2024.yaml"
        text = plan.read_text("utf-8")
        for key in ("uchwala", "wyrazy"):
            text = re.sub(rf"^{key}:\n(?: .*\n|\n)*", "", text, flags=re.MULTILINE)
        plan.write_text(text, "utf-8")
    (folders[1] / "plans" / "profil.yaml").write_text(ready_profiles.text("plan-dzialania"))
    named = text.replace("slownik: slownik.yaml", "slownik: slownik.yaml\nprofil: profil.yaml")
    (folders[1] / "plans" / "2024.yaml").write_text(named, "utf-8")
    return folders


@pytest.mark.parametrize(
    "arguments",
    [
        ("render", "2024", "--format", "md"),
        ("render", "2024", "--format", "csv"),
        ("budget", "--by-source"),
        ("budget", "--by", "kierunek"),
    ],
    ids=" ".join,
)
def test_a_plan_that_names_it_is_printed_as_one_without_a_profile(
    arguments: tuple[str, ...], drafts: tuple[Path, Path], rpd: Run
) -> None:
    def said(folder: Path) -> str:
        ran = rpd(*arguments, cwd=folder)
        assert ran.code == 0, ran.err
        return re.sub(r"<!-- rpd-stamp .*?-->\n", "", ran.out).replace(NBSP, " ")

    without, named = map(said, drafts)
    assert named == without


# --- the command ----------------------------------------------------------------------------------


def test_all_are_listed(tmp_path: Path, rpd: Run) -> None:
    ran = rpd("templates", "profile", cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    assert [line.split()[0] for line in ran.out.splitlines()] == list(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_one_is_saved_beside_the_plans(name: str, tmp_path: Path, rpd: Run) -> None:
    ran = rpd("templates", "profile", name, cwd=tmp_path)
    assert ran.code == 0, ran.err
    assert ran.err.endswith("Wskaż go w planie: „profil: profil.yaml”.\n")
    saved = tmp_path / "plans" / "profil.yaml"
    assert saved.read_text("utf-8") == ready_profiles.text(name)


def test_under_another_name(tmp_path: Path, rpd: Run) -> None:
    ran = rpd("templates", "profile", "karty", "-o", "plans/profil-karty.yaml", cwd=tmp_path)
    assert ran.code == 0
    assert ran.err.endswith("Wskaż go w planie: „profil: profil-karty.yaml”.\n")


WRONG = {
    "list": "Nie ma gotowego profilu „list” – czy chodziło o „lista”?",
    "zupa": "Nie ma gotowego profilu „zupa”.",
    "karty lista": "Plan ma jeden profil.",
    "lista": "„plans/profil.yaml” to istniejący plik z danymi; wynik by go zastąpił.",
    "lista --force": "„plans/profil.yaml” to istniejący plik z danymi; wynik by go zastąpił.",
    "-o x.yaml": "Nie wiadomo, który profil zapisać.",
}


@pytest.mark.parametrize("words", WRONG)
def test_what_cannot_be_saved(words: str, tmp_path: Path, rpd: Run) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "profil.yaml").write_text("nazwa: mój\n", "utf-8")
    ran = rpd("templates", "profile", *words.split(), cwd=tmp_path)
    assert ran.code == 2
    assert ran.err.startswith(f"rpd: {WRONG[words]}\n")
    assert (tmp_path / "plans" / "profil.yaml").read_text("utf-8") == "nazwa: mój\n"
