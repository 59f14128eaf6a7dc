"""A copy of a plan's data that is being changed, with what is to be said and decided of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from rpd.beginning.outcome import Outcome
from rpd.beginning.todo import Decision, Matter
from rpd.beginning.years import Years
from rpd.diagnostics import Path
from rpd.frozen import dataclass
from rpd.plan.model import Dzialanie, Plan
from rpd.reading.questions import WORD

Data = Any
CHECK = f"# {WORD}: "
"""How a comment begins that asks for a decision."""


def was(rok: int | str) -> str:
    """How a comment begins that tells a figure which has gone; `rok` may be a pattern."""
    return f"# plan na {rok} r.: "


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: the first year of the later plan, and what it keeps besides.

    ``done`` are the actions that there is nothing left to do in.
    """

    rok: int
    amounts: bool = False
    targets: bool = False
    done: bool = False


@dataclass(slots=True)
class Carrier:
    """Changes the data where the model of the earlier plan says what stands there.

    ``left`` are the places that stay behind, ``notes`` the comments that places get.
    """

    plan: Plan
    data: dict[str, Data]
    years: Years
    wanted: Wanted
    outcomes: Mapping[str, Outcome]
    left: set[Path] = field(default_factory=set)
    notes: list[tuple[Path, str]] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def is_left(self, path: Path) -> bool:
        """Whether a place, or one around it, stays behind."""
        return any(path[:depth] in self.left for depth in range(1, len(path) + 1))

    def text(self, text: str, path: Path, one: Dzialanie | None = None) -> None:
        """Ask about a text that mentions a year which is over by then."""
        if year := self.years.mentioned(text):
            self.ask(path, f"w tekście stoi {year}", one, Matter.TEXT)

    def ask(
        self, path: Path, doubt: str, one: Dzialanie | None = None, matter: Matter = Matter.FIELD
    ) -> None:
        """Leave a place to a person, with a comment; in an action it is counted."""
        self.notes.append((path, f"{CHECK}{doubt}"))
        if one is not None:
            self.decisions.append(Decision(one, matter))
        else:
            self.remarks.append(f"{_field(path)}: {doubt}.")

    def was(self, path: Path, said: str) -> None:
        """Tell beside a place what it was in the earlier plan."""
        self.notes.append((path, f"{was(self.plan.rok)}{said}"))

    def at(self, path: Path) -> Data:
        """The data at a place."""
        found: Data = self.data
        for step in path:
            found = found[step]
        return found

    def set_text(self, path: Path, main: str, text: str) -> None:
        """Set a text, or that of a mapping under its key `main`."""
        *above, last = path
        holder = self.at(tuple(above))
        if isinstance(holder[last], dict):
            holder[last][main] = text
        else:
            holder[last] = text


def _field(path: Path) -> str:
    named = [str(step) for step in path if isinstance(step, str)]
    return f"Pole „{'.'.join(named[-2:])}”"
