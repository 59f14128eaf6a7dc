"""What a table of a data package is: its columns, its key, and what it refers to."""

from __future__ import annotations

from typing import Final, Literal

from rpd.frozen import dataclass

Type = Literal["string", "integer", "number", "date", "boolean"]
MONEY: Final = 2
VALUES: Final = 6
"""Decimals of amounts and of values of indicators."""
DIGITS: Final = 20
"""Of an amount or a value, on both sides of the decimal sign."""


@dataclass(frozen=True, slots=True)
class DataField:
    """A column: ``places`` are the decimals of a number, ``needed`` ones are never empty."""

    name: str
    type: Type
    title: str
    needed: bool = False
    places: int = MONEY


@dataclass(frozen=True, slots=True)
class Reference:
    """Columns that name a row of another resource, in the order of its key."""

    fields: tuple[str, ...]
    resource: str
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resource:
    """A table: its columns, the key of its rows, and what they refer to."""

    name: str
    title: str
    fields: tuple[DataField, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...] = ()

    @property
    def path(self) -> str:
        """The file of the table."""
        return f"{self.name}.csv"


def text(name: str, title: str, *, needed: bool = False) -> DataField:
    """A column of texts."""
    return DataField(name, "string", title, needed)


def count(name: str, title: str, *, needed: bool = False) -> DataField:
    """A column of whole numbers."""
    return DataField(name, "integer", title, needed)


def amount(name: str, title: str, places: int = MONEY) -> DataField:
    """A column of amounts, or of other decimals."""
    return DataField(name, "number", title, places=places)


OF_PLAN_COLUMN = text("plan", "Plan", needed=True)
OF_PLAN = Reference(("plan",), "plany", ("plan",))
IN_ELEMENT = Reference(("poziom",), "poziomy", ("poziom",))
OF_ACTION = Reference(("dzialanie",), "dzialania", ("dzialanie",))
OF_ENTRY = Reference(("plan", "pozycja"), "budzet", ("plan", "pozycja"))
