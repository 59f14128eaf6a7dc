"""A cell of prose → text with the markup of plans: paragraphs, and items of lists on own lines."""

from __future__ import annotations

import itertools
import re
from typing import Final

from rpd.importing.cells.read import Read
from rpd.importing.wording import markers, tidy
from rpd.plan import markup

_ENDS: Final = re.compile(r"[.:;!?)”]\Z|,\Z")
_NUMBERED: Final = re.compile(r"(?:(?<=\s)|^)(?P<number>[0-9]{1,2})\)\s*(?=\S)")
_BEFORE_LETTER: Final = re.compile(
    rf"\A[{re.escape(markup.BULLETS)}]\s+(?=[a-z]\)\s|[0-9]{{1,2}}[.)]\s)"
)
_MARKER: Final = re.compile(r"\A(?P<marker>[a-z]{1,2}\)|[0-9]{1,2}[.)])(?=[^\s\d])")


def read(paragraphs: list[str], *, flat: bool = False) -> Read:
    """Prose of paragraphs without the label of the cell.

    In a `flat` source lines are lost: lists are taken apart at their letters, which is doubtful.
    """
    found = Read()
    lines: list[str] = []
    for paragraph in paragraphs:
        stretch = _lines(tidy(paragraph))
        for line in stretch:
            listed = _apart(line) if flat else [line]
            if len(listed) > 1:
                found.doubt("podział na punkty odtworzono z tekstu")
            lines += listed
    found.value = _put_together([_spaced(line) for line in lines if line.strip()])
    return found


def _lines(paragraph: str) -> list[str]:
    """The lines of a paragraph that stand alone: items, and what ends as a sentence does."""
    found: list[str] = []
    for line in paragraph.split("\n"):
        if found and line and not markup.is_item(line) and not _ENDS.search(found[-1]):
            found[-1] += f" {line}"
        elif line:
            found.append(line)
    return found


def _apart(line: str) -> list[str]:
    """A line taken apart in front of its letters, and of numbers that hold such lists."""
    cuts = {one.start() for one in markers(line)}
    if len(cuts) < 2:
        cuts = set()
    expected = 1
    for one in _NUMBERED.finditer(line):
        if int(one["number"]) == expected:
            expected += 1
            cuts.add(one.start())
    if expected == 2:
        cuts = {cut for cut in cuts if not _NUMBERED.match(line, cut)}
    edges = [0, *sorted(cuts), len(line)]
    pieces = (line[start:end].strip() for start, end in itertools.pairwise(edges))
    return [piece for piece in pieces if piece]


def _spaced(line: str) -> str:
    """„a)Lista” as „a) Lista”: without a blank it would be no item; „• a) …” as „a) …”."""
    line = _BEFORE_LETTER.sub("", line)
    return _MARKER.sub(lambda found: f"{found['marker']} ", line)


def _put_together(lines: list[str]) -> str:
    """Items below what they follow; a number behind letters opens a list of its own."""
    text, before = "", ""
    for line in lines:
        item = markup.is_item(line)
        apart = not item or (line[:1].isdigit() and before[1:2] == ")" and before[:1].isalpha())
        text += f"\n\n{line}" if text and apart else f"\n{line}" if text else line
        before = line
    return text
