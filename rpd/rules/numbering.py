"""Numbers of siblings: gaps and repetitions among headings and actions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rpd.diagnostics import Path
from rpd.frozen import dataclass
from rpd.plan.level import CONTINUOUS
from rpd.plan.model import Plan, Strategia, elementy, galezie, miejsca
from rpd.polish.numerals import roman

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_LEADING = re.compile(r"[0-9]+")


def value_of(numer: str) -> int | None:
    """The ordinal of the last part of a number: I.2 → 2, IV → 4, 2a → 2; None if it has none."""
    last = numer.rpartition(".")[2]
    if match := _LEADING.match(last):
        return int(match.group()[:9])
    if not last or any(letter not in _ROMAN for letter in last):
        return None
    values = [_ROMAN[letter] for letter in last]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )


def written_like(value: int, like: str) -> str:
    """The number of an ordinal, written as another one of the same family."""
    prefix, dot, last = like.rpartition(".")
    if last[:1].isdigit():
        return f"{prefix}{dot}{value}"
    return prefix + dot + roman(value)


def _families(plan: Plan) -> Iterator[tuple[str, Sequence[tuple[Path, str]]]]:
    """Siblings with their paths and numbers, and the prefix that makes the numbers full."""
    yield "", [(one.path, one.numer) for one in plan.elementy]
    for galaz in galezie(plan):
        if below := galaz.element.elementy:
            whole = below[0].poziom.numbering == "z-rodzicem"
            prefix = "" if whole else f"{galaz.numer}."
            yield prefix, [(one.path, one.numer) for one in below]


def _of_kinds(plan: Plan) -> Iterator[Sequence[tuple[Path, str]]]:
    """Siblings of several levels with their numbers in the whole plan, as all else names them."""
    found: dict[Path, list[tuple[Path, str]]] = {}
    for galaz in galezie(plan):
        above = galaz.elementy[-2].path if len(galaz.elementy) > 1 else ()
        number = galaz.numer if galaz.element.numer else ""
        found.setdefault(above, []).append((galaz.element.path, number))
    return iter(found.values())


@dataclass(frozen=True, slots=True)
class Gap:
    """A place where the numbering jumps: its path and number, those before it, what is missing.

    ``missing`` is "" where nothing is and the numbers only stand out of order; ``before`` is "" and
    has no path where nothing stands before.
    """

    path: Path
    numer: str
    before: str
    path_before: Path
    missing: str


def gaps(plan: Plan, strategia: Strategia) -> Iterator[Gap]:
    """Each place where the numbering jumps.

    Where the plan keeps the strategy's numbers, a number left out is no gap: another rule says what
    was left out. A heading by number that the strategy does not have is no gap either.
    """
    known = _numbers(strategia)
    explained = _left_out(plan, known)
    kept = {g.numer for g in galezie(plan) if g.element.strategia == g.numer}
    for prefix, family in _families(plan):
        above: Path = ()
        before, previous = "", 0
        present = {value_of(numer) for _, numer in family}
        for path, numer in family:
            value, full = value_of(numer), prefix + numer
            if value is None or not (prefix or full in known):
                continue
            missing = [
                number
                for number in range(previous + 1, min(value, previous + 100))
                if number not in present
                and (written := prefix + written_like(number, numer)) not in explained
                and (written in known or (prefix and full not in kept))
            ]
            if missing or value < previous:
                lacks = written_like(missing[0], numer) if missing else ""
                yield Gap(path, numer, before, above, lacks)
            before, previous, above = numer, value, path


def _numbers(strategia: Strategia) -> set[str]:
    return {element.numer for element in elementy(strategia)}


def _left_out(plan: Plan, known: set[str]) -> set[str]:
    """The numbers of the strategy that the plan neither has (headings) nor carries out."""
    return known - {element.carries for element in elementy(plan)}


def repeated(plan: Plan) -> Iterator[tuple[Path, str, str, Path]]:
    """Each number that an earlier sibling has already: path, field, number, the sibling's path."""
    families = [("numer", family) for _, family in _families(plan)]
    if any(level.optional for level in plan.profil.levels):
        families = [("numer", family) for family in _of_kinds(plan)]
    through = plan.profil.dzialanie.numbering == CONTINUOUS
    if through:
        families.append(("lp", [(one.dzialanie.path, one.lp) for one in miejsca(plan)]))
    for element in elementy(plan) if not through else ():
        rows = [(d.path, d.lp or str(i)) for i, d in enumerate(element.dzialania, 1)]
        families.append(("lp", rows))
    for field, family in families:
        seen: dict[str, Path] = {}
        for path, numer in family:
            first = seen.setdefault(numer, path)
            if numer and first is not path:
                yield path, field, numer, first
