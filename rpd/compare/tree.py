"""The headings and actions of two plans as nodes, each joined to its twin in the other plan."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from rpd.compare.changes import Place, PlaceKind
from rpd.plan.model import Cel, Dzialanie, Kierunek, Plan, Priorytet, full_number, miejsca
from rpd.plan.values import one_line


@dataclass(slots=True, eq=False)
class Node:
    """A heading or an action in one plan; ``twin`` is the same one in the other, once joined.

    ``number`` is printed; ``address`` is the ``id`` of an action and the number of a heading.
    """

    kind: PlaceKind
    value: Any
    number: str
    address: str
    parent: Node | None
    children: list[Node] = field(default_factory=list)
    twin: Node | None = None


def tree(plan: Plan) -> Node:
    """The plan as a node with everything below it."""
    root = Node("plan", plan, "", "", None)
    places = miejsca(plan)
    for cel in plan.cele:
        cel_node = _below(root, "cel", cel, cel.numer)
        for priorytet in cel.priorytety:
            priorytet_node = _below(cel_node, "priorytet", priorytet, priorytet.numer)
            for kierunek in priorytet.kierunki:
                number = full_number(priorytet, kierunek)
                kierunek_node = _below(priorytet_node, "kierunek", kierunek, number)
                for dzialanie in kierunek.dzialania:
                    _below(kierunek_node, "dzialanie", dzialanie, next(places).numer, dzialanie.id)
    return root


def _below(
    parent: Node, kind: PlaceKind, value: Any, number: str, address: str | None = None
) -> Node:
    node = Node(kind, value, number, number if address is None else address, parent)
    parent.children.append(node)
    return node


def nodes(root: Node) -> Iterator[Node]:
    """Everything below a node, in the order of the annex."""
    for child in root.children:
        yield child
        yield from nodes(child)


def join(old: Node, new: Node) -> None:
    """Find the twins: headings by number and strategy link, actions by id, then by name."""
    _twins(old, new)
    by_kind: dict[PlaceKind, tuple[list[Node], list[Node]]] = defaultdict(lambda: ([], []))
    for side, root in enumerate((old, new)):
        for node in nodes(root):
            by_kind[node.kind][side].append(node)
    for kind in ("cel", "priorytet", "dzialanie"):
        _join_by(*by_kind[kind], lambda node: node.address)
    kierunki = by_kind["kierunek"]
    _join_by(*kierunki, lambda node: (node.number, node.value.strategia))
    _join_by(*kierunki, lambda node: node.value.strategia or None, unique=True)
    _join_by(*kierunki, lambda node: node.number)
    _join_renamed(*by_kind["dzialanie"], old.value.rok)


def _join_renamed(old: list[Node], new: list[Node], old_year: int) -> None:
    """Actions whose id changed: told by ``kontynuuje``, else by an equal name found only once."""
    prefix = f"{old_year}/"

    def continued(node: Node) -> Hashable:
        source: str = node.value.kontynuuje
        return source.removeprefix(prefix) if source.startswith(prefix) else None

    _join_by(old, new, lambda node: node.address or None, new_key=continued, unique=True)
    _join_by(old, new, lambda node: one_line(node.value.nazwa) or None, unique=True)


def _twins(old: Node, new: Node) -> None:
    old.twin, new.twin = new, old


def _join_by(
    old: Sequence[Node],
    new: Sequence[Node],
    key: Callable[[Node], Hashable],
    *,
    new_key: Callable[[Node], Hashable] | None = None,
    unique: bool = False,
) -> None:
    """Join nodes without a twin whose keys are equal, the first with the first; never None."""
    waiting: dict[Hashable, list[Node]] = defaultdict(list)
    for node in new:
        if node.twin is None:
            waiting[(new_key or key)(node)].append(node)
    waiting.pop(None, None)
    asking: dict[Hashable, list[Node]] = defaultdict(list)
    for node in old:
        if node.twin is None and waiting.get(wanted := key(node)):
            asking[wanted].append(node)
    for wanted, askers in asking.items():
        if unique and (len(askers) > 1 or len(waiting[wanted]) > 1):
            continue
        for one, other in zip(askers, waiting[wanted], strict=False):
            _twins(one, other)


def place(old: Node | None, new: Node | None) -> Place:
    """The place of a node that stands in one plan or both."""
    here = new or old
    assert here is not None
    if here.kind == "plan":
        return Place("plan")
    by_id = here.kind == "dzialanie"
    return Place(
        kind=here.kind,
        id=here.address if by_id else (old or here).address,
        old=old.number if old else "",
        new=new.number if new else "",
        name=one_line(here.value.nazwa),
    )


def alone(node: Node) -> Cel | Priorytet | Kierunek | Dzialanie:
    """The heading or action with only those below it that have no twin either."""
    below = tuple(alone(child) for child in node.children if child.twin is None)
    value: Any = node.value
    if node.kind == "dzialanie":
        return value  # type: ignore[no-any-return]
    return replace(value, **{_BELOW[node.kind]: below})  # type: ignore[no-any-return]


_BELOW: dict[PlaceKind, str] = {
    "cel": "priorytety",
    "priorytet": "kierunki",
    "kierunek": "dzialania",
}


def in_front(node: Node) -> Node | None:
    """The element in front of a node under the same heading; None where it is the first."""
    assert node.parent is not None
    position = _position(node)
    return node.parent.children[position - 1] if position else None


def before(node: Node) -> str:
    """The address of the element in front of a node, "" where it is the first."""
    ahead = in_front(node)
    return ahead.address if ahead else ""


def _position(node: Node) -> int:
    assert node.parent is not None
    # Siblings are few; only nodes that were added, removed or moved are ever asked for theirs.
    return next(i for i, sibling in enumerate(node.parent.children) if sibling is node)


def moved(parent: Node) -> set[int]:
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
