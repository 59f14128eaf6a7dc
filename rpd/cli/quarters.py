"""The option that names a quarter: „II”, „2”, in a plan of several years „2027-II”."""

from __future__ import annotations

import re

from rpd.errors import UsageError
from rpd.plan.wykonanie import RZYMSKIE

_QUARTER = re.compile(r"(?:([0-9]{4})[-/ ])?(IV|I{1,3}|[1-4])", re.IGNORECASE)


def parsed(quarter: str | None) -> tuple[int | None, int | None]:
    """The year and the quarter that were written, None where they were not. Raises UsageError."""
    if quarter is None:
        return None, None
    match = _QUARTER.fullmatch(quarter.strip())
    if match is None:
        raise UsageError(f"„{quarter}” nie jest kwartałem.", "Podaj I, II, III albo IV.")
    number = match[2].upper()
    numer = int(number) if number.isdigit() else RZYMSKIE.index(number) + 1
    return (int(match[1]) if match[1] else None), numer
