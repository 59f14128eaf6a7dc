"""Lines that are headings of a profile: „Cel szczegółowy I. …”, „Priorytet I.1 …”, „1. …”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from rpd.frozen import dataclass
from rpd.importing.wording import one_line
from rpd.plan.level import Level
from rpd.plan.profil import Profil

_NUMBERS: Final = {
    "rzymska": r"[IVXLC]{1,7}[a-z]?",
    "arabska": r"[0-9]{1,3}[a-z]?",
    "litera": r"[a-zA-Z]{1,2}",
    "z-rodzicem": r"[IVXLC0-9a-zA-Z]{1,7}(?:\.[0-9]{1,3}[a-z]?)+\.?",
    "dowolna": r"[^\s.:)]{1,12}(?:\.[^\s.:)]{1,6})*",
}
_BEHIND: Final = r"\s*(?:[.:)–-](?=\s|\Z)|[.:](?=\D))?\s*"
_FULL: Final = r"(?:[IVXLC0-9]{1,7}\.)*"


@dataclass(frozen=True, slots=True)
class Title:
    """A heading: its depth from 0, its number, its name, the words around the number."""

    depth: int
    numer: str
    nazwa: str
    words: str


class Headings:
    """Knows the headings of a profile."""

    def __init__(self, profil: Profil) -> None:
        self._levels = profil.levels
        self._patterns = [list(_patterns(level)) for level in profil.levels]

    def of(self, text: str, *, sure: bool) -> Title | None:
        """The heading that a line is; what is a number alone needs to be `sure`ly a heading."""
        line = one_line(text)
        for depth, patterns in enumerate(self._patterns):
            for pattern, with_words in patterns:
                found = pattern.match(line)
                if found is None or not (with_words or sure):
                    continue
                numer = (found.groupdict().get("numer") or "").rstrip(".")
                nazwa = line[found.end() :].strip()
                if nazwa or numer:
                    return Title(depth, numer, nazwa, found.group().strip())
        return None

    def in_column(self, text: str, depth: int) -> Title:
        """The heading of a level that a cell in its column names: „I.1 Nazwa”, or a name alone."""
        for pattern, _ in self._patterns[depth]:
            if found := pattern.match(text):
                numer = (found.groupdict().get("numer") or "").rstrip(".")
                return Title(depth, numer, text[found.end() :].strip(), found.group().strip())
        form = _NUMBERS.get(self._levels[depth].numbering, "")
        bare = re.match(rf"(?P<numer>{form})(?!\w){_BEHIND}", text) if form else None
        if bare:
            return Title(depth, bare["numer"].rstrip("."), text[bare.end() :], bare.group().strip())
        return Title(depth, "", text, "")

    def level(self, depth: int) -> Level:
        """The level at a depth."""
        return self._levels[depth]


def _patterns(level: Level) -> Iterator[tuple[re.Pattern[str], bool]]:
    """Patterns of a level's headings, each with whether it holds words besides the number."""
    form = _NUMBERS.get(level.numbering, "")
    for heading in dict.fromkeys((level.heading, level.noun.one, level.short.one)):
        before, number, after = heading.partition("{numer}")
        words = before.strip(" \u00a0")
        if number and not words:
            behind = re.escape(after.strip(" \u00a0"))
            yield re.compile(rf"(?P<numer>{form}){behind}\s+(?=\S)"), False
        elif words and form:
            said = r"\s+".join(map(re.escape, words.replace("\u00a0", " ").split()))
            prefix = "" if level.numbering in ("z-rodzicem", "dowolna") else _FULL
            yield (
                re.compile(rf"(?i:{said})\s+(?:nr\s+)?{prefix}(?P<numer>{form})(?!\w){_BEHIND}"),
                True,
            )
        elif words and not form:
            said = r"\s+".join(map(re.escape, words.replace("\u00a0", " ").rstrip(":").split()))
            yield re.compile(rf"(?i:{said})\s*:\s*"), True
