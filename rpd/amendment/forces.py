"""What is known of the force of an amending act, in the plan and in the amendment's file."""

from __future__ import annotations

from datetime import date

from rpd.amendment.operations import Amendment
from rpd.plan import force
from rpd.plan.model import Zmiana


def force_of(zmiana: Zmiana, amendment: Amendment | None) -> force.Force:
    """What is known of the force of an amendment: what the plan records goes first."""
    said = force.of(zmiana)
    return force.completed(said, saved_force(amendment)) if amendment else said


def saved_force(amendment: Amendment) -> force.Force:
    """What the file of an amendment says of its force."""
    return force.stated(_day(amendment.data), _day(amendment.obowiazuje_od), amendment.naglowek)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
