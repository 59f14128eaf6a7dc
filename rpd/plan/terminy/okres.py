"""Values: an interval of days, a term of one or several, and why a text is not a term."""

import datetime
from collections.abc import Iterable
from dataclasses import field
from typing import Final, Literal, Self

from rpd.frozen import dataclass

_DAY = datetime.timedelta(1)


@dataclass(frozen=True, slots=True, order=True)
class Przedzial:
    """Whole days from ``od`` to ``do``, both included.

    Raises:
        ValueError: `do` is before `od`.
    """

    od: datetime.date
    do: datetime.date

    def __post_init__(self) -> None:
        if self.do < self.od:
            raise ValueError(f"an interval that ends before it starts: {self.od}, {self.do}")

    @property
    def quarters(self) -> tuple[tuple[int, int], ...]:
        """Every quarter the interval touches, in order, as (year, 1–4)."""
        first = self.od.year * 4 + (self.od.month - 1) // 3
        last = self.do.year * 4 + (self.do.month - 1) // 3
        return tuple((i // 4, i % 4 + 1) for i in range(first, last + 1))


@dataclass(frozen=True, slots=True)
class Okres:
    """What a term covers: intervals in order, with at least a day between two of them.

    `rok_domyslny` says that the text gave no year and the plan's was taken. It tells how the
    term was written, not what it is, and so does not take part in comparisons.

    Raises:
        ValueError: there is no interval, or they are not in order and apart.
    """

    przedzialy: tuple[Przedzial, ...]
    rok_domyslny: bool = field(default=False, compare=False)

    def __post_init__(self) -> None:
        if not self.przedzialy or joined(self.przedzialy) != self.przedzialy:
            raise ValueError(f"not intervals in order and apart: {self.przedzialy}")

    @classmethod
    def of(cls, od: datetime.date, do: datetime.date, rok_domyslny: bool = False) -> Self:
        """A term of one interval."""
        return cls((Przedzial(od, do),), rok_domyslny)

    @property
    def od(self) -> datetime.date:
        """The first day."""
        return self.przedzialy[0].od

    @property
    def do(self) -> datetime.date:
        """The last day."""
        return self.przedzialy[-1].do

    @property
    def quarters(self) -> tuple[tuple[int, int], ...]:
        """Every quarter that an interval touches, in order; one in a gap belongs to none."""
        found = {quarter for one in self.przedzialy for quarter in one.quarters}
        return tuple(sorted(found))

    @property
    def years(self) -> tuple[int, ...]:
        """Every year that an interval touches, in order."""
        return tuple(sorted({y for one in self.przedzialy for y in _years(one)}))


def _years(one: Przedzial) -> range:
    return range(one.od.year, one.do.year + 1)


def joined(intervals: Iterable[Przedzial]) -> tuple[Przedzial, ...]:
    """The same days in order: intervals that overlap or touch become one."""
    found: list[Przedzial] = []
    for one in sorted(intervals):
        # A day is taken from the later one: the last day of the calendar has none after it.
        if found and (one.od <= found[-1].do or one.od - _DAY == found[-1].do):
            found[-1] = Przedzial(found[-1].od, max(found[-1].do, one.do))
        else:
            found.append(one)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a text is not a term; `message` says what is wrong, `hint` what to write (Polish).

    ``meant`` is a term that was probably meant, "" where nothing can be guessed. One that is
    ``undated`` is no mistake: it has no dates on purpose, and nobody looked for any.
    """

    kind: Literal["unreadable", "reversed", "undated"]
    message: str
    hint: str
    meant: str = ""


UNDATED: Final = Problem("undated", "", "")
"""What a term means that has no dates on purpose."""
