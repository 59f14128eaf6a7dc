"""Printed text as the words, numbers and signs that an act may quote: a quotation ends between two.

„12 900” is one number, whatever space stands in it; so are „180 000,50”, „07.03.2024”, „IV/2024”.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rpd.frozen import dataclass
from rpd.polish.wording import plain

_TOKEN = re.compile(
    r"https?://\S*[\w/]"
    r"|(?<!\w)\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?:,\d+)?(?!\w)"
    r"|\w+(?:(?:[-–/'’+&@_]|(?<=\w)\.|(?<=\d)[,:](?=\d))\w+)*"
    r"|[^\w\s]"
)
_SPACE = re.compile(r"[\s\u2009\u202f]")
_GLUED = ",.;:)]”«?!"
PAIRS = {"(": ")", "[": "]", "„": "”", "»": "«"}


_MARKS = ("\ud800", "\udfff")
"""Footnotes are single surrogates: the reader refuses those, so no plan's text can hold one."""


def mark(position: int) -> str:
    """The mark of the footnote at a position; of more than 2,048 the last are one."""
    return chr(min(ord(_MARKS[0]) + position, ord(_MARKS[1])))


def is_mark(character: str) -> bool:
    """Whether a character of printed text is the mark of a footnote."""
    return _MARKS[0] <= character <= _MARKS[1]


_LABEL = re.compile(r"Ad [0-9]+[a-z]*\) (?=\S)")


def label_of(text: str) -> str:
    """„Ad 1) ” before a text: the number of a row, which is no word of the text itself."""
    found = _LABEL.match(text)
    return found[0] if found else ""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a sign; ``key`` is what it is found by: its text and the space before."""

    text: str
    start: int
    end: int
    key: tuple[str, bool]

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a number."""
        return any(map(str.isalnum, self.text))

    @property
    def is_number(self) -> bool:
        """Whether it begins and ends with a digit."""
        return self.text[0].isdigit() and self.text[-1].isdigit()


def tokens(text: str) -> list[Token]:
    """The tokens of a line of text."""
    found: list[Token] = []
    end = -1
    for match in _TOKEN.finditer(text):
        said = match.group()
        # What stands first has no blank of its own; a blank between two tokens is printed.
        apart = match.start() > end if found else said not in _GLUED
        found.append(Token(said, match.start(), match.end(), (_SPACE.sub(" ", said), apart)))
        end = match.end()
    return found


def keys(found: Sequence[Token]) -> list[tuple[str, bool]]:
    """What tokens are compared by."""
    return [token.key for token in found]


def places(wanted: Sequence[Token], text: Sequence[Token]) -> list[int]:
    """Where a sequence of tokens begins in another, also where two such places overlap.

    The space before the first one does not count: a quotation has none.
    """
    if not wanted:
        return []
    first, rest = wanted[0].key[0], keys(wanted[1:])
    last = len(text) - len(wanted)
    return [
        i
        for i, token in enumerate(text[: last + 1])
        if token.key[0] == first and keys(text[i + 1 : i + len(wanted)]) == rest
    ]


_LISTED = re.compile(r"\d+|[a-z]{1,2}")
"""What a lone bracket may follow: „Ad 1)”, „a)”."""


def balanced(found: Sequence[Token]) -> bool:
    """Whether brackets and quotation marks stand in pairs: half of a pair cannot be quoted."""
    waiting: list[str] = []
    former = ""
    for token in found:
        if waiting and token.text == waiting[-1]:
            waiting.pop()
        elif token.text in PAIRS:
            waiting.append(PAIRS[token.text])
        elif token.text in PAIRS.values() and not (token.text == ")" and _LISTED.fullmatch(former)):
            return False
        former = token.text
    return not waiting


_SPACES = re.compile(r"[ \t\u2009\u202f]+")
_AT_LINE_END = re.compile(r" *\n *")


def same(one: str, other: str) -> bool:
    """Whether two texts print the same to the character, whatever kind of blank stands in them."""
    return one == other or _spaced(one) == _spaced(other)


def _spaced(text: str) -> str:
    return _AT_LINE_END.sub("\n", _SPACES.sub(" ", plain(text))).strip()
