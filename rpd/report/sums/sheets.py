"""Sums → sheets: by source or group, cross-tabs, limits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from rpd.budget import BySource
from rpd.budget.crosstab import CrossTab
from rpd.budget.crosstab import CrosstabRow as Sum
from rpd.budget.dimensions import Dimension, Member
from rpd.budget.limits import Use
from rpd.plan.profil import Profil
from rpd.polish.wording import capital
from rpd.report.sums import labels
from rpd.report.sums.percent import UNEVEN, percentages, uneven
from rpd.report.sums.sheet import Sheet, SheetCell, SheetColumn, SheetRow

Names = Mapping[tuple[str, str], str]
HUNDRED = Decimal(100)
_JOINT = (
    "Kwoty wspólne wskazano łącznie dla kilku źródeł i nikt ich nie podzielił; nie są doliczone do "
    "żadnego z nich. „Najwyżej” to kwota źródła, gdyby całe wspólne przypadły jemu."
)
_LIMITS = (
    "„Ze wspólnymi” to wykorzystanie limitu, gdyby całe kwoty wspólne przypadły temu źródłu; "
    "„Zostaje” liczy się od tej wartości, ujemne mówi, ile brakuje."
)
_CONDITIONAL = "Kwoty warunkowe nie są zajęte, póki warunek się nie spełni; są w „Ze wspólnymi”."
_NAME = SheetColumn("nazwa", "Nazwa", "text", spare=True)


def by_source(
    totals: BySource, names: Names, profil: Profil, dimension: Dimension = "zrodlo"
) -> Sheet:
    """Own and joint amounts with both bounds."""
    values = [t.kwota for t in totals.zrodla] + [t.kwota for t in totals.wspolne]
    percents = percentages(values, totals.razem)
    rows = _source_rows(totals, names, dimension, iter(percents))
    whole = HUNDRED.quantize(Decimal("0.1")) if totals.razem else Decimal("0.0")
    return Sheet(
        key=dimension,
        title=labels.by((dimension,), profil),
        short="Źródła" if dimension == "zrodlo" else "Grupy źródeł",
        levels=(dimension,),
        columns=(
            SheetColumn(dimension, labels.header(dimension, profil), "text"),
            _NAME,
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
    whole = HUNDRED.quantize(Decimal("0.1")) if total.razem else Decimal("0.0")
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
        _NAME,
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
            _NAME,
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
