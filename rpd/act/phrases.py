"""The words that sentences of an act are made of: nouns in their cases, row numbers, markers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from rpd.act.printed import Heading, is_mark
from rpd.render.letter import superscript
from rpd.wording import NBSP, join


def numbered(text: str, ids: Mapping[str, str], numbers: Mapping[str, int]) -> str:
    """A printed text with its footnotes' marks as numbers: „powiatów²”."""
    said = []
    for position, character in enumerate(text):
        if not is_mark(character):
            said.append(character)
            continue
        # „¹²” would be the twelfth note.
        beside = position > 0 and is_mark(text[position - 1])
        said.append(", " * beside + superscript(numbers.get(ids.get(character, ""), 0)))
    return "".join(said)


def inner_quotes(text: str) -> str:
    """Quotation marks inside a quotation are »…«; here also those whose partner is not quoted.

    A text that has »…« of its own keeps all its marks, because nobody could tell them apart.
    """
    return text if "»" in text or "«" in text else text.replace("„", "»").replace("”", "«")


def quoted(text: str) -> str:
    """A text in quotation marks."""
    return f"„{inner_quotes(text)}”"


_NUMBER = re.compile(rf"[0-9]+(?:[ {NBSP}][0-9]{{3}})*(?:,[0-9]+)?")
_NOUNS: Final = {
    "liczba": ("liczbę", "liczbą", "liczbie"),
    "kwota": ("kwotę", "kwotą", "kwocie"),
    "wyraz": ("wyraz", "wyrazem", "wyrazie"),
    "wyrazy": ("wyrazy", "wyrazami", "wyrazach"),
}
"""Accusative, instrumental, locative."""


def kind_of(text: str, money: bool) -> str:
    """Which noun announces a quotation: „liczba”, „kwota” for a number of money, „wyraz”."""
    if _NUMBER.fullmatch(text):
        return "kwota" if money else "liczba"
    return "wyraz"


def noun(text: str, case: int, kind: str = "wyraz") -> str:
    """The noun in its case: accusative (0), instrumental (1), locative (2); plural for words."""
    if kind == "wyraz" and sum(any(map(str.isalnum, word)) for word in text.split()) > 1:
        kind = "wyrazy"
    return _NOUNS[kind][case]


LOCATIVE: Final = {2: "Celu szczegółowym", 3: "Priorytecie", 4: "Kierunku interwencji"}
INSTRUMENTAL: Final = {2: "Celem szczegółowym", 3: "Priorytetem", 4: "Kierunkiem interwencji"}


def in_case(heading: Heading, nouns: Mapping[int, str]) -> str:
    """„Kierunku interwencji 2”: a heading with its noun from LOCATIVE or INSTRUMENTAL."""
    return f"{nouns[heading.level]}{NBSP}{heading.short}"


def named(heading: Heading) -> str:
    """„Kierunek interwencji 2”."""
    return f"{heading.noun}{NBSP}{heading.short}"


def row_numbers(numbers: Sequence[str]) -> str:
    """„lp. 3”, „lp. 3 i 4”, „lp. 3–5”, „lp. 3a, 4 i 6”."""
    whole = [int(number) for number in numbers if number.isdecimal()]
    run = len(whole) == len(numbers) > 2 and whole == list(range(whole[0], whole[0] + len(whole)))
    said = f"{whole[0]}–{whole[-1]}" if run else join(numbers)
    return f"lp.{NBSP}{said}"


_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


def marker(level: int, position: int) -> str:
    """„1)”, „a)”, „–”, „– –”: points, letters, tirets."""
    if level == 1:
        return f"{position + 1})"
    if level == 2:
        rounds, index = divmod(position, len(_LETTERS))
        return "z" * rounds + f"{_LETTERS[index]})"
    return " ".join("–" * (level - 2))
