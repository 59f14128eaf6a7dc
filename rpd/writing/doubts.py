"""Comments that ask somebody to look at a place: how they begin, and what some of them are about.

An import writes them beside what it was not sure of, a plan that goes on from another one beside
what is to be decided. Such a plan leaves behind those about what it does not take over; they are
known by their sentences, which stand here.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import cache
from typing import Final

from rpd.reading.questions import WORD

DOUBT: Final = WORD
CHECK: Final = f"# {DOUBT}: "
"""How a comment begins that asks for a decision."""

DESIGNATION: Final = "oznaczenie z dokumentu; gdy plan przyjęto, uchwałę zapisze „rpd adopt”: {}"
YEAR_FROM: Final = "rok wzięto z „{}”"
NO_YEAR: Final = "dokument nie podaje roku planu"
OTHER_ROW: Final = "w dokumencie numer {}, z kolejności {}"
ZERO: Final = "kwota zero: bez kosztów czy nieustalona?"
IS_IT_MONEY: Final = "czy „{}” to kwota?"
PERIOD_UNREAD: Final = "kwota na {}: nie odczytano „{}”"
SOURCE_UNREAD: Final = "kwota ze źródła „{}”: nie odczytano „{}”"
NO_SUM: Final = "„{}”: {} to nie suma {}"
NO_SUM_OF_ROWS: Final = "{}: {} to nie suma wierszy poniżej"
NO_DASH: Final = "przed wartością nie ma myślnika"
OTHER_VALUE: Final = "w tabeli wskaźników pole „{}” jest inne niż w działaniu"
TITLE_KEPT: Final = "w tytule nie było roku {}, więc został bez zmian"
FORMER_BASE: Final = "wartość bazowa {} jest z planu na {} r."
FORMER_NUMBER: Final = "liczba z planu na {} r."


class About(Enum):
    """What a comment is about that a plan of another year may not take over."""

    ACT = "uchwała"
    YEAR = "rok planu"
    AMOUNT = "kwoty"
    VALUE = "wartości wskaźników"
    ROW = "numery wierszy"
    ANEW = "pytania co roku"
    """What every later plan asks anew."""


_LONGEST: Final = 4_000
_TARGETS: Final = ("docelowa", "wartosc_docelowa")
_SENTENCES: Final = {
    About.ACT: (DESIGNATION,),
    About.YEAR: (YEAR_FROM, NO_YEAR),
    About.AMOUNT: (ZERO, IS_IT_MONEY, PERIOD_UNREAD, SOURCE_UNREAD, NO_SUM, NO_SUM_OF_ROWS),
    About.VALUE: (NO_DASH, *(OTHER_VALUE.format(name) for name in _TARGETS)),
    About.ROW: (OTHER_ROW,),
    About.ANEW: (TITLE_KEPT, FORMER_BASE, FORMER_NUMBER),
}


def about(comment: str) -> About | None:
    """What a comment is about, its lines joined; None where a later plan takes that over."""
    if not comment.startswith(CHECK):
        return None
    said = comment.removeprefix(CHECK)
    if len(said) > _LONGEST:  # None of them, and the patterns would take long to say so.
        return None
    return next((one for one, pattern in _patterns() if pattern.fullmatch(said)), None)


@cache
def _patterns() -> tuple[tuple[About, re.Pattern[str]], ...]:
    """The sentences as patterns; the place in the document may stand behind them in brackets."""
    found = []
    for one, sentences in _SENTENCES.items():
        spelt = "|".join(re.escape(said).replace(r"\{\}", ".*") for said in sentences)
        found.append((one, re.compile(rf"(?:{spelt})(?: \(.*\))?")))
    return tuple(found)
