"""The comparison as a Word document: complete, marked by more than looks, accessible, inert."""

from __future__ import annotations

import shutil
import subprocess
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import docx
import pytest
from hypothesis import given

from rpd.compare.comparison import Comparison
from rpd.report.changes.docx import render
from rpd.telling.before_after import rows
from rpd.telling.describe import describe
from tests.compare.strategies import pairs
from tests.properties import examples
from tests.report.changes.test_formats import HOSTILE, Data, compared, edited
from tests.soffice import Convert
from tests.telling.test_sentences import PLAN

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(comparison: Comparison) -> Any:
    return docx.Document(BytesIO(render(comparison)))


def spaced(text: str) -> str:
    return text.replace("\u00a0", " ")


def cells(table: Any) -> list[list[str]]:
    return [[spaced(cell.text) for cell in row.cells] for row in table.rows]


def test_a_raised_amount() -> None:
    document = opened(edited("b-up"))
    said = [(p.style.name, spaced(p.text)) for p in document.paragraphs if p.text]
    assert said == [
        ("Heading 1", "Zmiany planu: Roczny Plan Działania"),
        ("Akt pod tytułem", "Porównano „main:plan.yaml” z „plan.yaml”."),
        (
            "Akt pod tytułem",
            (
                "1 zmiana: 1 zmieniony zapis. Budżet razem: 180 000 zł, po zmianie 190 000 zł "
                "(+10 000 zł)."
            ),
        ),
        ("Heading 2", "Co się zmieniło"),
        (
            "Akt pod tytułem",
            (
                "1. W działaniu I.1.2/1 „Wizyty studyjne” w pozycji budżetu „180 000 zł, FERS” "
                "kwotę zmieniono ze 180 000 zł na 190 000 zł (o 10 000 zł więcej)."
            ),
        ),
        ("Heading 2", "Skutek dla budżetu"),
        ("Heading 2", "Było / jest"),
        (
            "Akt pod tytułem",
            (
                "Usunięte stoi w znakach [− −] i jest przekreślone, dodane w znakach [+ +] i jest "
                "podkreślone."
            ),
        ),
    ]
    budget, changes = document.tables
    assert cells(budget) == [
        ["Źródło", "Przed", "Po", "Różnica"],
        ["FERS", "180 000 zł", "190 000 zł", "+10 000 zł"],
        ["Razem", "180 000 zł", "190 000 zł", "+10 000 zł"],
    ]
    assert cells(changes) == [
        ["Miejsce", "Co", "Było", "Jest"],
        [
            "I.1.2/1\nWizyty studyjne",
            "Budżet (zmieniono)",
            "[−180 000−] zł, FERS",
            "[+190 000+] zł, FERS",
        ],
    ]
    old, new = (changes.rows[1].cells[column].paragraphs[0].runs for column in (2, 3))
    assert [(r.text[:2], bool(r.font.strike)) for r in old] == [("[−", True), ("\u00a0z", False)]
    assert [(r.text[:2], bool(r.underline), bool(r.bold)) for r in new] == [
        ("[+", True, True),
        ("\u00a0z", False, False),
    ]


def test_it_is_accessible_as_the_annex_is() -> None:
    found = edited("b-up")
    body = ET.fromstring(ZipFile(BytesIO(render(found))).read("word/document.xml"))  # noqa: S314
    tables = list(body.iter(f"{W}tbl"))
    assert len(tables) == 2
    for table in tables:
        assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.iter(f"{W}tr")][
            :2
        ] == [True, False]
        for name in ("tblCaption", "tblDescription"):
            about = table.find(f"{W}tblPr/{W}{name}")
            assert about is not None
            assert about.get(f"{W}val")
    document = opened(found)
    assert document.core_properties.language == "pl-PL"
    assert document.core_properties.title == "Zmiany planu: Roczny Plan Działania"
    look = ET.tostring(document.styles.element, encoding="unicode")
    assert 'val="pl-PL"' in look


def test_nothing_changed() -> None:
    document = opened(compared(PLAN, PLAN))
    said = [spaced(p.text) for p in document.paragraphs if p.text]
    assert said == [
        "Zmiany planu: Roczny Plan Działania",
        "Porównano „main:plan.yaml” z „plan.yaml”.",
        "Bez zmian: „main:plan.yaml” i „plan.yaml” mówią to samo.",
    ]
    assert document.tables == []


def test_findings_that_come() -> None:
    changed = deepcopy(PLAN)
    changed["cele"][0]["priorytety"][0]["kierunki"][1]["dzialania"][0]["termin"] = "kiedyś"
    document = opened(compared(PLAN, changed))
    said = [spaced(p.text) for p in document.paragraphs]
    at = said.index("Nowe ustalenia (1)")
    assert said[at + 1] == (
        "– błąd RPD301 w I.1.2/1: Nie można odczytać terminu „kiedyś”: niezrozumiałe „kiedyś”."
    )


@given(pairs())
@examples(15)
def test_every_pair_is_told_whole_and_in_the_same_bytes(pair: tuple[Data, Data]) -> None:
    found = compared(*pair)
    data = render(found)
    assert data == render(found)
    document = docx.Document(BytesIO(data))
    text = "\n".join(p.text for p in document.paragraphs)
    for change in found.told:
        assert describe(change).sentence in text
    if not found.changes:
        return
    table = document.tables[-1]
    for row, shown in zip(rows(found.told), table.rows[1:], strict=True):
        for lines, mark, cell in ((row.old, "−", shown.cells[2]), (row.new, "+", shown.cells[3])):
            plain = cell.text.replace(f"[{mark}", "").replace(f"{mark}]", "")
            wanted = "\n".join(line.lstrip(" ") for line in lines) or "– (nic)"
            assert plain.split() == wanted.replace(f"[{mark}", "").replace(f"{mark}]", "").split()


def test_texts_of_a_plan_are_inert() -> None:
    changed = deepcopy(PLAN)
    action = changed["cele"][0]["priorytety"][0]["kierunki"][1]["dzialania"][0]
    action["nazwa"] = HOSTILE + "</w:t> & <w:br/>"
    document = opened(compared(PLAN, changed))
    assert "</w:t> & <w:br/>" in "".join(
        cell.text for row in document.tables[-1].rows for cell in row.cells
    )


def test_a_word_processor_opens_it(tmp_path: Path, soffice: Convert) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler is not installed")
    (tmp_path / "zmiany.docx").write_bytes(render(edited("b-up")))
    (printed,) = soffice("pdf", tmp_path, tmp_path / "zmiany.docx")
    text = subprocess.run(
        ["pdftotext", "-layout", str(printed), "-"], check=True, capture_output=True
    ).stdout.decode()
    assert "[+190\u00a0000+]" in text or "[+190 000+]" in text
