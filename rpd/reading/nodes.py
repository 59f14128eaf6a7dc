"""Mappings of a file with their paths, whose fields are read leniently."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from rpd.diagnostics import Path
from rpd.reading.blank import is_blank

T = TypeVar("T")


class Node:
    """A mapping of the file with its path; reads fields leniently, never raises."""

    __slots__ = ("data", "path")

    def __init__(self, data: Any, path: Path) -> None:
        self.data: dict[str, Any] = data if isinstance(data, dict) else {}
        self.path = path

    def text(self, key: str) -> str:
        """The text of a field; a number counts as its characters; "" where there is none to see."""
        value = self.data.get(key, "")
        if isinstance(value, str):
            return "" if is_blank(value) else value
        return str(value) if is_number(value) else ""

    def number(self, key: str) -> Decimal | None:
        """The number of a field as Decimal, or None."""
        return decimal(self.data.get(key))

    def integer(self, key: str) -> int | None:
        """The whole number of a field, or None."""
        value = self.data.get(key)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def flag(self, key: str) -> bool:
        """Whether a field is true."""
        return self.data.get(key) is True

    def date(self, key: str) -> date | None:
        """An ISO date, or None."""
        try:
            return date.fromisoformat(self.text(key))
        except ValueError:
            return None

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts of a list that can be seen."""
        texts = (value for value, _ in self.entries(key) if isinstance(value, str))
        return tuple(value for value in texts if not is_blank(value))

    def entries(self, key: str) -> Iterator[tuple[Any, Path]]:
        """The entries of a list with their paths; nothing where it is not a list."""
        value = self.data.get(key)
        for index, entry in enumerate(value if isinstance(value, list) else ()):
            yield entry, (*self.path, key, index)

    def pairs(self, key: str) -> Iterator[tuple[str, Any, Path]]:
        """The members of a mapping with their paths."""
        value = self.data.get(key)
        for name, member in (value if isinstance(value, dict) else {}).items():
            yield name, member, (*self.path, key, name)

    def nodes(self, key: str, build: Callable[[Node], T]) -> tuple[T, ...]:
        """The mappings of a list, each built."""
        value = self.data.get(key)
        if not isinstance(value, list):
            return ()
        path = self.path
        return tuple(
            [
                build(Node(entry, (*path, key, index)))
                for index, entry in enumerate(value)
                if isinstance(entry, dict)
            ]
        )


def is_number(value: Any) -> bool:
    """Whether a value was written as a number; yes and no are none."""
    return isinstance(value, (int, Decimal)) and not isinstance(value, bool)


def decimal(value: Any) -> Decimal | None:
    """The number that was written, or None."""
    return Decimal(value) if is_number(value) else None
