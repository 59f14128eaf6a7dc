"""Words of a cell, or of a page, without tags → the paragraphs that they were.

A page says where words stand, not where paragraphs end. A line ends a paragraph where the next one
begins with a label („a)”, „2.”), is set in other letters, or where its first words would still have
fitted: no program breaks a line there by itself. What is near that is a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from rpd.frozen import dataclass
from rpd.importing.pdf.pages import BOLD, GAP, NOTHING, SOFT, SPACE, SPACE_LINE, Word
from rpd.importing.pdf.text import Texts
from rpd.importing.source import Paragraph

_LABEL: Final = re.compile(
    r"(?:[a-zżźćłśęąóń]{1,2}\)|[0-9]{1,2}[.)]|[IVX]{1,5}\.|[•·▪○]|A(?:d|\.)?\.?[0-9]{1,2}\)?)(?=\s|\Z)"
    r"|Ad\.?\s?[0-9]{1,2}\s?[).]",
)
_DASH: Final = ("–", "-", "—")
_SPACE: Final = 0.28
"""The width of a space, in sizes of the font."""
GUTTER: Final = 0.7
"""Sizes of the font that a strip between columns is wide at least."""
_COLUMNS: Final = 3
_PARTED: Final = "W wierszu są odstępy jak między kolumnami; uznano go za zwykły tekst."
_SURE: Final = 0.35
"""How many sizes of the font words must fit by (or not fit by) for it to be certain."""
_UNSURE: Final = "Nie wiadomo na pewno, czy w wierszu „{}” kończy się akapit; uznano, że {}."


@dataclass(slots=True)
class Line:
    """Words at one height."""

    words: list[Word]

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where it ends."""
        return max(word.x1 for word in self.words)

    @property
    def size(self) -> float:
        """The size of most of its letters."""
        return max(self.words, key=lambda word: len(word.text)).size

    @property
    def y(self) -> float:
        """Its base line."""
        return max(self.words, key=lambda word: len(word.text)).y

    @property
    def bold(self) -> bool:
        """Whether all of it stands out."""
        return all(word.flags & BOLD for word in self.words if word.text)

    @property
    def text(self) -> str:
        """Its words with spaces between them, for looking at."""
        return " ".join(word.text for word in self.words if word.text)


def lines(words: Iterable[Word]) -> list[Line]:
    """Words by their lines, from the top; raised marks stand in the line that they follow."""
    made: list[Line] = []
    for word in words:
        home = None
        for line in reversed(made[-40:]):
            if abs(line.y - word.y) < 0.45 * max(line.size, word.size):
                home = line
                break
        if home is None:
            made.append(Line([word]))
        else:
            home.words.append(word)
    for line in made:
        ordered = all(a.x0 <= b.x0 + 0.5 for a, b in pairwise(line.words))
        if not ordered:
            line.words.sort(key=lambda word: word.x0)
    return sorted(made, key=lambda line: -line.y)


def gaps(line: Line) -> list[tuple[float, float]]:
    """The strips between the words of a line that are wider than spaces."""
    ordered = sorted(line.words, key=lambda word: word.x0)
    least = GUTTER * line.size
    return [(a.x1, b.x0) for a, b in pairwise(ordered) if b.x0 - a.x1 > least]


def pieces(line: Line) -> int:
    """How many pieces a line has that stand far from each other."""
    return len(gaps(line)) + 1


@dataclass(frozen=True, slots=True)
class Frame:
    """Where lines may begin and end.

    ``ties`` where single letters never end a line, ``spaces`` where lines that go on end in one.
    """

    left: float
    right: float
    ties: bool = True
    spaces: bool = False


def ties(found: Iterable[Line]) -> bool:
    """Whether single letters go on to the next line, as good typography has it."""
    ends = [line.words[-1].text for line in found if len(line.words) > 3]
    return not any(len(word) == 1 and word.isalpha() for word in ends)


def paragraphs(found: Sequence[Line], room: Frame, texts: Texts, place: str) -> list[Paragraph]:
    """The paragraphs that lines make."""
    made: list[Paragraph] = []
    held: list[Line] = []
    doubts: list[str] = []
    for number, line in enumerate(found):
        if held:
            ends, doubt = _ends(held[-1], line, room, found)
            if len(held) > 1 and not ends and _set_in(held, line):
                ends, doubt = True, False
            if doubt:
                said = "kończy się tam" if ends else "nie kończy się tam"
                doubts.append(_UNSURE.format(held[-1].text, said))
            if ends:
                made.append(_paragraph(held, room, texts, place, doubts))
                held, doubts = [], []
        held.append(line)
        if number == len(found) - 1:
            made.append(_paragraph(held, room, texts, place, doubts))
    return made


def _paragraph(
    held: Sequence[Line], room: Frame, texts: Texts, place: str, doubts: Sequence[str]
) -> Paragraph:
    words = [word for line in held for word in line.words]
    text, doubt = texts.text(words, place, room.right)
    parted = _PARTED if any(pieces(line) >= _COLUMNS for line in held) else ""
    return Paragraph(text, place, doubt=" ".join(filter(None, (*doubts, doubt, parted))))


def _ends(line: Line, after: Line, room: Frame, all_lines: Sequence[Line]) -> tuple[bool, bool]:
    """Whether a paragraph ends with a line, and whether that is a guess."""
    if abs(line.size - after.size) > 0.1 * line.size or line.bold != after.bold:
        return True, False
    if _apart(line, after, all_lines):
        return True, False
    starts = starts_item(after)
    if starts:
        return True, False
    last = line.words[-1]
    if last.flags & SOFT or last.text.endswith("-"):
        return False, False
    centred = all(_centred(one, room) for one in all_lines)
    free = room.right - line.x1 + (line.x0 - room.left if centred else 0)
    if len(line.words) == 1 and free < 0.75 * line.size and after.text[:1].islower():
        return False, False  # a word longer than its column
    spare = (free - _SPACE * line.size - _first_piece(after, ties=room.ties)) / line.size
    if room.spaces and not centred:
        # Where a paragraph goes on, the space at the end of the line is written in the file.
        ends = last.gap not in (SPACE, SPACE_LINE) and free > (_SPACE + 0.1) * line.size
        return ends, (ends and spare < -_SURE) or (not ends and spare > _SURE)
    if after.words[0].text in _DASH:
        return spare > _SURE, spare > -_SURE
    if spare > _SURE:
        # A sentence that goes on in a small letter was rather broken by hand.
        guess = after.text[:1].islower() and not line.text.endswith((".", ":", ";", ","))
        return True, guess
    return False, spare > -_SURE / 2


def _set_in(held: Sequence[Line], line: Line) -> bool:
    """Whether a line begins elsewhere than the lines of the item before it go on."""
    first, last = held[0], held[-1]
    hangs = is_item(first.text) and last.x0 > first.x0 + 0.5 * first.size
    return hangs and line.x0 < first.x0 + 0.3 * first.size


def _apart(line: Line, after: Line, all_lines: Sequence[Line]) -> bool:
    """Whether more room than usual lies between two lines."""
    steps = sorted(a.y - b.y for a, b in pairwise(all_lines) if a.y - b.y > 0.5 * a.size)
    usual = steps[0] if steps else 1.2 * line.size
    return line.y - after.y > 1.25 * min(usual, 1.35 * line.size) + 0.5


def starts_item(line: Line) -> bool:
    """Whether a line begins with a label: „a)”, „Ad 2)”, „3.”."""
    return is_item(line.text)


def is_item(text: str) -> bool:
    """Whether a text begins with a label."""
    found = _LABEL.match(text)
    if found is None:
        return False
    if re.fullmatch(r"[0-9]{1,2}\.", found[0]):  # a day: „1. stycznia” is not written so
        rest = text[found.end() :].strip()
        return rest[:1].isupper() or not rest
    return True


def _centred(line: Line, room: Frame) -> bool:
    """Whether as much is free on the left of a line as on its right."""
    return abs(line.x0 - room.left - (room.right - line.x1)) < 0.6 * line.size


def _first_piece(line: Line, *, ties: bool) -> float:
    """The width of what cannot be parted at the beginning of a line."""
    end = line.words[0].x1
    for before, word in pairwise(line.words):
        single = ties and len(before.text) == 1 and before.text.isalpha()
        # A no-break space is told as a place only.
        if not single and before.gap not in (NOTHING, GAP):
            break
        end = word.x1
    return end - line.words[0].x0
