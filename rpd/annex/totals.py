"""Which rows of sums stand below a table, and what each of them adds up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from rpd.annex.amounts import Money
from rpd.annex.headed import Placed
from rpd.plan.model import Dzialanie, obowiazuje
from rpd.plan.values import one_line

WHOLE: Final = "ogolem"
BY_SOURCE: Final = "zrodla"
BY_BODY: Final = "realizatorzy"
_LEADER: Final = "lider"


def groups(
    asked: str, placed: Sequence[Placed], lines: Mapping[int, Sequence[Money]]
) -> Iterator[tuple[str, list[Money]]]:
    """The rows of one kind of sums: what each is called, and the money that it adds up."""
    in_force = [one for one in placed if obowiazuje(one.miejsce.dzialanie)]
    if asked == WHOLE:
        yield "Ogółem", [line for one in in_force for line in lines[id(one)]]
    elif asked == BY_SOURCE:
        every = [line for one in in_force for line in lines[id(one)]]
        for zrodla in dict.fromkeys(line.zrodla for line in every):
            yield f"Razem {zrodla}", [line for line in every if line.zrodla == zrodla]
    else:
        yield from _by(_named(asked), in_force, lines)


def _by(
    named: Callable[[Placed], str], placed: Sequence[Placed], lines: Mapping[int, Sequence[Money]]
) -> Iterator[tuple[str, list[Money]]]:
    found: dict[str, list[Money]] = {}
    for one in placed:
        if name := named(one):
            found.setdefault(name, []).extend(lines[id(one)])
    for name, money in found.items():
        yield f"Razem {name}", money


def _named(asked: str) -> Callable[[Placed], str]:
    if asked == BY_BODY:
        return lambda one: bodies(one.miejsce.dzialanie)

    def heading(one: Placed) -> str:
        node = one.node.of(asked)
        if node is None:
            return ""
        return (node.label or node.name).removesuffix(".")

    return heading


def bodies(dzialanie: Dzialanie) -> str:
    """Who carries an action out: those who lead it, else all of them together."""
    leading = [one for one in dzialanie.realizatorzy if one.rola == _LEADER]
    return ", ".join(one_line(one.podmiot) for one in leading or dzialanie.realizatorzy)
