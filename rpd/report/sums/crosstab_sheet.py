"""A cross-tab of sums → a sheet: a column for every member, shares, notes on joint amounts."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from rpd.budget.crosstab import CrossTab
from rpd.budget.crosstab import CrosstabRow as Sum
from rpd.budget.dimensions import Member
from rpd.report.sums import labels
from rpd.report.sums.percent import HUNDRED, UNEVEN, percentages, uneven
from rpd.report.sums.sheet import NAME, Names, Sheet, SheetColumn, SheetRow


def crosstab(table: CrossTab, names: Names, spread: bool = False) -> Sheet:
    """A cross-tab with its roll-ups; the amounts of a row are those of the rows below it."""
    deepest = len(table.levels) - 1
    with_part = any(row.z_udzialem is not None for row in table.rows)
    shares = _shares(table)
    rows = [
        SheetRow(
            (
                labels.label(row.members[-1]),
                labels.name(row.members[-1], names),
                *row.cells,
                row.razem,
                *((row.z_udzialem,) if with_part else ()),
                share,
                row.z_kwota,
                row.bez_kwoty,
            ),
            tuple(_key(member) for member in row.members),
            "podsuma" if row.level < deepest else "wspolne" if _joint(row) else "pozycja",
            bar=(row.razem, row.razem),
        )
        for row, share in zip(table.rows, shares, strict=True)
    ]
    total = table.razem
    whole = HUNDRED if total.razem else Decimal("0.0")
    sheet_by = tuple(dict.fromkeys(table.by))
    return Sheet(
        key="-".join(sheet_by),
        title=labels.by(sheet_by, table.profil),
        short=" × ".join(labels.header(dimension, table.profil) for dimension in sheet_by),
        levels=table.levels,
        columns=_columns(table, with_part),
        rows=tuple(rows),
        total=(
            "Razem",
            "",
            *total.cells,
            total.razem,
            *((None,) if with_part else ()),
            whole,
            total.z_kwota,
            total.bez_kwoty,
        ),
        whole=total.razem,
        notes=(
            *_notes(table, with_part, spread),
            *(
                (UNEVEN,)
                if uneven((r.razem, s) for r, s in zip(table.rows, shares, strict=True))
                else ()
            ),
        ),
    )


def _columns(table: CrossTab, with_part: bool) -> tuple[SheetColumn, ...]:
    header = " / ".join(labels.header(level, table.profil) for level in table.levels)
    cells = [
        SheetColumn(
            _key(member) or labels.label(member),
            labels.label(member),
            "amount",
            adds=True,
            sums=True,
        )
        for member in table.columns
    ]
    across = bool(cells)
    part = [SheetColumn("z_udzialem", "Z udziałem", "amount", sums=True)] if with_part else []
    return (
        SheetColumn("wiersz", header, "text"),
        NAME,
        *cells,
        SheetColumn(
            "razem",
            "Razem" if across else "Kwota",
            "amount",
            adds=not across,
            across=across,
            sums=True,
        ),
        *part,
        SheetColumn("udzial", "Udział", "share", spare=across),
        SheetColumn("z_kwota", "Z kwotą", "count", spare=across),
        SheetColumn("bez_kwoty", "Bez kwoty", "count", spare=across),
    )


def _shares(table: CrossTab) -> list[Decimal]:
    """Shares of the whole; on every level they give 100,0."""
    by_level: dict[int, list[int]] = {}
    for index, row in enumerate(table.rows):
        by_level.setdefault(row.level, []).append(index)
    shares = [Decimal(0)] * len(table.rows)
    for indices in by_level.values():
        parts = percentages([table.rows[i].razem for i in indices], table.razem.razem)
        for index, part in zip(indices, parts, strict=True):
            shares[index] = part
    return shares


def _notes(table: CrossTab, with_part: bool, spread: bool) -> Iterable[str]:
    members = [*table.columns, *(row.members[-1] for row in table.rows)]
    action = table.profil.dzialanie.noun
    if any(member.joint for member in members):
        yield (
            "Kwoty „wspólnie” wskazano łącznie dla kilku źródeł i nikt ich nie podzielił; stoją "
            "osobno i nie są doliczone do żadnego z nich."
        )
    if with_part:
        yield (
            f"Kwota {action.genitive} liczy się raz, przy podmiocie wiodącym (z rolą lidera albo "
            f"wymienionym jako pierwszy). „Z udziałem” to kwoty {action.many_genitive}, w których "
            "podmiot tylko uczestniczy; nie wchodzą do sumy."
        )
    if "kwartal" in table.by:
        yield (
            "Kwoty rozłożono po równo na kwartały terminu, co do grosza; plan takiego rozkładu nie "
            "podaje."
            if spread
            else f"Kwota należy do całego terminu {action.genitive}; na kwartały dzieli ją "
            "„--spread even”."
        )


def _joint(row: Sum) -> bool:
    return row.members[-1].joint


def _key(member: Member) -> str:
    return " + ".join(member.key)
