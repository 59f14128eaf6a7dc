"""CSV → one sheet of texts: what separates and what letters are written in is found out."""

from __future__ import annotations

import csv
import io

from rpd.errors import CannotReadError
from rpd.formats.spreadsheet_cells import Cell, Room, Sheet, Spreadsheet, address
from rpd.outside.files import Source

_SEPARATORS = ";,\t|"
_LOOKED_AT = 20_000
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read(source: Source) -> Spreadsheet:
    """The file as one sheet named as the file. Raises CannotReadError."""
    text = decoded(source)
    name = source.name.rpartition("/")[2].rpartition(".")[0] or source.name
    sheet, room = Sheet(name), Room(source.name)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    row = 0
    try:
        for row, fields in enumerate(rows, 1):
            for column, value in enumerate(fields, 1):
                if value:
                    room.demand(sheet.name, row, column)
                    plain = value.replace("\r\n", "\n")
                    sheet.cells[row, column] = Cell(row, column, "text", plain)
    except csv.Error as error:
        raise CannotReadError(
            f"„{source.name}”, za komórką {address(row, 1)}: plik CSV ma niedomknięty albo źle "
            "wstawiony cudzysłów.",
            "Otwórz go w programie, z którego pochodzi, i zapisz jeszcze raz.",
        ) from error
    return Spreadsheet(source.name, (sheet,))


def decoded(source: Source) -> str:
    """The text of a file: UTF-8, UTF-16 with its mark, or what Windows wrote in Poland."""
    for mark, encoding in _MARKS:
        if source.data.startswith(mark):
            return _decoded(source, encoding)
    try:
        return source.data.decode("utf-8")
    except UnicodeDecodeError:
        return _decoded(source, "cp1250")


def _decoded(source: Source, encoding: str) -> str:
    try:
        return source.data.decode(encoding)
    except UnicodeDecodeError as error:
        raise CannotReadError(
            f"„{source.name}” nie jest tekstem w znanym kodowaniu.",
            "Zapisz go jako CSV UTF-8.",
        ) from error


def _separator(text: str) -> str:
    """The sign that stands most often in the first lines outside of quotation marks."""
    outside = "".join(text[:_LOOKED_AT].split('"')[::2])
    return max(_SEPARATORS, key=lambda sign: (outside.count(sign), -_SEPARATORS.index(sign)))
