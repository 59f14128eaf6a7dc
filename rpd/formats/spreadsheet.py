"""A spreadsheet from outside → sheets of typed cells, whichever of XLSX, ODS and CSV it is.

What a file is, its bytes tell; the name only has to agree. Everything is bounded: the size of what
is unpacked, how many cells there are, where they stand. No formula is reckoned, no link followed.
"""

from __future__ import annotations

from functools import lru_cache

from rpd.errors import CannotReadError
from rpd.formats import opened, spreadsheet_csv, spreadsheet_ods, spreadsheet_xlsx
from rpd.formats.filetype import FileType, fits, suffix
from rpd.formats.spreadsheet_cells import Spreadsheet
from rpd.outside.files import Source

WANTED = (FileType.XLSX, FileType.ODS, FileType.TEXT)


# Whose sheet a file is has to be asked before it is read for that: one file, read once for both.
@lru_cache(maxsize=1)
def read(source: Source, wanted: tuple[FileType, ...] = WANTED) -> Spreadsheet:
    """The sheets of a file. Raises CannotReadError: another kind of file, damaged, too large."""
    kind = opened.file_type(source)
    if kind is FileType.TEXT and kind in wanted:
        if not fits(source.name, kind):
            raise CannotReadError(
                f"„{source.name}” to tekst, choć nazwa kończy się na „.{suffix(source.name)}”.",
                "Jeśli to tabela w postaci CSV, zmień końcówkę nazwy na „.csv” i powtórz.",
            )
        return spreadsheet_csv.read(source)
    package = opened.office_file(source, *(one for one in wanted if one is not FileType.TEXT))
    if kind is FileType.ODS:
        return spreadsheet_ods.read(package)
    return spreadsheet_xlsx.read(package)
