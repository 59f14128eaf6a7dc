"""Two texts word by word: what stayed, what went, what came."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from rpd.frozen import dataclass

Kind = Literal["equal", "removed", "added"]

# A number with its groups of digits, or words tied by a dash („II–IV”), change as a whole.
_TOKEN = re.compile(
    r"\d+(?:[ \u00a0]\d{3})+(?:[.,]\d+)?(?!\d)|\d+[.,]\d+|\w+(?:[-–]\w+)*|\s+|[^\w\s]"
)
# The matcher's time grows with the product of the lengths; beyond this the middle is one change.
_MOST_COMPARISONS = 4_000_000


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text; the equal and removed ones make the old text, equal and added the new."""

    kind: Kind
    text: str


def segments(old: str, new: str) -> tuple[Segment, ...]:
    """The difference of two texts; neighbouring changes with only a space between are one."""
    one, other = _TOKEN.findall(old), _TOKEN.findall(new)
    start = _common(one, other)
    end = _common(one[start:][::-1], other[start:][::-1])
    middle = one[start : len(one) - end], other[start : len(other) - end]
    pairs = [
        (one[:start], one[:start]),
        *_pairs(*middle),
        (one[len(one) - end :], one[len(one) - end :]),
    ]
    return tuple(_segments(_joined([("".join(a), "".join(b)) for a, b in pairs])))


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length


def _pairs(one: list[str], other: list[str]) -> list[tuple[list[str], list[str]]]:
    if len(one) * len(other) > _MOST_COMPARISONS:
        return [(one, other)]
    from difflib import SequenceMatcher

    opcodes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    return [(one[a:b], other[c:d]) for _, a, b, c, d in opcodes]


def _joined(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Pairs of texts with equal stretches of mere spaces drawn into the changes around them."""
    found: list[tuple[str, str]] = []
    for old, new in pairs:
        if not old and not new:
            continue
        found.append((old, new))
        if len(found) > 2:
            first, space, last = found[-3:]
            if first[0] != first[1] and space[0] == space[1] and not space[0].strip():
                found[-3:] = [(first[0] + space[0] + last[0], first[1] + space[1] + last[1])]
    return found


def _segments(pairs: Iterable[tuple[str, str]]) -> Iterable[Segment]:
    for old, new in pairs:
        if old == new:
            yield Segment("equal", old)
            continue
        if old:
            yield Segment("removed", old)
        if new:
            yield Segment("added", new)


def changed_pairs(parts: Sequence[Segment]) -> list[tuple[str, str]]:
    """The changes of a difference as (removed, added), either of which may be empty."""
    found: list[tuple[str, str]] = []
    previous: Kind = "equal"
    for part in parts:
        if part.kind == "removed":
            found.append((part.text, ""))
        elif part.kind == "added":
            if previous == "removed":
                found[-1] = (found[-1][0], part.text)
            else:
                found.append(("", part.text))
        previous = part.kind
    return found
