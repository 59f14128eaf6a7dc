"""What of a plan the layouts of its profile print: at a place in the tree, and in indicators."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from rpd.frozen import dataclass
from rpd.plan.layout import AMOUNT, BUDGET, PLAN, SOURCE, SOURCES, Layout, Rows, Shown
from rpd.plan.profil import DZIALANIE, WSKAZNIKI, Profil

NAME: Final = "nazwa"


@dataclass(frozen=True, slots=True)
class Reach:
    """The parts that are about what stands somewhere."""

    layouts: tuple[Layout, ...]

    @property
    def columns(self) -> tuple[Shown, ...]:
        """All their columns."""
        return tuple(one for layout in self.layouts for one in layout.columns)

    @property
    def fields(self) -> frozenset[str]:
        """All fields that their columns print; cards and lists print names in any case."""
        named = {NAME for layout in self.layouts if layout.kind != "tabela"}
        return frozenset(named | {field for one in self.columns for field in one.fields})

    @property
    def entries(self) -> bool:
        """Whether a column prints entries of the budget as they are: amount, sources and all."""
        return any(BUDGET in one.fields and not (one.periods or one.total) for one in self.columns)

    @property
    def periods(self) -> bool:
        """Whether amounts have a column a period."""
        return any({BUDGET, AMOUNT} & set(one.fields) and one.periods for one in self.columns)

    @property
    def parted(self) -> bool:
        """Whether amounts are told apart by their sources."""
        return self.entries or any(
            layout.parts or SOURCE in (field for one in layout.columns for field in one.fields)
            for layout in self.layouts
        )


class Coverage:
    """What the layouts of one profile print; of the built-in profile, everything."""

    def __init__(self, profil: Profil) -> None:
        self._profil = profil
        self._deepest = max(map(self._depth, profil.uklad), default=len(profil.levels))

    def _depth(self, layout: Layout) -> int:
        if layout.level == PLAN:
            return -1
        profil = self._profil
        return profil.depth(layout.level) if layout.level else len(profil.levels) - 1

    def reach(self, above: Iterable[str], *rows: Rows) -> Reach:
        """The parts with such rows about what stands in elements of these levels."""
        around = {"", PLAN, *above}
        found = (part for part in self._profil.uklad if part.rows in rows)
        return Reach(tuple(part for part in found if part.level in around))

    def headed(self, kind: str) -> bool:
        """Whether elements of a level have headings of their own in print."""
        return self._profil.depth(kind) <= self._deepest

    def sourced(self) -> bool:
        """Whether any part prints what money comes from, or tells it apart by that."""
        if not self._profil.uklad:
            return True
        everywhere = Reach(self._profil.uklad)
        return (
            everywhere.parted
            or SOURCES in everywhere.fields
            or any(SOURCES in layout.totals for layout in self._profil.uklad)
        )

    def by_period(self) -> bool:
        """Whether any part prints money with a column a period."""
        money = (layout for layout in self._profil.uklad if layout.rows != WSKAZNIKI)
        return Reach(tuple(money)).periods

    def field_of(self, key: str) -> str:
        """The name of a field as its profile has it."""
        known = {pole.key: pole.title for pole in self._profil.pola if DZIALANIE in pole.on}
        return known.get(key) or self._profil.headers.get(key) or key
