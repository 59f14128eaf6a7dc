"""What an action says in numbers: for the formats that people sort, filter and add up."""

from __future__ import annotations

from decimal import Decimal

from rpd.annex import cells
from rpd.annex.table import Measure
from rpd.plan import kwoty, markup
from rpd.plan.model import Dzialanie, Wskaznik, obowiazuje
from rpd.plan.profil import Profil
from rpd.plan.values import one_line


def kwota(dzialanie: Dzialanie) -> Decimal | None:
    """The sum of the amounts that the budget of an action states, in złoty.

    None where it states none, and for a repealed action. An amount that is a mistake (negative, too
    large; a draft may hold one) is left out.
    """
    if not obowiazuje(dzialanie):
        return None
    stated = [pozycja.kwota for pozycja in dzialanie.budzet if pozycja.kwota is not None]
    right = [value for value in stated if kwoty.problem(value) is None]
    return sum(right, Decimal(0)) if right else None


def measures(dzialanie: Dzialanie, profil: Profil) -> tuple[Measure, ...]:
    """The indicators of an action under the letters they are printed with; none if repealed."""
    if not obowiazuje(dzialanie):
        return ()
    column = profil.column("miary")
    entries = cells.entries(column, dzialanie, None) if column else ()
    return tuple(
        _measure(entry.marker, wskaznik)
        for entry, wskaznik in zip(entries, dzialanie.wskazniki, strict=True)
    )


def _measure(marker: str, wskaznik: Wskaznik) -> Measure:
    return Measure(
        marker=marker,
        name=_words(wskaznik.nazwa),
        prog=wskaznik.prog or "",
        wartosc_bazowa=wskaznik.wartosc_bazowa,
        wartosc_docelowa=wskaznik.wartosc_docelowa,
        jednostka=one_line(wskaznik.jednostka),
        zrodlo_danych=_words(wskaznik.zrodlo_danych),
        opis=_words(wskaznik.opis),
    )


def _words(text: str) -> str:
    """A text of one line without marks of footnotes."""
    return "".join(
        part.url if isinstance(part, markup.Link) else part.text
        for part in markup.inline(one_line(text))
        if not isinstance(part, markup.Mark)
    )
