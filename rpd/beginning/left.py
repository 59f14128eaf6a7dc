"""What of a plan stays behind when the next one goes on from it, and where the rest stands then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from rpd.diagnostics import Path
from rpd.plan.model import Plan, dzialania, elementy

Data = Any

OF_PLAN: Final = (
    "uchwala",
    "projekt_uchwaly",
    "numery_przypisow",
    "wyrazy",
    "odstepstwa",
    "zmiany",
)
"""The resolution with all that came of it, and what was acknowledged of that text."""
_OF_ACTION: Final = ("uchylone_litery", "kontynuuje")


def stays_behind(plan: Plan) -> set[Path]:
    """The places of the earlier plan that the later one has not."""
    left: set[Path] = {(key,) for key in OF_PLAN}
    left |= {element.path for element in elementy(plan) if element.uchylony}
    free = plan.profil.dzialanie.numbering != "dowolna"
    for one in dzialania(plan):
        if one.uchylone:
            left.add(one.path)
        left |= {(*one.path, key) for key in _OF_ACTION}
        if free:
            left.add((*one.path, "lp"))  # an amendment demanded it; rows are counted anew
    return left


@dataclass(slots=True)
class Pruned:
    """Data without what stayed behind; ``origins`` are the items of its lists in the former."""

    data: dict[str, Data]
    origins: dict[Path, Path]
    later: dict[Path, Path] = field(default_factory=dict)

    def path(self, former: Path) -> Path:
        """Where a place of the former data stands now."""
        found: Path = ()
        for depth, step in enumerate(former, 1):
            found = self.later.get(former[:depth], (*found, step))
        return found


def pruned(data: dict[str, Data], left: set[Path]) -> Pruned:
    """The data without those places; a list of an entry's own that is empty goes with them."""
    made = Pruned({}, {})
    made.data = _copied(data, (), (), left, made)
    made.later = {origin: path for path, origin in made.origins.items()}
    return made


def _copied(value: Data, path: Path, origin: Path, left: set[Path], made: Pruned) -> Data:
    if isinstance(value, dict):
        found = {}
        for key, member in value.items():
            if (*origin, key) not in left:
                found[key] = _copied(member, (*path, key), (*origin, key), left, made)
        return found
    if isinstance(value, list):
        items: list[Data] = []
        for position, member in enumerate(value):
            if (*origin, position) not in left:
                here = (*path, len(items))
                made.origins[here] = (*origin, position)
                items.append(_copied(member, here, (*origin, position), left, made))
        return items
    return value


def unused_notes(before: dict[str, Data], after: dict[str, Data]) -> Iterator[Path]:
    """Footnotes that only what stayed behind referred to."""
    notes = after.get("przypisy")
    for name in list(notes) if isinstance(notes, dict) else ():
        if _refers(before, name) and not _refers(after, name):
            yield ("przypisy", name)


def _refers(value: Data, name: str) -> bool:
    if isinstance(value, dict):
        return any(
            (key == "przypis" and member == name) or _refers(member, name)
            for key, member in value.items()
        )
    if isinstance(value, list):
        return any(_refers(member, name) for member in value)
    return isinstance(value, str) and f"[^{name}]" in value
