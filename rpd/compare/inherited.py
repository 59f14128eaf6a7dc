"""Two loaded plans → the same plans with the words that each of them prints and does not hold.

A draft inherits names from its strategy and words from its dictionary. They are part of what is
compared: a plan that inherits says the same as one that holds the very same words, and an edit of a
companion is a change of every plan that is printed with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from rpd.plan.companions import looked_up, named, taken_over
from rpd.plan.imprint import said
from rpd.plan.model import Pairs, Plan, Slownik, Wyrazy
from rpd.plan.shape_words import printed_words

if TYPE_CHECKING:
    from rpd.load.whole import Loaded


def matched(old: Loaded, new: Loaded) -> tuple[Plan, Plan]:
    """The two plans as they are compared: with names, and with words where these may differ."""
    return _with_shapes(*_matched(old, new))


def _with_shapes(before: Plan, after: Plan) -> tuple[Plan, Plan]:
    """Plans of different shapes with what each of them prints of its profile."""
    if before.profil == after.profil:
        return before, after
    one, other = printed_words(before.profil), printed_words(after.profil)
    if one == other or not (before.plik_profilu and after.plik_profilu):
        return before, after
    adopted = before.wyrazy.profil if before.wyrazy else ()
    return _printing(before, adopted or one), _printing(after, other)


def _printing(plan: Plan, shape: Pairs) -> Plan:
    return replace(plan, wyrazy=replace(plan.wyrazy or Wyrazy(), profil=shape))


def _matched(old: Loaded, new: Loaded) -> tuple[Plan, Plan]:
    assert old.plan is not None
    assert new.plan is not None
    before, after = named(old.plan, old.strategia), named(new.plan, new.strategia)
    if before.wyrazy is None and after.wyrazy is None:
        if (old.strategia, old.slownik) == (new.strategia, new.slownik):
            return before, after
        keys = _union(_printed(old, before), _printed(new, after))
        return _with(before, keys, old), _with(after, keys, new)
    if before.wyrazy is None:
        assert after.wyrazy is not None
        return _with(before, after.wyrazy, old), after
    if after.wyrazy is None:
        return before, _with(after, before.wyrazy, new)
    return before, after


def with_words(old: Plan, new: Plan, loaded: Loaded) -> Plan:
    """The new version of an adopted plan with the words that the old one holds, if it has none.

    They are what its companions say now, and stay as they were where these say nothing of them.
    """
    if old.wyrazy is None or new.wyrazy is not None:
        return new
    now = looked_up(old.wyrazy, new, loaded.strategia, loaded.slownik)
    return replace(new, wyrazy=replace(_union(old.wyrazy, now), profil=now.profil))


def _with(plan: Plan, keys: Wyrazy, loaded: Loaded) -> Plan:
    return replace(plan, wyrazy=looked_up(keys, plan, loaded.strategia, loaded.slownik))


def _printed(loaded: Loaded, plan: Plan) -> Wyrazy:
    return taken_over(plan, loaded.strategia, loaded.slownik, _abbreviations(plan, loaded.slownik))


def _abbreviations(plan: Plan, slownik: Slownik | None) -> Iterator[str]:
    """The abbreviations of a dictionary that stand somewhere in what the plan says."""
    known = [skrot.skrot for skrot in slownik.skroty if skrot.skrot] if slownik else []
    if not known:
        return
    listed = "|".join(re.escape(skrot) for skrot in sorted(known, key=len, reverse=True))
    yield from set(re.findall(rf"(?<!\w)(?:{listed})(?!\w)", said(plan)))


def _union(one: Wyrazy, other: Wyrazy) -> Wyrazy:
    """All words of both, as the second has them."""

    def joined(name: str) -> Pairs:
        return tuple((dict(getattr(one, name)) | dict(getattr(other, name))).items())

    return Wyrazy(
        strategia=other.strategia or one.strategia,
        organ=other.organ or one.organ,
        organ_dopelniacz=other.organ_dopelniacz or one.organ_dopelniacz,
        zrodla=joined("zrodla"),
        aliasy=joined("aliasy"),
        narzedniki=joined("narzedniki"),
        skroty=joined("skroty"),
    )
