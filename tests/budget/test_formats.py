"""Every format whole: ``tests/budget/wynik/`` holds what a small workspace gives.

After a deliberate change rewrite them with ``pytest --update tests/budget`` and read
the differences.
"""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from rpd.cli.sums import gathered
from rpd.report.escape import visible
from rpd.report.sums import asked as sums
from rpd.report.sums import csv as csv_format
from rpd.report.sums import explained, markdown, sheet, terminal, xlsx
from rpd.report.sums import html as html_format
from rpd.report.sums.asked import SumsAsked
from rpd.workspace import ledgers
from rpd.workspace.desk import Desk
from tests.conftest import ROOT, Run
from tests.expected import Expected

HERE = ROOT / "tests" / "budget"
WORKSPACE = HERE / "przyklad"
RUNS = {
    "zrodla.txt": ["--by-source"],
    "zrodla.json": ["--by-source", "--format", "json"],
    "zrodla.csv": ["--by-source", "--format", "csv"],
    "zrodla.md": ["--by-source", "--format", "md"],
    "kierunki.txt": ["--by", "kierunek", "--by", "zrodlo"],
    "kierunki.csv": ["--by", "kierunek", "--by", "zrodlo", "--format", "csv"],
    "grupy.txt": ["--by", "grupa"],
    "realizatorzy.md": ["--by", "realizator", "--format", "md"],
    "kwartaly.txt": ["--by", "kwartal", "--by", "zrodlo"],
    "kwartaly-rowno.json": ["--by", "kwartal", "--spread", "even", "--format", "json"],
    "dzialania.csv": ["--by", "dzialanie", "--by", "rok", "--format", "csv"],
    "wyjasnienie.txt": ["--explain", "FERS"],
    "wyjasnienie.json": ["--explain", "I.1.2", "--format", "json"],
    "wszystko.html": ["--format", "html"],
}

WHOLE = Expected(HERE / "wynik", RUNS)


@pytest.mark.parametrize("name", RUNS)
def test_whole_output(rpd: Run, name: str) -> None:
    ran = rpd("budget", *RUNS[name], cwd=WORKSPACE)
    assert (ran.code, ran.err) == (0, "")
    WHOLE.check(name, ran.out)


def test_nothing_else_is_expected() -> None:
    WHOLE.check_orphans()


@cache
def made(*by: str, every: bool = False, spread: bool = False) -> sums.Sums:
    read = ledgers.read(WORKSPACE / "plans" / "2025.yaml")
    return sums.made(gathered([read], Desk()), SumsAsked(not by and not every, by, spread, every))


# --- JSON --------------------------------------------------------------------------------------

SCHEMA = json.loads((ROOT / "schema" / "budget.schema.json").read_text("utf-8"))


@pytest.mark.parametrize("name", [name for name in RUNS if name.endswith(".json")])
def test_json_keeps_to_its_schema(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    document = json.loads((HERE / "wynik" / name).read_text("utf-8"))
    assert [e.message for e in Draft202012Validator(SCHEMA).iter_errors(document)] == []


def test_schema_refuses_what_is_wrong() -> None:
    document = json.loads((HERE / "wynik" / "zrodla.json").read_text("utf-8"))
    mistakes: list[dict[str, Any]] = [
        {"razem": 1.5},
        {"waluta": "EUR"},
        {"zrodla": [{}]},
        {"version": 2},
    ]
    for wrong in mistakes:
        assert list(Draft202012Validator(SCHEMA).iter_errors(document | wrong))


def test_json_of_2024_as_promised(rpd: Run) -> None:
    document = json.loads(rpd("budget", "2024", "--by-source", "--format", "json").out)
    promised = {
        "version": 1,
        "plan": "plans/2024.yaml",
        "rok": 2024,
        "waluta": "PLN",
        "razem": "15630500.00",
        "dzialania": 44,
        "dzialania_z_kwota": 13,
        "dzialania_bez_kwoty": 31,
        "zrodla": [
            {
                "zrodlo": "FEM",
                "kwota": "15459500.00",
                "wspolne": "40000.00",
                "maksimum": "15499500.00",
                "dzialania": 6,
            },
            {
                "zrodlo": "FERS",
                "kwota": "131000.00",
                "wspolne": "40000.00",
                "maksimum": "171000.00",
                "dzialania": 4,
            },
        ],
        "wspolne": [{"zrodla": ["FEM", "FERS"], "kwota": "40000.00", "dzialania": 3}],
    }
    assert {key: document[key] for key in promised} == promised
    own = sum(Decimal(z["kwota"]) for z in document["zrodla"])
    joint = sum(Decimal(w["kwota"]) for w in document["wspolne"])
    assert own + joint == Decimal(document["razem"])


# --- CSV ---------------------------------------------------------------------------------------


EVERY = [
    (),
    ("zrodlo",),
    ("grupa",),
    ("kierunek", "zrodlo"),
    ("realizator",),
    ("kwartal", "zrodlo"),
    ("dzialanie", "rok"),
    ("zrodlo", "kwartal"),
    ("cel",),
]


@pytest.mark.parametrize("by", EVERY)
def test_csv_holds_data_whose_plain_sum_is_the_total(by: tuple[str, ...]) -> None:
    text = csv_format.report(made(*by).report)
    assert "\r" not in text
    assert not text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text)))
    column = "razem" if "razem" in rows[0] else "kwota"
    assert sum(Decimal(row[column]) for row in rows) == Decimal("138345.68")
    assert {row["rodzaj"] for row in rows} <= {"pozycja", "wspolne"}
    assert {len(row) for row in csv.reader(io.StringIO(text))} == {len(rows[0])}


def test_csv_for_polish_excel_says_the_same() -> None:
    report = made("kierunek", "zrodlo").report
    text = csv_format.report(report, csv_format.POLISH)
    assert text.startswith("\ufeffrodzaj;cel;")
    assert text.count("\n") == text.count("\r\n") == 4
    read = list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))
    again = [[re.sub(r"^([0-9]+),([0-9]+)$", r"\1.\2", cell) for cell in row] for row in read]
    assert again == list(csv.reader(io.StringIO(csv_format.report(report))))


@pytest.mark.parametrize("sign", "=+-@\t\r＝＋－＠﹦﹢﹣﹫")
def test_csv_texts_are_no_formulas(sign: str) -> None:
    one = made("dzialanie").report.sheets[0]
    row = replace(one.rows[-1], cells=(sign, f"{sign}1+1", *one.rows[-1].cells[2:]))
    report = replace(made().report, sheets=(replace(one, rows=(row,)),))
    cells = list(csv.reader(io.StringIO(csv_format.report(report))))[1]
    nazwa = cells[cells.index("") if "" in cells[:5] else len(one.levels) + 1]
    assert nazwa == f"'{visible(sign)}1+1" or (sign in "\t\r" and nazwa == f"{visible(sign)}1+1")


# --- every format --------------------------------------------------------------------------------


def test_no_amount_is_a_dash_in_what_people_read() -> None:
    found = made(every=True).report
    for text in (markdown.report(found), html_format.report(found)):
        assert "0,00\u00a0zł" not in re.sub("[0-9]0,00|[0-9]\u00a0000,00", "", text)
        assert ">–<" in text or "| – |" in text


def test_an_explanation_tells_of_what_was_asked_only() -> None:
    read = ledgers.read(WORKSPACE / "plans" / "2025.yaml")
    report = explained.explained(gathered([read], Desk()), "I.1.2").report
    assert report.notes[0].replace("\u00a0", " ").startswith("Bez kwoty: 1 z 2 ")


# --- Markdown ----------------------------------------------------------------------------------


def test_markdown_texts_are_inert() -> None:
    text = markdown.report(made("dzialanie").report)
    assert "=Poradnik &#124; &#64;wszyscy" in text
    widths = {line.count("|") for line in text.splitlines() if line.startswith("|")}
    assert len(widths) <= 3  # one width for every table


# --- XLSX --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def book() -> Any:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl reads the workbook back")
    pytest.importorskip("xlsxwriter", reason="the extra „xlsx” is not installed")
    data = xlsx.report(made(every=True).report)

    @cache
    def load(values: bool) -> Any:
        return openpyxl.load_workbook(io.BytesIO(data), data_only=values)

    return load


def test_workbook_has_a_sheet_for_every_grouping(book: Any) -> None:
    assert book(False).sheetnames == [
        "Źródła",
        "Grupy źródeł",
        "Kierunek × Źródło",
        "Realizator",
        "Termin × Źródło",
        "Działanie × Źródło",
        "Limity",
    ]
    for page in book(False).worksheets:
        assert page.freeze_panes == "B4"


def test_workbook_numbers_are_numbers_and_texts_are_texts(book: Any) -> None:
    page = book(False)["Działanie × Źródło"]
    cells = [cell for row in page.iter_rows(min_row=4) for cell in row]
    names = [cell for cell in cells if cell.value == "=Poradnik | @wszyscy"]
    assert [cell.data_type for cell in names] == ["s"]
    amounts = [cell for cell in cells if "zł" in cell.number_format]
    assert amounts
    assert {cell.data_type for cell in amounts} <= {"n", "f"}
    assert {cell.number_format for cell in amounts} == {xlsx.SUM}


def test_workbook_totals_are_formulas_with_the_right_values(book: Any) -> None:
    formulas, values = book(False), book(True)
    checked = 0
    for page in formulas.worksheets:
        cached = values[page.title]
        for row in page.iter_rows(min_row=4):
            for cell in row:
                if cell.data_type != "f":
                    continue
                assert evaluate(page, cell.value) == Decimal(str(cached[cell.coordinate].value))
                checked += 1
    assert checked > 60


def evaluate(page: Any, formula: str) -> Decimal:
    """SUM and SUBTOTAL(9, …), which leaves out other subtotals."""
    match = re.fullmatch(r"=(SUM\(|SUBTOTAL\(9,)([A-Z]+[0-9]+:[A-Z]+[0-9]+)\)", formula)
    assert match is not None, formula
    total = Decimal(0)
    for row in page[match[2]]:
        for cell in row:
            if cell.data_type == "n" and cell.value is not None:
                total += Decimal(str(cell.value))
            elif cell.data_type == "f" and match[1] == "SUM(":
                total += evaluate(page, cell.value)
    return total


def test_workbook_is_the_same_every_time() -> None:
    pytest.importorskip("xlsxwriter", reason="the extra „xlsx” is not installed")
    assert xlsx.report(made(every=True).report) == xlsx.report(made(every=True).report)


def test_workbook_keeps_amounts_too_long_for_a_spreadsheet_as_texts() -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl reads the workbook back")
    pytest.importorskip("xlsxwriter", reason="the extra „xlsx” is not installed")
    row = sheet.SheetRow(("A", Decimal("99999999999999.99")), ("A",))
    columns = (
        sheet.SheetColumn("a", "A", "text"),
        sheet.SheetColumn("kwota", "Kwota", "amount", adds=True),
    )
    total = ("Razem", Decimal("99999999999999.99"))
    one = sheet.Sheet("a", "według a", "A", ("a",), columns, (row,), total)
    data = xlsx.report(sheet.Report("Plan", 2024, (one,), ()))
    page = openpyxl.load_workbook(io.BytesIO(data)).active
    written = [cell.value for cell in page["B"] if cell.value]
    assert written == ["Kwota", *["99\u00a0999\u00a0999\u00a0999\u00a0999,99\u00a0zł"] * 2]
    assert "15 cyfr" in str(page["A7"].value)


# --- HTML --------------------------------------------------------------------------------------


def test_page_is_whole_and_alone() -> None:
    text = html_format.report(made(every=True).report)
    assert text.startswith("<!DOCTYPE html>")
    assert '<html lang="pl">' in text
    assert not re.search(r"<script|https?://|@import|url\((?!#)", text)
    assert text.count('role="img"') == text.count("<title id=") > 2
    captions = re.findall(r"<caption[^>]*>(.*?)</caption>", text, re.DOTALL)
    assert len(captions) == text.count("<table")
    assert len({re.sub(r"\s–\sczęść\s\d\sz\s\d$", "", said) for said in captions}) == 7
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    for name in re.findall(r'aria-labelledby="([^"]+)"', text):
        assert name in ids


# --- terminal ----------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [60, 80, 100, 120, 200])
@pytest.mark.parametrize("bars", [False, True])
@pytest.mark.parametrize(
    "by", [(), ("kierunek", "zrodlo"), ("realizator",), ("zrodlo", "kwartal"), ("dzialanie",)]
)
def test_no_amount_is_cut_and_nothing_is_too_wide(
    width: int, bars: bool, by: tuple[str, ...]
) -> None:
    for one in made(*by).report.sheets:
        shown: set[str] = set()
        for block in terminal.blocks(one, width, bars):
            assert sum(block.widths) + terminal.GAP * (len(block.widths) - 1) <= width
            for row in (*block.rows, *([block.total] if block.total else [])):
                for text, room, right in zip(row, block.widths, block.right, strict=True):
                    if right:
                        assert len(text) <= room
                        shown.add(text.replace("\u00a0", "").removesuffix("zł"))
        wanted = {
            column.written(cell, currency=False).replace("\u00a0", "")
            for row in one.rows
            for cell, column in zip(row.cells, one.columns, strict=True)
            if isinstance(cell, Decimal) and column.kind == "amount" and not column.spare
        }
        assert wanted <= shown


@pytest.mark.parametrize(
    ("by", "width", "said"),
    [
        (
            ("kierunek", "zrodlo"),
            80,
            (
                "Zabrakło miejsca na kolumny „Nazwa”, „Udział”, „Z kwotą” i „Bez kwoty”; pokaże je "
                "szersze okno, „--format csv” albo „-o sumy.xlsx”."
            ),
        ),
        (
            ("zrodlo",),
            100,
            (
                "Zabrakło miejsca na kolumnę „Nazwa”; pokaże ją szersze okno, „--format csv” albo "
                "„-o sumy.xlsx”."
            ),
        ),
        (("zrodlo",), 200, ""),
        (("cel", "zrodlo"), 300, ""),
    ],
)
def test_columns_without_room_are_named(by: tuple[str, ...], width: int, said: str) -> None:
    one = made(*by).report.sheets[0]
    assert terminal.left_out(one, terminal.blocks(one, width, True)) == said


@pytest.mark.parametrize("width", [60, 80, 100, 120, 200, 400])
@pytest.mark.parametrize("by", [("kierunek", "zrodlo"), ("realizator", "zrodlo"), ("dzialanie",)])
def test_every_column_is_shown_or_named(width: int, by: tuple[str, ...]) -> None:
    for one in made(*by).report.sheets:
        blocks = terminal.blocks(one, width, True)
        shown = {header for block in blocks for header in block.headers}
        said = terminal.left_out(one, blocks)
        for index, column in enumerate(one.columns):
            filled = any(row.cells[index] is not None for row in one.rows)
            told = f"„{column.header}”" in said
            assert told == (filled and column.header not in shown)


@pytest.mark.parametrize(
    ("least", "most", "drawn"),
    [
        ("0", "0", ""),
        ("100", "100", "██████████"),
        ("50", "75", "█████░░░"),
        ("0.01", "0.01", "▏"),
        ("0", "1", "░"),
        ("6.3", "6.3", "▋"),
    ],
)
def test_bars(least: str, most: str, drawn: str) -> None:
    assert terminal.bar(Decimal(least), Decimal(most), Decimal(100), 10) == drawn


def test_output_does_not_depend_on_the_surroundings(rpd: Run, tmp_path: Path) -> None:
    outputs = {
        rpd("budget", "--by", "realizator", "--by", "zrodlo", cwd=WORKSPACE, **environment).out
        for environment in (
            {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C"},
            {"PYTHONHASHSEED": "2", "TZ": "UTC", "LC_ALL": "C.UTF-8", "COLUMNS": "40"},
        )
    }
    assert len(outputs) == 1
