"""The one decision whether a result of a command may be written over what stands there."""

from __future__ import annotations

from pathlib import Path

from rpd import files, guard
from rpd.errors import UsageError
from rpd.wording import quote

FORCE = "Nadpisuje także plik, którego nie utworzył rpd albo który ktoś potem zmienił."


def demand_replaceable(out: Path | None, *, document: bool = False, force: bool = False) -> None:
    """Raise UsageError where a result may not be written to a path; None stands for stdout.

    Files of data and inputs are never replaced. A `document` besides replaces only documents that
    rpd has made and nobody has edited since, unless by `force`. Commands ask before their work,
    and `output.save` again.
    """
    if out is None or not out.is_file():
        return
    guard.demand_no_data(out)
    if not document or force:
        return
    from rpd.render.csv import is_ours
    from rpd.render.sealed import Standing, standing

    data = files.peek(out)
    if not data or is_ours(data):
        return
    shown = quote(files.display_name(out))
    match standing(data):
        case Standing.EDITED:
            raise UsageError(
                f"Plik {shown} utworzył rpd, a potem ktoś go zmienił; zmiany by przepadły.",
                "Podaj inną nazwę albo dodaj --force, żeby go nadpisać.",
            )
        case Standing.FOREIGN:
            raise UsageError(
                f"Plik {shown} już istnieje i nie utworzył go rpd.",
                "Podaj inną nazwę albo dodaj --force, żeby go nadpisać.",
            )
        case Standing.UNCHANGED:
            return
