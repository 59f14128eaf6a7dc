"""What changed in a text told by its sentences: words of one, another one, those gone or come."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from rpd.act.orders import TextChange, UnitsAdded, UnitsRepealed, Wording, Words
from rpd.act.printed import Line
from rpd.act.search import MOST_EDITS, cost, edits
from rpd.act.tokens import label_of, same
from rpd.act.units import Unit, UnitLines, sentences_of


def whole_sentences(units: tuple[Unit, ...], old: str, new: str) -> tuple[TextChange, ...] | None:
    """Sentences that came or went, where that is all."""
    start, went, came, behind = _apart(old, new)
    if bool(went) == bool(came) or not start + behind:
        return None
    return (_came_or_went(units, start, went, came, behind),)


def mixed_sentences(
    units: tuple[Unit, ...], old: str, new: str, most: int
) -> tuple[TextChange, ...] | None:
    """Words of sentences that stay, and beside them whole sentences that came or went.

    What stays is told first, by its old numbers. None where more than `most` words are named.
    """
    start, went, came, behind = _apart(old, new)
    stay = min(len(went), len(came))
    made: list[tuple[int, tuple[TextChange, ...]]] = []
    # The sentences that stay are the first of those that differ, or the last.
    for skip in (False, True) if stay and len(went) != len(came) else ():
        one, other = (len(side) - stay if skip else 0 for side in (went, came))
        pairs = zip(went[one : one + stay], came[other : other + stay], strict=True)
        found = [() if same(*pair) else edits(*pair) for pair in pairs]
        if None in found:
            continue
        told = [
            Words((*units, Unit("zdanie", str(start + one + i + 1))), edit)
            for i, edited in enumerate(found)
            for edit in edited or ()
        ]
        gone, new_ones = (went[:one], came[:other]) if skip else (went[stay:], came[stay:])
        at, after = (start, behind + stay) if skip else (start + stay, behind)
        whole_ones = _came_or_went(units, at, gone, new_ones, after)
        if len(told) <= MOST_EDITS:
            made.append((sum(cost(words.edit) for words in told), (*told, whole_ones)))
    best, found_ones = min(made, key=lambda pair: pair[0], default=(most, ()))
    return found_ones if best < most else None


def one_sentence(units: tuple[Unit, ...], old: str, new: str) -> tuple[TextChange, ...] | None:
    """The change as one of a sentence among others; None where it concerns several."""
    start, went, came, behind = _apart(old, new)
    if len(went) != 1 or len(came) != 1 or not start + behind:
        return None
    here = Unit("zdanie", str(start + 1))
    found = edits(went[0], came[0])
    if found is not None:
        return tuple(Words((*units, here), edit) for edit in found)
    return (Wording((*units, here), (Line(came[0]),)),)


def _came_or_went(
    units: tuple[Unit, ...], start: int, went: Sequence[str], came: Sequence[str], behind: int
) -> TextChange:
    """Sentences that came or went next to each other, `start` sentences before, some `behind`."""
    numbered = tuple(Unit("zdanie", str(start + i + 1)) for i in range(len(went) + len(came)))
    if went:
        return UnitsRepealed(units, numbered)
    added = tuple(UnitLines(unit, (Line(said),)) for unit, said in zip(numbered, came, strict=True))
    if not start:
        return UnitsAdded(units, None, added, before=Unit("zdanie", "1"))
    return UnitsAdded(units, Unit("zdanie", str(start)) if behind else None, added)


def _apart(old: str, new: str) -> tuple[int, Sequence[str], Sequence[str], int]:
    """How many sentences stay in front, which go and come, and how many stay behind."""
    if label_of(old) != label_of(new):
        return 0, (old,), (new,), 0
    label = label_of(old)
    one, other = (sentences_of(text.removeprefix(label)) for text in (old, new))
    return between(one, other, same)


Part = TypeVar("Part")


def between(
    one: Sequence[Part], other: Sequence[Part], alike: Callable[[Part, Part], bool]
) -> tuple[int, Sequence[Part], Sequence[Part], int]:
    """How many parts are alike in front, which differ in each, and how many are alike behind."""
    most = min(len(one), len(other))
    start = 0
    while start < most and alike(one[start], other[start]):
        start += 1
    end = 0
    while end < most - start and alike(one[-1 - end], other[-1 - end]):
        end += 1
    return start, one[start : len(one) - end], other[start : len(other) - end], end
