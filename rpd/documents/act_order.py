"""What is asked of ``rpd amend``."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path

from rpd.documents.act_header import HeaderGiven
from rpd.frozen import dataclass


class ActFormat(StrEnum):
    """Formats of acts."""

    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    MD = "md"


class ActKind(StrEnum):
    """What can be made."""

    RESOLUTION = "uchwala"
    JUSTIFICATION = "uzasadnienie"
    CORRECTION = "sprostowanie"


@dataclass(frozen=True, slots=True)
class ActAsked:
    """What is asked for."""

    number: str
    day: date | None
    given: HeaderGiven
    document: ActKind
    whole: bool
    format: ActFormat
    folders: tuple[Path, ...]
    screen: int | None = None
    """Columns of the terminal on which the document is read as plain text."""


def beside(out: Path) -> Path:
    """Where the annex to a resolution or a notice goes: „uchwala-zalacznik.docx”."""
    return out.with_name(f"{out.stem}-zalacznik{out.suffix}")


def targets(order: ActAsked, out: Path | None) -> list[Path]:
    """The documents that would be written."""
    annexed = order.whole and order.document is ActKind.RESOLUTION
    return [] if out is None else [out, *([beside(out)] if annexed else [])]
