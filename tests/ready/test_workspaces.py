"""Invented plans of the shapes that offices have, on the whole way: what is printed, said, ordered.

Each folder beside this file is an office. Its profile is one of those that come with the package
(`READY`) or stands beside its plan. ``zalacznik.md`` and ``zalacznik.csv`` are its annex,
``droga.txt`` what it is told on the way; ``zmiana.txt`` holds what its amendment replaces.
"""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from rpd.annex.annex import annex
from rpd.annex.table import Annex, Points, Prose, Table, parts, sections
from rpd.load.whole import Loaded
from rpd.workspace import ready_profiles
from rpd.workspace.plans import load_plan
from tests.annex.documents import pdf_text, solid
from tests.annex.samples import block_texts, runs_text
from tests.conftest import ROOT, Run
from tests.expected import Expected
from tests.shapes.test_journeys import unpacked

HERE = ROOT / "tests" / "ready"
OFFICES = sorted(path.name for path in HERE.iterdir() if (path / "plans").is_dir())
READY: Final = {
    "dostepnosc": "karty",
    "komisja": "lista",
    "powietrze": "wskazniki",
    "remonty": "naklady-na-lata",
    "wspolpraca": "trzy-poziomy",
}
PRINTED: Final = ("dostepnosc", "inwestycje", "powietrze", "remonty")
"""The offices whose PDF is made: a table by year, cards, indicators and texts."""
RESOLUTION: Final = (
    "uchwala: {{organ: {body}, numer: 7/2025, data: 2025-12-18, "
    "w_sprawie: przyjęcia dokumentu „{title}”}}\n"
)
ACT: Final = ("--number", "1/2026", "--date", "2026-03-02", "--in-force", "z dniem podjęcia")
each_office = pytest.mark.parametrize("office", OFFICES)


@pytest.fixture
def at(tmp_path: Path, office: str) -> Path:
    shutil.copytree(HERE / office / "plans", tmp_path / "plans")
    if office in READY:
        profile = ready_profiles.text(READY[office])
        (tmp_path / "plans" / "profil.yaml").write_text(profile, "utf-8")
    return tmp_path


def plan_of(folder: Path) -> Path:
    (plan,) = (folder / "plans").glob("2*.yaml")
    return plan


def loaded(folder: Path) -> Loaded:
    found = load_plan(plan_of(folder))
    assert found.plan is not None
    return found


def body_of(found: Loaded) -> str:
    """The adopting body: the profile's, else the last one of the dictionary."""
    assert found.plan is not None
    if found.plan.profil.organ:
        return found.plan.profil.organ.name
    assert found.slownik is not None
    return found.slownik.podmioty[-1].nazwa


def amended(text: str, office: str) -> str:
    for line in (HERE / office / "zmiana.txt").read_text("utf-8").splitlines():
        old, new = (part.replace("␤", "\n") for part in line.split(" ⇒ "))
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def unstamped(text: str) -> str:
    return re.sub(r"\n?<!-- rpd-stamp .*?-->\n", "\n", text)


@each_office
def test_the_whole_way(office: str, at: Path, rpd: Run) -> None:
    told: list[str] = []
    plan = plan_of(at)
    found = loaded(at)
    assert found.plan is not None

    def run(*arguments: str) -> str:
        ran = rpd(*arguments, cwd=at)
        assert ran.code == 0, (arguments, ran.out, ran.err)
        return unstamped(f"{ran.err}{ran.out}")

    def tell(*arguments: str) -> None:
        told.append(f"$ rpd {' '.join(arguments)}\n{run(*arguments)}")

    kept = Expected(HERE / office, ["droga.txt", "zalacznik.md", "zalacznik.csv"])
    tell("validate")
    tell("budget", "--by-source")
    if found.plan.profil.okresy:
        tell("budget", "--by", "rok")
    if office == "klasyfikacja":
        tell("budget", "--by", "dzial")
    for name in ("md", "csv"):
        kept.check(f"zalacznik.{name}", run("render", plan.stem, "--draft", "--format", name))
    text = plan.read_text("utf-8")
    resolution = RESOLUTION.format(body=body_of(found), title=found.plan.tytul)
    plan.write_text(text.replace("slownik:", f"{resolution}slownik:", 1), "utf-8")
    run("adopt", plan.stem)
    draft = plan.with_name("projekt.yaml")
    draft.write_text(amended(plan.read_text("utf-8"), office), "utf-8")
    names = f"plans/{plan.name}", "plans/projekt.yaml"
    tell("diff", *names)
    (at / "plans" / "zmiany").mkdir()
    saved = "plans/zmiany/1.yaml"
    tell("amend", *names, *ACT, "--format", "md", "--save", saved)
    run("apply", names[0], saved, "-o", names[0])
    wanted = run("render", "plans/projekt.yaml", "--format", "md", "--draft")
    draft.unlink()
    printed = run("render", plan.stem, "--format", "md")
    tell("consolidate", plan.stem, "--format", "md")
    kept.check("droga.txt", "\n".join(told))
    assert without_header(printed) == without_header(wanted)


def without_header(text: str) -> list[str]:
    """What is printed below the title, the resolution and its amendments."""
    lines = text.splitlines()
    above = ("# ", "Załącznik ", "ze zmianą ", "WERSJA ROBOCZA", "Plan ma ")
    return [line for line in lines if line and not line.startswith(above)]


# --- every format --------------------------------------------------------------------------------


def strings(document: Annex, *, numbers: bool) -> Iterator[str]:
    """Every text of the neutral document; amounts of cells as numbers where they are that."""
    yield document.title
    for section in sections(document):
        yield f"{section.label}{runs_text(section.runs)}"
    for part in parts(document):
        yield part.title
        match part:
            case Prose() | Points():
                yield from block_texts(part.blocks)
            case Table():
                yield from of_table(part, numbers=numbers)


def of_table(table: Table, *, numbers: bool) -> Iterator[str]:
    if table.layout == "tabela":
        yield from (column.name for column in table.columns)
    for row in table.rows:
        for cell in row.cells:
            if numbers and cell.kwota is not None:
                yield f"|{float(cell.kwota)}|"
            else:
                yield from block_texts(cell.blocks)


def cells(path: Path) -> str:
    """What a workbook holds: names of sheets, texts, and numbers between bars."""
    from openpyxl import load_workbook

    book = load_workbook(path)
    values = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]
    held = [f"|{float(one)}|" if isinstance(one, (int, float)) else str(one) for one in values]
    return "\n".join((*book.sheetnames, *held))


@each_office
@pytest.mark.parametrize("name", ["html", "docx", "odt", "xlsx", "pdf"])
def test_no_string_is_missing(name: str, office: str, at: Path, rpd: Run) -> None:
    if name == "pdf" and office not in PRINTED:
        return
    found = loaded(at)
    assert found.plan is not None
    target = at / f"z.{name}"
    ran = rpd("render", plan_of(at).stem, "-o", target, cwd=at)
    assert ran.code == 0, ran.err
    data = target.read_bytes()
    match name:
        case "pdf":
            text = pdf_text(data, at, "-raw")
        case "html":
            text = html.unescape(re.sub(r"<[^>]*>", "", data.decode()))
        case "xlsx":
            text = cells(target)
        case _:
            text = html.unescape(re.sub(r"<[^>]*>", "", unpacked(data)))
    whole = solid(text)
    document = annex(found.plan, found.strategia, found.slownik)
    wanted = [solid(one) for one in strings(document, numbers=name == "xlsx")]
    assert [one for one in wanted if one not in whole] == []
