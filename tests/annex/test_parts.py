"""Parts of an annex: whatever a plan says in a field that its profile prints is in every format."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpd.annex import formats
from rpd.annex.annex import annex
from rpd.annex.table import Annex, Points, Prose, Table, parts, tables
from rpd.annex.views import laid_out
from rpd.load.whole import Loaded
from rpd.plan.model import Plan, Uchylenie
from rpd.polish.wording import plain
from rpd.workspace.plans import load_plan
from tests.annex.documents import STAMP
from tests.conftest import ROOT
from tests.properties import examples

OFFICES = {
    "swietlice": {"tekst", "nazwa", "podmiot", "tytul"},
    "ksiegozbior": {"tekst", "nazwa", "podmiot", "warunek", "opis", "tytul"},
    "czystosc": {"nazwa", "podmiot", "zrodlo_danych", "tytul"},
}
"""Invented offices, and the fields that their plans print wherever they stand."""
FORMATS = ("html", "md", "csv", "docx", "odt", "xlsx")


@cache
def loaded(office: str) -> Loaded:
    return load_plan(ROOT / "tests" / "shapes" / office / "plans" / "2026.yaml")


def plan_of(office: str) -> Plan:
    found = loaded(office).plan
    assert found is not None
    return found


def annex_of(office: str, plan: Plan | None = None) -> Annex:
    return annex(plan or plan_of(office), None, loaded(office).slownik)


class Renamed:
    """A plan whose texts are words that stand nowhere else."""

    def __init__(self, draw: Any, printed: set[str]) -> None:
        self._draw, self._printed = draw, printed
        self.words: list[str] = []

    def word(self) -> str:
        end = self._draw(st.text("aąbcćdeęłnńoóśzźż", min_size=1, max_size=9))
        self.words.append(f"q{len(self.words):03}{end}")
        return self.words[-1]

    def of(self, value: Any, name: str = "") -> Any:
        """The value with its texts made anew; entries of lists come once, twice or not at all."""
        if isinstance(value, str) and value and name in self._printed:
            several = self._draw(st.integers(1, 3))
            return " ".join(self.word() for _ in range(several))
        if isinstance(value, tuple) and value and is_dataclass(value[0]):
            return tuple(self.of(one) for one in value if self._draw(st.booleans()) or name)
        if name == "pola":
            return tuple((key, self.of(entries)) for key, entries in value)
        if name == "proza":
            return tuple((key, self.of(text, "tekst")) for key, text in value)
        if is_dataclass(value) and not isinstance(value, type):
            kept = ("poziom", "profil", "okres", "path", "uchwala", "odstepstwa", "przypisy")
            told = {
                one.name: self.of(getattr(value, one.name), one.name)
                for one in fields(value)
                if one.name not in kept
            }
            return replace(value, **told)
        return value


def whole(data: bytes) -> str:
    """All texts of a file."""
    if not data.startswith(b"PK"):
        return data.decode("utf-8")
    with ZipFile(BytesIO(data)) as packed:
        names = [name for name in packed.namelist() if name.endswith(".xml")]
        return "".join(packed.read(name).decode("utf-8") for name in names)


@pytest.mark.parametrize("office", OFFICES)
@given(st.data())
@examples(40)
def test_every_word_is_in_every_format(office: str, data: st.DataObject) -> None:
    renamed = Renamed(data.draw, OFFICES[office])
    document = annex_of(office, renamed.of(plan_of(office)))
    for name in FORMATS:
        said = whole(formats.render(document, STAMP, name))
        assert [word for word in renamed.words if word not in said] == [], name


@pytest.mark.parametrize("office", OFFICES)
def test_a_pdf_of_parts_has_a_caption_for_each_table(office: str) -> None:
    pytest.importorskip("typst")
    made = formats.render(annex_of(office), STAMP, "pdf")
    shown = list(tables(laid_out(annex_of(office))))
    assert made.count(b"/S/Table/") + made.count(b"/S/Table>") >= len(shown)


def kinds(document: Annex) -> Iterator[str]:
    for part in parts(document):
        match part:
            case Table(layout=layout, title=title):
                yield f"{layout} {title}".strip()
            case Prose(title=title):
                yield f"tekst {title}"
            case Points(title=title):
                yield f"punkty {title}".strip()


def test_parts_stand_in_the_order_of_the_profile() -> None:
    assert list(kinds(annex_of("swietlice"))) == [
        "tekst Cel harmonogramu",
        "tabela",
        "tabela Finansowanie według źródeł",
        "tekst Objaśnienia",
    ]
    assert list(kinds(laid_out(annex_of("ksiegozbior")))) == [
        "tekst Wprowadzenie",
        "tekst Opiekun celu",
        *["karty"] * 3,
        "punkty Kto za co odpowiada",
    ]
    assert list(kinds(annex_of("czystosc"))) == [
        "tabela Zadania",
        "tabela Wskaźniki celu",
        "tabela Zadania",
        "tabela Zestawienie wskaźników",
    ]


def shown(office: str, plan: Plan, part: int) -> list[list[str]]:
    """The texts of the cells of one part."""
    return [
        [
            plain(" ".join(r.text for block in cell.blocks for r in getattr(block, "runs", ())))
            for cell in row.cells
        ]
        for table in tables(annex_of(office, plan))
        if table.part == part
        for row in table.rows
    ]


def test_a_repealed_action_keeps_its_number_and_is_in_no_sum() -> None:
    plan = plan_of("swietlice")
    first, *others = plan.dzialania
    gone = replace(first, uchylone=Uchylenie("3/2026", None))
    cells = shown("swietlice", replace(plan, dzialania=(gone, *others)), 0)
    assert cells[0] == ["1", "(uchylone)", "", "", "", "", ""]
    assert [row[1] for row in cells[1:]] == [
        "Okna w sali w Borkach",
        "Przeglądy kominów",
        "Razem Referat Inwestycji",
        "Razem sołectwa",
        "Ogółem",
    ]
    assert cells[-1][3:] == ["0 zł", "3 000 zł", "68 000 zł", "71 000 zł"]


def test_signs_stand_where_no_amount_does() -> None:
    plan = plan_of("swietlice")
    only = replace(plan, dzialania=plan.dzialania[:1])
    made_of = shown("swietlice", only, 0)[1:3]
    assert [row[3:] for row in made_of] == [
        ["120 000 zł", "80 000,50 zł", "X", "200 000,50 zł"],
        ["–", "240 000 zł", "X", "240 000 zł"],
    ]


def test_a_number_of_any_form_is_printed_as_it_is_written(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tests" / "shapes" / "swietlice" / "plans", tmp_path / "plans")
    for name, old, new in (
        ("profil.yaml", "przywolanie: lp", "przywolanie: lp\n  numeracja: dowolna"),
        ("2026.yaml", "- id: dachy\n", "- id: dachy\n    lp: II. 1.1\n"),
    ):
        path = tmp_path / "plans" / name
        text = path.read_text("utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), "utf-8")
    read = load_plan(tmp_path / "plans" / "2026.yaml")
    assert read.plan is not None
    assert shown("swietlice", read.plan, 0)[0][0] == "II. 1.1"
