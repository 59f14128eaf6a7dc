"""Plans → a data package: tables written in a stream, whatever number of plans there is."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable
from dataclasses import field
from hashlib import sha256
from typing import Any, Final

from rpd.errors import RpdError
from rpd.exchange.described import descriptor, recipe
from rpd.exchange.records import records
from rpd.exchange.resource import Resource
from rpd.exchange.resources import RESOURCES
from rpd.frozen import dataclass
from rpd.plan.model import Plan, Slownik

DESCRIPTOR: Final = "datapackage.json"
RECIPE: Final = "tabele.sql"
"""The file that makes typed tables of the others."""
_PIECE = 1 << 20

Write = Callable[[str, bytes], None]
"""Puts bytes at the end of a file of the package."""


@dataclass(frozen=True, slots=True)
class PlanOf:
    """A plan, what it is called in the package, and its dictionary."""

    name: str
    plan: Plan
    slownik: Slownik | None = None


class DoubledError(RpdError):
    """Two rows have one key."""


def write(plans: Iterable[PlanOf], put: Write, title: str) -> dict[str, int]:
    """Write the package of plans; returns how many rows each table has.

    No more than one plan is held at a time.

    Raises:
        DoubledError: a plan calls two actions by one id, or two plans have one name.
    """
    tables = {one.name: _Table(one, put) for one in RESOURCES}
    named: set[str] = set()
    for one in plans:
        if one.name in named:
            raise DoubledError(
                f"Dwa plany mają w paczce jedną nazwę „{one.name}”.", "Nazwij ich pliki inaczej."
            )
        named.add(one.name)
        seen: set[tuple[str, ...]] = set()
        for resource, row in records(one.plan, one.name, one.slownik):
            table = tables[resource]
            key = (resource, *(row[at] for at in table.key))
            if key in seen:
                raise DoubledError(
                    f"W planie „{one.name}” „{key[-1]}” występuje dwa razy ({resource}).",
                    "Popraw plan; powtórzenia wskaże „rpd validate”.",
                )
            seen.add(key)
            table.add(row)
    for table in tables.values():
        table.flush()
    about = {name: (table.size, table.digest.hexdigest()) for name, table in tables.items()}
    text = json.dumps(descriptor(title, about), ensure_ascii=False, indent=2)
    put(DESCRIPTOR, f"{text}\n".encode())
    put(RECIPE, recipe().encode())
    return {name: table.rows for name, table in tables.items()}


def packed(plans: Iterable[PlanOf], title: str) -> dict[str, bytes]:
    """The files of the package, for what is small enough to be held."""
    files: dict[str, bytearray] = {}
    write(plans, lambda name, data: files.setdefault(name, bytearray()).extend(data), title)
    return {name: bytes(data) for name, data in files.items()}


@dataclass(slots=True)
class _Table:
    """One file that is being written, in pieces."""

    resource: Resource
    put: Write
    rows: int = 0
    size: int = 0
    digest: Any = field(default_factory=sha256)
    key: tuple[int, ...] = ()
    _text: io.StringIO = field(default_factory=io.StringIO)

    def __post_init__(self) -> None:
        names = [one.name for one in self.resource.fields]
        self.key = tuple(names.index(name) for name in self.resource.key)
        csv.writer(self._text, lineterminator="\n").writerow(names)

    def add(self, row: tuple[str, ...]) -> None:
        csv.writer(self._text, lineterminator="\n").writerow(row)
        self.rows += 1
        if self._text.tell() > _PIECE:
            self.flush()

    def flush(self) -> None:
        data = self._text.getvalue().encode()
        self.put(self.resource.path, data)
        self.size += len(data)
        self.digest.update(data)
        self._text = io.StringIO()
