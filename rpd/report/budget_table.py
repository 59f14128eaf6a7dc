"""Totals by source as a table for people, and what is not in them."""

from __future__ import annotations

from dataclasses import dataclass

from rpd.budget import BySource, Kind
from rpd.model import Plan
from rpd.report.escape import visible
from rpd.wording import amount, count, join, plain


@dataclass(frozen=True, slots=True)
class Table:
    """A table of texts: the first column is left-aligned, the others right-aligned."""

    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...]
    notes: tuple[str, ...]


def table(totals: BySource, plan: Plan) -> Table:
    """The table with its footnotes; amounts in złoty with grosze."""
    rows = [
        (visible(t.zrodlo), amount(t.kwota), amount(t.maksimum), str(t.dzialania))
        for t in totals.zrodla
    ]
    rows += [
        (f"wspólnie {visible(' + '.join(t.zrodla))}", amount(t.kwota), "", str(t.dzialania))
        for t in totals.wspolne
    ]
    return Table(
        title=f"{visible(plan.tytul)} – budżet według źródeł",
        headers=("Źródło", "Kwota", "Najwyżej", "Działania"),
        rows=tuple(rows),
        total=("Razem", amount(totals.razem), "", str(totals.dzialania_z_kwota)),
        notes=tuple(_notes(totals)),
    )


_KINDS: dict[Kind, str] = {
    "wlasne": "środki własne",
    "zrodlo": "samo źródło",
    "bez_kosztow": "bez kosztów",
    "brak": "nie podano nic",
}


def _notes(totals: BySource) -> list[str]:
    notes = []
    if totals.wspolne:
        notes.append(
            "Kwoty wspólne wskazano łącznie dla kilku źródeł i nikt ich nie podzielił; nie są "
            "doliczone do żadnego z nich. „Najwyżej” to kwota źródła, gdyby całe wspólne przypadły "
            "jemu."
        )
    without = totals.dzialania - totals.dzialania_z_kwota
    if without:
        kinds = [
            f"{words} – {totals.rodzaje[kind]}"
            for kind, words in _KINDS.items()
            if totals.rodzaje[kind]
        ]
        actions = plain(count(totals.dzialania, "działania", "działań", "działań"))
        notes.append(
            f"Bez kwoty: {without} z {actions} ({join(kinds, last=', ')}); "
            "ich koszt nie wchodzi do sumy."
        )
    return notes
