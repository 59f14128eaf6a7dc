"""Whether a text that was laid out anew still says what it said, comments too."""

from __future__ import annotations

from collections import Counter
from typing import Any
from unicodedata import normalize

from rpd.errors import RpdError
from rpd.reading import events
from rpd.writing import placed, spans
from rpd.writing.restyle import same


def demand_same(before: str, after: str) -> None:
    """Refuse a text that does not say what another one says, or lacks one of its comments.

    Raises:
        RpdError: it does not.
    """
    old, new = (events.compose(normalize("NFC", text)) for text in (before, after))
    if (
        old.findings
        or new.findings
        or not same(old.data, new.data)
        or _written(old.data) != _written(new.data)
        or comments_in(before) != comments_in(after)
    ):
        raise RpdError(
            "Tego pliku nie da się zapisać inaczej bez zmiany jego treści albo komentarzy.",
            "Niczego nie zmieniono. Zapisz go tak, jak pokazuje przewodnik, i powtórz polecenie.",
        )


def comments_in(text: str) -> Counter[str]:
    """The comments of a text, each with how often it stands there."""
    text = text if text.endswith("\n") else text + "\n"
    return Counter(one.text for one in spans.comments(text, placed.parse(text)))


def _written(data: Any) -> Counter[str]:
    """The values as they are written: 5 and 5.00 are equal, and print otherwise."""
    found: Counter[str] = Counter()
    waiting = [data]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
        else:
            found[f"{type(value).__name__} {value}"] += 1
    return found
