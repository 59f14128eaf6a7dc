"""Cross-tabs: any grouping in rows, another in columns, with roll-ups and totals that agree.

Cells, row totals, column totals and the grand total are each summed from the lines themselves,
not from each other; `CrossTab.verify` then holds them against each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from decimal import Decimal
from typing import Any

from rpd.budget.dimensions import Dimension, Member, Members, axes, known, shape
from rpd.budget.items import Item
from rpd.budget.ledger import Ledger
from rpd.frozen import dataclass
from rpd.plan.profil import Profil

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class CrosstabRow:
    """A row: its members from the outermost level to its own, cells in złoty and their total.

    ``z_kwota`` and ``bez_kwoty`` count actions with and without an amount; ``z_udzialem`` is, for a
    body, the amounts of actions that it takes part in without leading them (in no total).
    """

    members: tuple[Member, ...]
    cells: tuple[Decimal, ...]
    razem: Decimal
    z_kwota: int
    bez_kwoty: int
    z_udzialem: Decimal | None = None

    @property
    def level(self) -> int:
        """0 for the outermost."""
        return len(self.members) - 1


@dataclass(frozen=True, slots=True)
class CrossTab:
    """A table of złoty. ``columns`` is empty where the grouping has one axis only."""

    by: tuple[Dimension, ...]
    levels: tuple[Dimension, ...]
    columns: tuple[Member, ...]
    rows: tuple[CrosstabRow, ...]
    razem: CrosstabRow
    lines: int
    profil: Profil

    def verify(self) -> None:
        """Hold cells, roll-ups and totals against each other.

        Raises:
            ArithmeticError: they do not agree; the table must not be shown.
        """
        for row in (*self.rows, self.razem):
            if self.columns and sum(row.cells, ZERO) != row.razem:
                raise ArithmeticError(f"cells of {row.members} do not give {row.razem}")
        for parent, children in self._families():
            for index, total in enumerate((*parent.cells, parent.razem)):
                given = sum(((*c.cells, c.razem)[index] for c in children), ZERO)
                if given != total:
                    raise ArithmeticError(f"rows below {parent.members} give {given}, not {total}")

    def _families(self) -> Iterator[tuple[CrosstabRow, list[CrosstabRow]]]:
        yield self.razem, [row for row in self.rows if row.level == 0]
        children: dict[tuple[Member, ...], list[CrosstabRow]] = {}
        for row in self.rows:
            children.setdefault(row.members[:-1], []).append(row)
        for row in self.rows:
            if row.level < len(self.levels) - 1:
                yield row, children.get(row.members, [])


@dataclass(slots=True)
class _Sum:
    cells: dict[Member, Decimal] = field(default_factory=dict)
    razem: Decimal = ZERO
    stated: set[Any] = field(default_factory=set)
    unstated: set[Any] = field(default_factory=set)
    part: Decimal = ZERO


def crosstab(ledgers: Sequence[Ledger], by: Sequence[Dimension], spread: bool = False) -> CrossTab:
    """Group the amounts of all ledgers; `spread` divides them evenly over their quarters."""
    profil = shape(ledgers)
    row_levels, column = axes(by, profil)
    members = Members(ledgers, spread)
    sums: dict[tuple[Member, ...], _Sum] = {}
    whole = _Sum()
    columns: set[Member] = set()
    if column is not None:
        columns.update(members.named(column, *names) for names in known(ledgers, column))
    for path in _expected(ledgers, row_levels, members):
        sums.setdefault(path, _Sum())
    lines = 0
    for item in _items(ledgers):
        action = (item.dzialanie.plan, item.dzialanie.path)
        lines += item.kwota is not None
        whole.razem += item.kwota or ZERO
        (whole.unstated if item.kwota is None else whole.stated).add(action)
        for path, kwota in _paths(members, item, row_levels):
            row = sums.setdefault(path, _Sum())
            (row.unstated if item.kwota is None else row.stated).add(action)
            row.razem += kwota or ZERO
        if column is None or item.kwota is None:
            continue
        for member, kwota in members.of(item, column):
            columns.add(member)
            whole.cells[member] = whole.cells.get(member, ZERO) + (kwota or ZERO)
        _fill(sums, members, item, row_levels, column)
    if row_levels[0] == "realizator":
        _take_part(sums, members, _items(ledgers))
    ordered = tuple(sorted(columns, key=lambda member: member.rank))
    rows = (
        _row(path, sums[path], ordered, row_levels)
        for path in sorted(sums, key=lambda path: [member.rank for member in path])
    )
    total = _row((), whole, ordered, ())
    table = CrossTab(tuple(by), row_levels, ordered, tuple(rows), total, lines, profil)
    table.verify()
    return table


def _items(ledgers: Sequence[Ledger]) -> Iterator[Item]:
    for one in ledgers:
        yield from one.amounts
        yield from one.unstated
        yield from (item for item in one.signs if item.bez_danych)


def _paths(
    members: Members, item: Item, row_levels: Sequence[Dimension]
) -> Iterator[tuple[tuple[Member, ...], Decimal | None]]:
    """Every row, on every level, that a line belongs to, with its amount there."""
    paths: list[tuple[tuple[Member, ...], Decimal | None]] = [((), item.kwota)]
    for dimension in row_levels:
        found = members.of(item, dimension)
        if dimension == "kwartal" and len(found) > 1:
            paths = [((*path, m), part) for path, _ in paths for m, part in found]
        else:
            paths = [((*path, found[0][0]), kwota) for path, kwota in paths]
        yield from paths


def _fill(
    sums: dict[tuple[Member, ...], _Sum],
    members: Members,
    item: Item,
    row_levels: Sequence[Dimension],
    column: Dimension,
) -> None:
    """Add a line to its cells; only one of the two axes can spread it."""
    found = members.of(item, column)
    for path, kwota in _paths(members, item, row_levels):
        for member, part in found:
            cells = sums[path].cells
            amount = part if len(found) > 1 else kwota
            cells[member] = cells.get(member, ZERO) + (amount or ZERO)


def _expected(
    ledgers: Sequence[Ledger], row_levels: Sequence[Dimension], members: Members
) -> Iterator[tuple[Member, ...]]:
    """Rows of the tree that are shown even without money."""
    depth = 0
    while depth < len(row_levels) and row_levels[depth] in members.headings:
        depth += 1
    for one in ledgers:
        for heading in one.headings:
            path = tuple(
                members.named(dimension, name)
                for dimension, name in zip(row_levels[:depth], heading[:depth], strict=True)
            )
            yield from (path[: length + 1] for length in range(depth))


def _take_part(
    sums: dict[tuple[Member, ...], _Sum], members: Members, items: Iterable[Item]
) -> None:
    for item in items:
        for body in item.wspolnie_z:
            row = sums.setdefault((members.named("realizator", body),), _Sum())
            row.part += item.kwota or ZERO


def _row(
    path: tuple[Member, ...],
    total: _Sum,
    columns: Sequence[Member],
    row_levels: Sequence[Dimension],
) -> CrosstabRow:
    part = total.part if len(path) == 1 and row_levels[0] == "realizator" else None
    return CrosstabRow(
        path,
        tuple(total.cells.get(member, ZERO) for member in columns),
        total.razem,
        len(total.stated),
        len(total.unstated - total.stated),
        part,
    )
