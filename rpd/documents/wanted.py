"""What is asked of a document: which one, in which format, of which day, with which templates."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from rpd.errors import UsageError
from rpd.frozen import dataclass
from rpd.outside import files
from rpd.polish.wording import quote
from rpd.workspace import settings

if TYPE_CHECKING:
    from datetime import date

    from rpd.formats.sealed import Sealed

OFFICE_FOLDER = "szablony"


class DocumentFormat(StrEnum):
    """Formats of documents."""

    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    XLSX = "xlsx"
    MD = "md"
    CSV = "csv"


class Rendered(StrEnum):
    """What ``rpd render`` makes."""

    ANNEX = "zalacznik"
    RESOLUTION = "uchwala"


BINARY = (DocumentFormat.PDF, DocumentFormat.DOCX, DocumentFormat.ODT, DocumentFormat.XLSX)
_SUFFIXES = {f".{format_}": format_ for format_ in DocumentFormat} | {".htm": DocumentFormat.HTML}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for; ``abbreviations`` None leaves it to the format.

    ``at`` is the day whose text is asked for; a ``consolidated`` annex tells what amended it.
    ``part`` is how the stamp calls an annex; one to a ``notice`` says at its top which notice.
    """

    format: DocumentFormat
    document: Rendered = Rendered.ANNEX
    budget: bool = False
    abbreviations: bool | None = None
    draft: bool = False
    folders: tuple[Path, ...] = ()
    at: date | None = None
    consolidated: bool = False
    part: str = "annex"
    notice: str = ""

    @property
    def lists_abbreviations(self) -> bool:
        """Whether the list of abbreviations is printed.

        By itself it is where the text is read as it is published (WCAG 3.1.4); a list says that
        it is no part of the annex.
        """
        published = self.format in (DocumentFormat.HTML, DocumentFormat.PDF)
        return published if self.abbreviations is None else self.abbreviations


def told_by(found: Sealed, folders: tuple[Path, ...], at: date | None) -> Wanted:
    """What was asked for when a document was made, as its stamp tells; ``at`` is its day."""
    parts = found.stamp.parts
    resolution = "uchwala" in parts
    return Wanted(
        format=DocumentFormat(found.format),
        document=Rendered.RESOLUTION if resolution else Rendered.ANNEX,
        budget="budget" in parts,
        abbreviations=None if resolution else "abbreviations" in parts,
        draft="draft" in parts,
        folders=folders,
        at=at,
        consolidated="consolidated" in parts,
    )


def format_of(path: Path) -> DocumentFormat | None:
    """The format that a file's name tells; None where it tells none."""
    return _SUFFIXES.get(path.suffix.lower())


def folders(given: Path | None, here: Path) -> tuple[Path, ...]:
    """Where templates are looked for before the package, for the workspace around `here`.

    Raises UsageError: there is no folder of the name that was given.
    """
    if given is not None and not given.is_dir():
        raise UsageError(
            f"Nie ma folderu szablonów {quote(files.display_name(given))}.",
            "Utwórz go poleceniem „rpd templates export”.",
        )
    workspace = settings.workspace(here).folder
    own = workspace / OFFICE_FOLDER
    if own.is_dir():
        files.demand_inside(own, workspace)
    return tuple(folder for folder in (given, own) if folder is not None and folder.is_dir())
