"""The levels of a proposed profile: the nouns of a document's headings, with their cases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from rpd.importing.outline import grid
from rpd.importing.source import Paragraph, Source
from rpd.importing.wording import one_line
from rpd.polish.nouns import cases
from rpd.polish.slug import slug

_HEADING: Final = re.compile(
    r"(?P<noun>[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]+(?: [a-ząćęłńóśźż]+){0,2})\s+"
    r"(?P<number>[IVXLC0-9]{1,6}(?:\.[0-9]{1,2})+|[IVXLC]{1,6}|[0-9]{1,2})\.?(?:[.:)]|\s|\Z)"
)
_MOST_LEVELS: Final = 5
_NO_LEVELS: Final = ("karta", "fiszka", "tabela", "załącznik", "rysunek", "strona")
_CASES: Final = ("mianownik", "dopelniacz", "biernik", "narzednik", "miejscownik")
_OF_MANY: Final = ("mianownik", "dopelniacz", "narzednik", "miejscownik")


def levels_of(source: Source) -> Iterator[tuple[str, str]]:
    """The nouns of headings, each with the number of its first one."""
    found: dict[str, str] = {}
    for text in _headings(source):
        heading = _HEADING.match(text)
        noun = heading["noun"].lower().removesuffix(" nr") if heading else ""
        if heading and noun.partition(" ")[0] not in _NO_LEVELS:
            found.setdefault(noun, heading["number"])
    yield from list(found.items())[:_MOST_LEVELS]


def level(noun: str, number: str) -> dict[str, Any]:
    """A level as a profile writes it; `number` is that of its first heading."""
    return {
        "klucz": f"{key_of(noun)}_lista",
        "oznaczenie": key_of(noun),
        "nazwa": named(noun),
        "numeracja": "z-rodzicem" if "." in number else _numbering(number),
        "wielka_litera": True,
    }


def key_of(noun: str) -> str:
    """What machines call a level."""
    return slug([noun.lower()], "poziom").replace("-", "_")


def named(noun: str) -> dict[str, Any]:
    """The cases of a noun; of one that is not known its first form in all of them."""
    found = cases(noun)
    if found is None:
        many = dict.fromkeys(_OF_MANY, noun)
        return dict.fromkeys(_CASES, noun) | {"rodzaj": "meski", "mnoga": many}
    return found.one | {"rodzaj": found.gender, "mnoga": found.many}


def _numbering(number: str) -> str:
    return "arabska" if number.isdecimal() else "rzymska"


def _headings(source: Source) -> Iterator[str]:
    for block in source.blocks:
        if isinstance(block, Paragraph):
            yield one_line(block.printed)
            continue
        for line in grid.lines(block):
            only = grid.framed(line)
            if only is not None and only.columns > 1:
                yield one_line(grid.text_of(only))
