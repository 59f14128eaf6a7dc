"""A plan as tables: which fields an entry has as columns, and what its rows say.

A value is text in one form, "" where there is none, so that what was exported, what came back and
what the plan says now can be compared as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from decimal import Decimal
from typing import Any, Final, Literal

from rpd.diagnostics import Path
from rpd.formats.forms import YES, FormColumn, Value
from rpd.frozen import dataclass

TableKey = Literal["dzialania", "miary", "kwoty", "podmioty"]
"""The tables of a plan; the last three hold entries of lists, by the kind of their column."""

ACTIONS: Final = "dzialania"
NAMED: Final = ("miary", "kwoty")
"""The tables whose entries may have ids of their own."""

OWNER = "gdzie"
"""The column that says whose the entry of a row is."""
ID = "id"
"""The column that names a row within its owner."""
INFORMED: Final = ("numer", "nazwa_dzialania")
"""The columns that only say, for people, whose the entry of a row is."""
PLAN = "plan"
"""What stands for the plan itself as an owner."""

Data = dict[str, Any]
ReportKey = Literal["dzialania", "wskazniki", "pieniadze", "kamienie", "calosc"]
"""The tables of what a body reports."""


@dataclass(frozen=True, slots=True)
class FieldOf:
    """A column, and how its value is read from an entry of the model and put into its data.

    Without ``put`` it only informs. ``needed`` must not be empty; ``choice`` are the only values.
    ``signs`` may stand in place of a number, ``default`` is what an empty cell means. ``listed`` is
    how a cell holds several entries. ``place`` is where people change what only informs here, or,
    of what stands ``aside`` to be compared with, where they say what it is now.
    """

    column: FormColumn
    get: Callable[[Any], Value] | None = None
    put: Callable[[Data, Value], None] | None = None
    needed: bool = False
    choice: tuple[str, ...] = ()
    signs: bool = False
    default: Value = ""
    listed: Literal["", "prose", "lines", "bodies", "sources", "split", "ids"] = ""
    place: str = "w pliku planu"
    aside: bool = False

    @property
    def key(self) -> str:
        """What programs call the column."""
        return self.column.key

    @property
    def informs(self) -> bool:
        """Whether it is only there to be read."""
        return self.column.locked and not self.column.names


@dataclass(frozen=True, slots=True)
class Row:
    """An action or an entry: ``owner`` is the action, heading or plan that it stands in.

    ``id`` names it there: its own id, or „#2” for the second of those that have none. ``path`` is
    where it stands in the plan.
    """

    owner: str
    id: str
    values: Mapping[str, Value]
    fixed: frozenset[str] = frozenset()
    path: Path = field(default=(), compare=False)

    @property
    def key(self) -> tuple[str, str]:
        """What names it in its table."""
        return self.owner, self.id


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its fields in their order."""

    key: TableKey | ReportKey
    title: str
    fields: tuple[FieldOf, ...]
    rows: tuple[Row, ...]

    @property
    def by_key(self) -> dict[str, FieldOf]:
        """The fields by what programs call them."""
        return {one.key: one for one in self.fields}

    @property
    def editable(self) -> tuple[str, ...]:
        """The columns that people fill in, without those that name rows."""
        return tuple(one.key for one in self.fields if not one.column.locked)


def number(value: Decimal | int | None) -> Value:
    """A number in its one form: without zeros at the end, without an exponent."""
    if value is None:
        return ""
    text = f"{Decimal(value):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def numeral(value: Value) -> int | Decimal:
    """The number as the data of a plan hold it."""
    return Decimal(value) if "." in value else int(value)


def yes(flag: bool) -> Value:
    """What a flag looks like."""
    return YES if flag else ""


def is_number(value: Value) -> bool:
    """Whether a value is a number in its one form."""
    digits = value.removeprefix("-").replace(".", "", 1)
    return digits.isascii() and digits.isdecimal()
