"""Sums by source → the summary table that stands after the annex."""

from __future__ import annotations

from decimal import Decimal

from rpd.annex.table import Summary
from rpd.budget import BySource
from rpd.budget.spoken import names as code_names
from rpd.plan.model import Slownik
from rpd.plan.noun import Noun
from rpd.plan.values import one_line
from rpd.polish.spaces import keep_together
from rpd.polish.wording import DASH, NBSP, amount, capital, count, number, plural

ANCHOR = "zestawienie_budzetu"


def columns(action: Noun) -> tuple[str, str, str]:
    """The headers: the last one counts what the plan calls its actions."""
    return "Źródło finansowania", f"Kwota (w{NBSP}zł)", f"Liczba {action.many_genitive}"


def summary(totals: BySource, slownik: Slownik | None, action: Noun) -> Summary:
    """The amounts of each source, then what several sources share undecided, then the whole.

    Amounts in złoty; grosze are written in all cells or in none.
    """
    grosze = any(
        kwota != kwota.to_integral_value()
        for kwota in (*(z.kwota for z in totals.zrodla), *(w.kwota for w in totals.wspolne))
    )

    def written(kwota: Decimal) -> str:
        return amount(kwota, grosze=grosze or None, currency=False)

    names = {zrodlo.id: one_line(zrodlo.nazwa) for zrodlo in slownik.zrodla} if slownik else {}

    codes = code_names(slownik)

    def named(zrodlo: str) -> str:
        if not zrodlo:
            return "bez źródła"
        if zrodlo in codes:
            return keep_together(codes[zrodlo])
        name = names.get(zrodlo, "")
        return keep_together(f"{zrodlo} {DASH} {name}" if name else zrodlo)

    rows = [
        (named(zrodlo.zrodlo), written(zrodlo.kwota), number(zrodlo.dzialania))
        for zrodlo in totals.zrodla
        if zrodlo.dzialania
    ]
    rows += [
        (
            f"{', '.join(codes.get(z, z) for z in wspolne.zrodla)} (łącznie, bez podziału)",
            written(wspolne.kwota),
            number(wspolne.dzialania),
        )
        for wspolne in totals.wspolne
    ]
    return Summary(
        title="Zestawienie budżetu według źródeł finansowania",
        anchor=ANCHOR,
        columns=columns(action),
        rows=tuple(rows),
        total=("Razem", written(totals.razem), number(totals.dzialania_z_kwota)),
        notes=tuple(map(keep_together, _notes(totals, action))),
    )


def _notes(totals: BySource, action: Noun) -> list[str]:
    notes = []
    if totals.wspolne:
        notes.append(
            "Kwoty wskazane łącznie dla kilku źródeł nie zostały między nie podzielone; "
            "nie są doliczone do żadnego z nich."
        )
    without = totals.dzialania - totals.dzialania_z_kwota
    if without:
        verb = plural(without, "nie podaje kwoty", "nie podają kwoty", "nie podaje kwoty")
        actions = count(without, *action.counted)
        notes.append(
            f"{actions} z{NBSP}{number(totals.dzialania)} {verb} {DASH} "
            "ich koszt nie wchodzi do sumy."
        )
    lines = sum(z.dzialania for z in totals.zrodla) + sum(w.dzialania for w in totals.wspolne)
    if lines != totals.dzialania_z_kwota:
        one = capital(action.one)
        notes.append(f"{one} z kwotami kilku źródeł liczy się w wierszu każdego z nich.")
    return notes
