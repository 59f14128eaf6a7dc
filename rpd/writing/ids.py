"""Ids for the indicators and budget entries of a plan's text that have none.

They are put behind the last field of an entry, on a line of their own or between the brackets, so
that no line which was there changes. The result is read again before it is given out.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import Any
from unicodedata import normalize

from rpd.errors import RpdError
from rpd.frozen import dataclass
from rpd.plan.profil import WSKAZNIKI, Kind, Profil
from rpd.reading import events
from rpd.writing import emit, placed
from rpd.writing.id_names import base_of, free
from rpd.writing.placed import PlacedNode
from rpd.writing.restyle import same
from rpd.writing.spans import line_end, line_start


@dataclass(frozen=True, slots=True)
class WithIds:
    """The text with its new ids, and how many indicators and budget entries have got one."""

    text: str
    wskazniki: int
    budzet: int


def with_ids(text: str, profil: Profil) -> WithIds:
    """The text with an id in every indicator and budget entry.

    Raises:
        RpdError: the text is written in a way in which this cannot be done.
    """
    ended = text if text.endswith("\n") else text + "\n"
    top = placed.parse(ended)
    found = [] if top is None else list(_missing(top, profil))
    changed = ended
    for entry, _, name in reversed(found):
        changed = _inserted(changed, entry, name)
    changed = changed if text.endswith("\n") else changed.removesuffix("\n")
    if found:
        _demand_same(text, changed, [(id(entry), name) for entry, _, name in found], top)
    numbers = [sum(one == kind for _, one, _ in found) for kind in ("miary", "kwoty")]
    return WithIds(changed, numbers[0], numbers[1])


def _missing(top: PlacedNode, profil: Profil) -> Iterator[tuple[PlacedNode, Kind, str]]:
    """Entries without an id, in the order of the text, each with its list and the id it gets."""
    found: list[tuple[PlacedNode, Kind, str]] = []
    for holder in _holders(top, profil):
        lists = [
            (_kind(key.data, profil), entry)
            for key, value in holder.pairs
            if key.data in profil.with_ids
            for entry in value.items
            if entry.pairs
        ]
        taken = {str(entry.data["id"]) for _, entry in lists if "id" in entry.data}
        for kind, entry in lists:
            if "id" not in entry.data:
                name = free(base_of(kind, entry.data), taken)
                taken.add(name)
                found.append((entry, kind, name))
    yield from sorted(found, key=lambda one: one[0].pairs[0][0].start)


def _kind(key: str, profil: Profil) -> Kind:
    return "miary" if key == WSKAZNIKI else profil.by_key[key].kind


def _holders(node: PlacedNode, profil: Profil, depth: int = -1) -> Iterator[PlacedNode]:
    """What may hold such entries: the plan, its elements, its actions."""
    yield node
    below = {level.key: profil.depth(level.kind) for level in profil.held(depth)}
    for key, value in node.pairs:
        if key.data in below:
            for item in value.items:
                yield from _holders(item, profil, below[key.data])


def _inserted(text: str, entry: PlacedNode, name: str) -> str:
    first, (key, last) = entry.pairs[0][0].start, entry.pairs[-1]
    written = f"id: {emit.scalar(name, flow=True)}"
    if not entry.block:
        return f"{text[: last.end]}, {written}{text[last.end :]}"
    at = line_end(text, max(last.end, key.end))
    ending = "\r\n" if text[:at].endswith("\r\n") else "\n"
    return f"{text[:at]}{' ' * (first - line_start(text, first))}{written}{ending}{text[at:]}"


def _demand_same(
    before: str, after: str, given: list[tuple[int, str]], top: PlacedNode | None
) -> None:
    """Refuse a result that says anything else than the text before it, but for the new ids."""
    assert top is not None
    names = dict(given)

    def expected(node: PlacedNode) -> Any:
        if node.items:
            return [expected(item) for item in node.items]
        if node.pairs:
            own = {"id": names[id(node)]} if id(node) in names else {}
            return {key.data: expected(value) for key, value in node.pairs} | own
        return node.data

    old, new = (events.compose(normalize("NFC", text)) for text in (before, after))
    if old.findings or new.findings or not same(new.data, expected(top)):
        raise RpdError(
            "W tym pliku nie da się nadać identyfikatorów bez zmiany innych zapisów.",
            "Niczego nie zmieniono. Zapisz wpisy pól „wskazniki” i „budzet” tak, jak pokazuje "
            "przewodnik, i powtórz polecenie.",
        )


_AROUND = 3


def hunks(before: str, after: str) -> list[str]:
    """What `with_ids` does to a text, as the lines of a unified diff.

    It is known how the two texts differ, so that nothing has to be looked for.
    """
    rows: list[tuple[str, str]] = []
    new = iter(after.splitlines())
    for line in before.splitlines():
        other = next(new)
        while other != line and other.lstrip().startswith("id: "):
            rows.append(("+", other))
            other = next(new)
        rows += [(" ", line)] if other == line else [("-", line), ("+", other)]
    rows += [("+", other) for other in new]
    kept = list(accumulate((sign != "+" for sign, _ in rows), initial=0))
    comes = list(accumulate((sign != "-" for sign, _ in rows), initial=0))
    found: list[str] = []
    for start, stop in _spans(rows):
        sides = [f"{number[start] + 1},{number[stop] - number[start]}" for number in (kept, comes)]
        found.append(f"@@ -{sides[0]} +{sides[1]} @@")
        found += [f"{sign}{text}" for sign, text in rows[start:stop]]
    return found


def _spans(rows: list[tuple[str, str]]) -> Iterator[tuple[int, int]]:
    """Stretches of rows around what changes; those that touch are one."""
    start = stop = -1
    for number, (sign, _) in enumerate(rows):
        if sign == " ":
            continue
        if stop < number - _AROUND:
            if stop >= 0:
                yield start, stop
            start = max(number - _AROUND, 0)
        stop = min(number + _AROUND + 1, len(rows))
    if stop >= 0:
        yield start, stop
