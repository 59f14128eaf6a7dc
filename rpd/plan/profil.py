"""The shape of a plan as a value: its levels, its action, its columns, and what each is called.

Whatever reads, prints, compares or amends a plan asks the profile that the plan carries; nothing
else in the package spells a level or a column. A profile is data alone and may be another one for
every plan. ``BUILT_IN`` is the shape of a plan whose file names none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from rpd.plan.layout import Body, Companion, Layout, OwnField, Prose, Role, Signs, Unit
from rpd.plan.level import (
    DZIALANIA,
    DZIALANIE,
    OGOLEM,
    STRATEGIA,
    WSKAZNIKI,
    Column,
    Kind,
    Level,
    Numbered,
    Numbering,
)

__all__ = [
    "DZIALANIA",
    "DZIALANIE",
    "OGOLEM",
    "STRATEGIA",
    "WSKAZNIKI",
    "Column",
    "Kind",
    "Level",
    "Numbered",
    "Numbering",
    "Profil",
]


@dataclass(frozen=True)
class Profil:
    """The shape of a plan: levels from the top, then the action; columns in their order.

    ``columns`` are the fields of an action that the plan has; where and under what headers they are
    printed is in ``uklad``, of which the built-in profile has none: one table of all columns on the
    lowest level. ``okresy`` are years or stages, none for the plan's own year. ``miejsca`` are the
    decimals of amounts, None for as many as an amount needs; ``full_sources`` are printed by their
    names, others by the codes that the plan writes. ``wymagane`` pairs fields with the
    severity of their lack as the profile writes it („nie” for none at all); what is not there is as
    grave as its rule says. ``podstawa`` pairs provisions with where their acts are published.
    """

    levels: tuple[Level, ...]
    dzialanie: Level
    columns: tuple[Column, ...]
    nazwa: str = ""
    strategia: Companion = "wymagana"
    poziomy_strategii: tuple[Level, ...] = ()
    okresy: tuple[str, ...] = ()
    pola: tuple[OwnField, ...] = ()
    wymagane: tuple[tuple[str, str], ...] = ()
    role: tuple[Role, ...] = ()
    jednostka: Unit = "zł"
    miejsca: int | None = None
    bez_jednostki: bool = False
    full_sources: bool = False
    znaki: Signs = Signs()
    uklad: tuple[Layout, ...] = ()
    proza: tuple[Prose, ...] = ()
    podstawa: tuple[tuple[str, str], ...] = ()
    organ: Body | None = None
    _by_kind: Mapping[str, int] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        """Find levels quickly by what they are called."""
        by_kind = {level.kind: depth for depth, level in enumerate(self.all_levels)}
        object.__setattr__(self, "_by_kind", by_kind)

    @cached_property
    def all_levels(self) -> tuple[Level, ...]:
        """The levels and the action."""
        return (*self.levels, self.dzialanie)

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """What machines call the levels and the action."""
        return tuple(level.kind for level in self.all_levels)

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """What machines call the levels."""
        return self.kinds[:-1]

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The lists of the tree, from the top."""
        return tuple(level.key for level in self.all_levels)

    @cached_property
    def stages(self) -> tuple[str, ...]:
        """Those of ``okresy`` that are no years."""
        return tuple(okres for okres in self.okresy if not is_year(okres))

    def lata(self, rok: int) -> range:
        """The years of a plan whose first one is `rok`."""
        last = max(filter(None, map(year_in, self.okresy)), default=rok)
        return range(rok, max(rok, last) + 1)

    @property
    def measured(self) -> bool:
        """Whether the plan itself may carry indicators: as levels do, or a layout prints them."""
        return any(level.measured for level in self.levels) or any(
            layout.rows == "wskazniki" for layout in self.uklad
        )

    @property
    def prints_actions(self) -> bool:
        """Whether actions are rows of some part; a table of indicators alone needs none."""
        return not self.uklad or any(layout.rows == DZIALANIA for layout in self.uklad)

    @property
    def top(self) -> str:
        """The list that a plan holds."""
        return self.all_levels[0].key

    @property
    def steps(self) -> int:
        """How many steps of a path lead to an action."""
        return 2 * len(self.all_levels)

    def depth(self, kind: str) -> int:
        """How deep a level stands, from 0; -1 for what is no level."""
        return self._by_kind.get(kind, -1)

    def level(self, kind: str) -> Level:
        """The level, or the action, of that name."""
        return self.all_levels[self._by_kind[kind]]

    def above(self, kind: str) -> str:
        """What the level stands in: another level, or „plan”."""
        depth = self._by_kind[kind]
        return self.all_levels[depth - 1].kind if depth else "plan"

    def below(self, kind: str) -> Level | None:
        """The level that stands in another one, or in „plan”; None below the action."""
        depth = self.depth(kind) + 1
        return self.all_levels[depth] if depth < len(self.all_levels) else None

    def held(self, depth: int) -> tuple[Level, ...]:
        """What may stand directly in an element of that depth, the plan at -1.

        That is the next level, and below levels that may be left out those that follow them. What
        lies deepest is printed first and comes first.
        """
        return self._held[depth + 1] if depth < len(self.levels) else ()

    def holds(self, above: str, kind: str) -> bool:
        """Whether what is of a kind may stand directly in what is of another, or in „plan”."""
        return any(level.kind == kind for level in self.held(self.depth(above)))

    @cached_property
    def _held(self) -> tuple[tuple[Level, ...], ...]:
        found = []
        for depth in range(len(self.all_levels)):
            held: list[Level] = []
            for level in self.all_levels[depth:]:
                held.insert(0, level)
                if not level.optional:
                    break
            found.append(tuple(held))
        return tuple(found)

    @cached_property
    def lowest(self) -> Level:
        """The last level above actions; the action itself where there is none."""
        return self.all_levels[-2] if self.levels else self.dzialanie

    @cached_property
    def content(self) -> tuple[Column, ...]:
        """The columns that are lists of an action, in their order."""
        return tuple(column for column in self.columns if column.kind != "nazwa")

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """The lists of an action, in the order of the columns."""
        return tuple(column.key for column in self.content)

    @cached_property
    def with_ids(self) -> tuple[str, ...]:
        """The lists whose entries may carry ids."""
        found = [column.key for column in self.content if column.with_ids]
        return tuple(dict.fromkeys([*found, WSKAZNIKI] if self.measured else found))

    @cached_property
    def column_keys(self) -> tuple[str, ...]:
        """The keys of all columns."""
        return tuple(column.key for column in self.columns)

    @cached_property
    def by_key(self) -> Mapping[str, Column]:
        """The columns by their keys."""
        return {column.key: column for column in self.columns}

    @cached_property
    def headers(self) -> Mapping[str, str]:
        """The headers of the columns by their keys."""
        return {column.key: column.header for column in self.columns}

    def column(self, kind: Kind) -> Column | None:
        """The column of that kind that rules and sums know, None where the plan has none."""
        return next((one for one in self.columns if one.kind == kind and not one.own), None)

    def behind(self, kind: Kind) -> int:
        """How many columns there are up to that of the kind; all where there is none."""
        column = self.column(kind)
        return self.columns.index(column) + 1 if column else len(self.columns)

    def numbered(self, numbers: Sequence[str]) -> str:
        """The number in the whole plan of what stands under elements with these numbers."""
        full = ""
        for level, numer in zip(self.levels, numbers, strict=False):
            full = level.full(numer, full)
        return full

    @cached_property
    def whole_lp(self) -> bool:
        """Whether the printed number of an action is its number in the whole plan („1.1.3”).

        Where levels may be left out it could be that of an element, or of several actions.
        """
        return self.dzialanie.numbering == "z-rodzicem" and not any(
            level.mixed for level in self.levels
        )

    def parted(self, number: str) -> tuple[str, str]:
        """The heading and the row of a number in the whole plan: „I.1.2” and „3” of „I.1.2/3”.

        A number that repeats that of its heading is parted too: „1.1” and „1.1.3” of „1.1.3”.
        """
        heading, slash, lp = number.rpartition("/")
        if slash:
            return heading, lp
        if self.whole_lp and number.count(".") >= len(self.levels):
            return number.rpartition(".")[0], number
        return (number, "") if self.levels else ("", number)

    def of_row(self, heading: str, lp: str) -> str:
        """The number in the whole plan of a row under a heading, as `parted` takes it apart."""
        whole = self.whole_lp or "/" in lp or not heading
        return lp if whole else f"{heading}/{lp}"

    def of_number(self, number: str) -> Level:
        """The level that a number in the whole plan names („I.1.2” and „I.1.2/3”: the third)."""
        if not self.levels:
            return self.dzialanie
        if isinstance(number, Numbered):
            return number.level
        depth = self.parted(number)[0].count(".")
        return self.levels[min(depth, len(self.levels) - 1)]

    def within(self, number: str) -> Iterator[tuple[Level, str]]:
        """The elements that a number in the whole plan cites, with the number each is printed with.

        One that repeats the number above it cites that too: „Priorytet I.1”, „Kierunek 2”.
        """
        heading, _ = self.parted(number)
        if not heading:
            return
        parts = heading.split(".")
        depth = min(len(parts), len(self.levels)) - 1
        for at in range(depth + 1):
            level = self.levels[at]
            following = self.levels[at + 1] if at < depth else None
            if following is not None and following.numbering == "z-rodzicem":
                continue
            first = at
            while first and self.levels[first].numbering == "z-rodzicem":
                first -= 1
            yield level, ".".join(parts[first : at + 1] if at < depth else parts[first:])


_YEAR = re.compile(r"(?<![0-9])[12][0-9]{3}(?![0-9])")


def year_in(okres: str) -> int | None:
    """The year that a period is or names („Nakłady 2026”); None for a stage or several years."""
    named = set(_YEAR.findall(okres))
    return int(named.pop()) if len(named) == 1 else None


def is_year(okres: str) -> bool:
    """Whether a period, or a key, is a year."""
    return len(okres) == 4 and okres.isascii() and okres.isdecimal()
