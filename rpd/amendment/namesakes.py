"""What the places of an annex are called in its history: by number, namesakes by their order too.

A number that two places have names neither of them. What is known of one of them by other means is
told of that one alone: „I.1.2/3 (1)” is not „I.1.2/3 (2)”; an act that prints „I.1.2/3” cannot mean
either.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from rpd.amendment.act_units import PlacedKind
from rpd.plan.model import Plan, galezie, miejsca
from rpd.plan.profil import DZIALANIE


def called(plan: Plan) -> Mapping[PlacedKind, tuple[str, ...]]:
    """What its headings and actions are called, those of each kind in the order of the annex."""
    numbers: dict[PlacedKind, list[str]] = {kind: [] for kind in plan.profil.kinds}
    for galaz in galezie(plan):
        numbers[galaz.poziom.kind].append(galaz.numer)
    numbers[DZIALANIE] += [miejsce.numer for miejsce in miejsca(plan)]
    return {kind: tuple(told_apart(found)) for kind, found in numbers.items()}


def told_apart(numbers: Iterable[str]) -> Iterator[str]:
    """The numbers; those that stand more than once with their order: „I.1.2/3 (2)”."""
    numbers = list(numbers)
    times = Counter(numbers)
    seen: Counter[str] = Counter()
    for number in numbers:
        seen[number] += 1
        yield number if times[number] == 1 else f"{number} ({seen[number]})"
