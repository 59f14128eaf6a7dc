"""What was recognised: the data of a plan, doubts and remarks at their places, and the account."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import field
from functools import lru_cache
from typing import Any, Final

from rpd.diagnostics import Path
from rpd.frozen import dataclass
from rpd.importing import conservation
from rpd.importing.cells.read import Read
from rpd.importing.conservation import Account
from rpd.importing.source import PassedOver

_SIGNS: Final = re.compile(r"[\s.,;:()–—−\-•*·/„”\"'\[\]_|]+")
_FIELD_WORDS: Final = re.compile(
    r"(?:Ad|A)\s?\.?\s?[0-9]{0,3}(?:\s?(?:,|i)\s?[0-9]{1,3})*\s?[a-z]{0,3}\s?[).]?"
    r"|(?<!\w)(?:[a-z]\)|[0-9]{1,3}[.)]?)(?!\w)"
    r"|(?<!\w)(?:i|oraz|r|w tym|tys|mln|zł|PLN)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Note:
    """A comment at a place of the data; a ``doubt`` is something that somebody must look at."""

    path: Path
    text: str
    doubt: bool = True


@dataclass(slots=True)
class Draft:
    """A plan as recognised."""

    data: dict[str, Any] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    passed_over: list[PassedOver] = field(default_factory=list)
    account: Account = field(default_factory=Account)
    unknown_sources: list[str] = field(default_factory=list)
    unknown_bodies: list[str] = field(default_factory=list)
    inflected_bodies: list[str] = field(default_factory=list)
    uninflected_bodies: list[str] = field(default_factory=list)
    unknown_columns: dict[str, int] = field(default_factory=dict)
    dashes: int = 0

    @property
    def doubts(self) -> list[Note]:
        """The notes that somebody must look at."""
        return [note for note in self.notes if note.doubt]

    def doubt(self, path: Path, sentence: str, place: str = "") -> None:
        """Put a doubt beside a place of the data."""
        note = Note(path, f"{sentence} ({place})" if place else sentence)
        if note not in self.notes:
            self.notes.append(note)

    def keep(self, path: Path, text: str, said: str) -> None:
        """Keep a text of the source, that is no data, in a comment."""
        self.notes.append(Note(path, f"{said}: {text}", doubt=False))
        self.in_comment(text)

    def in_comment(self, text: str) -> None:
        """Count a text of the source that a comment says."""
        self.account.total += conservation.size(text)
        self.account.commented += conservation.size(text)

    def pass_over(self, what: str, text: str, place: str = "") -> None:
        """A text of the source that becomes no part of the plan."""
        self.passed_over.append(PassedOver(what, text, place))
        self.account.total += conservation.size(text)
        self.account.passed_over += conservation.size(text)

    def by_fields(self, text: str) -> None:
        """A text of the source that the shape of the plan says: a header of a column."""
        size = conservation.size(text)
        self.account.total += size
        if size:
            self.account.by_fields[text] += 1

    def account_for(
        self, path: Path, text: str, value: Any, place: str, read: Read | Iterable[str] = ()
    ) -> None:
        """Count where the characters of a text went; what went nowhere is put into a comment."""
        account = self.account
        account.total += conservation.size(text)
        coded, instead = (read.coded, read.instead) if isinstance(read, Read) else (read, ())
        coded = [one for one in coded if one.strip()]
        found = conservation.covered(text, conservation.said(value), instead)
        account.in_data += found.inside
        account.in_other_words.update(found.other)
        for stretch in found.left:
            rest = self._without(stretch, coded)
            if rest:
                account.commented += conservation.size(rest)
                where = f" ({place})" if place else ""
                self.notes.append(Note(path, f"w źródle stoi też: „{rest}”{where}"))

    def _without(self, stretch: str, coded: list[str]) -> str:
        """A stretch without what fields say; that is counted. What is left, "" for nothing."""
        left = stretch
        taken: Counter[str] = Counter()
        for words in sorted(coded, key=len, reverse=True):
            at = left.find(words)
            if at >= 0:
                left = f"{left[:at]}\x00{left[at + len(words) :]}"
                taken[words] += 1
                continue
            if " " not in words:
                continue
            left, times = _loose(words).subn("\x00", left, count=1)
            if times:
                taken[words] += 1
        left = _FIELD_WORDS.sub(lambda m: _taken(m, taken), left)
        left = _SIGNS.sub(lambda m: _taken(m, taken), left)
        self.account.by_fields.update(taken)
        return " ".join(left.replace("\x00", " ").split())


@lru_cache(maxsize=1024)
def _loose(words: str) -> re.Pattern[str]:
    """Words with any blanks between them, or none."""
    return re.compile(r"\s*".join(map(re.escape, words.split())))


def _taken(found: re.Match[str], taken: Counter[str]) -> str:
    text = " ".join(found.group().split())
    if text:
        taken[text] += 1
    return "\x00"
