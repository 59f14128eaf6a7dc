"""The years of a plan and of the one that goes on from it; years in words, titles and periods."""

from __future__ import annotations

import re
from typing import Final

from rpd.frozen import dataclass
from rpd.plan.profil import is_year, year_in

_YEARS: Final = re.compile(r"(?<![0-9])[12][0-9]{3}(?:\s?[–/-]\s?[12][0-9]{3})?(?![0-9])")
_YEAR: Final = re.compile(r"[0-9]{4}")


@dataclass(frozen=True, slots=True)
class Years:
    """The years of the earlier plan, and by how many the later one begins after it."""

    earlier: range
    by: int

    @property
    def first(self) -> int:
        """The first year of the later plan."""
        return self.earlier[0] + self.by

    @property
    def overlap(self) -> bool:
        """Whether the later plan still has some of the years of the earlier one."""
        return self.first <= self.earlier[-1]

    @property
    def gone(self) -> range:
        """The years of the earlier plan that the later one has no more."""
        return range(self.earlier[0], min(self.first, self.earlier[-1] + 1))

    def period(self, okres: str) -> str:
        """A period as it is called so many years later; a stage is called as it was."""
        year = year_in(okres)
        if year is None:
            return okres
        return okres.replace(str(year), f"{year + self.by:04}")

    def past(self, okres: str) -> bool:
        """Whether a period is a year that the later plan does not have any more."""
        year = int(okres) if is_year(okres) else year_in(okres)
        return year is not None and year < self.first

    def mentioned(self, text: str) -> str:
        """A year of the earlier plan alone that a text mentions, "" where it mentions none."""
        found = {int(year) for year in _YEAR.findall(" ".join(_YEARS.findall(text)))}
        return next((str(year) for year in sorted(found & set(self.gone))), "")

    def title(self, text: str) -> tuple[str, str]:
        """A title with the years of the plan moved, and a past year that it mentions besides.

        „2021–2030” in a plan of 2024 are years of a programme, „2023/2024” those of a school.
        """

        def later(match: re.Match[str]) -> str:
            if not self._of_plan(match.group()):
                return match.group()
            return _YEAR.sub(lambda year: f"{int(year.group()) + self.by:04}", match.group())

        def others(match: re.Match[str]) -> str:
            return "" if self._of_plan(match.group()) else match.group()

        return _YEARS.sub(later, text), self.mentioned(_YEARS.sub(others, text))

    def _of_plan(self, written: str) -> bool:
        """Whether a year, or two that are joined, are those of the earlier plan."""
        years = [int(year) for year in _YEAR.findall(written)]
        inside = [year in self.earlier for year in years]
        school = len(years) == 2 and years[1] == years[0] + 1 and "/" in written
        return all(inside) or (school and any(inside))
