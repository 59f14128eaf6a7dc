"""Two versions of a plan → what a resolution has to order, proven."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from rpd.act.adoption import complete
from rpd.act.carried import proven
from rpd.act.compare import compare
from rpd.act.instructions import (
    Cell,
    HeadingAdded,
    Instruction,
    RowsAdded,
    RowsRepealed,
    RowsReworded,
    TextChanged,
)
from rpd.act.printed import Marks, Printed, printed
from rpd.act.sentences import sentences
from rpd.companions import filled, named
from rpd.diff.changes import Change, EntryAdded, EntryChanged, EntryRemoved, FieldChanged, Renamed
from rpd.diff.legal import amended
from rpd.errors import RpdError
from rpd.model import Plan
from rpd.render.annex import annex
from rpd.render.letter import Part

if TYPE_CHECKING:
    from rpd.load import Loaded

MANY: Final = 0.5
"""From this share of the rows on, an act is easier to read as a whole annex (§ 84 of the rules)."""


class CannotAmendError(RpdError):
    """These two versions cannot be turned into an amending resolution."""


@dataclass(frozen=True, slots=True)
class Amending:
    """What a resolution does: ``plan`` is the new plan as the resolution leaves it.

    ``lead`` are the words behind „w załączniku …”, ``parts`` what stands below them; both are
    empty where nothing in print changes. ``touched`` is the share of rows that it concerns.
    """

    plan: Plan
    instructions: tuple[Instruction, ...]
    lead: str
    parts: tuple[Part, ...]
    touched: float


def amending(old: Loaded, new: Loaded, uchwala: str, data: date | None) -> Amending:
    """The resolution, of that number and date where they are known, that leads from old to new.

    Raises:
        CannotAmendError: the plan has not been adopted, the plans are of different years, or the
            changes cannot be ordered one by one (``whole`` then remains).
    """
    before, after = demand_adopted(old, new)
    before = named(before, old.strategia)
    target = complete(amended(before, filled(after, new.strategia), uchwala, data), new)
    marks = Marks()
    one = printed(annex(before, old.strategia, old.slownik), marks)
    other = printed(annex(target, new.strategia, new.slownik), marks)
    instructions = compare(one, other)
    if not proven(one, other, instructions):
        raise CannotAmendError(
            "Tych zmian nie da się zapisać jako zmian poszczególnych miejsc załącznika: "
            "wprowadzone po kolei nie dałyby nowej treści.",
            "Użyj --whole: załącznik otrzyma nowe brzmienie w całości.",
        )
    lead, parts = sentences(instructions, one, other, marks.ids()) if instructions else ("", ())
    return Amending(target, instructions, lead, parts, _touched(instructions, one))


def demand_adopted(old: Loaded, new: Loaded) -> tuple[Plan, Plan]:
    """The two plans; the new one without a record of the resolution that is only being made.

    Raises:
        CannotAmendError: see `amending`.
    """
    assert old.plan is not None
    assert new.plan is not None
    if old.plan.uchwala is None:
        raise CannotAmendError(
            f"Planu „{old.source.name}” jeszcze nie przyjęto: nie ma w nim pola „uchwala”.",
            "Projekt poprawia się wprost; uchwałę zmieniającą podejmuje się do planu przyjętego.",
        )
    if old.plan.rok != new.plan.rok:
        raise CannotAmendError(
            f"To plany na różne lata: {old.plan.rok} i {new.plan.rok}.",
            "Podaj dwie wersje tego samego planu.",
        )
    return old.plan, replace(new.plan, zmiany=old.plan.zmiany, uchwala=old.plan.uchwala)


def _touched(instructions: Iterable[Instruction], old: Printed) -> float:
    rows: set[tuple[str, str]] = set()
    for instruction in instructions:
        match instruction:
            case TextChanged(Cell(heading, lp)):
                rows.add((heading.number, lp))
            case RowsAdded(heading, _, added) | RowsReworded(heading, added):
                rows |= {(heading.number, row.lp) for row in added}
            case RowsRepealed(heading, lps):
                rows |= {(heading.number, lp) for lp in lps}
            case HeadingAdded(heading, below):
                rows |= {(h.number, row.lp) for h in (heading, *below) for row in h.rows}
            case _:
                pass
    in_force = sum(not row.repealed for heading in old.headings for row in heading.rows)
    return len(rows) / max(in_force, 1)


_UNPRINTED: Final = ("strategia", "slownik", "kontynuuje", "rok")


def unprinted(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes that no annex prints and no resolution orders: ids, links, acknowledgements."""

    def apart(change: Change) -> bool:
        match change:
            case Renamed():
                return True
            case FieldChanged():
                return change.field in _UNPRINTED or change.field.startswith(("uchwala", "wyrazy."))
            case EntryAdded() | EntryRemoved() | EntryChanged():
                return change.field in ("odstepstwa", "zmiany")
            case _:
                return False

    return tuple(filter(apart, changes))
