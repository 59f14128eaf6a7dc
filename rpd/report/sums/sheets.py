"""Sums → the sheet of sources or groups, with the rows that say how they are joined."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from rpd.budget import BySource
from rpd.budget.dimensions import Dimension
from rpd.plan.profil import Profil
from rpd.polish.wording import capital
from rpd.report.sums import labels
from rpd.report.sums.percent import HUNDRED, UNEVEN, percentages, uneven
from rpd.report.sums.sheet import NAME, Names, Sheet, SheetColumn, SheetRow

_JOINT = (
    "Kwoty wspólne wskazano łącznie dla kilku źródeł i nikt ich nie podzielił; nie są doliczone do "
    "żadnego z nich. „Najwyżej” to kwota źródła, gdyby całe wspólne przypadły jemu."
)


def by_source(
    totals: BySource, names: Names, profil: Profil, dimension: Dimension = "zrodlo"
) -> Sheet:
    """Own and joint amounts with both bounds."""
    values = [t.kwota for t in totals.zrodla] + [t.kwota for t in totals.wspolne]
    percents = percentages(values, totals.razem)
    rows = _source_rows(totals, names, dimension, iter(percents))
    whole = HUNDRED if totals.razem else Decimal("0.0")
    return Sheet(
        key=dimension,
        title=labels.by((dimension,), profil),
        short="Źródła" if dimension == "zrodlo" else "Grupy źródeł",
        levels=(dimension,),
        columns=(
            SheetColumn(dimension, labels.header(dimension, profil), "text"),
            NAME,
            SheetColumn("kwota", "Kwota", "amount", adds=True, sums=True),
            SheetColumn("wspolne", "Wspólne", "amount", spare=True, sums=True),
            SheetColumn("maksimum", "Najwyżej", "amount", sums=True),
            SheetColumn("udzial", "Udział", "share"),
            SheetColumn("dzialania", capital(profil.dzialanie.noun.many), "count"),
        ),
        rows=tuple(rows),
        total=("Razem", "", totals.razem, None, None, whole, totals.dzialania_z_kwota),
        whole=totals.razem,
        notes=(
            *((_JOINT,) if totals.wspolne else ()),
            *((UNEVEN,) if uneven(zip(values, percents, strict=True)) else ()),
        ),
    )


def _source_rows(
    totals: BySource, names: Names, dimension: Dimension, shares: Iterator[Decimal]
) -> list[SheetRow]:
    rows = [
        SheetRow(
            (
                t.zrodlo or labels.nothing(dimension),
                names.get((dimension, t.zrodlo), ""),
                t.kwota,
                t.wspolne,
                t.maksimum,
                next(shares),
                t.dzialania,
            ),
            (t.zrodlo,),
            bar=(t.kwota, t.maksimum),
        )
        for t in totals.zrodla
    ]
    return rows + [
        SheetRow(
            (
                f"wspólnie {labels.joined(t.zrodla)}",
                "",
                t.kwota,
                None,
                None,
                next(shares),
                t.dzialania,
            ),
            (" + ".join(t.zrodla),),
            "wspolne",
            bar=(Decimal(0), t.kwota),
        )
        for t in totals.wspolne
    ]
