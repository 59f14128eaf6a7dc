"""The order that the fields of a file stand in: that of its schema, in the shape of its profile.

Fields that a schema does not name (sources, years, what is wrong) keep the order they have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from rpd.diagnostics import FileKind
from rpd.frozen import dataclass
from rpd.reading import forms
from rpd.reading.belonging import resolved

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class KeyOrder:
    """The order of fields at one place of a file, and at the places below it."""

    _schema: dict[str, Any]
    _root: dict[str, Any]

    def below(self, key: str) -> KeyOrder:
        """The order in the value of a field."""
        known = self._schema.get("properties", {})
        return self._at(known.get(key, self._schema.get("additionalProperties")))

    def in_items(self) -> KeyOrder:
        """The order in the items of a list."""
        return self._at(self._schema.get("items"))

    def _at(self, schema: Any) -> KeyOrder:
        return KeyOrder(resolved(schema, self._root), self._root)

    def sorted(self, entries: Iterable[T], name: Callable[[T], str]) -> list[T]:
        """The entries in order; an unknown one stays behind the one that it stands behind."""
        entries = list(entries)
        place = self._places({name(entry) for entry in entries})
        ranks: list[tuple[int, T]] = []
        last = -1
        for entry in entries:
            last = place.get(name(entry), last)
            ranks.append((last, entry))
        return [entry for _, entry in sorted(ranks, key=lambda one: one[0])]

    def ordered(self, value: Any) -> Any:
        """Data with their fields in order, at every depth."""
        if isinstance(value, dict):
            pairs = self.sorted(value.items(), lambda pair: str(pair[0]))
            return {key: self.below(key).ordered(member) for key, member in pairs}
        if isinstance(value, list):
            inside = self.in_items()
            return [inside.ordered(member) for member in value]
        return value

    def _places(self, names: set[str]) -> dict[str, int]:
        """Where fields stand; some are printed in another order where a certain one is there."""
        known = list(self._schema.get("properties", {}))
        for telling, first in self._schema.get("x-kolejnosc", {}).items():
            if telling in names:
                known = [*first, *(key for key in known if key not in first)]
        return {key: number for number, key in enumerate(known)}


def order_of(document: FileKind, data: Any) -> KeyOrder:
    """The order of a file of a kind; its data carry the profile that they name."""
    root = forms.form_of(data, document).root
    return KeyOrder(root, root)
