"""Random plans with what the plain ones lack: values by year, indicators everywhere, milestones.

The plain ones stay as they are: outputs made of them are recorded.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from typing import Any
from unittest.mock import patch

from hypothesis import strategies as st

from rpd.plan import built_in
from rpd.plan.built_in import BUILT_IN
from tests.compare.strategies import Data, Maker, _all, _edit_list

_LEVELS = ("cele", "priorytety", "kierunki")
MEASURED = replace(
    BUILT_IN,
    levels=tuple(replace(level, measured=True) for level in BUILT_IN.levels),
    okresy=("2024", "2025", "2026"),
)
"""The built-in shape, but with indicators on the plan and on all levels."""


@contextmanager
def measured() -> Iterator[None]:
    """Plans have that shape."""
    with patch.object(built_in, "BUILT_IN", MEASURED):
        yield


class Richer(Maker):
    """Draws indicators with values by year, and terms with a text or without dates."""

    def termin(self) -> Any:
        made = super().termin()
        entry: Data = made if isinstance(made, dict) else {"okres": made}
        if self.maybe(0.4):
            entry = {"opis": self.words(3)} | entry
        if self.maybe(0.2):
            entry["bez_dat"] = True
        return made if entry == {"okres": made} else entry

    def value(self) -> Any:
        return self.chance.choice((0, 3, 1240, Decimal("38.5"), "bd", "X", "–", "35 tys."))

    def dated(self) -> Data:
        made: Data = {}
        if self.maybe(0.8):
            made["wartosc"] = self.value()
        if self.maybe(0.3):
            made["opis"] = self.words(3)
        if self.maybe(0.8):
            made["rok"] = self.chance.randint(2022, 2029)
        return made or {"wartosc": 0}

    def wskaznik(self) -> Data:
        made = super().wskaznik()
        if self.maybe(0.5):
            made["bazowa"] = self.dated()
        if self.maybe(0.5):
            years = self.chance.sample(("2024", "2025", "2026", "2027"), self.chance.randint(1, 3))
            made["posrednie"] = {year: self.value() for year in years}
        if self.maybe(0.5):
            made["docelowa"] = self.dated()
        if self.maybe(0.3):
            made["tendencja"] = self.chance.choice(("wzrost", "spadek", "utrzymanie"))
        for name in ("ryzyko", "przekroj", "kod"):
            if self.maybe(0.2):
                made[name] = self.words(2)
        if self.maybe(0.2):
            made["mierzone_dzialania"] = [self.identifier(), self.identifier()]
        return made

    def plan(self) -> Data:
        made = super().plan()
        for holder in holders(made):
            if self.maybe(0.4):
                self.measure(holder)
        return made

    def measure(self, holder: Data) -> None:
        """Change the indicators of the plan or of an element."""
        entries = _edit_list(self, "wskazniki", list(holder.get("wskazniki", [])))
        holder.pop("wskazniki", None)
        if entries:
            holder["wskazniki"] = entries

    def edited(self, plan: Data, steps: int) -> Data:
        copy = super().edited(plan, steps)
        for _ in range(steps // 2):
            self.measure(self.chance.choice(holders(copy)))
        return copy


def holders(plan: Data) -> list[Data]:
    """The plan and its elements."""
    return [plan, *(one for depth in (1, 2, 3) for one in _all(plan, *_LEVELS[:depth]))]


def richer_of(seed: int) -> tuple[Data, Data]:
    """The plan and its edited copy that belong to a seed."""
    maker = Richer(random.Random(seed))  # noqa: S311 (chance for tests)
    plan = maker.plan()
    return plan, maker.edited(plan, maker.chance.randint(0, 8))


def richer() -> st.SearchStrategy[tuple[Data, Data]]:
    """A plan and its edited copy."""
    return st.integers(0, 2**32).map(richer_of)
