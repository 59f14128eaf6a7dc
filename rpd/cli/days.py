"""Options that name a day."""

from __future__ import annotations

import re
from datetime import date

from rpd.errors import UsageError

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def parsed(text: str | None, option: str = "--at") -> date | None:
    """The day that was written, None where none was. Raises UsageError."""
    if text is None:
        return None
    try:
        # The library also reads „20240630” and „2024-W26-7”.
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise UsageError(
        f"„{text}” nie jest datą.",
        f"Podaj po {option} dzień w postaci RRRR-MM-DD, np. 2024-06-30.",
    )
