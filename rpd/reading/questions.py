"""Comments that ask a person for a decision: what is left where a program may not decide.

``# SPRAWDŹ: …`` stands in the files that ``rpd import`` and ``rpd new`` write; people leave such
comments themselves. They are told apart from texts by the events that the file was composed of.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, Final
from unicodedata import normalize

from rpd.reading.cut_texts import end_of_text, first_sign, start_of

WORD: Final = "SPRAWDŹ"
"""How such a comment begins."""
# Bounded, because a line of nothing but signs would be searched from each of them to its end.
_MARK: Final = re.compile(rf"#{{1,4}}[ \t]{{0,8}}(?:{WORD}|{normalize('NFD', WORD)})(?!\w)")
_SIGNS: Final = re.compile(r"\A[ \t:!]*(?:[-–—][ \t]+)?")
_GOES_ON: Final = re.compile(r"\n[ \t]*#[ ]{3,}(\S[^\n]*)")
"""The next line of a comment that needed several."""


def questions(text: str, events: list[Any] | None) -> Iterator[tuple[int, str]]:
    """The line of each comment, and what it asks, in a text that was composed of `events`.

    Where there are none to ask (a text that is no YAML, or too many values), what begins a line
    counts.
    """
    line, counted, position = 1, 0, 0
    while (match := _MARK.search(text, position)) is not None:
        sign = match.start()
        if events is not None:
            event = events[bisect_right(events, sign, key=start_of) - 1]
            position = end_of_text(text, event, sign)
            if position > sign:
                continue
        start = text.rfind("\n", 0, sign) + 1
        end = text.find("\n", sign)
        position = end = len(text) if end < 0 else end
        # Another comment may mention the word.
        first = start if events is None else first_sign(text, events, start, sign)
        if not text[first:sign].strip("# \t"):
            line += text.count("\n", counted, sign)
            counted = sign
            yield line, _whole(text, match.end(), end)


def _whole(text: str, start: int, end: int) -> str:
    """What a comment says behind its word, in one line."""
    said = [_SIGNS.sub("", text[start:end], count=1).rstrip()]
    while (more := _GOES_ON.match(text, end)) is not None:
        said.append(more[1].rstrip())
        end = more.end()
    return " ".join(said)
