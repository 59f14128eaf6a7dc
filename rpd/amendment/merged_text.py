"""The text of a merged plan: the comments and the layout of both sides.

The three texts are first brought to say the same, so that they differ in comments and layout alone.
Then lines are merged, as git does; where they collide, comments are merged entry by entry. No
comment that a side wrote is missing in the result, unless the other side removed its entry, and
then it is told.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from typing import TypeVar

from rpd.amendment.apply import restated
from rpd.amendment.clash import Clash
from rpd.diagnostics import Path
from rpd.frozen import dataclass
from rpd.load.data import data_of
from rpd.writing.comments import PlacedComment, Slot, annotated, notes
from rpd.writing.model_data import Data

TextMerge = Callable[[str, str, str], tuple[str, int]]
"""Ours, base, theirs → the merged text and how many places are in conflict in it."""


@dataclass(frozen=True, slots=True)
class Three:
    """The three texts of a merge."""

    ours: str
    base: str
    theirs: str


@dataclass(frozen=True, slots=True)
class MergedText:
    """The merged text, or comments that contradict each other; see ``merge.Merged``."""

    text: str
    clashes: tuple[Clash, ...] = ()
    lost_layout: bool = False
    lost: tuple[str, ...] = ()


def with_comments(
    merged: str,
    mirror: str,
    texts: Three,
    says_it: Callable[[str], bool],
    by_lines: TextMerge,
) -> MergedText:
    """The merged plan with the comments of both sides, as far as they do not contradict.

    ``merged`` has the comments and the layout of ours, ``mirror`` those of theirs.
    """
    data = data_of(merged)
    same = Three(merged, restated(texts.base, data).text, restated(mirror, data).text)
    lost = tuple(_lost(texts, same))
    wanted, standing = _wanted(same, _counted), _wanted(same, _standing)
    for three in (texts, same):
        text, conflicts = by_lines(three.ours, three.base, three.theirs)
        if conflicts or not says_it(text) or wanted - _counted(text):
            continue
        # Lines that begin alike can take a comment to another entry.
        if not standing - _standing(text):
            return MergedText(text, lost=lost)
    gone, come, clashes = _delta(same, data)
    if clashes:
        return MergedText(merged, clashes)
    text = annotated(merged, gone, come)
    if not says_it(text) or wanted - _counted(text):
        return MergedText(merged, (Clash((), (), _UNJOINED),))
    bare = [line.split(" #")[0].strip() for line in same.theirs.split("\n")]
    base = [line.split(" #")[0].strip() for line in same.base.split("\n")]
    layout = [x for x in bare if x and x[0] != "#"] != [x for x in base if x and x[0] != "#"]
    return MergedText(text, lost_layout=layout, lost=lost)


def _counted(text: str) -> Counter[str]:
    return Counter(note.text for note in notes(text))


def _standing(text: str) -> Counter[tuple[Path, str]]:
    """Comments with the entries that they are undoubtedly about."""
    return Counter((note.path, note.text) for note in notes(text) if note.slot in _SURE)


_SURE: frozenset[Slot] = frozenset(("above", "beside", "inside"))
_Key = TypeVar("_Key")


def _wanted(same: Three, counted: Callable[[str], Counter[_Key]]) -> Counter[_Key]:
    """How often each comment has to be there: what a side added or took away counts."""
    ours, base, theirs = map(counted, (same.ours, same.base, same.theirs))
    wanted: Counter[_Key] = Counter()
    for comment in {*ours, *base, *theirs}:
        mine, other = ours[comment] - base[comment], theirs[comment] - base[comment]
        if mine > 0 and other > 0:
            change = max(mine, other)
        elif mine < 0 and other < 0:
            change = min(mine, other)
        else:
            change = mine + other
        wanted[comment] = base[comment] + change
    return +wanted


def _lost(texts: Three, same: Three) -> Iterator[str]:
    """Comments that one side wrote at an entry which the other has removed."""
    base = _counted(texts.base)
    for before, after in ((texts.ours, same.ours), (texts.theirs, same.theirs)):
        yield from ((_counted(before) - base) - _counted(after)).elements()


_UNJOINED = "Komentarzy i układu obu gałęzi nie da się połączyć bez straty; wybierz je w pliku."
_Place = tuple[Path, str]


def _delta(
    same: Three, data: Data
) -> tuple[list[PlacedComment], list[PlacedComment], tuple[Clash, ...]]:
    """What of theirs has to go from ours and to come into it, or what contradicts."""
    ours, base, theirs = map(_by_place, (same.ours, same.base, same.theirs))
    gone: list[PlacedComment] = []
    come: list[PlacedComment] = []
    clashes = []
    for place in {**ours, **base, **theirs}:
        mine, before, other = (side.get(place, []) for side in (ours, base, theirs))
        removed, added = _without(before, other), _without(other, before)
        my_removed, my_added = _without(before, mine), _without(mine, before)
        both = [note for note in removed if note in my_removed]
        new, my_new = _without(added, my_added), _without(my_added, added)
        if both and new and my_new:
            clashes.append(_clash(_where(place[0], data), both, my_new, new))
        gone += [note for note in removed if note not in both]
        come += new
    return gone, come, tuple(clashes)


def _without(some: list[PlacedComment], others: list[PlacedComment]) -> list[PlacedComment]:
    left = list(others)
    found = []
    for note in some:
        if note in left:
            left.remove(note)
        else:
            found.append(note)
    return found


def _by_place(text: str) -> dict[_Place, list[PlacedComment]]:
    found: dict[_Place, list[PlacedComment]] = defaultdict(list)
    for note in notes(text):
        found[note.path, note.slot].append(note)
    return found


def _where(path: Path, data: Data) -> str:
    """„Przy działaniu „kurs”, pole „produkty”: ”: what a comment stands at."""
    said, fields = "", ""
    held = data
    for step in path:
        held = held[step]
        if isinstance(step, str):
            fields = step
        elif isinstance(held, dict) and ("id" in held or "numer" in held):
            said = f"„{held.get('id') or held['numer']}”"
            fields = ""
    place = ", ".join(filter(None, (said, f"pole „{fields}”" if fields else "")))
    return f"Przy {place}: k" if place else "K"


def _clash(
    where: str, former: list[PlacedComment], mine: list[PlacedComment], theirs: list[PlacedComment]
) -> Clash:
    def said(new: list[PlacedComment]) -> tuple[str, ...]:
        old = ", ".join(f"„{note.text}”" for note in former)
        now = ", ".join(f"„{note.text}”" for note in new)
        return (f"{where}omentarz {old} zmieniono na {now}.",)

    return Clash(said(mine), said(theirs))
