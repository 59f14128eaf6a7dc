"""Numbers of headings that an amendment gave („2a”) or left a gap in: counted anew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from rpd.diagnostics import Path
from rpd.plan.model import Element, Plan
from rpd.writing.model_data import number_or_text

_INSERTED: Final = re.compile(r"(?:.*\.)?(?:[0-9]+|[IVXLC]+)[a-z]+")
_COUNTED: Final = ("rzymska", "arabska", "z-rodzicem")


def recounted(plan: Plan) -> Iterator[tuple[Path, Any, str, str]]:
    """The place of each number that changes, the new one, and both in the whole plan.

    Numbers that are those of the strategy stay, and so do all that no amendment has disturbed.
    """
    yield from _below(plan.elementy, plan, "", "")


def _below(
    elements: Sequence[Element], plan: Plan, was_above: str, above: str
) -> Iterator[tuple[Path, Any, str, str]]:
    kept = [element for element in elements if element.uchylony is None]
    by_level: dict[str, int] = {}
    disturbed = len(kept) < len(elements) or any(map(_inserted, kept))
    for element in kept:
        level = element.poziom
        by_level[level.kind] = position = by_level.get(level.kind, 0) + 1
        was = level.full(element.numer, was_above)
        number = element.numer
        if disturbed and _own(element, plan):
            number = level.counted(above, position)
        elif was_above != above and level.numbering == "z-rodzicem":
            number = above + element.numer.removeprefix(was_above)
        now = level.full(number, above)
        if number != element.numer:
            written = number_or_text(number) if level.numbering == "arabska" else number
            yield (*element.path, "numer"), written, was, now
        yield from _below(element.elementy, plan, was, now)


def _inserted(element: Element) -> bool:
    return bool(_INSERTED.fullmatch(element.numer)) and element.poziom.numbering in _COUNTED


def _own(element: Element, plan: Plan) -> bool:
    """Whether the number is the plan's own, not that of the strategy's element."""
    level = element.poziom
    return level.numbering in _COUNTED and (level.linked or not plan.strategia)
