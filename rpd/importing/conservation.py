"""Whether every character of a source went somewhere: into data, a field, a comment, the report.

Each non-blank character of a piece of the source is covered at most once, by a character of the
data that the piece became. What is left over are stretches; those that fields and numbering say
(„Ad 1)”, a dash, „Środki własne realizatorów”) are counted as said so, all others are handed back,
to be put into a comment. Nothing is assumed of how the data were read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import field
from decimal import Decimal
from functools import cached_property
from itertools import compress, count
from operator import not_
from typing import Any, Final

from rpd.frozen import dataclass

_NAMED: Final = frozenset(("podzial", "okresy", "potrzeby", "montaz", "kwota_ogolem"))
"""Fields whose keys are words of the source."""
_UNSAID: Final = frozenset(("id", "strategia"))
"""Fields that no word of a piece of the source stands for."""
_GONE: Final = "\0"
_WORD: Final = re.compile(r"\w+|[^\w\s]")
_LEFT: Final = re.compile(f"[^{_GONE}]+")
_MARK: Final = re.compile(r"\[\^[^\]\s]*\]")


@dataclass(frozen=True, slots=True)
class Covered:
    """Characters of a text that data cover, those they say in other words, and what is left."""

    inside: int
    other: list[str]
    left: list[str]


@dataclass(slots=True)
class Account:
    """How many non-blank characters there are, and where they went."""

    total: int = 0
    in_data: int = 0
    in_other_words: Counter[str] = field(default_factory=Counter)
    by_fields: Counter[str] = field(default_factory=Counter)
    commented: int = 0
    passed_over: int = 0

    @property
    def fields(self) -> int:
        """Characters that fields and numbering say."""
        return sum(size(text) * times for text, times in self.by_fields.items())

    @property
    def others(self) -> int:
        """Characters that data say in other words."""
        return sum(size(text) * times for text, times in self.in_other_words.items())

    @property
    def kept(self) -> int:
        """Characters that went somewhere."""
        return self.in_data + self.others + self.fields + self.commented + self.passed_over

    @property
    def lost(self) -> int:
        """Characters that went nowhere: a mistake of the program."""
        return self.total - self.kept


def size(text: str) -> int:
    """How many non-blank characters a text has; marks of footnotes are no characters."""
    return len("".join((_MARK.sub("", text) if "[^" in text else text).split()))


def covered(text: str, values: Iterable[str], instead: Iterable[str] = ()) -> Covered:
    """What of a text the values cover, and the stretches that they do not.

    `instead` are stretches of the text that the data say in other words.
    """
    text = _MARK.sub("", text) if "[^" in text else text
    stream = "".join(text.split())
    words = _Words(text)
    other = []
    for stretch in instead:
        taken = _whole(stream, stretch) if size(stretch) else None
        if taken is not None:
            stream = taken
            other.append(stretch)
    for value in values:
        stream = _whole(stream, value) or words.taken(stream, value)
    edges = [*words.places, len(text)] if stream.strip(_GONE) else []
    left = [text[edges[one.start()] : edges[one.end()]].strip() for one in _LEFT.finditer(stream)]
    return Covered(stream.count(_GONE) - sum(map(size, other)), other, left)


def _whole(stream: str, value: str) -> str | None:
    """The stream with a value taken out, None where it does not stand there in one piece."""
    bare = "".join(_MARK.sub("", value).split())
    at = stream.find(bare)
    if at < 0:
        return None
    return stream[:at] + _GONE * len(bare) + stream[at + len(bare) :]


class _Words:
    """The words of a text, by which a value is looked for that stands there in pieces."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: dict[str, list[int]] | None = None

    @cached_property
    def places(self) -> list[int]:
        """Where the non-blank characters of the text stand."""
        return list(compress(count(), map(not_, map(str.isspace, self._text))))

    def taken(self, stream: str, value: str) -> str:
        if self._found is None:
            number = {at: n for n, at in enumerate(self.places)}
            self._found = {}
            for word in _WORD.finditer(self._text):
                self._found.setdefault(word.group(), []).append(number[word.start()])
        for word in _WORD.findall(_MARK.sub("", value)):
            for at in self._found.get(word, ()):
                if stream[at : at + len(word)] == word:
                    stream = stream[:at] + _GONE * len(word) + stream[at + len(word) :]
                    break
        return stream


def said(value: Any, under: str = "") -> Iterator[str]:
    """The texts that data hold, in their order, longest forms of numbers first."""
    if isinstance(value, dict):
        for key, member in value.items():
            if key in _UNSAID:
                continue
            if under in _NAMED:
                yield str(key)
            yield from said(member, str(key))
    elif isinstance(value, list):
        for member in value:
            yield from said(member, under)
    elif isinstance(value, bool) or value is None:
        return
    elif isinstance(value, int | Decimal):
        yield f"{value:f}".replace(".", ",") if isinstance(value, Decimal) else str(value)
    else:
        yield str(value)
