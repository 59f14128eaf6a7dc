"""XLSX, CSV and Markdown: complete, inert, with real numbers; and the same bytes every time."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from rpd.annex import csv, docx, markdown, odt, xlsx
from rpd.annex.annex import annex
from rpd.annex.table import Annex, sections
from rpd.formats.sealed import find
from rpd.formats.workbook import REST
from rpd.plan.model import Dzialanie, Opis, PozycjaBudzetu, Uchylenie, Wskaznik
from tests.annex import extract
from tests.annex.samples import (
    BUDGET,
    HOSTILE,
    ROOT,
    STAMP,
    adopted,
    block_texts,
    missing,
    notes,
    plan_of,
    rest,
    saying,
    solid,
    strings,
    with_notes,
)

_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def superscript(text: str) -> str:
    """Marks „¹²” as „[12]”."""
    return re.sub("[⁰¹²³⁴⁵⁶⁷⁸⁹]+", lambda m: f"[{m.group().translate(_DIGITS)}]", text)


def workbook(data: bytes) -> dict[str, list[list[Any]]]:
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(data))
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def cells(document: Annex) -> list[tuple[str, list[str]]]:
    """Per action: its number and the texts of its columns."""
    return [
        (row.number, ["".join(block_texts(cell.blocks)) for cell in row.cells])
        for section in sections(document)
        if section.table
        for row in section.table.rows
    ]


@cache
def printed_workbook() -> bytes:
    """The annex of 2024."""
    return xlsx.render(adopted(), STAMP)


@cache
def harmless(*, abbreviations: bool) -> list[str]:
    """The elements of a page in which nothing is to be feared."""
    known = saying("x y")
    if not abbreviations:
        known = replace(known, abbreviations=())
    return extract.markdown(markdown.render(known, None)).tags


# --- CSV -----------------------------------------------------------------------------------------


def test_csv_of_the_adopted_annex() -> None:
    rows = extract.table(csv.render(adopted(), STAMP))
    assert rows[0] == [
        "Plan",
        "Uchwała",
        "Cel szczegółowy",
        "Priorytet",
        "Kierunek interwencji",
        "Numer",
        "Id",
        "Nazwa działania/inicjatywy",
        "Szczegółowy opis zaplanowanych działań",
        "Produkt",
        "Wskaźnik produktu",
        "Budżet/Źródło finansowania",
        "Kwota [zł]",
        "Termin realizacji",
        "Realizator",
        "Przypisy",
    ]
    assert len(rows) == 45
    assert {len(row) for row in rows} == {16}
    assert sum(Decimal(row[12]) for row in rows[1:] if row[12]) == Decimal("15630500.00")
    assert sum(bool(row[12]) for row in rows[1:]) == 13
    by_number = {row[5]: row for row in rows}
    assert by_number["I.1.2/1"][11:13] == ["180 000, FEdM", "180000.00"]
    footnotes = "".join(superscript(row[15]) for row in rows[1:])
    assert missing(notes(adopted()), footnotes) == []
    assert not any("\u00a0" in field for row in rows for field in row)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_csv_carries_hostile_text_as_it_is(text: str) -> None:
    document = saying(text)
    data = csv.render(document, None)
    rows = extract.table(data)
    assert len(rows) == 2
    for (_, wanted), row in zip(cells(document), rows[1:], strict=True):
        found = [*row[7:12], *row[13:15]]
        assert [solid(superscript(f)) for f in found] == [solid(superscript(w)) for w in wanted]
    for field in re.findall(r'(?:^|,)"?([^,"\n]*)', data.decode("utf-8")):
        assert not field.startswith(("=", "+", "-", "@"))


def test_csv_of_empty_headings_and_of_footnotes_of_footnotes() -> None:
    rows = extract.table(csv.render(annex(plan_of(), None, None), None))
    assert rows[1][2:7] == [
        "Cel szczegółowy I. Nazwa",
        "Priorytet I.1. Nazwa",
        "Kierunek interwencji 1. Nazwa",
        "I.1.1",
        "kierunek-I-1-1",
    ]
    last = extract.table(csv.render(with_notes(12), None))[-1][-1]
    assert last.splitlines()[-1] == "¹³ Odsyła do niego tylko przypis."
    assert len(last.splitlines()) == 13


# --- XLSX ----------------------------------------------------------------------------------------


def test_workbook_of_the_adopted_annex() -> None:
    book = workbook(printed_workbook())
    assert list(book) == ["Działania", "Wskaźniki", "Przypisy", "Skróty", "Opis kolumn"]
    assert [len(rows) - 1 for rows in book.values()][:3] == [44, 59, 3]
    money = book["Działania"][0].index("Kwota [zł]")
    amounts = [row[money] for row in book["Działania"][1:] if row[money] is not None]
    assert all(isinstance(value, int | float) for value in amounts)
    assert (len(amounts), sum(amounts)) == (13, 15_630_500)
    first = dict(zip(book["Wskaźniki"][0], book["Wskaźniki"][1], strict=True))
    assert first == {
        "Numer działania": "I.1.1/1",
        "Działanie": "1. Diagnoza potrzeb w zakresie usług społecznych, barier i potencjału "
        "lokalnych PES w zakresie świadczenia usług społecznych",
        "Litera": "a",
        "Wskaźnik": "Liczba koncepcji badawczych",
        "Próg": None,
        "Wartość bazowa": None,
        "Wartość docelowa": 1,
        "Jednostka": "szt.",
        "Źródło danych": None,
        "Opis": None,
        "Id działania": "diagnoza-uslug-spolecznych",
    }
    documented = {(row[0], row[1]) for row in book["Opis kolumn"][1:] if row[2]}
    for name, rows in book.items():
        if name != "Opis kolumn":
            assert {(name, header) for header in rows[0]} <= documented
    assert missing(rest(adopted()), "".join(c for row in book["Skróty"][1:] for c in row)) == []


def test_sheets_are_frozen_filtered_and_printable() -> None:
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(printed_workbook()))
    assert book.properties.created == datetime(2024, 3, 7, 12)  # noqa: DTZ001 (no zone in it)
    assert book.properties.title == adopted().title.replace("\u00a0", " ")
    for sheet in book:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.print_title_rows == "$1:$1"
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
        assert not sheet.merged_cells.ranges


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_workbook_carries_hostile_text_and_no_formula(text: str) -> None:
    document = saying(text)
    data = xlsx.render(document, None)
    sheet = "".join(
        part for name in extract.parts(data) if "/sheet" in name for part in [_raw(data, name)]
    )
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    book = workbook(data)
    rows = book["Działania"]
    for (_, wanted), row in zip(cells(document), rows[1:], strict=True):
        for column, (want, have) in enumerate(
            zip(wanted, [*row[4:9], *row[10:12]], strict=True), start=4
        ):
            whole = _whole(book, "Działania", column + (column > 8), have or "")
            assert solid(superscript(whole)) == solid(superscript(want))


def _whole(book: dict[str, list[list[Any]]], sheet: str, column: int, text: str) -> str:
    """A text with what stands of it in the sheet for the rest."""
    end = f"… (ciąg dalszy w arkuszu „{REST}”)"
    if not text.endswith(end):
        return text
    cell = f"{sheet} {chr(ord('A') + column)}2"
    return text.removesuffix(end) + "".join(row[2] for row in book[REST] if row[0] == cell)


def _raw(data: bytes, name: str) -> str:
    import zipfile

    return zipfile.ZipFile(BytesIO(data)).read(name).decode("utf-8")


def test_texts_that_look_like_formulas_stay_texts_when_edited() -> None:
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(xlsx.render(saying("=1+1"), None)))
    marked = [c for row in book["Działania"].iter_rows() for c in row if str(c.value)[:1] == "="]
    assert marked
    assert all(c.data_type == "s" or c.quotePrefix for c in marked)
    assert all(c.quotePrefix for c in marked)


@pytest.mark.parametrize(
    ("kwota", "shown"),
    [
        (Decimal("0.01"), 0.01),
        (Decimal("9999999999999.99"), 9999999999999.99),
        (Decimal("99999999999999.99"), "99999999999999,99"),
        (Decimal(10) ** 15, "1000000000000000"),
    ],
)
def test_no_grosz_is_lost(kwota: Decimal, shown: object) -> None:
    document = annex(
        plan_of(Dzialanie("a", "A", budzet=(PozycjaBudzetu(kwota, ("FERS",)),))), None, None
    )
    rows = workbook(xlsx.render(document, None))["Działania"]
    assert rows[1][rows[0].index("Kwota [zł]")] == shown
    assert extract.table(csv.render(document, None))[1][12] == f"{kwota:.2f}"


def test_the_summary_of_the_budget_has_numbers() -> None:
    book = workbook(xlsx.render(replace(adopted(), budget=BUDGET), None))
    assert book["Budżet"] == [
        ["Źródło finansowania", "Kwota (w zł)", "Liczba działań"],
        ["FEM – Fundusze", 15459500.5, 6],
        ["FERS", 131000, 4],
        ["Razem", 15590500.5, 10],
        ["Uwaga pierwsza.", None, None],
        ["- Uwaga druga.", None, None],
    ]


def test_numbers_of_an_action() -> None:
    wrong = Decimal(-5)
    action = Dzialanie(
        "a",
        "A",
        wskazniki=(Wskaznik("W[^x] https://a.pl/b", wartosc_bazowa=Decimal("1.5")),),
        budzet=tuple(PozycjaBudzetu(k) for k in (Decimal("1.10"), Decimal(2), wrong, None)),
    )
    gone = replace(action, id="b", uchylone=Uchylenie("1/2024", None))
    rows = [
        row
        for section in sections(annex(plan_of(action, gone), None, None))
        if section.table
        for row in section.table.rows
    ]
    assert [row.kwota for row in rows] == [Decimal("3.10"), None]
    assert [len(row.measures) for row in rows] == [1, 0]
    assert (rows[0].measures[0].name, rows[0].measures[0].marker) == ("W https://a.pl/b", "")


# --- Markdown ------------------------------------------------------------------------------------


def test_markdown_of_the_adopted_annex() -> None:
    document = replace(adopted(), budget=BUDGET)
    page = extract.markdown(markdown.render(document, STAMP))
    assert missing(strings(document), page.text) == []
    assert missing(rest(document), page.text) == []
    assert missing(notes(document), page.notes) == []
    assert page.tags.count("table") == 18 + 2
    assert [page.tags.count(f"h{n}") for n in (1, 2, 3, 4)] == [1, 4 + 2, 8, 18]
    anchors = [value for tag, name, value in page.attributes if (tag, name) == ("a", "id")]
    assert "diagnoza-uslug-spolecznych" in anchors
    found = find(markdown.render(document, STAMP))
    assert found is not None
    assert found.stamp == replace(STAMP, source=b"")


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_markdown_is_complete_and_inert(text: str) -> None:
    document = saying(text)
    page = extract.markdown(markdown.render(document, None))
    assert missing(strings(document), page.text) == []
    assert missing(rest(document), page.text) == []
    assert missing(notes(document), page.notes) == []
    # No abbreviation has such signs.
    known = harmless(abbreviations=bool(document.abbreviations))
    free = {"a", "br", "p", "sup"}
    assert [t for t in page.tags if t not in free] == [t for t in known if t not in free]
    for tag, name, value in page.attributes:
        if name == "href":
            assert tag == "a"
            assert re.match(r"#fn|https?://[A-Za-z0-9.-]+(:\d+)?(/|\Z)", value)


def test_markdown_wakes_no_one() -> None:
    """Names, numbers and addresses never stand in one stretch of text."""
    source = markdown.render(saying(HOSTILE["at"] + " " + HOSTILE["javascript"]), None).decode()
    for stretch in re.split("<!-- -->|<[^>]*>", source.replace("\\", "")):
        assert not re.search(r"[@#!%$~]\w|&amp;\w|www\.\w", stretch), stretch


def test_lines_that_would_open_a_list_do_not() -> None:
    assert markdown.block("1. a") == "1&#46; a"
    assert markdown.block("12) a") == "12&#41; a"
    assert markdown.block("- a") == "&#45; a"
    assert markdown.block("=== a") == "&#61;== a"
    assert markdown.block("1.5 a") == "1.5 a"


# --- all of them ---------------------------------------------------------------------------------

_PROGRAM = "from tests.annex.test_data import digests; print(digests())"


def digests() -> str:
    """One line for each format and document."""
    return "\n".join(
        f"{module.__name__} {hashlib.sha256(module.render(document, STAMP)).hexdigest()}"
        for module in (csv, docx, markdown, odt, xlsx)
        for document in (adopted(), saying("ąę <b> =1"))
    )


def test_the_same_bytes_whatever_the_surroundings(tmp_path: Path) -> None:
    """Here, and in a process that has another seed, zone, language and user."""
    variables = {
        "PYTHONHASHSEED": "2", "TZ": "America/Lima", "LC_ALL": "pl_PL.UTF-8", "USER": "x",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", _PROGRAM],
        env={**os.environ, "PYTHONPATH": str(ROOT), **variables},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.rstrip("\n") == digests()
    assert len(done.stdout.splitlines()) == 10


def test_cells_of_actions_are_all_that_is_compared() -> None:
    """The comparison itself: a document with another text is told apart."""
    one = annex(plan_of(Dzialanie("a", "A", opis=(Opis("jeden"),))), None, None)
    two = annex(plan_of(Dzialanie("a", "A", opis=(Opis("dwa"),))), None, None)
    assert cells(one) != cells(two)
