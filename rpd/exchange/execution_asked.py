"""What one body is asked to report, and what rows of all its sheets begin with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rpd.exchange.execution_fields import (
    SHOWN,
)
from rpd.formats.forms import Value
from rpd.frozen import dataclass
from rpd.plan import markup
from rpd.plan.noun import Noun
from rpd.plan.values import one_line
from rpd.plan.wykonanie import (
    Kwartal,
    Stan,
    Ujecie,
    Wykonanie,
    WykonanieDzialania,
    WykonaniePozycji,
    WykonanieWskaznika,
)
from rpd.progress.planned import Planned, PlannedAction
from rpd.progress.told import Account

PLANNED: Final = frozenset(("wskaznik", "jednostka", "docelowo", "plan", "zrodlo", "kamien"))
"""The columns that say what the plan says of a row."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a sheet is made for: a body, by its id, and the end of a quarter.

    ``now`` is what it has filed for that quarter, ``before`` what was told up to the last one.
    """

    planned: Planned
    kwartal: Kwartal
    podmiot: str
    now: Wykonanie | None
    before: Account | None

    @property
    def noun(self) -> Noun:
        """What the plan calls its actions."""
        return self.planned.plan.profil.dzialanie.noun

    @property
    def actions(self) -> tuple[PlannedAction, ...]:
        """The actions in force that the body carries out."""
        every = self.planned.actions.values()
        return tuple(one for one in every if one.in_force and self.podmiot in one.podmioty)

    @property
    def told(self) -> Mapping[str, WykonanieDzialania]:
        """What its file says of actions."""
        return {one.id: one for one in self.now.dzialania} if self.now else {}


def row_head(action: PlannedAction) -> dict[str, Value]:
    """What says in a row of which action it is."""
    name = one_line(markup.running(action.dzialanie.nazwa))
    return {"numer": action.numer, "nazwa_dzialania": name}


def said_in(one: WykonanieWskaznika | WykonaniePozycji) -> dict[str, Value]:
    """What a file says of an indicator or an entry besides its values."""
    return {
        "stan_na": one.stan_na.isoformat() if one.stan_na else "",
        "ujecie": choice(one.ujecie),
        "powod": one.powod,
        "uwagi": one.uwagi,
    }


def choice(value: Ujecie | Stan | None) -> Value:
    """A state or a way of counting as cells show it."""
    return SHOWN.get(value, "") if value else ""
