"""Limits of sources and groups → a sheet: what is planned against what may be."""

from __future__ import annotations

from collections.abc import Sequence

from rpd.budget.limits import Use
from rpd.report.sums.sheet import NAME, Names, Sheet, SheetCell, SheetColumn, SheetRow

_LIMITS = (
    "„Ze wspólnymi” to wykorzystanie limitu, gdyby całe kwoty wspólne przypadły temu źródłu; "
    "„Zostaje” liczy się od tej wartości, ujemne mówi, ile brakuje."
)
_CONDITIONAL = "Kwoty warunkowe nie są zajęte, póki warunek się nie spełni; są w „Ze wspólnymi”."


def limits(uses: Sequence[Use], names: Names) -> Sheet:
    """Limits with their use at both bounds."""
    rows = []
    several = len({use.folder for use in uses}) > 1
    for use in uses:
        limit = use.limit
        dimension = "grupa" if limit.grupa else "zrodlo"
        label = f"{'grupa ' if limit.grupa else ''}{limit.nazwa}, {limit.rok}"
        label += f", {use.folder}" if several else ""
        left = limit.kwota - use.do
        cells: tuple[SheetCell, ...] = (
            label,
            names.get((dimension, limit.nazwa), ""),
            limit.kwota,
            use.od,
            use.do,
            left,
            use.state,
        )
        rows.append(SheetRow(cells, (f"{limit.nazwa}/{limit.rok}",), bar=(use.od, use.do)))
    return Sheet(
        key="limity",
        title="limity źródeł i grup",
        short="Limity",
        levels=("limit",),
        columns=(
            SheetColumn("limit", "Limit", "text"),
            NAME,
            SheetColumn("kwota", "Dozwolone", "amount"),
            SheetColumn("od", "Zajęte", "amount"),
            SheetColumn("do", "Ze wspólnymi", "amount"),
            SheetColumn("zostaje", "Zostaje", "amount"),
            SheetColumn("stan", "Stan", "text"),
        ),
        rows=tuple(rows),
        total=None,
        notes=(_LIMITS, *((_CONDITIONAL,) if any(use.warunkowe for use in uses) else ())),
    )
