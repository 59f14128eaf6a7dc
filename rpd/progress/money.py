"""Planned, contracted and spent money, line by line; a joint amount is resolved by what is spent.

A line belongs to one source, or is what is left undecided of a joint amount. It closes by itself:
planned + over the plan + outside amounts = spent + left; so do all sums of lines, and none of the
five is ever negative.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from rpd.budget.items import Action, Item
from rpd.budget.ledger import Ledger
from rpd.budget.quarters import quarters_of
from rpd.diagnostics import Path
from rpd.frozen import dataclass
from rpd.plan.model import PozycjaBudzetu
from rpd.plan.profil import year_in
from rpd.plan.wykonanie import Kwartal
from rpd.progress.planned import Planned, PlannedAction
from rpd.progress.reached import Money, money
from rpd.progress.told import Account, Key

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Line:
    """Money of one entry and source (``item.zrodla``), or what is undecided of a joint amount.

    ``item.kwota`` is what is planned. ``ustalone`` is how much of it was taken out of a joint
    amount because it was spent or contracted. ``bez_planu`` is set where the plan states no amount
    that could be compared. ``wiadomo`` is False where nobody has told what was spent.
    """

    item: Item
    pozycja: str
    umowy: Decimal = ZERO
    wydatki: Decimal = ZERO
    ustalone: Decimal = ZERO
    bez_planu: bool = False
    wiadomo: bool = True

    @property
    def plan(self) -> Decimal:
        """What is planned."""
        return self.item.kwota or ZERO

    @property
    def poza_kwotami(self) -> Decimal:
        """What was spent where the plan states no amount."""
        return self.wydatki if self.bez_planu else ZERO

    @property
    def ponad(self) -> Decimal:
        """What was spent over the planned amount."""
        return ZERO if self.bez_planu else max(self.wydatki - self.plan, ZERO)

    @property
    def pozostalo(self) -> Decimal:
        """What is left of the planned amount."""
        return max(self.plan - self.wydatki, ZERO)


@dataclass(frozen=True, slots=True)
class Undecided:
    """An entry whose money several bodies tell without saying how it fits together: in no sum."""

    action: str
    pozycja: str
    podmioty: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """All lines of a plan, and the entries that are in no sum."""

    lines: tuple[Line, ...]
    sporne: tuple[Undecided, ...]


def lines(plans: Mapping[Kwartal, Planned], told: Account) -> Lines:
    """The money of the actions in force, and what was told of entries that are so no longer."""
    now = plans[told.kwartal]
    by_entry = _by_entry(now.ledger, told.kwartal)
    found: list[Line] = []
    disputed: list[Undecided] = []
    present = set()
    for action in now.actions.values():
        if action.in_force:
            for pozycja in action.dzialanie.budzet:
                present.add((action.id, pozycja.id))
                items = by_entry.get((action.dzialanie.path, pozycja.path), [])
                found += _told_of(now, action, pozycja, items, told, disputed)
    # An amendment never rewrites the past: what was spent was spent.
    for key in dict.fromkeys((*told.umowy, *told.wydatki)):
        if key not in present and (former := entry_of(plans, key)) is not None:
            found += _told_of(*former, [], told, disputed)
    return Lines(tuple(found), tuple(disputed))


def entry_of(
    plans: Mapping[Kwartal, Planned], key: Key
) -> tuple[Planned, PlannedAction, PozycjaBudzetu] | None:
    """The entry of that key in the latest text that has it, with its action."""
    for kwartal in sorted(plans, reverse=True):
        action = plans[kwartal].actions.get(key[0])
        if action is not None and (pozycja := action.budzet.get(key[1])) is not None:
            return plans[kwartal], action, pozycja
    return None


def _told_of(  # noqa: PLR0917 (one entry and what is told of it)
    planned: Planned,
    action: PlannedAction,
    pozycja: PozycjaBudzetu,
    items: list[Item],
    told: Account,
    disputed: list[Undecided],
) -> Iterator[Line]:
    key = (action.id, pozycja.id)
    every = [of.get(key, ()) if pozycja.id else () for of in (told.umowy, told.wydatki)]
    umowy, wydatki = (money(one, planned.zrodla) for one in every)
    if any(one is not None and one.sporne for one in (umowy, wydatki)):
        names = dict.fromkeys(one.podmiot for side in every for one in side)
        disputed.append(Undecided(action.id, pozycja.id, tuple(names)))
        umowy = wydatki = None
    base = items[0] if items else _base(planned, action, pozycja)
    yield from _of_entry(items, base, pozycja, umowy, wydatki, planned.groups)


def _by_entry(ledger: Ledger, kwartal: Kwartal) -> dict[tuple[Path, Path], list[Item]]:
    """The planned amounts of the year, by action and entry; those of a stage count in every one."""
    found: dict[tuple[Path, Path], list[Item]] = {}
    for item in ledger.amounts:
        if item.okres and year_in(item.okres) not in (None, kwartal.rok):
            continue
        entry = item.path[: len(item.dzialanie.path) + 2]
        found.setdefault((item.dzialanie.path, entry), []).append(item)
    return found


def _base(planned: Planned, action: PlannedAction, pozycja: PozycjaBudzetu) -> Item:
    """A line for an entry without an amount of the year."""
    dzialanie, plik = action.dzialanie, planned.ledger.plik
    year = pozycja.rok or planned.plan.rok
    nazwa, place = dzialanie.nazwa, dzialanie.path
    return Item(
        dzialanie=Action(
            plik, planned.plan.rok, action.headings, action.numer, action.id, nazwa, place
        ),
        kwota=None,
        zrodla=(),
        grupy=(),
        rok=year,
        kwartaly=quarters_of(dzialanie, pozycja, year),
        lider=action.podmioty[0] if action.podmioty else "",
        wspolnie_z=action.podmioty[1:],
        path=pozycja.path,
        dzial=pozycja.dzial or pozycja.rozdzial[:3],
        rozdzial=pozycja.rozdzial,
        paragraf=pozycja.paragraf,
    )


def _of_entry(  # noqa: PLR0917 (the parts of one entry)
    items: list[Item],
    base: Item,
    pozycja: PozycjaBudzetu,
    umowy: Money | None,
    wydatki: Money | None,
    groups: Mapping[str, str],
) -> Iterator[Line]:
    spent = dict(wydatki.zrodla) if wydatki else {}
    contracted = dict(umowy.zrodla) if umowy else {}
    known = wydatki is not None and not wydatki.znak
    stated = bool(items)
    own: dict[str, Decimal] = {}
    for item in items:
        if len(item.zrodla) == 1:
            own[item.zrodla[0]] = own.get(item.zrodla[0], ZERO) + (item.kwota or ZERO)
    taken, left = _resolved([item for item in items if len(item.zrodla) > 1], spent, contracted)
    order = dict.fromkeys([*own, *taken, *spent, *contracted])
    for zrodlo in order:
        settled = taken.get(zrodlo, ZERO)
        item = replace(
            base,
            zrodla=(zrodlo,),
            grupy=(groups.get(zrodlo, ""),),
            kwota=own.get(zrodlo, ZERO) + settled,
            kind="kwota",
        )
        yield Line(
            item,
            pozycja.id,
            contracted.get(zrodlo, ZERO),
            spent.get(zrodlo, ZERO),
            settled,
            bez_planu=not stated,
            wiadomo=known,
        )
    for item, rest in left:
        if rest:
            yield Line(replace(item, kwota=rest), pozycja.id, wiadomo=known)


def _resolved(
    joint: list[Item], spent: Mapping[str, Decimal], contracted: Mapping[str, Decimal]
) -> tuple[dict[str, Decimal], list[tuple[Item, Decimal]]]:
    """How much of joint amounts falls to which source, and what stays undecided of each.

    What was spent decides first, then what was contracted beyond it, in the order of the sources.
    """
    taken: dict[str, Decimal] = {}
    left = []
    for item in joint:
        rest = item.kwota or ZERO
        for told in (spent, contracted):
            for zrodlo in item.zrodla:
                part = min(rest, max(told.get(zrodlo, ZERO) - taken.get(zrodlo, ZERO), ZERO))
                if part:
                    taken[zrodlo] = taken.get(zrodlo, ZERO) + part
                    rest -= part
        left.append((item, rest))
    return taken, left


@dataclass(frozen=True, slots=True)
class Sum:
    """What lines give together, in złoty."""

    plan: Decimal = ZERO
    umowy: Decimal = ZERO
    wydatki: Decimal = ZERO
    pozostalo: Decimal = ZERO
    ponad: Decimal = ZERO
    poza_kwotami: Decimal = ZERO

    def __add__(self, other: Sum) -> Sum:
        return Sum(
            self.plan + other.plan,
            self.umowy + other.umowy,
            self.wydatki + other.wydatki,
            self.pozostalo + other.pozostalo,
            self.ponad + other.ponad,
            self.poza_kwotami + other.poza_kwotami,
        )

    @property
    def procent(self) -> Decimal | None:
        """What was spent of the planned amounts, in percent to a tenth; None where none is."""
        if not self.plan:
            return None
        share = (self.wydatki - self.poza_kwotami) / self.plan * 100
        return share.quantize(Decimal("0.1"))

    def verify(self) -> None:
        """Hold the parts against each other.

        Raises:
            ArithmeticError: they do not close; the sums must not be shown.
        """
        given = self.plan + self.ponad + self.poza_kwotami
        if given != self.wydatki + self.pozostalo:
            raise ArithmeticError(f"{self} does not close")
        if min(self.plan, self.umowy, self.wydatki, self.pozostalo, self.ponad) < 0:
            raise ArithmeticError(f"{self} has a negative part")


def of_entry(every: Iterable[Line], pozycja: PozycjaBudzetu) -> Sum:
    """What the lines of one entry give together: its money of the year."""
    at = len(pozycja.path)
    return total(line for line in every if line.item.path[:at] == pozycja.path)


def total(every: Iterable[Line]) -> Sum:
    """What lines give together."""
    found = Sum()
    for line in every:
        found += of(line)
    return found


def of(line: Line) -> Sum:
    """What a line gives."""
    return Sum(line.plan, line.umowy, line.wydatki, line.pozostalo, line.ponad, line.poza_kwotami)
