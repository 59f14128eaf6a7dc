"""Lists that YAML joins into one line: typed under each other in a text that has no lines.

Only behind “|” lines stay lines. In a plain or quoted text, and behind “>”, every line goes on in
the one before, so ``- a`` indented under ``- b`` is no second item but the rest of the first.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from ruamel.yaml.events import ScalarEvent

from rpd.diagnostics import Finding
from rpd.plan.markup import BULLETS, is_item
from rpd.polish.broken_lines import goes_on, introduces, leads_on
from rpd.polish.wording import plural
from rpd.reading.cut_texts import events_of, start_of
from rpd.reading.source import shortened, span_at

_BLANK = "[ \t\u00a0\u202f]"
_GLUED = r"[-–—•·](?=[^\W\d_])"
_SIGN = rf"{_BLANK}*+(?P<sign>{_GLUED}|(?:[{BULLETS}]|[0-9]{{1,2}}[.)]|[a-z]{{1,2}}\)){_BLANK})"
_POINT = re.compile(rf"\n{_SIGN}")
_DASH = re.compile(_GLUED)
_OPENS = re.compile(r"""(?:- +)*(?:[^\s'"]+|"[^"]*"|'[^']*') *:""")
_QUOTED = re.compile(r"""- +(['"])""")
_LEADS_ON = (":", ";", ",")


def joined_lines(text: str, events: list[Any] | None) -> list[Finding]:
    """A finding for each text in which points of a list are joined."""
    places = list(_points(text))
    if not places:
        return []
    found: dict[int, list[int]] = defaultdict(list)
    events = events_of(text) if events is None else events
    for offset in places if events else ():
        index = bisect_right(events, offset, key=start_of) - 1
        event = events[index]
        if type(event) is ScalarEvent and event.end_mark.index > offset and event.style != "|":
            line = text[offset : _end(text, offset)].strip()
            if not any(kept.startswith(line[:_COMPARED]) for kept in _lines(event.value)):
                found[index].append(offset)
    lists = {index: _without_rest(text, places) for index, places in found.items()}
    return [
        _finding(text, places)
        for index, places in lists.items()
        if places and _surely(text, places, events[index])
    ]


_COMPARED = 20


def _points(text: str) -> Iterator[int]:
    """Where lines begin like points and where no list of YAML would have them."""
    quoted = "'" in text or '"' in text
    last = (-1, False)  # the start of a line with a dash, and whether it is one of those
    for match in _POINT.finditer(text):
        offset = match.start("sign")
        if match["sign"][0] != "-" or match["sign"] == "-":
            yield offset
            continue
        start, above = _line_above(text, match.start())
        bare = above.lstrip()
        depth, depth_above = offset - match.start() - 1, len(above) - len(bare)
        if bare[:2] == "- " and depth == depth_above:
            begun = _QUOTED.match(bare)
            wanted = last == (start, True) or (begun is not None and bare.count(begun[1]) % 2 == 1)
        else:
            opens = depth > depth_above and _OPENS.fullmatch(bare) is not None
            # At the edge only quoted text goes on.
            inside = depth > 0 or quoted
            wanted = inside and bool(bare) and depth >= depth_above and not opens
        last = (match.start() + 1, wanted)
        if wanted:
            yield offset


def _line_above(text: str, end: int) -> tuple[int, str]:
    """Where the last line that is not blank starts before that end of a line, and what it says."""
    while True:
        start = text.rfind("\n", 0, max(end, 0)) + 1
        line = text[start : max(end, 0)].rstrip()
        if line or not start:
            return start, line
        end = start - 1


def _without_rest(text: str, places: list[int]) -> list[int]:
    """The places without lines that surely go on in what stands above them.

    „Wsparcie w” may introduce the first of several.
    """
    left = [offset for offset in places if not _is_rest(text, offset)]
    introduced = left and left == places[1:] and introduces(_above(text, places[0]))
    alike = len({_kind(text[offset]) for offset in places[:2]}) == 1
    return places if introduced and alike else left


def _kind(sign: str) -> str:
    return "1" if sign.isdigit() else "a" if sign.isalpha() else "-"


def _is_rest(text: str, offset: int) -> bool:
    """Whether a line goes on in the one above; „- 12 osób” below a point is another one."""
    above = _above(text, offset)
    # „1. kwietnia i aneks z” is none.
    point = is_item(above) and not (above.lstrip()[0].isdigit() and leads_on(above))
    return not point and goes_on(above, text[offset : _end(text, offset)])


def _above(text: str, offset: int) -> str:
    return _line_above(text, text.rfind("\n", 0, offset))[1]


def _lines(value: str) -> list[str]:
    """The lines of a text after its first, which stay lines."""
    return [line.strip() for line in value.split("\n")][1:]


def _end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end


def _surely(text: str, places: list[int], event: Any) -> bool:
    """One point may be a dash or a date where a line happened to end; more are a list."""
    first = places[0]
    before = text[: text.rfind("\n", 0, first)].rstrip()
    hyphen = (text.startswith("- ", first) or _DASH.match(text, first)) and not event.style
    more = len(places) > 1 or _POINT.search(f"\n{event.value}") is not None
    return more or hyphen or before.endswith(_LEADS_ON)


def _finding(text: str, places: list[int]) -> Finding:
    first = text[places[0] : _end(text, places[0])].rstrip(" '\"\r")
    more = len(places) - 1
    others = f" (i {more} {plural(more, 'dalszy', 'dalsze', 'dalszych')})" if more else ""
    return Finding(
        (),
        f"Wiersz „{shortened(first)}”{others} wygląda na punkt wyliczenia, a zostanie połączony "
        "z poprzednim.",
        "Jeśli to wyliczenie w opisie, zacznij tekst od znaku „|”; jeśli osobna pozycja listy, "
        "wyrównaj jej „- ” do pozycji nad nią; jeśli dalszy ciąg zdania, zmień miejsce podziału "
        "wierszy.",
        span=span_at(text, places[0], len(first)),
        slug="zlaczone-wiersze",
    )
