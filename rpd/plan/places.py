"""Paths of a plan ↔ the printed numbers that people use for the same places."""

from __future__ import annotations

from rpd.diagnostics import Path
from rpd.frozen import dataclass
from rpd.plan.model import Plan, galezie, miejsca


@dataclass(frozen=True, slots=True)
class Where:
    """A place as the annex names it; ``id`` and ``name`` are set for actions (name also above)."""

    number: str = ""
    id: str = ""
    name: str = ""


NOWHERE = Where()


class Numbers:
    """Looks up the innermost heading or action that a path belongs to.

    ``lists`` are the keys of the tree.
    """

    def __init__(self, plan: Plan) -> None:
        places: dict[Path, Where] = {}
        for galaz in galezie(plan):
            places[galaz.element.path] = Where(galaz.numer, "", galaz.element.nazwa)
        for miejsce in miejsca(plan):
            dzialanie = miejsce.dzialanie
            places[dzialanie.path] = Where(miejsce.numer, dzialanie.id, dzialanie.nazwa)
        self._places = places
        self._deepest = plan.profil.steps
        self.lists = frozenset(plan.profil.keys)

    def of(self, path: Path) -> Where:
        """The place of a path; NOWHERE for paths outside the tree of objectives."""
        for length in range(min(len(path) // 2 * 2, self._deepest), 1, -2):
            if (found := self._places.get(path[:length])) is not None:
                return found
        return NOWHERE


def contains(outer: str, inner: str) -> bool:
    """Whether a printed number names the other or something above it; ``plan`` contains all."""
    return outer in ("plan", inner) or (
        bool(outer) and inner.startswith((outer + ".", outer + "/"))
    )
