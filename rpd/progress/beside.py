"""What a report is compared with: its place, the plan of its quarter, and the other reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rpd.plan.wykonanie import Kwartal
from rpd.progress.planned import Planned
from rpd.progress.told import Account, Filed


@dataclass(frozen=True, slots=True, eq=False)
class Beside:
    """What a report is compared with.

    ``place`` are the names of its folders and its own, without ending: year, quarter, body; None
    where it lies elsewhere. ``plans`` are the texts of the year up to its quarter and after it,
    empty where there is none that can be used; ``has_plan`` says whether there is one at all.
    ``others`` are the other reports of the year, ``before`` what the same body told up to the
    quarter before, ``beside`` what other bodies told up to its quarter.
    """

    place: tuple[str, str, str] | None
    has_plan: bool
    plans: Mapping[Kwartal, Planned]
    others: Sequence[Filed]
    before: Account | None
    beside: Account | None
