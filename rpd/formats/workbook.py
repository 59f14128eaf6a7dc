"""Sheets of a workbook as data wants them: a frozen header, filters, texts that stay texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

from rpd.errors import RpdError
from rpd.frozen import dataclass
from rpd.outside import extras

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

DIGITS = 15
"""A spreadsheet keeps no more significant digits; longer numbers are written as texts."""
LONGEST = 32_767
"""Characters in a cell; the rest of a longer text stands in a sheet of its own."""
AMOUNT = "#,##0.00\\ [$zł-415]"
"""The locale of the currency sign makes the separators Polish: 15 459 500,00 zł."""
REST = "Ciąg dalszy"

_MARKED = ("=", "+", "-", "@")
_PAPER_A3, _PAPER_A4 = 8, 9
_WIDEST_A4 = 200
_FONT = 9
_HAIR, _GREY = 7, "#808080"
_LINE, _HIGHEST = 12.5, 409
_WHOLE = "#,##0"

Value = str | Decimal | None


def begun(stream: BytesIO, **options: bool) -> Workbook:
    """A new workbook, written into the stream when it is closed; the options are XlsxWriter's.

    Raises:
        RpdError: the optional library is not installed.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError as error:
        raise RpdError(
            "Do zapisu XLSX brakuje biblioteki xlsxwriter.",
            f"Zainstaluj ją: {extras.command('xlsx')}",
        ) from error
    return Workbook(stream, {"in_memory": True, **options})


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its header, width in characters, what it means, and how a number in it looks."""

    name: str
    width: int
    meaning: str
    look: str = ""


_REST = (
    Field("Komórka", 22, "Arkusz i komórka, której tekst tu się ciągnie."),
    Field("Część", 8, "Która z kolei część."),
    Field("Tekst", 110, "Tekst, który nie zmieścił się w komórce."),
)


@dataclass
class Book:
    """A workbook and what has been said of its columns so far."""

    file: Workbook
    _about: list[tuple[str, str, str]] = field(default_factory=list)
    _rest: list[tuple[str, Decimal, str]] = field(default_factory=list)
    _made: dict[tuple[tuple[str, Any], ...], Any] = field(default_factory=dict)

    def sheet(self, name: str, fields: Sequence[Field], rows: Iterable[Sequence[Value]]) -> None:
        """A sheet with a frozen header, filters, and a page that fits its width."""
        page = self.file.add_worksheet(name)
        header = self._look(
            bold=True,
            text_wrap=True,
            valign="vcenter",
            align="center",
            bg_color="#E1E9F3",
            border=1,
        )
        for index, column in enumerate(fields):
            page.set_column(index, index, column.width)
            page.write_string(0, index, column.name, header)
        last = 0
        for last, row in enumerate(rows, 1):
            for index, value in enumerate(row):
                self._put(page, last, index, value, fields[index])
            page.set_row(last, height(row, fields))
        page.autofilter(0, 0, last, len(fields) - 1)
        page.freeze_panes(1, 1)
        page.repeat_rows(0)
        page.set_landscape()
        wide = sum(column.width for column in fields) > _WIDEST_A4
        page.set_paper(_PAPER_A3 if wide else _PAPER_A4)
        page.fit_to_pages(1, 0)
        page.set_margins(0.4, 0.4, 0.5, 0.6)
        page.set_footer("&L&A&RStrona &P z &N")
        self._about += [(name, column.name, column.meaning) for column in fields]

    def about(self, lines: Sequence[tuple[str, str, str]]) -> None:
        """The sheets that come last: rests of texts, and what the file and its columns are."""
        if self._rest:
            self.sheet(REST, _REST, self._rest)
        fields = (
            Field("Arkusz", 16, "Nazwa arkusza."),
            Field("Kolumna", 36, "Nagłówek kolumny."),
            Field("Znaczenie", 100, "Co kolumna zawiera."),
        )
        self.sheet("Opis kolumn", fields, [*lines, *self._about])

    def _put(self, page: Worksheet, line: int, index: int, value: Value, column: Field) -> None:
        if isinstance(value, Decimal):
            if fits(value):
                usual = _WHOLE if _is_whole(value) else "General"
                shown = self._cell(num_format=column.look or usual, align="right", indent=1)
                page.write_number(line, index, value, shown)
                return
            value = f"{value:f}".replace(".", ",") if value.is_finite() else str(value)
        if not value:
            page.write_blank(line, index, None, self._cell())
            return
        if len(value) > LONGEST:
            value = self._shortened(page.get_name(), line, index, value)
        # Without the prefix such a text becomes a formula when someone edits the cell.
        prefix = {"quote_prefix": True} if value.startswith(_MARKED) else {}
        page.write_string(line, index, value, self._cell(text_wrap=True, **prefix))

    def _shortened(self, sheet: str, line: int, index: int, text: str) -> str:
        """The beginning of a text; the rest is kept for a sheet of its own."""
        from xlsxwriter.utility import xl_rowcol_to_cell

        end = f"… (ciąg dalszy w arkuszu „{REST}”)"
        first = LONGEST - len(end)
        cell = f"{sheet} {xl_rowcol_to_cell(line, index)}"
        parts = [text[start : start + LONGEST] for start in range(first, len(text), LONGEST)]
        self._rest += [(cell, Decimal(number), part) for number, part in enumerate(parts, 1)]
        return text[:first] + end

    def _cell(self, **properties: Any) -> Any:
        return self._look(valign="top", bottom=_HAIR, bottom_color=_GREY, **properties)

    def _look(self, **properties: Any) -> Any:
        properties["font_size"] = _FONT
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self.file.add_format(properties)
        return self._made[key]


def height(row: Sequence[Value], fields: Sequence[Field]) -> float:
    """The height of a row in points; not every spreadsheet makes room for wrapped lines itself."""
    most = 1
    for value, column in zip(row, fields, strict=False):
        if isinstance(value, str):
            room = max(column.width * 13 // 10 - 2, 1)
            most = max(most, sum(1 + len(line) // room for line in value.split("\n")))
    return min(_LINE * most + 2, _HIGHEST)


def fits(value: Decimal) -> bool:
    """Whether a spreadsheet keeps the number as it is."""
    if not value.is_finite():
        return False
    return len(value.normalize().as_tuple().digits) <= DIGITS and abs(value.adjusted()) < DIGITS


def _is_whole(value: Decimal) -> bool:
    return value == value.to_integral_value()
