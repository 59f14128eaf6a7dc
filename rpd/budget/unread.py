"""A plan that no sum takes in."""

from __future__ import annotations

from rpd.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Unread:
    """A plan that is in no sum (``plan`` "": not known which), why, and what to do."""

    plan: str
    powod: str
    rada: str
