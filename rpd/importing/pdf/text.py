"""Words of a PDF → the text that was written: what stood between lines, and divided words.

A page holds no paragraphs and no spaces at the ends of lines, only signs with places. A hyphen at
the end of a line is taken away where it is certain that it only divided a word; otherwise the text
carries a doubt. No-break spaces are put back by the rules by which the project sets them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from rpd.importing.pdf.pages import (
    ARTIFACT,
    GAP,
    HYPHEN,
    LINE,
    NOTHING,
    SOFT,
    SPACE,
    SPACE_LINE,
    UNKNOWN,
    Word,
)
from rpd.importing.source import PassedOver
from rpd.polish.spaces import keep_together

HYPHEN_OF_LINE: Final = "dywiz przeniesienia wyrazu"
_EDGES: Final = ".,;:!?()[]„”\"'«»"
_LABEL: Final = re.compile(r"[0-9]{1,3}[a-z]?|\*{1,3}")
_ITEM: Final = re.compile(r"[a-z]{1,2}[).]")
_COMPOUND: Final = re.compile(r"\w{3}(?:[zjlrtwc]n|ow|[sc]k)o-\Z")
"""How the first part of „społeczno-gospodarczy” ends."""
_UNITS: Final = ("m", "km", "cm", "mm", "dm")
_LITTLE: Final = (
    *("a", "i", "o", "u", "w", "z", "ze", "we", "na", "do", "od", "po", "za", "dla", "nad", "pod"),
    *("bez", "lub", "oraz", "czy", "nie", "się", "jak", "ich", "jej", "to"),
)
"""Short words that may begin a line of their own right."""
_REST: Final = 5
"""Letters that rather end a word which its column cut than are a word."""
_OPEN: Final = ("/", "-", "–", "—")
"""Signs after which a line may end without a space."""
_SOME: Final = 0.03
"""The share of lines that end in a hyphen above which a program divides words."""
_OFTEN: Final = 0.97
"""The share of lines with a space at their ends that makes a program one that keeps them."""


@dataclass(slots=True)
class Texts:
    """What the whole document tells about how its words are written, and what was taken away."""

    words: Counter[str] = field(default_factory=Counter)
    soft: bool = False
    keeps: bool = False
    often: bool = False
    divides: bool = False
    notes: set[str] = field(default_factory=set)
    passed_over: list[PassedOver] = field(default_factory=list)

    @classmethod
    def of(cls, words: Iterable[Word]) -> Texts:
        """What the words in the midst of lines tell."""
        made = cls()
        kept = ended = 0
        divided: list[tuple[str, str]] = []
        before: Word | None = None
        for word in words:
            if word.flags & ARTIFACT:
                continue
            made.soft |= bool(word.flags & SOFT)
            started = before is None or before.gap in (NOTHING, LINE) or before.flags & HYPHEN
            if not started and word.gap not in (NOTHING, LINE):
                made.words[_bare(word.text)] += 1
            if before is not None and before.flags & HYPHEN and word.text[:1].islower():
                divided.append((before.text, word.text))
            elif before is not None and _follows(before, word):
                ended += 1
                kept += before.gap == SPACE_LINE
            before = word
        made.keeps = ended > 0 and kept / ended >= _OFTEN
        made.often = kept > 0.5 * ended
        made.divides = len(divided) > _SOME * (ended + len(divided)) or any(
            len(stem) > 2 and made.words[_bare(stem[:-1] + tail)] for stem, tail in divided
        )
        return made

    def text(
        self, words: Sequence[Word], place: str = "", edge: float | None = None
    ) -> tuple[str, str]:
        """The text of a paragraph and, where it is not certain, why (or "").

        ``edge`` is how far to the right lines may go, where more is known than the words tell.
        """
        made, doubts = "", list[str]()
        if any(word.flags & UNKNOWN for word in words):
            doubts.append("W pliku nie ma znaczenia niektórych znaków; stoi za nie „\ufffd”.")
        reached = max((word.x1 for word in words), default=0.0)
        edge = reached if edge is None else max(edge, reached)
        before: Word | None = None
        alone = True
        for number, word in enumerate(words):
            text = self._marked(words, number) or word.text
            between = _between(before, word) if before else NOTHING
            cut = between == LINE and alone and before is not None and _full(before, word, edge)
            alone = (
                before is None
                or between in (LINE, SPACE_LINE)
                or (
                    # A no-break space ties, and is told as a place only.
                    alone and between in (NOTHING, GAP)
                )
            )
            fits = before is not None and before.x1 + 0.3 * before.size < edge
            if before is None or between == NOTHING or before.flags & SOFT:
                made += text
            elif between != LINE:
                made += " " + text
            elif made.endswith("-") and not made.endswith(" -"):
                repeated = text == "-" and word.gap == NOTHING
                made = self._hyphened(made, text, place, doubts, repeated=repeated)
            elif cut and self._cut(made.split()[-1], text, doubts, fits=fits):
                made += text
            else:
                made += self._space(made, text, doubts, fits=fits) + text
            before = word
        return keep_together(" ".join(made.split())), " ".join(dict.fromkeys(doubts))

    def _hyphened(
        self, made: str, text: str, place: str, doubts: list[str], *, repeated: bool
    ) -> str:
        """Both with a hyphen between them at the end of a line, or without: it divided a word."""
        stem = made.rsplit(maxsplit=1)[-1]
        if repeated or (text.startswith("-") and len(text) > 1):  # Polish repeats a compound's
            self._took("-", place)
            return made + text[1:]
        divided, compound = _bare(stem[:-1] + text), _bare(stem + text)
        plain = stem[-2:-1].isalpha() and text[:1].islower() and not set(stem) & set("/.@:")
        if not plain or self.soft or not self.divides:
            return made + text
        if self.words[compound] and not self.words[divided]:
            return made + text
        if _COMPOUND.search(stem) and not self.words[divided]:
            doubts.append(
                f"Na końcu wiersza stał dywiz: „{stem}{text}”; uznano, że należy do wyrazu."
            )
            return made + text
        if not self.words[divided] or self.words[compound]:
            doubts.append(
                f"Na końcu wiersza stał dywiz: „{stem}{text}”; uznano, że tylko dzielił wyraz."
            )
        self._took("-", place)
        return made[:-1] + text

    def _cut(self, stem: str, text: str, doubts: list[str], *, fits: bool) -> bool:
        """Whether a line that a word fills ends within it: a column narrower than its words."""
        tail = _bare(text)
        if self.words[_bare(stem + text)] or (fits and self.often):
            return True
        if len(tail) == 1 and tail not in _LITTLE:
            return True
        known = bool(self.words[_bare(stem)])
        if known and (self.words[tail] or tail in _LITTLE):
            return False
        cut = tail not in _LITTLE and len(tail) <= _REST and not (known or self.words[tail])
        said = "jeden wyraz" if cut else "dwa wyrazy"
        doubts.append(f"Wiersz kończy się na „{stem}”, dalej stoi „{text}”; uznano za {said}.")
        return cut

    def _took(self, text: str, place: str) -> None:
        self.passed_over.append(PassedOver(HYPHEN_OF_LINE, text, place))

    def _space(self, made: str, after: str, doubts: list[str], *, fits: bool) -> str:
        """What to put between two lines when the file has no space between them.

        Programs write the space at a line's end, but some leave out one for which there is no room:
        where it `fits` and is not there, there was none.
        """
        before = (made.split() or [""])[-1]
        if not before.endswith(_OPEN):
            return " "
        if self.keeps or (fits and self.often):
            return ""
        if before in _OPEN:
            if before == "-":
                doubts.append(f"Po „-” na końcu wiersza (przed „{after}”) mogło nie być spacji.")
            return " "
        if before[-1] == "/" and not self.words[_bare(before + after)]:
            doubts.append(
                f"Między wierszami „{before}” i „{after}” mogła stać spacja; połączono bez niej."
            )
        return ""

    # --- marks of footnotes ----------------------------------------------------------------------

    def _marked(self, words: Sequence[Word], number: int) -> str:
        """The mark of a footnote, where a word is one."""
        word = words[number]
        label = word.text.rstrip(")")
        if label not in self.notes or number == 0 or not raised(words[number - 1], word):
            return ""
        before = words[number - 1]
        if before.text in _UNITS and before.gap == NOTHING:
            return ""
        return f"[^{label}]"


def raised(before: Word, word: Word) -> bool:
    """Whether a word is small and high, as marks of footnotes are."""
    return (
        _LABEL.fullmatch(word.text.rstrip(")")) is not None
        and word.size < 0.85 * before.size
        and word.y >= before.y - 0.05 * before.size
    )


def label_of(words: Sequence[Word]) -> str:
    """The number that a footnote starts with, "" where it starts with none."""
    label = words[0].text.rstrip(")").strip("[]") if words else ""
    return label if _LABEL.fullmatch(label) else ""


def _full(before: Word, word: Word, edge: float) -> bool:
    """Whether the last word of a line may go on in the next one without a hyphen."""
    sign = (word.x1 - word.x0) / max(1, len(word.text))
    return (
        before.text[-1:].isalpha()
        and (word.text[:1].islower() or (word.text[1:2].islower() and word.text[0] == "-"))
        and before.x1 + max(0.6 * before.size, 1.3 * sign) > edge
    )


def _bare(word: str) -> str:
    return word.strip(_EDGES).casefold()


def _follows(before: Word, word: Word) -> bool:
    """Whether a line goes on in the next one: the same height of letters, right below."""
    return (
        before.page == word.page
        and abs(before.size - word.size) < 0.2
        and 0 < before.y - word.y < 1.6 * before.size
        and word.text[:1].islower()
        and _ITEM.fullmatch(word.text) is None
        and not before.flags & (SOFT | HYPHEN)
        and not before.text.endswith(_OPEN)
    )


def _between(before: Word, word: Word) -> int:
    """What parts two words of one paragraph, which need not follow each other in the file."""
    reach = 0.6 * max(before.size, word.size)
    if before.page != word.page or before.y - word.y > reach:
        return SPACE_LINE if before.gap == SPACE_LINE else LINE
    if before.gap == SPACE_LINE:
        return SPACE
    if before.gap in (GAP, LINE) and abs(before.y - word.y) <= reach:
        # The library sees a space or a new line where letters become smaller or higher, too.
        return GAP if word.x0 - before.x1 > 0.1 * min(before.size, word.size) else NOTHING
    return before.gap


def lines(words: Sequence[Word]) -> list[list[Word]]:
    """The words by the lines they stand in."""
    found: list[list[Word]] = [[words[0]]] if words else []
    for before, word in pairwise(words):
        if _between(before, word) in (LINE, SPACE_LINE):
            found.append([])
        found[-1].append(word)
    return found
