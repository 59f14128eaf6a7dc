"""A term of one plan as the plan of a later year has it: its years moved, its words kept.

A term is moved only where what comes out is the same days of other years. What a term says of
years that the later plan still has is not moved: „do 2027 r.” is a day that somebody promised.
"""

import datetime
from calendar import monthrange
from typing import Final
from unicodedata import normalize

from rpd.frozen import dataclass
from rpd.plan.terminy import Okres, parse, years_in_words
from rpd.plan.terminy.words import Token, tokens

_YEAR_AT: Final = {"iso": slice(0, 4), "dmy": slice(-4, None), "my": slice(-4, None)}
"""Where the year stands in a token that holds a whole date."""


@dataclass(frozen=True, slots=True)
class Moved:
    """The words of the term in the later plan; ``doubt`` says what a person has to decide."""

    tekst: str
    doubt: str = ""


def moved(tekst: str, lata: range, years: int) -> Moved:
    """A term of the plan of those years in the plan that comes `years` later. Never raises."""
    text = normalize("NFC", tekst)
    found = [token for token in tokens(text) if _has_year(token)]
    okres = parse(text, lata[0], lata[-1])
    if not found:
        return Moved(tekst)
    if not isinstance(okres, Okres):
        return Moved(tekst, "terminu nie da się odczytać, więc nie przesunięto lat")
    last = okres.years[-1]
    if last >= lata[0] + years:
        return Moved(tekst, f"termin sięga {last} r., więc nie przesunięto lat")
    if any(not 1 <= int(_year(token)) + years <= 9999 for token in found):
        return Moved(tekst, "nie da się przesunąć lat")
    written = _written(text, found, years)
    again = parse(written, lata[0] + years, lata[-1] + years)
    if not isinstance(again, Okres) or not _same(okres, again, years):
        return Moved(tekst, f"tych dni nie ma {years_later(years)}, więc nie przesunięto lat")
    if not set(okres.years) <= set(lata):
        beyond = years_in_words(okres.years)
        return Moved(written, f"był to termin spoza lat planu ({beyond}), przesunięto lata")
    if lata[-1] >= lata[0] + years:
        return Moved(written, f"termin {years_in_words(okres.years)} już minie, przesunięto lata")
    return Moved(written)


def years_later(years: int) -> str:
    """„rok później”, „2 lata później”, „5 lat później”."""
    if years == 1:
        return "rok później"
    few = years % 10 in (2, 3, 4) and years % 100 not in (12, 13, 14)
    return f"{years} {'lata' if few else 'lat'} później"


def _has_year(token: Token) -> bool:
    return token.kind in _YEAR_AT or (token.kind == "number" and len(token.text) == 4)


def _year(token: Token) -> str:
    return token.text[_YEAR_AT.get(token.kind, slice(None))]


def _written(text: str, found: list[Token], years: int) -> str:
    for token in reversed(found):
        year = _year(token)
        at = token.start if token.kind == "iso" else token.end - len(year)
        text = f"{text[:at]}{int(year) + years:04}{text[at + len(year) :]}"
    return text


def _same(okres: Okres, again: Okres, years: int) -> bool:
    """Whether a term covers the same days of later years; the end of February stays its end."""
    if len(okres.przedzialy) != len(again.przedzialy) or okres.rok_domyslny != again.rok_domyslny:
        return False
    return all(
        _later(one.od, years) == other.od
        and other.do in (_later(one.do, years), _later(one.do, years, to_end=True))
        for one, other in zip(okres.przedzialy, again.przedzialy, strict=True)
    )


def _later(day: datetime.date, years: int, *, to_end: bool = False) -> datetime.date | None:
    """The day of that date in a later year, None where there is none; `to_end`: of its month."""
    year = day.year + years
    length = monthrange(year, day.month)[1]
    if to_end:
        at_end = day.day == monthrange(day.year, day.month)[1]
        return datetime.date(year, day.month, length) if at_end else None
    return datetime.date(year, day.month, day.day) if day.day <= length else None
