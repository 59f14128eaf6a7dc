"""What an action says in numbers: for the formats that people sort, filter and add up."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from rpd.annex import cells
from rpd.annex.table import Measure
from rpd.plan import kwoty, markup, measures
from rpd.plan.model import Dzialanie, Wartosc, Wskaznik, obowiazuje
from rpd.plan.profil import Profil
from rpd.plan.values import letter, one_line


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


def measures_of(dzialanie: Dzialanie, profil: Profil) -> tuple[Measure, ...]:
    """The indicators of an action under the letters they are printed with; none if repealed."""
    if not obowiazuje(dzialanie):
        return ()
    entries = cells.entries(profil.column("miary"), dzialanie, None)
    return tuple(
        _measure(entry.marker, wskaznik)
        for entry, wskaznik in zip(entries, dzialanie.wskazniki, strict=True)
    )


def own_measures(wskazniki: Sequence[Wskaznik]) -> tuple[Measure, ...]:
    """The indicators of a heading or of the plan; several have letters by their order."""
    several = len(wskazniki) > 1
    return tuple(
        _measure(one.lit or (letter(position) if several else ""), one)
        for position, one in enumerate(wskazniki)
    )


def _measure(marker: str, wskaznik: Wskaznik) -> Measure:
    baza, zamiar = wskaznik.baza, wskaznik.zamiar
    return Measure(
        marker=marker,
        name=_words(wskaznik.nazwa),
        prog=wskaznik.prog or "",
        wartosc_bazowa=_value(baza),
        wartosc_docelowa=_value(zamiar),
        rok_bazowy=baza.rok if baza else None,
        rok_docelowy=zamiar.rok if zamiar else None,
        posrednie=tuple(
            (one.rok or 0, value)
            for one in wskaznik.posrednie
            if (value := _value(one)) is not None
        ),
        tendencja=wskaznik.tendencja or "",
        przekroj=one_line(wskaznik.przekroj),
        ryzyko=one_line(wskaznik.ryzyko),
        kod=one_line(wskaznik.kod),
        mierzone_dzialania=wskaznik.mierzone_dzialania,
        jednostka=one_line(wskaznik.jednostka),
        zrodlo_danych=_words(wskaznik.zrodlo_danych),
        opis=_words(wskaznik.opis),
    )


def _value(wartosc: Wartosc | None) -> Decimal | str | None:
    """A number that stands alone, or the words of the value."""
    if wartosc is None:
        return None
    if isinstance(wartosc.wartosc, Decimal) and not wartosc.opis:
        return wartosc.wartosc
    return measures.value(wartosc)


def _words(text: str) -> str:
    """A text of one line without marks of footnotes."""
    return "".join(
        part.url if isinstance(part, markup.Link) else part.text
        for part in markup.inline(one_line(text))
        if not isinstance(part, markup.Mark)
    )
