"""Texts in which there is nothing to see: they count as empty wherever a text is demanded."""

from __future__ import annotations

import re

# White space of all kinds, letters without width, fillers, and marks that only choose a letter's
# look. What `source` refuses is named as well: an escape may write it.
_SEEN = re.compile(
    "[^\\s\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)


def is_blank(text: str) -> bool:
    """Whether a text shows nothing."""
    return _SEEN.search(text) is None
