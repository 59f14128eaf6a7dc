"""What two texts differ in where a reader would see the same: spaces, paragraphs, hidden signs."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from rpd.polish.wording import NBSP, count, join, quote

_SPACES = {
    " ": "zwykła spacja",
    "\t": "tabulator",
    "\n": "koniec wiersza",
    NBSP: "twarda spacja",
    "\u2002": "spacja półfiretowa",
    "\u2003": "spacja firetowa",
    "\u2007": "spacja szerokości cyfry",
    "\u2009": "cienka spacja",
    "\u200a": "włosowa spacja",
    "\u202f": "wąska twarda spacja",
}
_SIGNS = {
    "\xad": "miękki łącznik",
    "\u200b": "odstęp zerowej szerokości",
    "\u200c": "rozłącznik zerowej szerokości",
    "\u200d": "łącznik zerowej szerokości",
    "\u2060": "łącznik wyrazów",
    "\ufeff": "znacznik BOM",
}
_LOOKALIKES = str.maketrans(
    "аеорсухіјѕАВЕКМНОРСТХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧοι\u2010\u2011",
    "aeopcyxijsABEKMHOPCTXIJSABEZHIKMNOPTYXoi--",
)
_MOST = 3
_CONTEXT = 12


def unseen(old: str, new: str) -> str:
    """„tylko odstępy: za „nr” była zwykła spacja, jest twarda spacja (U+00A0)”; "" if one sees it.

    Line ends are paragraphs and items of lists, as the file has them.
    """
    if old == new or _visible(old) != _visible(new):
        return ""
    if re.sub(r"\s*\n\s*", " ", old) == re.sub(r"\s*\n\s*", " ", new):
        return f"tylko podział na akapity i wiersze: było: {_parts(old)}, jest: {_parts(new)}"
    found = [_told(*place) for place in _places(old, new)]
    said = found[:_MOST] if len(found) > _MOST + 1 else found
    rest = len(found) - len(said)
    more = f" i w {count(rest, 'innym miejscu', 'innych miejscach', 'innych miejscach')}"
    return f"tylko znaki, których nie widać: {'; '.join(said)}{more if rest else ''}"


def _hidden(character: str) -> bool:
    return (
        character.isspace()
        or character in _SIGNS
        or unicodedata.category(character) == "Cf"
        or "\ufe00" <= character <= "\ufe0f"
    )


def _visible(text: str) -> str:
    """What is left where one does not see what kind of space there is; none is no space."""
    text = re.sub(r"\s+", " ", text)
    return "".join(c for c in text if c == " " or not _hidden(c)).strip().translate(_LOOKALIKES)


def _places(old: str, new: str) -> list[tuple[str, str, str]]:
    """Where they differ: the visible text in front, and what is there in each."""
    found = []
    before = ""
    one, other = _split(old), _split(new)
    for (gap, sign), (gap_, sign_) in zip(one, other, strict=True):
        if gap != gap_:
            found.append((before, gap, gap_))
        if sign != sign_:
            found.append((before, sign, sign_))
        before += f" {sign}" if any(map(str.isspace, gap)) else sign
    return found


def _split(text: str) -> list[tuple[str, str]]:
    """Each visible character with the hidden ones in front of it; "" behind the last one."""
    pairs = []
    gap = ""
    for character in text:
        if _hidden(character):
            gap += character
        else:
            pairs.append((gap, character))
            gap = ""
    return [*pairs, (gap, "")]


def _told(before: str, old: str, new: str) -> str:
    words = before.split()
    tail = before[-_CONTEXT:] if words and len(words[-1]) > _CONTEXT else (words or [""])[-1]
    where = f"za {quote(tail)} " if tail else "na początku "
    return f"{where}było: {_named(old)}, jest: {_named(new)}"


def _named(characters: str) -> str:
    """„zwykła spacja”, „twarda spacja (U+00A0)”, „nic”."""
    if not characters:
        return "nic"
    names = []
    for character, times in Counter(characters).items():
        name = _SPACES.get(character) or _SIGNS.get(character)
        if name is None and not _hidden(character):
            name = f"„{character}”"
        blank = character in " \t\n"
        code = f"U+{ord(character):04X}"
        named = name if blank and name else f"{name} ({code})" if name else f"znak {code}"
        names.append(f"{named} {times} razy" if times > 1 else named)
    return join(names)


def _parts(text: str) -> str:
    lines = sum(1 for line in text.split("\n") if line.strip())
    paragraphs = len([part for part in re.split(r"\n\s*\n", text) if part.strip()])
    counted = count(paragraphs, "akapit", "akapity", "akapitów")
    if lines == paragraphs:
        return counted
    return f"{counted} ({count(lines, 'wiersz', 'wiersze', 'wierszy')})"
