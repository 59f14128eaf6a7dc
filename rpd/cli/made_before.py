"""What stands where a result shall go: a document of rpd, an edited one, somebody else's file."""

from __future__ import annotations

from pathlib import Path

from rpd import files
from rpd.errors import UsageError
from rpd.wording import quote

FORCE = "Nadpisuje także dokument z rpd, który ktoś potem zmienił."


def demand_unedited(out: Path | None, *, force: bool) -> None:
    """Raise UsageError where a result would replace a document that somebody has edited."""
    from rpd.render.sealed import Standing, standing

    if out is None or force or not out.is_file():
        return
    if standing(files.read(out).data) is Standing.EDITED:
        raise _edited(out)


def demand_unchanged(out: Path, data: bytes) -> None:
    """Raise UsageError where a file of those bytes is no document of rpd, or an edited one."""
    from rpd.render.sealed import Standing, standing

    match standing(data):
        case Standing.EDITED:
            raise _edited(out)
        case Standing.FOREIGN:
            raise UsageError(
                f"Plik {quote(files.display_name(out))} już istnieje i nie utworzył go rpd.",
                "Podaj inną nazwę albo dodaj --force, żeby go nadpisać.",
            )
        case Standing.UNCHANGED:
            return


def _edited(out: Path) -> UsageError:
    return UsageError(
        f"Plik {quote(files.display_name(out))} utworzył rpd, a potem ktoś go zmienił; zmiany by "
        "przepadły.",
        "Podaj inną nazwę albo dodaj --force, żeby go nadpisać.",
    )
