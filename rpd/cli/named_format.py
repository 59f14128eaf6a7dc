"""In which format a command writes, where the name of its file says so."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from rpd.errors import UsageError

F = TypeVar("F")


def named_format(formats: Mapping[str, F], out: Path | None) -> F | None:
    """The format of a file's ending, None where there is neither. Raises UsageError."""
    if out is None or not out.suffix:
        return None
    found = formats.get(out.suffix.lower())
    if found is None:
        raise UsageError(
            f"Z nazwy pliku „{out.name}” nie wynika postać wyniku.",
            f"Dodaj --format albo użyj końcówki {', '.join(sorted(formats))}.",
        )
    return found
