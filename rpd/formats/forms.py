"""What a workbook to fill in is made of: sheets of columns and rows, lists, what it keeps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal

from rpd.frozen import dataclass

ColumnKind = Literal["text", "number", "amount", "whole", "date", "yes"]
"""What a cell of a column holds; a number may give way to a sign („bd”)."""
Value = str
"""A value as text in one form: „12.5”, „2026-02-01”, „tak”; "" where there is none."""

YES: Final = "tak"
SPARE: Final = 100
"""Empty rows below those that there are, for new ones."""


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column: what programs call it, its header, what it means, what its cells hold.

    A ``locked`` one is not written in; in new rows one that ``names`` the row may be. ``values`` is
    the list that a drop-down shows; with ``several`` a cell may hold more of them than one, with
    ``offered`` anything else besides. ``between`` are the first and the last day of a date.
    """

    key: str
    header: str
    width: int
    meaning: str
    kind: ColumnKind = "text"
    locked: bool = False
    names: bool = False
    values: str = ""
    several: bool = False
    offered: bool = False
    between: tuple[Value, Value] | None = None


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row by the keys of its columns; ``fixed`` are cells that are not written in."""

    values: Mapping[str, Value]
    fixed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FormSheet:
    """A sheet with its columns and rows; ``spare`` is how many empty rows are open for new ones."""

    title: str
    columns: tuple[FormColumn, ...]
    rows: tuple[FormRow, ...]
    spare: int = SPARE


@dataclass(frozen=True, slots=True)
class FormList:
    """Values that drop-downs show, each with what it stands for."""

    key: str
    title: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A workbook: its title, sheets and lists, what it says of itself, and what it keeps hidden."""

    title: str
    sheets: tuple[FormSheet, ...]
    lists: tuple[FormList, ...]
    kept: Any
    about: tuple[str, ...] = ()
    lists_title: str = "Słowniki"
    about_title: str = "Opis"
    about_first: bool = False
    """Whether what it says of itself is one page before all others."""
