"""The one layer that makes a plan's text inert before it reaches a terminal, a log or a report."""

from __future__ import annotations

import re

_INVISIBLE = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


def visible(text: str) -> str:
    """The text on one line with control and direction characters shown as ``<U+001B>``.

    Nothing is lost: every character comes out, some of them by their number.
    """
    return _INVISIBLE.sub(lambda match: f"<U+{ord(match.group()):04X}>", text)
