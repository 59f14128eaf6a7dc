"""`Annex` → CSV: one line of data per action, for programs and for spreadsheets.

Dialect: RFC 4180 with a header, UTF-8 without a mark, commas, line feeds; fields with commas,
quotes or line breaks stand in double quotes. „Kwota [zł]” has a decimal point and two decimals and
is empty where the budget states no amount. A text that a spreadsheet would take for a formula (it
starts with = + - @ in any width, a tab or a carriage return), or that starts with an apostrophe,
has one more apostrophe in front; who reads the file as data takes one leading apostrophe away, and
has the text as it is in the annex.
"""

from __future__ import annotations

import csv
from io import StringIO

from rpd.annex import flat, sheets
from rpd.annex.table import Annex
from rpd.formats.stamp import Stamp
from rpd.plan.profil import Profil
from rpd.polish.wording import capital

_MARKED = ("=", "+", "-", "@", "\t", "\r", "'", "＝", "＋", "－", "＠", "﹦", "﹢", "﹣", "﹫")
_MONEY = "Kwota [zł]"
_NOTES = "Przypisy"
_OPENING = ("Plan", "Uchwała")
_OF_ROW = ("Część", "Rodzaj wiersza", "Numer", "Id")
_RANKS = {"wiersz": "wiersz", "w-tym": "w tym", "razem": "razem"}


def is_ours(data: bytes) -> bool:
    """Whether the data are a CSV with a header of ours: data have no place for a stamp."""
    first = data.partition(b"\n")[0]
    begins, ends = (",".join(_OPENING) + ",").encode("utf-8"), f",{_NOTES}".encode()
    return first.startswith(begins) and first.endswith(ends)


def render(annex: Annex, stamp: Stamp | None) -> bytes:  # noqa: ARG001 - data has no place for it
    """The annex as CSV."""
    if not sheets.one_table(annex):
        return _parts(annex)
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(header(annex.profil))
    after_money = annex.profil.behind("kwoty")
    title, *act = [flat.clean(line) for line in annex.header_lines]
    for record in flat.records(annex):
        money = "" if record.kwota is None else f"{record.kwota:.2f}"
        texts = [title, " ".join(act), *record.headings, record.number, record.anchor]
        texts += [*record.cells[:after_money], money, *record.cells[after_money:], record.footnotes]
        writer.writerow([_inert(text) for text in texts])
    return stream.getvalue().encode("utf-8")


def _parts(annex: Annex) -> bytes:
    """The parts of the annex one below the other, with the columns of all of them."""
    found = sheets.sheets(annex)
    columns = list(dict.fromkeys(name for sheet in found for name in sheet.columns.values()))
    levels = [capital(level.noun.one) for level in annex.profil.levels]
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([*_OPENING, *levels, *_OF_ROW, *columns, _MONEY, "Tekst", _NOTES])
    title, *act = [flat.clean(line) for line in annex.header_lines]
    about = [title, " ".join(act)]
    empty = [""] * len(columns)

    def write(*texts: str) -> None:
        writer.writerow([_inert(text) for text in (*about, *texts)])

    for name, text in sheets.texts(annex):
        write(*[""] * len(levels), name, "tekst", "", "", *empty, "", text, "")
    for section in sheets.bare(annex):
        above = flat.above(annex, section)
        write(*above, "", "nagłówek", flat.clean(section.number), "", *empty, "", "", "")
    for sheet in found:
        by_name = {name: key for key, name in sheet.columns.items()}
        for entry in sheet.entries:
            row, keys = entry.row, [by_name.get(name, "") for name in columns]
            cells = [_cell(entry, key, sheet) for key in keys]
            money = "" if row.kwota is None or not sheet.of_money else f"{row.kwota:.2f}"
            number = flat.clean(row.number)
            named = (sheet.title, _RANKS[row.rank], number, row.id)
            write(*entry.headings, *named, *cells, money, "", entry.footnotes)
    return stream.getvalue().encode("utf-8")


def _cell(entry: sheets.Entry, key: str, sheet: sheets.Sheet) -> str:
    """A cell; an amount that stands alone with a decimal point, as „Kwota [zł]” has it."""
    if key in sheet.numeric and key in entry.kwoty:
        return f"{entry.kwoty[key]:.2f}"
    return entry.cells.get(key, "")


def header(profil: Profil) -> list[str]:
    """The names of the columns."""
    levels = [capital(level.noun.one) for level in profil.levels]
    names = [column.header for column in profil.columns]
    names.insert(profil.behind("kwoty"), _MONEY)
    return [*_OPENING, *levels, "Numer", "Id", *names, _NOTES]


def _inert(text: str) -> str:
    return f"'{text}" if text.startswith(_MARKED) else text
