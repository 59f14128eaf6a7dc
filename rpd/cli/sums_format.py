"""In which format ``rpd budget`` writes: as asked, by the name of the file, for the screen."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path

from rpd.cli.named_format import named_format
from rpd.errors import UsageError


class SumsFormat(StrEnum):
    """Output formats."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    MD = "md"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"


DOCUMENTS = (SumsFormat.PDF, SumsFormat.DOCX, SumsFormat.ODT)
WHOLE = (SumsFormat.XLSX, SumsFormat.HTML, *DOCUMENTS)
"""Where everything there is fits in."""
_SUFFIXES: dict[str, SumsFormat] = {
    f".{format_.value}": format_ for format_ in SumsFormat if format_ is not SumsFormat.TABLE
}
_SUFFIXES |= {".htm": SumsFormat.HTML, ".txt": SumsFormat.TABLE}


def format_of(format_: SumsFormat | None, out: Path | None) -> SumsFormat:
    """The format that was asked for, or that the name of the file says. Raises UsageError."""
    format_ = format_ or named_format(_SUFFIXES, out)
    if format_ is SumsFormat.XLSX and out is None and sys.stdout.isatty():
        raise UsageError("Skoroszytu nie da się pokazać w terminalu.", "Dopisz -o budzet.xlsx.")
    if format_ in DOCUMENTS and out is None and sys.stdout.isatty():
        raise UsageError(
            f"Plik {format_} nie nadaje się do pokazania na ekranie.",
            f"Podaj nazwę pliku, np. -o budzet.{format_}",
        )
    return format_ or SumsFormat.TABLE
