"""Names of sources and bodies that the dictionary knows, in whatever way a document writes them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from rpd.importing.wording import one_line
from rpd.plan.companions import instrumental
from rpd.plan.model import Slownik

_QUOTED: Final = re.compile(r"[„\"«][^”\"»]*[”\"»]|\([^()]*\)")
_SENTINEL: Final = "\x00"


@dataclass(slots=True)
class Names:
    """What may be written for a source or a body → what a plan writes; and what nobody knows.

    ``codes`` are the sources by what plans write of them, ``full`` by their whole names,
    ``instrumental`` the bodies by the form that stands after „we współpracy z”.
    """

    codes: frozenset[str] = frozenset()
    full: Mapping[str, str] = field(default_factory=dict)
    bodies: frozenset[str] = frozenset()
    instrumental: Mapping[str, str] = field(default_factory=dict)
    unknown_sources: dict[str, str] = field(default_factory=dict)
    unknown_bodies: dict[str, set[str]] = field(default_factory=dict)
    empty: bool = True

    def source(self, written: str) -> tuple[str, bool]:
        """What a plan writes for a source, and whether the dictionary knows it."""
        if written in self.codes:
            return written, True
        if written.casefold() in self.full:
            return self.full[written.casefold()], True
        return written, False

    def body(self, written: str) -> bool:
        """Whether the dictionary knows a body by this name."""
        return written in self.bodies

    def unknown_body(self, written: str, role: str = "") -> None:
        """Remember a body that nobody knows, and the roles that it stands in, "" for none."""
        self.unknown_bodies.setdefault(written, set()).add(role)


def names(slownik: Slownik | None) -> Names:
    """The names of a dictionary; without one nothing is known."""
    if slownik is None:
        return Names()
    full = {one_line(one.nazwa).casefold(): one.id for one in slownik.zrodla if one.nazwa}
    forms = {form: name for name, form in instrumental(slownik).items()}
    return Names(
        frozenset(slownik.canonical_sources()),
        full,
        frozenset(slownik.canonical_bodies()),
        forms,
        empty=False,
    )


def split(text: str, separators: str) -> list[str]:
    """A list taken apart at the separators (a pattern), not within quotes or brackets."""
    kept: list[str] = []

    def hide(found: re.Match[str]) -> str:
        kept.append(found.group())
        return f"{_SENTINEL}{len(kept) - 1}{_SENTINEL}"

    hidden = _QUOTED.sub(hide, text)
    pieces = re.split(separators, hidden)
    shown = (re.sub(rf"{_SENTINEL}(\d+){_SENTINEL}", lambda m: kept[int(m[1])], p) for p in pieces)
    return [piece.strip() for piece in shown if piece.strip()]
