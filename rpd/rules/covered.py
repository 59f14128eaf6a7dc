"""What an acknowledgement covers: how many places, and a short digest that knows them again.

A place is known by what does not change when other places do: the rule, the action's id (or the
heading's number), the field, and what the finding quotes of the plan (texts in „”, numbers,
abbreviations). Positions, printed numbers of actions and the wording of messages are not in it.

The digest is eight digits for all places together and, after a hyphen, eight digits of one group of
places each. Both are sums over the places, so the order does not matter; the groups tell where a
change is, and a few added places are found exactly (`unknown`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256
from itertools import combinations
from math import comb

from rpd.diagnostics import Finding
from rpd.frozen import dataclass
from rpd.plan.places import Numbers

GROUPS = 8
_FACTS = re.compile(r"„[^”]*”|[0-9]+(?:[ \u00a0.,][0-9]+)*|\w*[^\W\d_a-z]\w*[^\W\d_a-z]\w*")
_MOST_TRIES = 20_000
_MOST_GONE = 3
"""Where more places than these are gone, groups that they have not changed are rare."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place, as a digest remembers it: a number of its own, its group and its digit there."""

    number: int
    group: int
    digit: int


def mark(code: str, finding: Finding, numbers: Numbers) -> Mark:
    """The mark of the place of a finding."""
    where = numbers.of(finding.path)
    field = "/".join(
        step for step in finding.path if isinstance(step, str) and step not in numbers.lists
    )
    facts = _FACTS.findall(finding.message)
    identity = "\n".join((code, where.id or where.number, field, *facts))
    hashed = sha256(identity.encode("utf-8", "surrogatepass")).digest()
    return Mark(int.from_bytes(hashed[:4], "big"), hashed[4] % GROUPS, hashed[5] % 16)


def digest(marks: Sequence[Mark]) -> str:
    """The digest of places: „3f9a812b-07c41e9d”; the hyphen keeps YAML from reading a number."""
    groups = [0] * GROUPS
    for one in marks:
        groups[one.group] += one.digit
    total = sum(one.number for one in marks) % 2**32
    return f"{total:08x}-" + "".join(f"{group % 16:x}" for group in groups)


def unknown(marks: Sequence[Mark], miejsc: int, odcisk: str) -> tuple[frozenset[int], bool]:
    """Positions of places that the digest does not vouch for, and whether these are all new.

    Added places are told exactly where they are few. Where places were exchanged, the answer is
    every place of the groups that have changed: the new ones are among them. Nothing is new where a
    few places are gone and no more groups have changed than they can account for.
    """
    now = digest(marks)
    if (miejsc, odcisk) == (len(marks), now):
        return frozenset(), True
    stored, _, groups = odcisk.partition("-")
    changed = {g for g, (a, b) in enumerate(zip(now[9:], groups, strict=False)) if a != b}
    suspects = [i for i, one in enumerate(marks) if one.group in changed] or list(range(len(marks)))
    added = len(marks) - miejsc
    if added < 0 and len(changed) <= -added <= _MOST_GONE:
        return frozenset(), True
    if added > 0 and comb(len(marks), added) <= _MOST_TRIES:
        missing = (int(now[:8], 16) - int(stored, 16)) % 2**32
        for chosen in combinations(range(len(marks)), added):
            if sum(marks[i].number for i in chosen) % 2**32 == missing:
                return frozenset(chosen), True
    return frozenset(suspects), False
