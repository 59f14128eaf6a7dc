"""The neutral table between the sums and every format: typed columns, rows with levels, notes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from decimal import Decimal
from typing import Literal

from rpd.frozen import dataclass
from rpd.polish.wording import DASH, amount, number
from rpd.polish.wording import date as written_date

SheetCell = str | Decimal | int | None
"""A text, złoty or percent, a count, or nothing."""


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: ``key`` for machines, ``header`` for people.

    ``adds``: its total is the sum of the outermost rows. ``across``: it is the sum of the row's
    ``adds`` columns. ``spare``: narrow outputs may leave it out. ``solid``: a text that is copied
    and so never broken. ``sums``: amounts of plans, none of which is zero, so that a zero says that
    there is none.
    """

    key: str
    header: str
    kind: Literal["text", "amount", "count", "share"]
    adds: bool = False
    across: bool = False
    spare: bool = False
    solid: bool = False
    sums: bool = False

    def written(self, cell: SheetCell, *, currency: bool = True) -> str:
        """A cell for people; no amount is „–”, and nothing at all is ""."""
        if cell is None:
            return ""
        if isinstance(cell, str):
            return cell
        if self.kind == "share":
            return f"{cell:.1f}".replace(".", ",") + "%"
        if self.kind == "amount":
            return DASH if self.sums and not cell else amount(Decimal(cell), currency=currency)
        return number(cell)


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row. ``keys`` are its machine names by level; ``bar`` is the least and the most it may be.

    ``parent`` says that rows of the next level follow, which give its amounts.
    """

    cells: tuple[SheetCell, ...]
    keys: tuple[str, ...]
    kind: Literal["pozycja", "wspolne", "podsuma", "bez_kwoty"] = "pozycja"
    bar: tuple[Decimal, Decimal] | None = None

    @property
    def level(self) -> int:
        """0 for the outermost."""
        return len(self.keys) - 1

    @property
    def parent(self) -> bool:
        """Whether rows below it give its amounts."""
        return self.kind == "podsuma"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One grouping. The first column labels the rows; ``levels`` names what the rows' keys are."""

    key: str
    title: str
    short: str
    levels: tuple[str, ...]
    columns: tuple[SheetColumn, ...]
    rows: tuple[SheetRow, ...]
    total: tuple[SheetCell, ...] | None
    whole: Decimal | None = None
    notes: tuple[str, ...] = field(default=())

    @property
    def heading(self) -> str:
        """The title where nothing stands before it: „Budżet według źródeł”, „Limity źródeł”."""
        if self.title.startswith("według "):
            return f"Budżet {self.title}"
        return self.title[:1].upper() + self.title[1:]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything one run says: sheets, and notes on what is not in the sums.

    ``day`` is the day whose amounts these are, None for the plans as they are.
    """

    title: str
    rok: int
    sheets: tuple[Sheet, ...]
    notes: tuple[str, ...]
    day: date | None = None

    @property
    def caption(self) -> str:
        """The title, with the day where there is one."""
        at = f" {DASH} stan na dzień {written_date(self.day)}" if self.day else ""
        return self.title + at


Names = Mapping[tuple[str, str], str]
"""What members of a dimension are called, by the dimension and their key."""
NAME = SheetColumn("nazwa", "Nazwa", "text", spare=True)
"""Beside the label of a row; left out where no row has a name."""
