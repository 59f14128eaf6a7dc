"""What an action says in numbers: for the formats that people sort, filter and add up."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from rpd.annex import cells
from rpd.annex.table import EntryMoney, Measure, PeriodMoney
from rpd.budget.spoken import Names, spoken
from rpd.plan import kwoty, markup, measures
from rpd.plan.model import Dzialanie, KwotaOkresu, Wartosc, Wskaznik, obowiazuje
from rpd.plan.profil import Profil
from rpd.plan.values import of_period, one_line
from rpd.polish.numerals import letter


def kwota(dzialanie: Dzialanie) -> Decimal | None:
    """The sum of the amounts that the budget of an action states, in złoty.

    None where it states none, and for a repealed action. An amount that is a mistake (negative, too
    large; a draft may hold one) is left out.
    """
    if not obowiazuje(dzialanie):
        return None
    right = [
        pozycja.razem
        for pozycja in dzialanie.budzet
        if pozycja.razem is not None
        and (kwoty.period_problem if pozycja.okresy else kwoty.problem)(pozycja.razem) is None
    ]
    return sum(right, Decimal(0)) if right else None


def entries_by_period(dzialanie: Dzialanie, profil: Profil, names: Names) -> tuple[EntryMoney, ...]:
    """The entries of an action that have amounts by period, under the letters of the annex.

    ``names`` are those of sources that are printed instead of codes.
    """
    column = profil.column("kwoty")
    if column is None or not obowiazuje(dzialanie):
        return ()
    if not any(pozycja.okresy for pozycja in dzialanie.budzet):
        return ()
    printed = cells.entries(column, dzialanie, None)
    return tuple(
        EntryMoney(
            entry.marker,
            ", ".join(map(one_line, spoken(pozycja, names).zrodla)),
            tuple(_of_period(one) for one in pozycja.okresy),
        )
        for entry, pozycja in zip(printed, dzialanie.budzet, strict=True)
        if pozycja.okresy
    )


def by_period(dzialanie: Dzialanie, profil: Profil) -> tuple[PeriodMoney, ...]:
    """The money of an action by period: amounts together, or the signs that all entries have.

    Periods come in the order of the profile, or by year. Of entries of one period some with an
    amount and some with a sign, the amounts count; of several signs each is said once.
    """
    if not obowiazuje(dzialanie):
        return ()
    found: dict[str, list[KwotaOkresu]] = {name: [] for name in profil.okresy}
    for pozycja in dzialanie.budzet:
        for one in pozycja.okresy:
            found.setdefault(one.okres, []).append(one)
    names = found if profil.okresy else sorted(found)
    return tuple(_together(name, found[name]) for name in names if found[name])


def _of_period(one: KwotaOkresu) -> PeriodMoney:
    return PeriodMoney(one.okres, one.kwota, of_period(one, currency=not one.zapis.bez_jednostki))


def _together(okres: str, stated: list[KwotaOkresu]) -> PeriodMoney:
    amounts = [one.kwota for one in stated if one.kwota is not None]
    if not amounts:
        signs = dict.fromkeys(one_line(one.znak) for one in stated)
        return PeriodMoney(okres, None, " / ".join(signs))
    zapis = stated[0].zapis
    return _of_period(KwotaOkresu(okres, sum(amounts, Decimal(0)), zapis=zapis))


def measures_of(dzialanie: Dzialanie, profil: Profil) -> tuple[Measure, ...]:
    """The indicators of an action under the letters they are printed with; none if repealed."""
    if not obowiazuje(dzialanie):
        return ()
    column = profil.column("miary")
    entries = cells.entries(column, dzialanie, None) if column else ()
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
