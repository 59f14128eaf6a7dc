"""What a workbook does to a plan, as values: its file and a draft afterwards, or why not."""

from __future__ import annotations

from dataclasses import field

from rpd.diagnostics import Diagnostic
from rpd.errors import RpdError
from rpd.exchange.changed import GoneRow
from rpd.exchange.returned import Fault
from rpd.frozen import dataclass
from rpd.load.whole import Loaded
from rpd.workspace.desk import Opened


@dataclass(frozen=True, slots=True)
class Side:
    """A file as it will be: its bytes, the plan loaded of them, comments that go with entries."""

    data: bytes
    loaded: Loaded
    lost: tuple[tuple[int, str], ...] = ()
    wrong: tuple[Fault, ...] = ()
    """The errors that the plan did not have before, by the cells that brought them."""


@dataclass(frozen=True, slots=True)
class FromSheet:
    """What a workbook does to a plan.

    ``plan`` is its file afterwards, None where nothing in it changes; ``draft`` the file that an
    amending resolution is made of, where the workbook changes what an adopted plan prints.
    ``faults`` are why nothing can be done. ``gone`` are rows that are missing in the workbook.
    """

    before: Opened
    unread: tuple[Diagnostic, ...] = ()
    """The mistakes of the plan itself for which nothing can be made of it."""
    plan: Side | None = None
    draft: Side | None = None
    already: int = 0
    gone: tuple[GoneRow, ...] = ()
    faults: tuple[Fault, ...] = ()
    remarks: tuple[str, ...] = field(default=())


class NoExportError(RpdError):
    """The file is no workbook of an export, or one of another plan."""
