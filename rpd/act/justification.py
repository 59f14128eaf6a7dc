"""The sheet that goes with an amending resolution: why, what changes from what to what, the money.

It is read by councillors, so it names what is printed and nothing else. What it cannot know it
leaves blank or leaves out: the reason is the author's, opinions are those who gave them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from rpd.act import effects, reasons
from rpd.act.addresses import Addresses, side
from rpd.act.letter import Act, Grid, HeadingLine, Part, Point, Provision, lines_grid
from rpd.act.relevant import relevant, summary
from rpd.compare.told import told
from rpd.frozen import dataclass
from rpd.plan.companions import issuing
from rpd.plan.values import one_line
from rpd.polish import wording
from rpd.polish.spaces import keep_together
from rpd.polish.wording import DASH, NBSP

if TYPE_CHECKING:
    from rpd.compare.comparison import Comparison
    from rpd.load.whole import Loaded

_BLANK = "……………"


@dataclass(frozen=True, slots=True)
class About:
    """What is told of the resolution; None and "" where it is not known yet."""

    uchwala: str = ""
    data: date | None = None
    powod: str = ""
    opinie: tuple[str, ...] = ()
    konsultacje: tuple[str, ...] = ()


def justification(before: Loaded, after: Loaded, comparison: Comparison, about: About) -> Act:
    """The sheet for a comparison of the plan with what the resolution leaves of it."""
    assert before.plan is not None
    assert before.plan.uchwala is not None
    amended = before.plan.uchwala
    named = f"uchwałę nr{NBSP}{one_line(amended.numer)} {one_line(issuing(before.plan))}"
    day = f" z{NBSP}dnia {wording.date(about.data)}" if about.data else ""
    number = f"uchwały nr{NBSP}{one_line(about.uchwala)}{day}" if about.uchwala else ""
    title = ("UZASADNIENIE", f"do {number or 'projektu uchwały'} zmieniającej {named}")
    addresses = Addresses(side(before), side(after))
    changes = tuple(
        told(change, *comparison.names, addresses.old.words, addresses.new.words)
        for change in comparison.changes
    )
    found = reasons.groups(changes, addresses)
    money = effects.effect_parts(
        comparison.effect, relevant(changes), addresses, effects.labels(before, after)
    )
    parts: list[Part] = [
        HeadingLine(2, "Powód zmiany"),
        Provision("", keep_together(one_line(about.powod)) or _BLANK),
        HeadingLine(2, "Zmiany"),
        Provision("", summary(changes)),
        *_told(found),
        HeadingLine(2, "Treść przed zmianą i po zmianie"),
        _table(found),
        HeadingLine(2, "Skutek dla budżetu"),
        *money,
        *_given("Opinie", about.opinie),
        *_given("Konsultacje", about.konsultacje),
    ]
    draft = not about.uchwala or about.data is None
    return Act(tuple(map(keep_together, title)), tuple(parts), (), draft)


def _told(found: Sequence[reasons.Group]) -> Iterator[Part]:
    for group in found:
        yield HeadingLine(3, group.heading)
        for sentence in group.sentences:
            yield Point(1, DASH, sentence)


def _table(found: Sequence[reasons.Group]) -> Grid:
    columns = (("Miejsce", 16), ("Co się zmienia", 12), ("Dotychczas", 36), ("Po zmianie", 36))
    return lines_grid(
        "Treść przed zmianą i po zmianie",
        columns,
        (
            (
                (keep_together(place),),
                (what,),
                tuple(map(keep_together, old)),
                tuple(map(keep_together, new)),
            )
            for group in found
            for place, what, old, new in group.rows
        ),
    )


def _given(heading: str, texts: Sequence[str]) -> Iterator[Part]:
    """A section for what the author has given; without anything given there is none."""
    if texts:
        yield HeadingLine(2, heading)
        yield from (Provision("", keep_together(one_line(text))) for text in texts)
