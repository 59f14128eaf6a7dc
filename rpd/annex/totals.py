"""Which rows of sums stand below a table, and what each of them adds up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from rpd.annex.amounts import Money
from rpd.annex.headed import Headed, Placed
from rpd.frozen import dataclass
from rpd.plan.layout import PLAN, Layout
from rpd.plan.model import Dzialanie, obowiazuje
from rpd.plan.profil import Profil
from rpd.plan.values import one_line

WHOLE: Final = "ogolem"
BY_SOURCE: Final = "zrodla"
BY_BODY: Final = "realizatorzy"
_LEADER: Final = "lider"
_USUAL: Final = {WHOLE: "Ogółem", PLAN: "Łącznie"}
"""What sums of all are called; others are „Razem” with a name."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a row of sums is about: a source, a body or a heading, the last with its number."""

    said: str
    name: str = ""
    number: str = ""


Lines = Callable[[Placed], Sequence[Money]]


class Totals:
    """The rows of sums of the tables of one part."""

    def __init__(self, layout: Layout, profil: Profil, lines: Lines) -> None:
        self._layout = layout
        self._profil = profil
        self._lines = lines
        self._labels: Mapping[str, str] = dict(layout.labels)

    def rows(self, node: Headed, placed: Sequence[Placed]) -> Iterator[tuple[str, list[Money]]]:
        """The sums below a table under a heading that holds the actions `placed`.

        What is above the table is summed below the last of its tables.
        """
        for asked in self._layout.totals:
            around = self._around(asked, node)
            if around is None:
                for about, money in self._groups(asked, placed):
                    yield self._label(asked, about), money
                continue
            every = list(around.every())
            printed = [one for one in every if self._prints(one)]
            if printed and placed and printed[-1] is placed[-1]:
                yield self._label(asked, _heading(around)), self._money(every)

    def _around(self, asked: str, node: Headed) -> Headed | None:
        """The heading, or the plan, that a sum is about where the table stands in it."""
        if asked == PLAN:
            while node.above is not None:
                node = node.above
            return node
        return node.of(asked) if self._profil.depth(asked) >= 0 else None

    def _prints(self, placed: Placed) -> bool:
        """Whether a table of the part holds the action."""
        level = self._layout.level
        return level in ("", PLAN) or placed.node.of(level) is not None

    def _label(self, asked: str, about: Named) -> str:
        if (said := self._labels.get(asked)) is not None:
            return said.replace("{nazwa}", about.name).replace("{numer}", about.number)
        return _USUAL.get(asked) or f"Razem {about.said}"

    def _money(self, placed: Iterable[Placed]) -> list[Money]:
        return [
            line for one in placed if obowiazuje(one.miejsce.dzialanie) for line in self._lines(one)
        ]

    def _groups(self, asked: str, placed: Sequence[Placed]) -> Iterator[tuple[Named, list[Money]]]:
        every = self._money(placed)
        if asked == WHOLE:
            yield Named(""), every
        elif asked == BY_SOURCE:
            for zrodla in dict.fromkeys(line.zrodla for line in every):
                yield Named(zrodla, zrodla), [line for line in every if line.zrodla == zrodla]
        else:
            found: dict[Named, list[Placed]] = {}
            for one in placed:
                if obowiazuje(one.miejsce.dzialanie) and (about := self._about(asked, one)):
                    found.setdefault(about, []).append(one)
            for about, own in found.items():
                yield about, self._money(own)

    @staticmethod
    def _about(asked: str, placed: Placed) -> Named | None:
        if asked == BY_BODY:
            said = bodies(placed.miejsce.dzialanie)
            return Named(said, said) if said else None
        node = placed.node.of(asked)
        return _heading(node) if node else None


def _heading(node: Headed) -> Named:
    number = node.element.numer if node.element and node.label else ""
    return Named((node.label or node.name).removesuffix("."), node.name, one_line(number))


def bodies(dzialanie: Dzialanie) -> str:
    """Who carries an action out: those who lead it, else all of them together."""
    leading = [one for one in dzialanie.realizatorzy if one.rola == _LEADER]
    return ", ".join(one_line(one.podmiot) for one in leading or dzialanie.realizatorzy)
