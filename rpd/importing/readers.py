"""Which reader a file goes to: its kind is told by its bytes, its name only has to agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpd.formats import opened
from rpd.formats.filetype import FileType, suffix

if TYPE_CHECKING:
    from rpd.importing.marks import Revisions
    from rpd.importing.source import Source
    from rpd.outside import files


def read(file: files.Source, revisions: Revisions | None = None) -> Source:
    """A document as a neutral source.

    Raises:
        CannotReadError: it is of no kind that is read, or is not as its kind should be.
        MissingExtraError: the library that reads it is not installed.
        UsageError: what is to be done about something in it was not said.
    """
    kind = opened.file_type(file)
    if kind is FileType.TEXT and suffix(file.name) in ("txt", "text", "md", ""):
        from rpd.importing import flattened

        return flattened.read(file)
    if kind is FileType.PDF:
        from rpd.importing.pdf.reader import read as read_pdf

        return read_pdf(file)
    if kind in (FileType.XLSX, FileType.ODS, FileType.TEXT):
        from rpd.importing import sheets

        return sheets.read(file)
    if kind is FileType.ODT:
        from rpd.importing.odt.reader import read as read_odt

        return read_odt(file, revisions)
    from rpd.importing.docx.reader import read as read_docx

    opened.demand_kind(file, kind, FileType.DOCX)
    return read_docx(file, revisions)
