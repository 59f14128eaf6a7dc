"""Spreadsheets that nobody should open, and a small one to vary."""

from __future__ import annotations

from collections.abc import Callable

from tests.formats import office_traps as traps

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"


def _links(*targets: tuple[str, str]) -> bytes:
    listed = "".join(
        f'<Relationship Id="r{number}" Type="{LINKS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE_LINKS}">{listed}</Relationships>'.encode()


def xlsx(rows: str, strings: bytes | str = "", more: dict[str, bytes] | None = None) -> bytes:
    """A workbook of one sheet „Budżet” with that XML of rows; shared strings as XML."""
    if isinstance(strings, str):
        strings = f'<sst xmlns="{MAIN}">{strings}</sst>'.encode()
    parts = {
        "[Content_Types].xml": b"<Types/>",
        "_rels/.rels": _links(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>'
            '<sheet name="Budżet" sheetId="1" r:id="r1"/></sheets></workbook>'
        ).encode(),
        "xl/_rels/workbook.xml.rels": _links(
            ("worksheet", "worksheets/sheet1.xml"),
            ("sharedStrings", "/xl/sharedStrings.xml"),
            ("styles", "styles.xml"),
        ),
        "xl/worksheets/sheet1.xml": (f'<worksheet xmlns="{MAIN}">{rows}</worksheet>').encode(),
        "xl/sharedStrings.xml": strings,
        "xl/styles.xml": (
            f'<styleSheet xmlns="{MAIN}"><numFmts>'
            '<numFmt numFmtId="164" formatCode="[$-415]d mmm yyyy"/>'
            '<numFmt numFmtId="165" formatCode="#,##0.00\\ &quot;dni&quot;"/></numFmts>'
            '<cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>'
            "</styleSheet>"
        ).encode(),
    }
    return traps.packed(parts | (more or {}))


def ods(table: str, style: str = "") -> bytes:
    """An ODS file with that XML of a table."""
    space = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<o:document-content xmlns:o="{space}:office:1.0" xmlns:t="{space}:table:1.0" '
        f'xmlns:x="{space}:text:1.0" xmlns:s="{space}:style:1.0"><o:automatic-styles>{style}'
        f"</o:automatic-styles><o:body><o:spreadsheet>{table}</o:spreadsheet></o:body>"
        "</o:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return traps.packed({"mimetype": kind, "content.xml": content.encode()})


_ONE = '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>'
_TEXT = "<si><t>a</t></si>"


def _many() -> bytes:
    return f'<sst xmlns="{MAIN}">'.encode() + b"<si/>" * 2_000_000 + b"</sst>"


def _rows(count: int) -> str:
    return "<sheetData>" + ("<row>" + "<c><v>1</v></c>" * 900 + "</row>") * count + "</sheetData>"


_ENTITY = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>'
_FILES: dict[str, tuple[str, bytes | Callable[[], bytes]]] = {
    "bomba 10 GB": ("plan.xlsx", lambda: traps.bomb(10 << 30, name="xl/workbook.xml")),
    "bomba, która kłamie": (
        "plan.xlsx",
        lambda: traps.bomb(64 << 20, 1000, name="xl/workbook.xml"),
    ),
    "2 miliony pustych tekstów": ("plan.xlsx", lambda: xlsx(_ONE, _many())),
    "2 miliony tekstów z treścią": ("plan.xlsx", lambda: xlsx(_ONE, _TEXT * 2_000_000)),
    "270 tysięcy komórek": ("plan.xlsx", lambda: xlsx(_rows(300))),
    "milion komórek": ("plan.xlsx", lambda: xlsx(_rows(1_111))),
    "daleka komórka": (
        "plan.xlsx",
        xlsx('<sheetData><row><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
    ),
    "daleki wiersz ODS": (
        "plan.ods",
        ods(
            '<t:table t:name="Budżet"><t:table-row t:number-rows-repeated="1048575"/>'
            '<t:table-row><t:table-cell o:value-type="float" o:value="1"/></t:table-row></t:table>'
        ),
    ),
    "powtórzona komórka ODS": (
        "plan.ods",
        ods(
            '<t:table t:name="Budżet"><t:table-row t:number-rows-repeated="99999">'
            '<t:table-cell o:value-type="float" o:value="1" t:number-columns-repeated="900"/>'
            "</t:table-row></t:table>"
        ),
    ),
    "DTD": ("plan.xlsx", xlsx("", more={"xl/worksheets/sheet1.xml": _ENTITY})),
    "hasło": ("plan.xlsx", traps.ole("EncryptedPackage")),
    "XLS": ("plan.xls", traps.ole("Workbook")),
    "makra": ("plan.xlsx", xlsx(_ONE, _TEXT, {"xl/vbaProject.bin": b"x"})),
    "XLSB": ("plan.xlsb", xlsx(_ONE, _TEXT, {"xl/workbook.bin": b"x"})),
    "DOCX jako XLSX": ("plan.xlsx", traps.packed(traps.PARTS)),
    "XLSX jako CSV": ("plan.csv", xlsx(_ONE, _TEXT)),
    "CSV jako XLSX": ("plan.xlsx", b"id;nazwa\nb;c\n"),
    "strona jako XLS": ("plan.xls", b"<html><table><tr><td>1</td></tr></table></html>"),
    "ucięty": ("plan.xlsx", xlsx(_ONE, _TEXT)[:-300]),
    "pusty": ("plan.xlsx", b""),
    "zły XML": ("plan.xlsx", xlsx("<sheetData><row></sheetData>")),
    "tekst, którego nie ma": ("plan.xlsx", xlsx(_ONE)),
    "liczba, która nią nie jest": (
        "plan.xlsx",
        xlsx('<sheetData><row><c r="B2"><v>1e99999999</v></c></row></sheetData>'),
    ),
    "data, której nie ma": (
        "plan.ods",
        ods(
            '<t:table t:name="Budżet"><t:table-row><t:table-cell o:value-type="date" '
            'o:date-value="2026-02-30"/></t:table-row></t:table>'
        ),
    ),
    "niedomknięty cudzysłów": ("plan.csv", b'id;nazwa\n"b;c\n'),
    "CSV z zerami": ("plan.csv", b"id;nazwa\n\0b;c\n"),
    "CSV daleko w prawo": ("plan.csv", b"a" + b";" * 2000 + b"b\n"),
}
TRAPS = traps.Traps(_FILES)
"""What each is, with its name and bytes."""
