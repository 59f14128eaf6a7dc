"""Texts of a source made plain, and the labels that tables of plans put in front of them.

„Ad 1)”, „Ad1a)”, „Ad. 2ab)”, „Ad 1 i 2)”, „a)” are how a cell says which row and which part of it
it is about; printing puts them back, so data have none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from rpd.frozen import dataclass
from rpd.polish.wording import plain

BLANKS: Final = re.compile(r"[ \t\u2000-\u200a\u3000]+")
_INVISIBLE: Final = re.compile("[\u00ad\u200b\u2060\ufeff]")
_LABEL: Final = re.compile(
    r"(?P<ad>Ad|A)\s?\.?\s?(?P<numbers>[0-9]{1,3}(?:\s?(?:,|i|oraz|-|–)\s?[0-9]{1,3})*)\s?"
    r"(?P<letters>[a-z](?:\s?(?:,|i)?\s?[a-z]){0,3}(?=\s?\)))?\s?(?:[).:](?!\d)|(?<=\d)(?=\s\w))\s*"
)
_NUMBER: Final = re.compile(
    r"(?P<number>[0-9]{1,3}[a-z]{0,2}|(?:[IVXLC]+|[0-9]{1,3})(?:\.[0-9]{1,3}[a-z]{0,2})+)"
    r"\s?(?:[.)](?!\d)\s*|(?=\s)\s+)(?=\S)"
)
_MARKER: Final = re.compile(
    r"(?:(?<=\s)|^)(?:[•▪·*–-]\s+)?(?:Ad\s?\.?\s?[0-9]{1,3}\s?)?(?P<letter>[a-z])\)\s*(?=\S)",
    re.MULTILINE,
)
_LONE: Final = re.compile(r"(?:[•▪·*–-]\s*)?(?:[a-z]\)|[0-9]{1,2}[.)])\Z|[•▪·–-]\Z")
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Label:
    """What a label in front of a cell says: numbers of rows, letters of parts, and its text."""

    numbers: tuple[str, ...]
    letters: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a cell under a letter, "" for none."""

    lit: str
    text: str


@lru_cache(maxsize=8192)
def tidy(text: str) -> str:
    """A text with ordinary single spaces, its lines kept, nothing invisible in it."""
    text = unicodedata.normalize("NFC", _visible(plain(text)))
    lines = map(_single_spaced, text.replace("\r", "").split("\n"))
    return "\n".join(lines).strip("\n")


def _visible(text: str) -> str:
    return text if text.isprintable() else _INVISIBLE.sub("", text)


def _single_spaced(line: str) -> str:
    # Of all blanks the space alone is printable.
    odd = "  " in line or not line.isprintable()
    return (BLANKS.sub(" ", line) if odd else line).strip(" ")


@lru_cache(maxsize=8192)
def one_line(text: str) -> str:
    """A text without lines."""
    return " ".join(tidy(text).split("\n"))


@lru_cache(maxsize=4096)
def key(text: str) -> str:
    """A text by which headers and names are compared: its letters and digits alone."""
    bare = unicodedata.normalize("NFKD", text.casefold().replace("ł", "l"))
    return "".join(sign for sign in bare if sign.isalnum())


def unlabelled(text: str, number: str) -> tuple[Label | None, str]:
    """The label in front of a text, and the text behind it.

    „1)” or „1.” alone is a label where the row has that number and no „2)” follows.
    """
    if found := _LABEL.match(text):
        numbers = tuple(re.findall("[0-9]+", found["numbers"]))
        letters = re.sub("[^a-z]|i(?=.)", "", found["letters"] or "")
        return Label(numbers, letters, found.group().strip()), text[found.end() :]
    bare = re.match(r"([0-9]{1,3})([).])(?!\d)\s*(?=\S)", text)
    if bare and bare[1] == number and f"{int(number) + 1}{bare[2]}" not in text[bare.end() :]:
        return Label((bare[1],), "", bare.group().strip()), text[bare.end() :]
    return None, text


def numbered(text: str) -> tuple[str, str, str]:
    """The number in front of a name, the name, and the words of the number: „1.”, „Ad 3)”."""
    label = _LABEL.match(text)
    if label and label["ad"] == "Ad":
        return re.findall("[0-9]+", label["numbers"])[0], text[label.end() :], label.group()
    found = _NUMBER.match(text)
    if found and (found.group().strip()[-1] in ".)" or "." in found["number"]):
        return found["number"], text[found.end() :], found.group()
    return "", text, ""


def lettered(text: str, first: str = "") -> list[Part]:
    """The parts of a text under letters that follow each other; one without any for plain text.

    `first` is a letter that the label in front of the text gave.
    """
    text = f"{first}) {text}" if len(first) == 1 else text
    found = list(in_turn(list(_MARKER.finditer(text))))
    if not found or text[: found[0].start()].strip():
        return [Part("", text.strip())]
    ends = [*(one.start() for one in found[1:]), len(text)]
    return [
        Part(one["letter"], text[one.end() : end].strip())
        for one, end in zip(found, ends, strict=True)
    ]


def in_turn(found: Sequence[re.Match[str]]) -> Iterator[re.Match[str]]:
    """The markers whose letters follow each other from the first one on."""
    last = ""
    for one in found:
        letter = one["letter"]
        if not last or _LETTERS.index(letter) == _LETTERS.index(last) + 1:
            last = letter
            yield one


def markers(text: str) -> list[re.Match[str]]:
    """The letters of parts wherever they stand in a text, as far as they follow each other."""
    return list(in_turn(list(_MARKER.finditer(text))))


def lit(position: int, letter: str, several: int) -> str:
    """The letter that data must keep: one that does not follow from the order of the parts."""
    expected = _LETTERS[position] if several > 1 and position < len(_LETTERS) else ""
    return "" if letter in ("", expected) and (several > 1 or not letter) else letter


def together(paragraphs: Sequence[str]) -> list[str]:
    """Paragraphs of which one that is a mere marker („a)”, „• b)”) stands with the next one."""
    found: list[str] = []
    for text in paragraphs:
        if found and _LONE.match(found[-1]) and text:
            found[-1] = f"{found[-1]} {text}"
        elif text:
            found.append(text)
    return found


def joined(above: str, below: str) -> tuple[str, str, str]:
    """What a page break tore apart, put together; why that is doubtful, and what was left out."""
    if not above or not below:
        return above or below, "", ""
    last, first = above.rsplit(maxsplit=1)[-1], below.split(maxsplit=1)[0]
    if re.search(r"[^\W\d_]-\Z", above) and below[:1].islower():
        return above[:-1] + below, f"złożono wyraz podzielony na „{last}” i „{first}”", "-"
    if len(first) > 2 and last.endswith(first) and last != first and first.islower():
        return above + below[len(first) :], f"pominięto powtórzone „{first}” po „{last}”", first
    return f"{above} {below}", "", ""
