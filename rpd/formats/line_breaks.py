"""Where a long word may be broken in print: after its signs, within its chunks."""

from __future__ import annotations

import re

from rpd.polish.wording import DASH, NBSP

WORD_JOINER = "\u2060"
BREAK = "\u200b"
_TIED = re.compile(rf"(?<=[0-9IVXLC]){DASH}(?=[0-9IVXLC])|{DASH}(?={NBSP})")
_LONG = re.compile(rf"[^\s{BREAK}]{{13,}}")
_CORE = re.compile(r"([^\w/]*)(.*?)([^\w/]*)", re.DOTALL)
_SIGNS = "/._@?&=+%~-"
_SEGMENT = re.compile(rf"[^{_SIGNS}]+|[{_SIGNS}]+")
_WORD = re.compile(r"[^\W\d_]{1,40}")
_WITHOUT_VOWEL = re.compile(r"[^aąeęioóuyäöüéáíAĄEĘIOÓUY]{7}")
_CHUNK = 4


def breakable(text: str) -> str:
    """The text with places to break long words, and none after a dash that ties.

    Words that hyphenation can divide are left alone; addresses may break after their signs,
    anything else every few characters. Only U+200B (break here) and U+2060 (never) are added; the
    templates turn both into layout, so that neither is found in the text of the document.
    """
    return _TIED.sub(rf"\g<0>{WORD_JOINER}", _LONG.sub(_broken, text))


def _broken(match: re.Match[str]) -> str:
    core = _CORE.fullmatch(match.group())
    assert core is not None  # it matches anything
    before, word, after = core.groups()
    segments = _SEGMENT.findall(word)
    if all(segment in "/-" or _divides(segment) for segment in segments):
        return _chunks(before) + word + _chunks(after)
    pieces = []
    for segment in segments:
        if segment[0] in _SIGNS:
            # After a hyphen a line ends by itself, and Polish repeats it at the next start.
            pieces.append(segment if segment == "-" else _chunks(segment) + BREAK)
        else:
            pieces.append(segment if _divides(segment) else _chunks(segment))
    return _chunks(before) + "".join(pieces).removesuffix(BREAK) + _chunks(after)


def _divides(segment: str) -> bool:
    """Whether a part is short, or looks like a word that hyphenation divides often enough."""
    if segment[0] in _SIGNS:
        return False
    return len(segment) < 7 or bool(_WORD.fullmatch(segment) and not _WITHOUT_VOWEL.search(segment))


def _chunks(text: str) -> str:
    return BREAK.join(text[i : i + _CHUNK] for i in range(0, len(text), _CHUNK))
