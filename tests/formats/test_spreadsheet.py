"""Spreadsheets from outside: what is read of them, and what is refused in which words."""

import io
import time
import tracemalloc
from pathlib import Path

import openpyxl
import pytest

from rpd.errors import CannotReadError
from rpd.formats import spreadsheet
from rpd.formats.spreadsheet_cells import Cell, Sheet
from rpd.outside.files import Source
from tests.expected import Expected
from tests.formats import sheet_traps as traps

EXPECTED = Expected(Path(__file__).parent / "expected" / "spreadsheets", ["traps.txt"])


def _refused(name: str, data: bytes) -> str:
    with pytest.raises(CannotReadError) as caught:
        spreadsheet.read(Source(name, data))
    return f"{caught.value.message}\n  {caught.value.hint}"


def test_sentences_of_all_traps() -> None:
    said = [f"{what}: {_refused(*trap)}" for what, trap in traps.TRAPS.items()]
    EXPECTED.check("traps.txt", "\n".join(said) + "\n")
    EXPECTED.check_orphans()


@pytest.mark.parametrize(
    "what",
    [
        "bomba, która kłamie",
        "2 miliony pustych tekstów",
        "270 tysięcy komórek",
        "milion komórek",
        "powtórzona komórka ODS",
    ],
)
def test_traps_cost_neither_time_nor_memory(what: str) -> None:
    name, data = traps.TRAPS[what]
    start = time.process_time()
    _refused(name, data)
    assert time.process_time() - start < 1


def test_two_million_texts_need_little_memory() -> None:
    name, data = traps.TRAPS["2 miliony pustych tekstów"]
    tracemalloc.start()
    _refused(name, data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 100 * 1024 * 1024


def _sheet(name: str, data: bytes) -> Sheet:
    return spreadsheet.read(Source(name, data)).sheets[0]


def _said(sheet: Sheet) -> list[str]:
    return [f"{cell.address} {_kind(cell)} {cell.text!r}" for cell in sheet.cells.values()]


def _kind(cell: Cell) -> str:
    return cell.kind + ("=" if cell.formula else "") + ("?" if cell.stale else "")


def test_what_a_workbook_says() -> None:
    rows = (
        '<cols><col min="2" max="3" hidden="1"/></cols><sheetData>'
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c t="s"><v>1</v></c>'
        '<c r="D1" t="inlineStr"><is><t>w_x000D_\nkomórce</t></is></c></row>'
        '<row r="3" hidden="1"><c><v>12.50</v></c><c s="1"><v>46054</v></c><c s="2"><v>1</v></c>'
        '<c s="3"><v>2.5</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row>'
        '<row r="5"><c><f>A3*2</f><v>25</v></c><c><f>A3*3</f></c><c t="str"><f>A1</f><v>x</v></c>'
        '<c t="d"><v>2026-02-01T00:00:00</v></c><c s="1"/></row></sheetData>'
        '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>'
    )
    strings = (
        "<si><t xml:space='preserve'> =1+1</t></si>"
        "<si><r><t>Ala</t></r><r><t> ma</t></r><rPh><t>kana</t></rPh></si>"
    )
    sheet = _sheet("plan.xlsx", traps.xlsx(rows, strings))
    assert _said(sheet) == [
        "A1 text ' =1+1'",
        "B1 text 'Ala ma'",
        "D1 text 'w\\nkomórce'",
        "A3 number '12.50'",
        "B3 date '2026-02-01'",
        "C3 date '1900-01-01'",
        "D3 number '2.5'",
        "E3 bool 'PRAWDA'",
        "F3 error '#N/A'",
        "A5 number= '25'",
        "B5 error=? ''",
        "C5 text= 'x'",
        "D5 date '2026-02-01'",
    ]
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({3}, {2, 3})
    assert sheet.merged == [((1, 1), (2, 2))]


def test_what_an_ods_file_says() -> None:
    table = (
        '<t:table t:name="Budżet" t:style-name="ta2"><t:table-column/>'
        '<t:table-column t:visibility="collapse" t:number-columns-repeated="2"/>'
        '<t:table-row t:number-rows-repeated="2"><t:table-cell o:value-type="string" '
        't:number-columns-spanned="2"><x:p>Ala<x:s x:c="2"/>ma<x:line-break/>kota</x:p>'
        "<x:p>i <x:span>psa</x:span></x:p><o:annotation><x:p>uwaga</x:p></o:annotation>"
        '</t:table-cell><t:covered-table-cell/><t:table-cell o:value-type="currency" '
        'o:value="12.5"><x:p>12,50 zł</x:p></t:table-cell></t:table-row>'
        '<t:table-row t:visibility="filter"><t:table-cell t:number-columns-repeated="3"/>'
        '<t:table-cell o:value-type="date" o:date-value="2026-02-01T10:00:00"/>'
        '<t:table-cell t:formula="of:=1" o:value-type="float" o:value="1"/>'
        '<t:table-cell t:formula="of:=2"/></t:table-row></t:table>'
    )
    style = '<s:style s:name="ta2"><s:table-properties t:display="false"/></s:style>'
    sheet = _sheet("plan.ods", traps.ods(table, style))
    assert _said(sheet) == [
        "A1 text 'Ala  ma\\nkota\\ni psa'",
        "C1 number '12.5'",
        "A2 text 'Ala  ma\\nkota\\ni psa'",
        "C2 number '12.5'",
        "D3 date '2026-02-01'",
        "E3 number= '1'",
        "F3 error=? ''",
    ]
    assert sheet.hidden
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({3}, {2, 3})
    assert sheet.merged == [((1, 1), (1, 2))]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("id;kwota, zł\nb;1,5\n".encode(), ["A1 id", "B1 kwota, zł", "A2 b", "B2 1,5"]),
        ('id,"a, b"\n'.encode("utf-16"), ["A1 id", "B1 a, b"]),
        ("źródło\tkwota\r\n".encode("cp1250"), ["A1 źródło", "B1 kwota"]),
        (b'\xef\xbb\xbfid;"a\r\nb"\n', ["A1 id", "B1 a\nb"]),
    ],
)
def test_what_a_csv_file_says(data: bytes, said: list[str]) -> None:
    sheet = _sheet("dane/plan.csv", data)
    assert [f"{cell.address} {cell.text}" for cell in sheet.cells.values()] == said
    assert sheet.name == "plan"


def test_all_that_openpyxl_writes() -> None:
    book = openpyxl.Workbook()
    book.create_sheet("Pierwszy")
    del book["Sheet"]
    second = book.create_sheet("Ukryty")
    second.sheet_state = "hidden"
    second.append(["=SUM(A1)", None, 3.25, True])
    stream = io.BytesIO()
    book.save(stream)
    read = spreadsheet.read(Source("plan.xlsx", stream.getvalue()))
    assert [(sheet.name, sheet.hidden) for sheet in read.sheets] == [
        ("Pierwszy", False),
        ("Ukryty", True),
    ]
    assert _said(read.sheets[1]) == ["A1 error=? ''", "C1 number '3.25'", "D1 bool 'PRAWDA'"]
