"""The changes that a reader of the annex sees, and how many places they concern."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rpd.act.proven import unprinted
from rpd.compare.changes import (
    Added,
    Change,
    EntryChanged,
    FieldChanged,
    Moved,
    Place,
    Removed,
    Repealed,
)
from rpd.plan.model import (
    Dzialanie,
    Element,
    Opis,
    PozycjaBudzetu,
    Produkt,
    Realizator,
    Termin,
    Wskaznik,
)
from rpd.plan.profil import DZIALANIE, Profil
from rpd.polish.wording import count, join

_LETTERED = (Opis, Produkt, Wskaznik, PozycjaBudzetu, Termin, Realizator)


def relevant(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes that a reader of the annex sees."""
    changes = tuple(changes)
    apart = set(map(id, unprinted(changes)))
    repealed = {
        c.place
        for c in changes
        if isinstance(c, FieldChanged) and c.field == "uchylony" and c.new is not None
    }
    kept = (c for c in changes if id(c) not in apart and not _unsaid(c, repealed))
    return tuple(c for change in kept if (c := _as_printed(change)) is not None)


def _as_printed(change: Change) -> Change | None:
    """The change of an entry without what is the same in print: its id, a letter once counted.

    None where nothing else changes.
    """
    if not isinstance(change, EntryChanged) or not isinstance(change.new, _LETTERED):
        return change
    said = tuple(leaf for leaf in change.leaves if leaf.field != "id")
    leaves = tuple(leaf for leaf in said if leaf.field != "lit" or leaf.old is not None)
    if len(leaves) == len(change.leaves):
        return change
    new = change.new if len(leaves) == len(said) else replace(change.new, lit="")
    return replace(change, new=new, leaves=leaves) if leaves else None


def _unsaid(change: Change, repealed: set[Place]) -> bool:
    """The stub of what moved away, a number written down, the name that a repeal takes away."""
    if isinstance(change, Added):
        return isinstance(change.value, Dzialanie) and change.value.uchylone is not None
    if not isinstance(change, FieldChanged):
        return False
    if change.field.startswith("numery_przypisow."):
        return True
    if change.place.kind == DZIALANIE and change.field == "lp":
        return True  # told with the order of the rows
    return change.place in repealed and change.field != "uchylony"


def only_order(change: Change) -> bool:
    """Whether an action only stands in another place of its table."""
    return isinstance(change, Moved) and change.reordered and change.place.kind == DZIALANIE


def actions(value: object) -> Iterator[Dzialanie]:
    """The actions below a heading."""
    if isinstance(value, Element):
        yield from value.dzialania
        for element in value.elementy:
            yield from actions(element)


def _kinds_of_change(profil: Profil) -> tuple[tuple[str, str, str], ...]:
    """What changes are counted as, in the forms behind 1, 2 and 5."""
    row = profil.dzialanie.noun
    one, few, many = _ADJECTIVES[row.gender]
    return (
        *(
            (
                f"{stem}{one} {row.one}",
                f"{stem}{few} {row.many}",
                f"{stem}{many} {row.many_genitive}",
            )
            for stem in ("dodan", "uchylon", "przeniesion", "zmienion")
        ),
        *(level.noun.counted for level in profil.levels),
        ("odnośnik", "odnośniki", "odnośników"),
    )


_ADJECTIVES = {"m": ("y", "e", "ych"), "f": ("a", "e", "ych"), "n": ("e", "e", "ych")}


_ROWS = 4
"""How many kinds are those of actions."""


def summary(changes: Sequence[Change]) -> str:
    """„Zmiany obejmują: 1 dodane działanie i 2 zmienione działania.”; by places, not by changes."""
    changes = relevant(changes)
    if not changes:
        return "Zmiany obejmują: ."
    profil = changes[0].place.profil
    kinds = _kinds_of_change(profil)
    found: list[set[str]] = [set() for _ in kinds]
    others: dict[str, None] = {}
    for change in changes:
        place = change.place
        if place.kind == "plan":
            others["zapisy całego planu"] = None
        elif only_order(change):
            others[f"kolejność {profil.dzialanie.noun.many_genitive}"] = None
        elif place.kind != DZIALANIE:
            depth = profil.depth(place.kind)
            found[_ROWS + depth if depth >= 0 else -1].add(place.id)
            value = change.value if isinstance(change, Added | Removed) else None
            found[1 if isinstance(change, Removed) else 0] |= {a.id for a in actions(value)}
        else:
            found[_what(change)].add(place.id)
    for ids in found[:3]:
        found[3] -= ids
    parts = [count(len(ids), *forms) for ids, forms in zip(found, kinds, strict=True) if ids]
    return f"Zmiany obejmują: {join((*parts, *others))}."


def _what(change: Change) -> int:
    """Which of the kinds a change of an action is."""
    match change:
        case Added():
            return 0
        case Removed() | Repealed():
            return 1
        case Moved():
            return 2
        case _:
            return 3
