"""A plan that was adopted and now ends in the middle of an action: its file has been cut off.

What is missing then is said in dozens of places, each with an advice that would make it worse.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rpd.diagnostics import Diagnostic, Path, Span
from rpd.plan.built_in import chosen
from rpd.plan.profil import DZIALANIA, Profil
from rpd.reading.troubles import Troubles


def cut_file(
    text: str, data: Any, found: tuple[Diagnostic, ...], troubles: Troubles
) -> tuple[Diagnostic, ...]:
    """The findings about a plan; of one that is cut off, that alone."""
    if not _is_adopted(data):
        return found
    profil = chosen(data)
    path = _last_action(data, profil)
    if path is None:
        return found
    sign = next(
        (d for d in found if d.path[: len(path)] == path and d.slug in troubles.unsaid), None
    )
    if sign is None:
        return found
    lines = text.rstrip().split("\n")
    number, line = len(lines), lines[-1].rstrip("\r")
    start = len(line) - len(line.lstrip()) + 1
    return (
        replace(
            sign,
            message=f"Plik jest ucięty: kończy się na wierszu {number}, w środku "
            f"{profil.dzialanie.noun.genitive} {sign.where}. Innych ustaleń nie podano.",
            hint="Przywróć dalszą część pliku z kopii albo z repozytorium; „git restore "
            f"{sign.file}” cofa wszystkie niezatwierdzone zmiany tego pliku.",
            span=Span(number, start, number, max(len(line), start) + 1),
            excerpt=line,
        ),
    )


def _is_adopted(data: Any) -> bool:
    adopted = data.get("uchwala") if isinstance(data, dict) else None
    return isinstance(adopted, dict) and "odcisk" in adopted


def _last_action(data: Any, profil: Profil) -> Path | None:
    """The path of the action with which the file ends; None where something stands behind it."""
    path: Path = ()
    while path[-2:-1] != (DZIALANIA,):
        name = next(reversed(data), None) if isinstance(data, dict) else None
        if name not in profil.keys or not isinstance(data[name], list) or not data[name]:
            return None
        path, data = (*path, name, len(data[name]) - 1), data[name][-1]
    return path
