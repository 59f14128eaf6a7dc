"""What an action says in numbers: for the formats that people sort, filter and add up."""

from __future__ import annotations

from decimal import Decimal

from rpd.annex import cells
from rpd.annex.table import EntryMoney, Measure, PeriodMoney
from rpd.budget import spoken
from rpd.plan import kwoty, markup
from rpd.plan.model import Dzialanie, KwotaOkresu, Wskaznik, obowiazuje
from rpd.plan.profil import Profil
from rpd.plan.values import of_period, one_line


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


def entries_by_period(
    dzialanie: Dzialanie, profil: Profil, names: spoken.Names
) -> tuple[EntryMoney, ...]:
    """The entries of an action that have amounts by period, under the letters of the annex.

    ``names`` are those of sources that are printed instead of codes.
    """
    if not obowiazuje(dzialanie) or not any(pozycja.okresy for pozycja in dzialanie.budzet):
        return ()
    printed = cells.entries(profil.column("kwoty"), dzialanie, None)
    return tuple(
        EntryMoney(
            entry.marker,
            ", ".join(map(one_line, spoken.spoken(pozycja, names).zrodla)),
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


def measures(dzialanie: Dzialanie, profil: Profil) -> tuple[Measure, ...]:
    """The indicators of an action under the letters they are printed with; none if repealed."""
    if not obowiazuje(dzialanie):
        return ()
    entries = cells.entries(profil.column("miary"), dzialanie, None)
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
