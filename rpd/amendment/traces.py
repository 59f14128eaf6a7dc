"""Which entry of an amended plan is which of the plan before, so that comments can go with it.

An amendment says what it changes; to guess from what entries say would be to guess wrong where
two are alike.
"""

from __future__ import annotations

from dataclasses import field

from rpd.amendment.plan_data import mappings
from rpd.diagnostics import Path
from rpd.frozen import dataclass
from rpd.writing.model_data import Data

Lists = dict[tuple[int, str], list[tuple[int, Data]]]
"""Lists being changed, by ``id()`` of the mapping they stand in and their name.

Entries come with the place (from 1) they had before; 0 for new ones.
"""


@dataclass(frozen=True, slots=True)
class Carried:
    """An amended plan; ``origins`` says where the items of its lists stood (new path → old).

    ``replaced`` are items whose whole content an operation gives, so that nothing is known about
    lists in them.
    """

    data: dict[str, Data]
    origins: dict[Path, Path]
    replaced: tuple[Path, ...] = ()


class Traces:
    """The mappings of a plan by their identity, taken before it is changed in place."""

    def __init__(self, plan: dict[str, Data]) -> None:
        # The mappings themselves are held, or a new one could get the identity of one that went.
        self._former = {id(mapping): (mapping, path) for mapping, path in mappings(plan)}

    def carried(self, plan: dict[str, Data], lists: Lists) -> Carried:
        """The plan, after it was changed, with what its items were."""
        walk = _Walk(self._former, lists)
        walk.follow(plan, (), ())
        return Carried(plan, walk.found, tuple(walk.replaced))


@dataclass(frozen=True, slots=True)
class _Walk:
    """A walk through the amended plan; ``former`` None is the place of what is new."""

    known: dict[int, tuple[Data, Path]]
    lists: Lists
    found: dict[Path, Path] = field(default_factory=dict)
    replaced: list[Path] = field(default_factory=list)

    def follow(self, mapping: dict[str, Data], path: Path, former: Path | None) -> None:
        for name, value in mapping.items():
            there = None if former is None else (*former, name)
            if isinstance(value, dict):
                self.follow(value, (*path, name), there)
            elif isinstance(value, list):
                places = [earlier for earlier, _ in self.lists.get((id(mapping), name), ())]
                for position, item in enumerate(value):
                    earlier = places[position] if places else position + 1
                    origin = (*there, earlier - 1) if there is not None and earlier else None
                    self._item(item, (*path, name, position), origin, listed=bool(places))

    def _item(self, item: Data, here: Path, origin: Path | None, *, listed: bool) -> None:
        kept = self.known[id(item)][1] if id(item) in self.known else None
        if isinstance(item, dict) and not listed:
            origin = kept
        if origin is not None:
            self.found[here] = origin
        if not isinstance(item, dict):
            return
        if kept is not None or origin is None:
            self.follow(item, here, kept)
        else:
            self.replaced.append(here)
