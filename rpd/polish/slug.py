"""A Polish text as a short name of ASCII letters, digits and single hyphens."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

LONGEST = 40
_MARK = re.compile(r"\[\^[^\]]*\]")
_WORD = re.compile(r"[a-z0-9]+")
_LINKS = frozenset(
    "a do dla i lub na o od oraz po przez przy w we wraz z za ze".split()  # noqa: SIM905
)
_OTHERWISE_READ = frozenset(("true", "false", "null", "yes", "no", "on", "off", "y", "n"))
"""What some YAML readers take for something else than a text."""


def slug(texts: Iterable[str], noun: str) -> str:
    """The first words of texts, at most `LONGEST` characters of them.

    `noun` stands in front of what does not begin with a letter or is no text to every YAML reader,
    and alone where there is no word.
    """
    words = [word for text in texts for word in _words(text)]
    kept: list[str] = []
    for word in words:
        if kept and len("-".join((*kept, word))) > LONGEST:
            break
        kept.append(word[:LONGEST])
    if len(kept) < len(words):
        while len(kept) > 1 and kept[-1] in _LINKS:
            kept.pop()
    name = "-".join(kept)
    if not name:
        return noun
    return name if name[0].isalpha() and name not in _OTHERWISE_READ else f"{noun}-{name}"


def _words(text: str) -> list[str]:
    bare = unicodedata.normalize("NFKD", _MARK.sub("", text).casefold().replace("ł", "l"))
    return _WORD.findall("".join(sign for sign in bare if not unicodedata.combining(sign)))
