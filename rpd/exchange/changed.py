"""What a spreadsheet changed, as values: cells, new rows, rows that are gone, and why not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from rpd.exchange.returned import Fault
from rpd.formats.forms import Value
from rpd.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """A cell that says something else: of which row and column, what was there, what is."""

    table: str
    row: tuple[str, str]
    column: str
    before: Value
    after: Value
    where: str


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row without an id: a new action, or a new entry of its owner."""

    table: str
    owner: str
    id: str
    values: Mapping[str, Value]
    where: str


@dataclass(frozen=True, slots=True)
class GoneRow:
    """A row that was exported and is not there any more."""

    table: str
    row: tuple[str, str]
    name: str


@dataclass(slots=True)
class Changes:
    """All that a workbook changed, and why it may be refused."""

    edits: list[Edit] = field(default_factory=list)
    new: list[NewRow] = field(default_factory=list)
    gone: list[GoneRow] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
