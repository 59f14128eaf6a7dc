"""What a returned sheet of execution does to a file, beside other sheets of the same one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace
from pathlib import Path

from rpd.exchange.changed import Edit
from rpd.exchange.returned import Fault
from rpd.frozen import dataclass
from rpd.plan.wykonanie import Kwartal
from rpd.polish.wording import quote


@dataclass(frozen=True, slots=True)
class Taken:
    """What a returned sheet does: the file of its body afterwards (``data``), or why it cannot be.

    ``data`` is None where nothing changes; ``expected`` is what the file holds now, None for a new
    one. ``names`` say what the row of an edit is about.
    """

    sheet: str
    podmiot: str = ""
    kwartal: Kwartal | None = None
    path: Path | None = None
    data: bytes | None = None
    expected: bytes | None = None
    edits: tuple[Edit, ...] = ()
    names: tuple[str, ...] = ()
    already: int = 0
    faults: tuple[Fault, ...] = ()
    remarks: tuple[str, ...] = field(default=())


def alone(one: Taken, same_file: Sequence[Taken]) -> Taken:
    """A sheet beside others of the same file: taken once where they say the same, else not."""
    others = [other for other in same_file if other is not one]
    if not others or one.faults:
        return one
    if all(_said(other) == _said(one) for other in others):
        first = min(other.sheet for other in same_file)
        if one.sheet == first:
            return one
        remark = f"mówi to samo co „{first}”, więc wczytano go raz."
        return replace(one, data=None, edits=(), remarks=(*one.remarks, remark))
    named = ", ".join(quote(other.sheet) for other in others)
    fault = Fault(
        "cały plik",
        f"to arkusz tego samego podmiotu za ten sam kwartał co {named}, a mówi co innego.",
        "Zostaw jeden z nich.",
    )
    return replace(one, data=None, edits=(), faults=(fault,))


def _said(one: Taken) -> set[tuple[str, tuple[str, str], str, str]]:
    return {(edit.table, edit.row, edit.column, edit.after) for edit in one.edits}
