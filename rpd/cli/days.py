"""The option ``--at``: a day whose text is asked for."""

from __future__ import annotations

from datetime import date

from rpd.errors import UsageError


def parsed(text: str | None) -> date | None:
    """The day that was written, None where none was. Raises UsageError."""
    if text is None:
        return None
    try:
        if len(text) == len("2024-06-30"):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise UsageError(
        f"„{text}” nie jest datą.", "Podaj po --at dzień w postaci RRRR-MM-DD, np. 2024-06-30."
    )
