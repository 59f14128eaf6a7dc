"""What money can be grouped by: for every line of a ledger, the members it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from decimal import Decimal
from typing import Any

from rpd.budget.items import Action, Item, Quarter
from rpd.budget.ledger import Ledger
from rpd.budget.shares import apportion
from rpd.frozen import dataclass
from rpd.plan.built_in import chosen
from rpd.plan.profil import DZIALANIE, Level, Profil, year_in

Dimension = str
"""A level of the profile, the action, or one of those that every plan has."""
_BEFORE: tuple[Dimension, ...] = ("zrodlo", "grupa")
_BEHIND: tuple[Dimension, ...] = (
    "realizator",
    "kwartal",
    "rok",
    "okres",
    "dzial",
    "rozdzial",
    "paragraf",
    "warunek",
    "plan",
    "rok_planu",
)
CERTAIN, CONDITIONAL = "pewne", "warunkowe"
"""Members of „warunek”: money that depends on nothing, and money that may not come."""


def dimensions(profil: Profil) -> tuple[Dimension, ...]:
    """All that money of a plan of that shape can be grouped by."""
    return (*_BEFORE, *profil.kinds, *_BEHIND)


def shape(ledgers: Sequence[Ledger]) -> Profil:
    """The shape of the plans whose money is summed together."""
    return ledgers[0].profil if ledgers else chosen(None)


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a dimension.

    ``key`` holds machine names: one; several for a joint set of sources or groups; none where the
    plan does not say. An interval of quarters is ``2024-Q2/2024-Q4``; intervals with a gap between
    them are one key, ``2024-Q1 + 2024-Q3/2024-Q4``. ``rank`` orders members. ``level`` is that of a
    heading; ``named`` is what people read for a key that is printed nowhere: that of a heading
    without a number, or of an action below one.
    """

    dimension: Dimension
    key: tuple[str, ...]
    rank: tuple[Any, ...]
    level: Level | None = field(default=None, compare=False)
    named: str = field(default="", compare=False)

    @property
    def joint(self) -> bool:
        """Whether several sources or groups share this undecided."""
        return len(self.key) > 1


class Members:
    """Makes members in the order of the plans and their dictionaries."""

    def __init__(self, ledgers: Sequence[Ledger], spread: bool) -> None:
        self._spread = spread
        self._profil = shape(ledgers)
        # The printed number of an action means another action next year; its id does not.
        self._several = len(ledgers) > 1
        self._order: dict[tuple[str, str], int] = {}
        for ledger in ledgers:
            self._add(sorted(ledger.order, key=ledger.order.__getitem__))
            for heading in ledger.headings:
                self._add(zip(ledger.profil.headings, heading, strict=False))
            self._add(("okres", name) for name in ledger.profil.okresy)
            self._add((DZIALANIE, self.action_key(action)) for action, _ in ledger.actions)
        self._read = dict(_unnumbered(ledgers, self._profil)) if not self._several else {}

    @property
    def headings(self) -> tuple[Dimension, ...]:
        """The levels that headings stand on."""
        return self._profil.headings

    def _add(self, keys: Any) -> None:
        for key in keys:
            self._order.setdefault(key, len(self._order))

    def action_key(self, action: Action) -> str:
        """What an action is called: its printed number, or its id where plans are compared."""
        return action.id if self._several else action.numer

    def named(self, dimension: Dimension, *names: str) -> Member:
        """The member of these names."""
        if not names:
            return Member(dimension, (), (2,))
        is_heading = dimension in self._profil.headings
        level = self._profil.level(dimension) if is_heading else None
        last = len(self._order)
        places = tuple((self._order.get((dimension, name), last), name) for name in names)
        read = self._read.get((dimension, names[0]), "")
        return Member(dimension, names, (int(len(names) > 1), places), level, read)

    def of(self, item: Item, dimension: Dimension) -> list[tuple[Member, Decimal | None]]:
        """The members a line belongs to, with its amount or, where it is spread, its parts."""
        if dimension == "kwartal":
            return self._quarters(item)
        if dimension == DZIALANIE:
            return [(self.named(dimension, self.action_key(item.dzialanie)), item.kwota)]
        depth = self._profil.depth(dimension)
        if depth >= 0:
            heading = item.dzialanie.headings[depth]
            names: tuple[str, ...] = (heading,) if heading else ()
        else:
            names = _NAMES[dimension](item)
        return [(self.named(dimension, *names), item.kwota)]

    def _quarters(self, item: Item) -> list[tuple[Member, Decimal | None]]:
        quarters = item.kwartaly
        if not quarters:
            return [(Member("kwartal", (), (2,)), item.kwota)]
        if not self._spread:
            stretches = tuple(_stretches(quarters))
            key = " + ".join(
                _quarter(first) if first == last else f"{_quarter(first)}/{_quarter(last)}"
                for first, last in stretches
            )
            rank = (0, quarters[0], quarters[-1], stretches)
            return [(Member("kwartal", (key,), rank), item.kwota)]
        parts: Sequence[Decimal | None] = [None] * len(quarters)
        if item.kwota is not None:
            parts = apportion(item.kwota, [1] * len(quarters))
        return [
            (Member("kwartal", (_quarter(quarter),), (0, quarter, quarter, ())), part)
            for quarter, part in zip(quarters, parts, strict=True)
        ]


def _unnumbered(ledgers: Sequence[Ledger], profil: Profil) -> Iterator[tuple[tuple[str, str], str]]:
    """What is read for headings without numbers, and for what stands below them."""
    bare = [level.kind for level in profil.levels if level.numbering == "brak"]
    for ledger in ledgers if bare else ():
        for heading in ledger.headings:
            for at, kind in enumerate(profil.headings):
                below = any(one in bare for one in profil.headings[:at])
                if kind in bare:
                    yield (kind, heading[at]), ledger.names.get((kind, heading[at]), "")
                elif below and heading[at]:
                    yield (kind, heading[at]), heading[at].rpartition(".")[2]
        for action, _ in ledger.actions:
            yield (DZIALANIE, action.numer), action.numer.rpartition("/")[2]


def _stretches(quarters: Sequence[Quarter]) -> Iterator[tuple[Quarter, Quarter]]:
    """The first and the last of every run of quarters without a gap."""
    first = last = quarters[0]
    for quarter in quarters[1:]:
        if _number(quarter) != _number(last) + 1:
            yield first, last
            first = quarter
        last = quarter
    yield first, last


def _number(quarter: Quarter) -> int:
    return quarter[0] * 4 + quarter[1]


def _quarter(quarter: Quarter) -> str:
    return f"{quarter[0]}-Q{quarter[1]}"


def of_no_year(item: Item) -> bool:
    """Whether an amount belongs to a stage that names no year: nobody says which one it is of."""
    return bool(item.okres) and year_in(item.okres) is None


_NAMES: Mapping[str, Callable[[Item], tuple[str, ...]]] = {
    "zrodlo": lambda item: item.zrodla,
    "grupa": lambda item: item.grupy if item.grupy != ("",) else (),
    "realizator": lambda item: (item.lider,) if item.lider else (),
    "rok": lambda item: () if of_no_year(item) else (str(item.rok),),
    "okres": lambda item: (item.okres or str(item.rok),),
    "dzial": lambda item: (item.dzial,) if item.dzial else (),
    "rozdzial": lambda item: (item.rozdzial,) if item.rozdzial else (),
    "paragraf": lambda item: (item.paragraf,) if item.paragraf else (),
    "warunek": lambda item: (CONDITIONAL if item.warunkowa else CERTAIN,),
    "plan": lambda item: (item.dzialanie.plan,),
    "rok_planu": lambda item: (str(item.dzialanie.rok_planu),),
}


def levels(dimension: Dimension, profil: Profil) -> tuple[Dimension, ...]:
    """The dimension with the levels of the tree above it: kierunek → cel, priorytet, kierunek."""
    kinds = profil.kinds
    return kinds[: kinds.index(dimension) + 1] if dimension in kinds else (dimension,)


def axes(by: Sequence[Dimension], profil: Profil) -> tuple[tuple[Dimension, ...], Dimension | None]:
    """Row levels and the column dimension of a grouping.

    The levels of the tree are one axis, down to the deepest that is asked for. With two axes or
    more the last one makes the columns, the others nest.
    """
    in_tree = [dimension for dimension in profil.kinds if dimension in by]
    found: list[tuple[Dimension, ...]] = []
    for dimension in dict.fromkeys(by):
        if dimension not in profil.kinds:
            found.append((dimension,))
        elif (axis := levels(in_tree[-1], profil)) not in found:
            found.append(axis)
    column = found.pop()[-1] if len(found) > 1 else None
    return tuple(dimension for axis in found for dimension in axis), column


def known(ledgers: Sequence[Ledger], dimension: Dimension) -> Iterator[tuple[str, ...]]:
    """Members that a table shows even where they have no money: headings, plans."""
    for ledger in ledgers:
        if dimension == "rok_planu":
            yield (str(ledger.rok),)
        elif dimension == "plan":
            yield (ledger.plik,)
        elif dimension in ledger.profil.headings:
            position = ledger.profil.depth(dimension)
            yield from ((heading[position],) for heading in ledger.headings if heading[position])
