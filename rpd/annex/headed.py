"""A plan as the places of its annex: elements with their numbers and rows, as an editor calls them.

Made once, before anything is laid out: a table may hold rows of what is printed below it, and the
order of print says how footnotes are numbered.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from itertools import islice

from rpd.amendment.act_units import Spot
from rpd.amendment.namesakes import called
from rpd.frozen import dataclass
from rpd.plan import markup
from rpd.plan.model import Element, Miejsce, Plan, galezie, miejsca
from rpd.plan.profil import DZIALANIE, Profil
from rpd.plan.values import heading_text, one_line
from rpd.polish.spaces import keep_together
from rpd.polish.wording import NBSP, capital


@dataclass(frozen=True, slots=True)
class Placed:
    """An action at its place, and what a history calls the place."""

    miejsce: Miejsce
    spot: Spot
    node: Headed


@dataclass(slots=True)
class Headed:
    """An element, None for the plan itself, with its number in the whole plan and what is in it."""

    element: Element | None
    number: str
    spot: Spot
    above: Headed | None = None
    rows: list[Placed] = field(default_factory=list)
    below: list[Headed] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """What machines call its level, "" of the plan."""
        return self.element.poziom.kind if self.element else ""

    def every(self) -> Iterator[Placed]:
        """All actions in it, in the order of the annex."""
        yield from self.rows
        for node in self.below:
            yield from node.every()

    def nodes(self) -> Iterator[Headed]:
        """Itself and all elements below it, in the order of the annex."""
        yield self
        for node in self.below:
            yield from node.nodes()

    def of(self, kind: str) -> Headed | None:
        """The element of a level that it is or stands in."""
        node: Headed | None = self
        while node is not None and node.kind != kind:
            node = node.above
        return node

    @property
    def label(self) -> str:
        """„Priorytet I.1.”: what is printed in front of the name."""
        element = self.element
        return one_line(element.poziom.heading.format(numer=element.numer)) if element else ""

    def called(self, profil: Profil) -> str:
        """Its number in the whole plan; its name where elements have no numbers."""
        element = self.element
        if element is None:
            return ""
        if element.poziom.numbering == "brak":
            return f"„{one_line(element.nazwa)}”"
        unnumbered = any(level.numbering == "brak" for level in profil.levels)
        return element.numer if unnumbered else self.number

    @property
    def content(self) -> tuple[markup.Inline, ...]:
        """The name with its marks, or what stands for it where it is repealed."""
        element = self.element
        if element is None:
            return ()
        repealed = element.uchylony is not None
        return markup.inline(element.poziom.repealed if repealed else heading_text(element))

    @property
    def name(self) -> str:
        """The name without marks."""
        return keep_together(words(self.content))

    @property
    def heading(self) -> str:
        """„Priorytet I.1. Nazwa” in words alone."""
        return " ".join(filter(None, (self.label, self.name)))

    @property
    def place(self) -> str:
        """„w Obszarze 1 w Priorytecie 1.2”: what acts call it with all that it stands in."""
        above = self.above.place if self.above else ""
        return " ".join(filter(None, (above, called_in(self.element) if self.element else "")))


def called_in(element: Element) -> str:
    """„w Obszarze 1”, „w obszarze „Kapliczki””: an element as acts call the place that it is."""
    level = element.poziom
    noun = capital(level.noun.locative) if level.capital else level.noun.locative
    own = f"„{one_line(element.nazwa)}”" if level.numbering == "brak" else one_line(element.numer)
    return f"w{NBSP}{noun}{NBSP}{own}"


def heading_place(number: str, plan: Plan) -> str:
    """The same of the heading with that number in the whole plan, "" for none."""
    found = next((one for one in galezie(plan) if number and one.numer == number), None)
    return " ".join(map(called_in, found.elementy)) if found else ""


def words(content: tuple[markup.Inline, ...]) -> str:
    """A line of markup without its marks of footnotes."""
    return "".join(
        part.url if isinstance(part, markup.Link) else part.text
        for part in content
        if not isinstance(part, markup.Mark)
    )


def headed(plan: Plan) -> Headed:
    """The plan with all that it prints."""
    numbers = {kind: iter(found) for kind, found in called(plan).items()}
    waiting = miejsca(plan)
    root = Headed(None, "", Spot("zalacznik"))

    def enter(node: Headed, rows: int, elements: tuple[Element, ...]) -> None:
        node.rows = [
            Placed(miejsce, Spot(DZIALANIE, next(numbers[DZIALANIE])), node)
            for miejsce in islice(waiting, rows)
        ]
        for element in elements:
            level = element.poziom
            number = level.full(element.numer, node.number)
            below = Headed(element, number, Spot(level.kind, next(numbers[level.kind])), node)
            node.below.append(below)
            enter(below, len(element.dzialania), element.elementy)

    enter(root, len(plan.dzialania), plan.elementy)
    return root
