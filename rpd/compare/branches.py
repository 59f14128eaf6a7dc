"""The headings and actions of two plans as branches, each joined to its twin in the other plan."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from rpd.compare.changes import Place, PlaceKind
from rpd.plan.model import Dzialanie, Element, Plan, miejsca
from rpd.plan.profil import Level, Profil
from rpd.plan.values import one_line


@dataclass(slots=True, eq=False)
class Branch:
    """A heading or an action in one plan; ``twin`` is the same one in the other, once joined.

    ``number`` is printed; ``address`` is the ``id`` of an action and the number of a heading. The
    plan itself stands on no ``level``.
    """

    level: Level | None
    value: Any
    number: str
    address: str
    parent: Branch | None
    children: list[Branch] = field(default_factory=list)
    twin: Branch | None = None

    @property
    def kind(self) -> PlaceKind:
        """What machines call the level."""
        return self.level.kind if self.level else "plan"

    @property
    def linked(self) -> bool:
        """Whether it names the element of the strategy in a field of its own."""
        return self.level is not None and self.level.linked


def trunk(plan: Plan) -> Branch:
    """The plan as a branch with everything below it."""
    root = Branch(None, plan, "", "", None)
    action, numbers = plan.profil.dzialanie, (m.numer for m in miejsca(plan))
    _rows(root, plan.dzialania, action, numbers)
    _grow(root, plan.elementy, action, numbers)
    return root


def _rows(
    parent: Branch, actions: Sequence[Dzialanie], action: Level, numbers: Iterator[str]
) -> None:
    for dzialanie in actions:
        parent.children.append(Branch(action, dzialanie, next(numbers), dzialanie.id, parent))


def _grow(
    parent: Branch, elements: Sequence[Element], action: Level, numbers: Iterator[str]
) -> None:
    for element in elements:
        number = element.poziom.full(element.numer, parent.number)
        branch = Branch(element.poziom, element, number, number, parent)
        parent.children.append(branch)
        _rows(branch, element.dzialania, action, numbers)
        _grow(branch, element.elementy, action, numbers)


def below(root: Branch) -> Iterator[Branch]:
    """Everything below a branch, in the order of the annex."""
    for child in root.children:
        yield child
        yield from below(child)


def join(old: Branch, new: Branch) -> None:
    """Find the twins: headings by number and strategy link, actions by id, then by name."""
    _twins(old, new)
    by_kind: dict[PlaceKind, tuple[list[Branch], list[Branch]]] = defaultdict(lambda: ([], []))
    for side, root in enumerate((old, new)):
        for branch in below(root):
            by_kind[branch.kind][side].append(branch)
    profil = old.value.profil
    for level in profil.all_levels:
        if not level.linked:
            _join_by(*by_kind[level.kind], lambda branch: branch.address)
    for level in profil.levels:
        if level.linked:
            linked = by_kind[level.kind]
            _join_by(*linked, lambda branch: (branch.number, branch.value.strategia))
            _join_by(*linked, lambda branch: branch.value.strategia or None, unique=True)
            _join_by(*linked, lambda branch: branch.number)
    _join_renamed(*by_kind[profil.dzialanie.kind], old.value.rok)


def _join_renamed(old: list[Branch], new: list[Branch], old_year: int) -> None:
    """Actions whose id changed: told by ``kontynuuje``, else by an equal name found only once."""
    prefix = f"{old_year}/"

    def continued(branch: Branch) -> Hashable:
        source: str = branch.value.kontynuuje
        return source.removeprefix(prefix) if source.startswith(prefix) else None

    _join_by(old, new, lambda branch: branch.address or None, new_key=continued, unique=True)
    _join_by(old, new, lambda branch: one_line(branch.value.nazwa) or None, unique=True)


def _twins(old: Branch, new: Branch) -> None:
    old.twin, new.twin = new, old


def _join_by(
    old: Sequence[Branch],
    new: Sequence[Branch],
    key: Callable[[Branch], Hashable],
    *,
    new_key: Callable[[Branch], Hashable] | None = None,
    unique: bool = False,
) -> None:
    """Join branches without a twin whose keys are equal, the first with the first; never None."""
    waiting: dict[Hashable, list[Branch]] = defaultdict(list)
    for branch in new:
        if branch.twin is None:
            waiting[(new_key or key)(branch)].append(branch)
    waiting.pop(None, None)
    asking: dict[Hashable, list[Branch]] = defaultdict(list)
    for branch in old:
        if branch.twin is None and waiting.get(wanted := key(branch)):
            asking[wanted].append(branch)
    for wanted, askers in asking.items():
        if unique and (len(askers) > 1 or len(waiting[wanted]) > 1):
            continue
        for one, other in zip(askers, waiting[wanted], strict=False):
            _twins(one, other)


def place_of(old: Branch | None, new: Branch | None) -> Place:
    """The place of a branch that stands in one plan or both."""
    here = new or old
    assert here is not None
    if here.level is None:
        return Place("plan", profil=_profil(here))
    by_id = isinstance(here.value, Dzialanie)
    return Place(
        kind=here.kind,
        id=here.address if by_id else (old or here).address,
        old=old.number if old else "",
        new=new.number if new else "",
        name=one_line(here.value.nazwa),
        profil=_profil(here),
    )


def _profil(branch: Branch) -> Profil:
    while branch.parent is not None:
        branch = branch.parent
    profil: Profil = branch.value.profil
    return profil


def alone(branch: Branch) -> Element | Dzialanie:
    """The heading or action with only those below it that have no twin either."""
    value: Element | Dzialanie = branch.value
    if isinstance(value, Dzialanie):
        return value
    below = [alone(child) for child in branch.children if child.twin is None]
    return replace(
        value,
        elementy=tuple(one for one in below if isinstance(one, Element)),
        dzialania=tuple(one for one in below if isinstance(one, Dzialanie)),
    )


def in_front(branch: Branch) -> Branch | None:
    """The element in front of a branch under the same heading; None where it is the first."""
    assert branch.parent is not None
    position = _position(branch)
    return branch.parent.children[position - 1] if position else None


def before(branch: Branch) -> str:
    """The address of the element in front of a branch, "" where it is the first."""
    ahead = in_front(branch)
    return ahead.address if ahead else ""


def _position(branch: Branch) -> int:
    assert branch.parent is not None
    # Siblings are few; only branches that were added, removed or moved are ever asked for theirs.
    return next(i for i, sibling in enumerate(branch.parent.children) if sibling is branch)


def moved(parent: Branch) -> set[int]:
    """``id()`` of the children of a new heading that were put elsewhere.

    Those from another heading, and the fewest of the others that explain the order.
    """
    stayed, found = [], set()
    for child in parent.children:
        if child.twin is None:
            continue
        if child.twin.parent is None or child.twin.parent.twin is not parent:
            found.add(id(child))
        else:
            stayed.append(child)
    if not stayed:
        return found
    former = stayed[0].twin.parent if stayed[0].twin else None
    assert former is not None
    position = {id(child): i for i, child in enumerate(former.children)}
    order = [position[id(child.twin)] for child in stayed]
    if order == sorted(order):
        return found
    kept = _longest_rise(order)
    return found | {id(child) for i, child in enumerate(stayed) if i not in kept}


def _longest_rise(order: Sequence[int]) -> set[int]:
    """Positions of a longest rising subsequence (of distinct numbers)."""
    tails: list[int] = []
    ends: list[int] = []
    previous: list[int] = []
    for i, value in enumerate(order):
        at = bisect_left(tails, value)
        previous.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [value]
        ends[at : at + 1] = [i]
    kept = set()
    i = ends[-1]
    while i >= 0:
        kept.add(i)
        i = previous[i]
    return kept
