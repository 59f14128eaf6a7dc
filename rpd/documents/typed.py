"""Options whose text goes into a document."""

from __future__ import annotations

from rpd.errors import UsageError
from rpd.polish.wording import plain


def written(text: str, option: str) -> str:
    """What was typed, if it can stand in a document and in a file. Raises UsageError."""
    text = plain(text).strip()
    if not text.isprintable():
        raise UsageError(
            f"W tekście po {option} jest znak, którego nie widać albo nie da się zapisać.",
            "Wpisz ten tekst na nowo, zwykłymi znakami.",
        )
    return text
