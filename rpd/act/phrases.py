"""The words that sentences of an act are made of: nouns in their cases, numbers, quotations."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from rpd.act.edits import Phrase
from rpd.act.letter import superscript
from rpd.act.tokens import is_mark
from rpd.act.units import MARKED, Unit
from rpd.plan.noun import Noun
from rpd.plan.profil import Level, Profil
from rpd.polish.wording import NBSP, capital, join

# --- units ---------------------------------------------------------------------------------------


def heading(level: Level) -> Noun:
    """What a heading is called in acts: with a capital letter where the profile says so."""
    noun = level.noun
    if not level.capital:
        return noun
    return Noun(
        capital(noun.one),
        accusative=capital(noun.accusative),
        locative=capital(noun.locative),
        instrumental=capital(noun.instrumental),
        many=capital(noun.many),
        many_locative=capital(noun.many_locative),
    )


def _invariable(word: str) -> Noun:
    return Noun(word, locative=word, instrumental=word, many=word, many_locative=word)


_LP: Final = _invariable("lp.")
NOTE: Final = Noun(
    "odnośnik nr",
    locative="odnośniku nr",
    instrumental="odnośnikiem nr",
    many="odnośniki nr",
    many_locative="odnośnikach nr",
)
_UNITS: Final[Mapping[str, Noun]] = {
    "pkt": _invariable("pkt"),
    "lit": _invariable("lit."),
    "ust": _invariable("ust."),
    "tiret": _invariable("tiret"),
    "akapit": Noun(
        "akapit",
        locative="akapicie",
        instrumental="akapitem",
        many="akapity",
        many_locative="akapitach",
    ),
    "zdanie": Noun(
        "zdanie",
        locative="zdaniu",
        instrumental="zdaniem",
        many="zdania",
        many_locative="zdaniach",
    ),
    "wprowadzenie": Noun(
        "wprowadzenie do wyliczenia",
        locative="wprowadzeniu do wyliczenia",
        instrumental="wprowadzeniem do wyliczenia",
    ),
}
_NEUTER: Final = ("pierwsze", "drugie", "trzecie", "czwarte", "piąte", "szóste", "siódme", "ósme",
                  "dziewiąte", "dziesiąte")  # fmt: skip
_NEUTER_LOCATIVE: Final = (*("pierwszym", "drugim", "trzecim", "czwartym", "piątym", "szóstym"),)


def row_noun(profil: Profil) -> Noun:
    """What a row is called: „lp.” where a column is headed so, or the profile asks for it."""
    columns = profil.columns
    numbered = bool(columns) and columns[0].header.casefold().startswith("lp")
    if numbered or profil.dzialanie.by_lp:
        return _LP
    return heading(profil.dzialanie)


ROW: Final = Noun(
    "wiersz",
    accusative="wiersz",
    locative="wierszu",
    instrumental="wierszem",
    many="wiersze",
    many_genitive="wierszy",
    many_locative="wierszach",
)
"""What a row that is no action is called."""


def made_of(name: str) -> str:
    """The place of a row that says what the one above it is made of; its name is half quoted."""
    return f"w{NBSP}{ROW.locative} „{name}"


def card_noun(profil: Profil) -> Noun:
    """What the card of an action is called."""
    of, of_many = profil.dzialanie.noun.genitive, profil.dzialanie.noun.many_genitive
    return Noun(
        f"karta {of}",
        accusative=f"kartę {of}",
        locative=f"karcie {of}",
        instrumental=f"kartą {of}",
        many=f"karty {of_many}",
        many_locative=f"kartach {of_many}",
    )


def rows_by_noun(noun: Noun, lps: Sequence[str]) -> list[tuple[Noun, list[str]]]:
    """Rows by what they are called: some go by a number, others by their name in quotes."""
    by_number = [lp for lp in lps if not lp.startswith("„")]
    by_name = [lp for lp in lps if lp.startswith("„")]
    return [(one, found) for one, found in ((noun, by_number), (ROW, by_name)) if found]


def numbered(noun: str, numbers: Sequence[str]) -> str:
    """„działania 3–5”, „lp. 3a, 4 i 6”."""
    return f"{noun}{NBSP}{listed(numbers)}"


def listed(numbers: Sequence[str]) -> str:
    """„3”, „3 i 4”, „3–5”, „3a, 4–6 i 9”: three and more in a row are a range."""
    groups: list[list[str]] = []
    for number in numbers:
        follows = groups and _follows(groups[-1][-1], number)
        if follows:
            groups[-1].append(number)
        else:
            groups.append([number])
    said: list[str] = []
    for group in groups:
        said += [f"{group[0]}–{group[-1]}"] if len(group) > 2 else group
    return join(said)


def _follows(one: str, other: str) -> bool:
    if one.isdecimal() and other.isdecimal():
        return int(other) == int(one) + 1
    return len(one) == len(other) == 1 and one.isalpha() and ord(other) == ord(one) + 1


def ordinal(unit: Unit, *, locative: bool = False) -> str:
    """What follows the noun of a unit: „a”, „2”, „drugim”, which is an instrumental too."""
    if unit.kind not in ("zdanie", "tiret") or not unit.mark:
        return unit.mark
    words: Sequence[str] = _NEUTER_LOCATIVE if locative else _NEUTER
    at = int(unit.mark) - 1
    return words[at] if at < len(words) else f"{unit.mark}."


def units_named(
    units: Sequence[Unit], *, locative: bool = False, instrumental: bool = False
) -> str:
    """„lit. b”, „lit. b i c”, „zdanie drugie”, „zdania”, „wprowadzenie do wyliczenia”.

    The instrumental is that of one unit.
    """
    noun = _UNITS[units[0].kind]
    several = len(units) > 1
    if instrumental:
        word = noun.instrumental
    elif locative:
        word = noun.many_locative if several else noun.locative
    else:
        word = noun.many if several else noun.one
    marks = [ordinal(unit, locative=locative or instrumental) for unit in units]
    glue = NBSP if units[0].kind in (*MARKED, "akapit") else " "
    return f"{word}{glue}{listed(marks)}" if marks[0] else word


# --- quotations ----------------------------------------------------------------------------------


class Quoting:
    """Words of one annex as an act quotes them: footnotes' marks as that annex prints them."""

    def __init__(self, ids: Mapping[str, str], numbers: Mapping[str, str]) -> None:
        self._ids, self._numbers = ids, numbers

    def number(self, character: str) -> str:
        """The number of the footnote that a mark stands for."""
        return self._numbers.get(self._ids.get(character, ""), "?")

    def text(self, text: str) -> str:
        """A printed text with its footnotes' marks as numbers: „powiatów²”."""
        said = []
        for before, character in pairwise((" ", *text)):
            if is_mark(character):
                # „¹²” would be the twelfth note.
                beside = ", " * is_mark(before)
                said.append(beside + superscript(self.number(character)))
            else:
                said.append(character)
        return "".join(said)

    def phrase(self, phrase: Phrase, case: int, *, money: bool, raw: bool = False) -> str:
        """„przecinek i wyraz „UKEN””: a phrase in the accusative (0) or the instrumental (1)."""
        said = []
        if phrase.sign:
            said.append(self._sign(phrase.sign, case))
        if phrase.words:
            words = self.text(phrase.words)
            quoted_words = f"„{words}”" if raw else quoted(words)
            said.append(f"{noun(phrase.words, case, money=money)} {quoted_words}")
        return f" i{NBSP}".join(said)

    def _sign(self, sign: str, case: int) -> str:
        if is_mark(sign):
            return f"{(NOTE.one, NOTE.instrumental)[case]}{NBSP}{self.number(sign)}"
        if sign in _SIGNS:
            return _SIGNS[sign][case]
        return f"{('znak', 'znakiem')[case]} „{sign}”"


_SIGNS: Final = {
    ",": ("przecinek", "przecinkiem"),
    ".": ("kropkę", "kropką"),
    ";": ("średnik", "średnikiem"),
    ":": ("dwukropek", "dwukropkiem"),
    "?": ("znak zapytania", "znakiem zapytania"),
    "!": ("wykrzyknik", "wykrzyknikiem"),
}


def inner_quotes(text: str) -> str:
    """Quotation marks inside a quotation are »…«; here also those whose partner is not quoted.

    A text that has »…« of its own keeps all its marks, because nobody could tell them apart.
    """
    return text if "»" in text or "«" in text else text.replace("„", "»").replace("”", "«")


def quoted(text: str) -> str:
    """A text in quotation marks."""
    return f"„{inner_quotes(text)}”"


_NUMBER = re.compile(rf"[0-9]+(?:[ {NBSP}][0-9]{{3}})*(?:,[0-9]+)?")
_UNSPACED = re.compile(r"[0-9]{4}")
_YEARS: Final = re.compile(r"(?:[0-9]+|[IVXL]+)[–-](?:[0-9]+|[IVXL]+)")
_NOUNS: Final = {
    "liczba": ("liczbę", "liczbą", "liczbie"),
    "kwota": ("kwotę", "kwotą", "kwocie"),
    "wyraz": ("wyraz", "wyrazem", "wyrazie"),
    "wyrazy": ("wyrazy", "wyrazami", "wyrazach"),
}
"""Accusative, instrumental, locative."""
_USED: Final = {"liczba": "użytą", "kwota": "użytą", "wyraz": "użyty", "wyrazy": "użyte"}


def kind_of(text: str, *, money: bool) -> str:
    """Which noun announces a quotation: „liczba”, „kwota” for a number of money, „wyraz(y)”.

    Amounts are printed with spaces between thousands: „2028” beside them is a year or a code.
    """
    if _NUMBER.fullmatch(text):
        return "kwota" if money and not _UNSPACED.match(text) else "liczba"
    return "wyrazy" if len(text.split()) > 1 or _YEARS.fullmatch(text) else "wyraz"


def noun(text: str, case: int, *, money: bool = False) -> str:
    """The noun of a quotation: accusative (0), instrumental (1), locative (2)."""
    return _NOUNS[kind_of(text, money=money)][case]


def used(text: str, *, money: bool = False) -> str:
    """„użyte” in the gender and number of the noun that announces the quotation."""
    return _USED[kind_of(text, money=money)]


# --- markers -------------------------------------------------------------------------------------

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


def marker(level: int, position: int) -> str:
    """„1)”, „a)”, „–”, „– –”: points, letters, tirets."""
    if level == 1:
        return f"{position + 1})"
    if level == 2:
        rounds, index = divmod(position, len(_LETTERS))
        return "z" * rounds + f"{_LETTERS[index]})"
    return " ".join("–" * (level - 2))
