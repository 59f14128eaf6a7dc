"""What can be cited within a text: points, letters, tirets, paragraphs, sentences.

A unit is named only where a reader cannot miss it: a letter that stands once, the n-th paragraph
where all of them count, a sentence where nobody can doubt where it ends.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal

from rpd.act.printed import Line, Lines
from rpd.frozen import dataclass

Kind = Literal["pkt", "lit", "ust", "tiret", "wprowadzenie", "akapit", "zdanie"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: by the ``mark`` that is printed („a”, „1”), by its ordinal („2”), or by nothing."""

    kind: Kind
    mark: str = ""


@dataclass(frozen=True, slots=True)
class UnitLines:
    """Lines that belong together, and the unit that they are, None where nothing can name it."""

    unit: Unit | None
    lines: Lines


MARKED: Final[frozenset[Kind]] = frozenset(("pkt", "lit", "ust"))
"""What is called by the mark that stands before it: „1)”, „a)”, „1.”."""

_LETTER = re.compile(r"([a-z]{1,3})\)")
_NUMBER = re.compile(r"([0-9]+)([.)])")


def letter_of(line: Line) -> str:
    """The letter of an item, "" for other lines."""
    found = None if line.nested else _LETTER.fullmatch(line.marker)
    return found[1] if found else ""


def _number_of(line: Line) -> Unit | None:
    """What an item with a number is: „1)” a point, „1.” an ustęp; None for other lines."""
    found = None if line.nested else _NUMBER.fullmatch(line.marker)
    return Unit("pkt" if found[2] == ")" else "ust", found[1]) if found else None


def is_lettered(line: Line) -> bool:
    """Whether an item has a letter or a number that could call it."""
    return bool(letter_of(line)) or _number_of(line) is not None


def inner_letters(lines: Lines) -> set[str]:
    """What items of items are marked with that could be taken for letters of the text itself."""
    found = (_LETTER.fullmatch(line.marker) for line in lines if line.nested)
    return {match[1] for match in found if match}


def blocks(lines: Lines) -> tuple[UnitLines, ...]:
    """The lines of a text by the units that they make."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and (line.nested or _is_below(line, groups[-1][0])):
            groups[-1].append(line)
        else:
            groups.append([line])
    units = _Naming(groups)
    return tuple(UnitLines(units.of(i), tuple(group)) for i, group in enumerate(groups))


def _is_below(line: Line, above: Line) -> bool:
    """Whether an item belongs to the one above: a number or a dash to a letter, a dash to both."""
    if not line.marker or letter_of(line):
        return False
    return bool(letter_of(above)) or (_number_of(line) is None and _number_of(above) is not None)


class _Naming:
    def __init__(self, groups: Sequence[Sequence[Line]]) -> None:
        self._firsts = [group[0] for group in groups]
        letters = [letter_of(line) for line in self._firsts]
        self._letters = letters
        self._numbers = [_number_of(line) for line in self._firsts]
        # Below a letter or beside one, and beside numbers of another kind, a number says little.
        kinds = {unit.kind for unit in self._numbers if unit}
        self._numbered = len(kinds) == 1 and not any(letters)
        items = [i for i, line in enumerate(self._firsts) if line.marker]
        self._one_list = bool(items) and items[-1] - items[0] + 1 == len(items)
        self._first_item = items[0] if items else -1
        paragraphs = [i for i, line in enumerate(self._firsts) if not line.marker]
        countable = not any(self._firsts[i].bare for i in paragraphs) and len(paragraphs) > 1
        self._ordinals = {i: n for n, i in enumerate(paragraphs, 1)} if countable else {}

    def of(self, i: int) -> Unit | None:
        line = self._firsts[i]
        if letter := self._letters[i]:
            once = self._letters.count(letter) == 1
            return Unit("lit", letter) if once else None
        if number := self._numbers[i]:
            return number if self._numbered and self._numbers.count(number) == 1 else None
        if line.marker:
            alone = self._one_list and not any(self._letters) and not any(self._numbers)
            return Unit("tiret", str(i - self._first_item + 1)) if alone else None
        if i + 1 == self._first_item and self._one_list and not line.bare:
            return Unit("wprowadzenie")
        return Unit("akapit", str(self._ordinals[i])) if i in self._ordinals else None


# --- sentences -----------------------------------------------------------------------------------

_END = re.compile(r"(\S+)([.?!])[”)]? +(?=\S)")
_MOST_SENTENCES = 6
_SHORTENED = frozenset(("godz", "mies", "społ", "proc", "rozp", "odpow", "przedst", "ekon"))


def _is_word(letters: str) -> bool:
    """Whether letters before a full stop are surely a word, not one cut short."""
    if letters.isupper():
        # „PES.” is an abbreviation that takes no full stop; „IV.” may be a number.
        return len(letters) > 1 and not set(letters) <= set("IVXLC")
    lower = letters.isalpha() and letters[1:].islower()
    return lower and len(letters) > 3 and letters.casefold() not in _SHORTENED


def sentences_of(text: str) -> tuple[str, ...]:
    """The sentences of a text; one, the text itself, where it can be doubted where they end."""
    found: list[str] = []
    start = 0
    for match in _END.finditer(text):
        word, stop = match[1], match[2]
        behind = text[match.end()]
        letters = "".join(filter(str.isalnum, word))
        if stop == "." and not behind.isupper():
            if behind.isdigit() or _is_word(letters):
                return (text,)
            continue
        if stop == "." and not _is_word(letters):
            return (text,)
        found.append(text[start : match.end()].rstrip())
        start = match.end()
    found.append(text[start:])
    return tuple(found) if len(found) <= _MOST_SENTENCES else (text,)
