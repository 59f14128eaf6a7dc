"""Sentences broken into lines: what surely goes on in the next one, whatever that begins with."""

from __future__ import annotations

import re
from typing import Final

_WORDS: Final = frozenset(
    (
        *("o", "u", "w", "z", "ze", "we", "na", "do", "od", "po", "za", "ku", "dla", "nad", "pod"),
        *("przy", "przez", "przed", "bez", "między", "podstawie", "mowa", "nr", "§", "§§", "pkt"),
        *("której", "którego", "których", "którym", "dnia", "dniu", "dniem", "godz.", "ul.", "al."),
        *("art.", "ust.", "lit.", "poz.", "rozdz.", "zał.", "str.", "s.", "tj.", "tzn.", "np."),
        *("m.in.", "ww.", "im.", "św.", "maks.", "min.", "ok."),
    )
)
"""Words that do not end a sentence, nor an item of a list."""
_CITING: Final = ("nr", "pkt", "mowa", "dnia", "dniu", "dniem")
_LINKS: Final = frozenset(("i", "oraz", "lub", "albo", "ani", "czy"))
"""What may also end an item before the last."""
_UNIT: Final = re.compile(r"(?:\b(?:art|ust|lit|poz|rozdz)\.|\bpkt|§) ?\w{1,4}[.)]?\Z")
_LOWER_UNIT: Final = re.compile(r"(?:ust\.|pkt|lit\.|tiret)\s")
_DASHES: Final = "-–—−‒―"
_DASH: Final = rf"(?:[{_DASHES}]|--)"
_RANGE: Final = re.compile(rf"{_DASH}[ \t\u00a0\u202f]*[0-9]")
_ENDING: Final = re.compile(r"[-–][^\W\d_]{1,4}(?![\w-])")
_GLUED: Final = re.compile(r"[-–][^\W\d_]")
_COMPOUND: Final = re.compile(r"\w(?:[zjlrtwc]n|ow|[sc]k)o\Z")
"""How the first part of „społeczno-gospodarczy” ends."""
_CLOSED: Final = re.compile(r"[^\s()]{1,4}\)")
_BARE: Final = "„”\"'(["


def leads_on(above: str, *, links: bool = False) -> bool:
    """Whether a line ends in a word that no sentence, and no item of a list, ends in.

    `links` takes „oraz” for such a word, too.
    """
    above = above.rstrip()
    last = _last(above)
    return (
        last in _WORDS
        or (len(last) == 1 and last in _DASHES)
        or above.endswith(", a")
        or (links and last in _LINKS)
    )


def introduces(above: str) -> bool:
    """Whether a list may begin behind such a word: „Wsparcie w”, but not „zgodnie z art.”."""
    last = _last(above.rstrip())
    return last in _WORDS and last.isalpha() and last not in _CITING


def _last(above: str) -> str:
    """The last word of a line; a single capital is no preposition."""
    last = above.rpartition(" ")[2].rpartition("\u00a0")[2].lstrip(_BARE)
    return last if len(last) == 1 else last.casefold()


def goes_on(above: str, line: str, *, links: bool = False) -> bool:
    """Whether a line surely is the rest of what stands above it, and no point of a list."""
    above = above.rstrip()
    return (
        leads_on(above, links=links)
        or (above[-1:].isdigit() and _RANGE.match(line) is not None)
        or (above[-1:].isupper() and _is_ending(line))
        or (_LOWER_UNIT.match(line) is not None and _UNIT.search(above) is not None)
        or (_GLUED.match(line) is not None and _COMPOUND.search(above) is not None)
        or (above.rfind("(") > above.rfind(")") and _CLOSED.match(line) is not None)
    )


def _is_ending(line: str) -> bool:
    """Whether that is „-ów” of „CIS-ów”."""
    found = _ENDING.match(line)
    return found is not None and found[0].islower()
