"""Entries of errata carried out on the data of a plan, proven by what is printed afterwards.

An entry quotes print; data hold names, values and letters apart. So the words that change are
looked for in the texts of the place, with as much around them as stands there, and a change counts
only if the whole annex then reads as it did, with the proposed text in place of the adopted one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from itertools import product, takewhile
from typing import Final

from rpd.amendment.plan_data import walk
from rpd.diagnostics import Path
from rpd.errata.entries import Wpis
from rpd.errata.fitting import named
from rpd.errata.texts import PASSAGE, Printout, Spot
from rpd.errors import RpdError
from rpd.frozen import dataclass
from rpd.polish.wording import join, quote
from rpd.writing.model_data import Data

Print = Callable[[dict[str, Data]], Printout]
"""Lays out the data of a plan."""


class CannotApplyError(RpdError):
    """An entry cannot be carried out by changing words of the plan."""


@dataclass(frozen=True, slots=True)
class _Change:
    """One entry at one place; ``everywhere`` is said of a term of the whole plan."""

    wpis: Wpis
    spot: Spot
    everywhere: bool


def applied(data: dict[str, Data], wpisy: Sequence[Wpis], lay_out: Print) -> dict[str, Data]:
    """The data of the plan with the proposed texts of the entries.

    Raises:
        CannotApplyError: an adopted text is not printed at its place once, or what is printed is
            made of values and not of words.
    """
    was = lay_out(data)
    changes = [change for wpis in wpisy for change in _changes(wpis, was)]
    wanted = dict(was.texts)
    for change in changes:
        wanted[change.spot] = _replaced(wanted.get(change.spot, ""), change, was, wpisy)
    made = deepcopy(data)
    # The likeliest way of all of them is looked at together; only what it fails is tried apart.
    for change in changes:
        if (first := next(_ways(made, change), None)) is not None:
            _put(made, *first)
    got = lay_out(made)
    wrong = {spot for spot in {**wanted, **got.texts} if got.texts.get(spot) != wanted.get(spot)}
    if not wrong:
        return made
    made = deepcopy(data)
    expected = dict(was.texts)
    for change in changes:
        expected[change.spot] = _replaced(expected[change.spot], change, was, wpisy)
        made = _one(made, change, expected, lay_out)
    return made


def _changes(wpis: Wpis, was: Printout) -> Iterator[_Change]:
    spots = was.spots(wpis)
    if not spots:
        raise _not_printed(wpis, "W druku planu nie ma tekstu przyjętego")
    for spot in spots:
        yield _Change(wpis, spot, wpis.kind == "plan")


def _replaced(text: str, change: _Change, was: Printout, wpisy: Sequence[Wpis]) -> str:
    wpis = change.wpis
    times = text.count(wpis.przyjeto)
    if not times or (times > 1 and not change.everywhere):
        where = named(change.spot, was)
        before = was.texts.get(change.spot, "").count(wpis.przyjeto)
        if before == 1:
            others = [str(o.nr) for o in wpisy if o is not wpis and change.spot in was.spots(o)]
            raise CannotApplyError(
                f"Wpisy nr {wpis.nr} i {join(others)} zmieniają ten sam tekst: {where}.",
                "Wybierz jeden z nich.",
            )
        said = "nie ma tekstu przyjętego" if not times else "tekst przyjęty stoi kilka razy"
        raise _not_printed(wpis, f"W miejscu „{where}” w druku {said}")
    return text.replace(wpis.przyjeto, wpis.proponuje)


def _not_printed(wpis: Wpis, what: str) -> CannotApplyError:
    reason = f" ({wpis.inaczej_w_druku})" if wpis.inaczej_w_druku else ""
    return CannotApplyError(
        f"Wpisu nr {wpis.nr} nie da się wprowadzić. {what}: {quote(wpis.przyjeto)}{reason}.",
        "Pomiń ten wpis albo zmień plan i użyj „rpd amend” bez --errata.",
    )


def _one(
    data: dict[str, Data], change: _Change, expected: dict[Spot, str], lay_out: Print
) -> dict[str, Data]:
    """The data after one change, by the first way of making it that prints what it should."""
    for way in _ways(data, change):
        made = deepcopy(data)
        _put(made, *way)
        if lay_out(made).texts == expected:
            return made
    wpis = change.wpis
    raise CannotApplyError(
        f"Wpisu nr {wpis.nr} nie da się wprowadzić przez samą zmianę wyrazów: "
        f"{quote(wpis.przyjeto)} drukuje się z wartości planu (kwoty, źródła, litery, liczby).",
        "Pomiń ten wpis albo zmień te wartości w planie i użyj „rpd amend” bez --errata.",
    )


# --- where the words stand in the data -----------------------------------------------------------

_Way = dict[Path, str]
_MOST_WAYS: Final = 40


def _ways(data: dict[str, Data], change: _Change) -> Iterator[tuple[Path, _Way]]:
    """Where the texts of the place stand, and new texts for some of them; the likeliest first."""
    root, texts = _texts(data, change.spot)
    seen: set[tuple[tuple[Path, str], ...]] = set()
    for pattern, new in _patterns(change.wpis.przyjeto, change.wpis.proponuje):
        hits = {path: len(pattern.findall(text)) for path, text in texts.items()}
        total = sum(hits.values())
        if not total or (total > 1 and not change.everywhere):
            continue
        way = {path: pattern.sub(_literally(new), texts[path]) for path, n in hits.items() if n}
        key = tuple(sorted(way.items(), key=str))
        if key not in seen:
            seen.add(key)
            yield root, way
        if len(seen) >= _MOST_WAYS:
            return


def _literally(new: str) -> Callable[[re.Match[str]], str]:
    return lambda _: new


def _patterns(old: str, new: str) -> Iterator[tuple[re.Pattern[str], str]]:
    """What changes, with all the words around it that the entry quotes, then with fewer of them."""
    head = _same_start(old, new)
    tail = _same_start(old[head:][::-1], new[head:][::-1])
    end = len(old) - tail
    left, core, right = old[:head], old[head:end], old[end:]
    lefts = {left[m.end() :] for m in _BORDER.finditer(left)} | {left, ""}
    rights = {right[: m.start()] for m in _BORDER.finditer(right)} | {right, ""}
    around = sorted(product(lefts, rights), key=lambda pair: (-len(pair[0]) - len(pair[1]), pair))
    for before, after in around:
        if before or core or after:
            yield _compiled(before, core, after), new[head : len(new) - tail]


def _same_start(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


_BORDER: Final = re.compile(r"\s+|(?<=\W)|(?=\W)")


def _compiled(before: str, core: str, after: str) -> re.Pattern[str]:
    # Python's look-behind has a fixed width, and a break of lines is one character as well.
    behind = f"(?<={_spaced(before)})" if before else ""
    ahead = f"(?={_spaced(after)})" if after else ""
    return re.compile(f"{behind}{_spaced(core)}{ahead}")


def _spaced(text: str) -> str:
    return re.sub(r"\\? ", r"\\s", re.escape(text))


def _texts(data: dict[str, Data], spot: Spot) -> tuple[Path, dict[Path, str]]:
    """The path of a place in the data, and the texts below it by their paths from there."""
    if spot.kind == "przypis":
        return ("przypisy",), {(spot.id,): str((data.get("przypisy") or {}).get(spot.id, ""))}
    if spot.kind == PASSAGE:
        return ("proza",), dict(_strings((data.get("proza") or {}).get(spot.id), (spot.id,)))
    for kind, address, found, _ in walk(data):
        if (kind, address) == (spot.kind, spot.id):
            field = spot.pole or "nazwa"
            return _path_of(data, found), dict(_strings(found.get(field), (field,)))
    return (), {}


def _strings(data: Data, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for name, member in data.items():
            yield from _strings(member, (*path, name))
    elif isinstance(data, list):
        for position, member in enumerate(data):
            yield from _strings(member, (*path, position))


def _path_of(data: dict[str, Data], wanted: dict[str, Data]) -> Path:
    def look(held: Data, path: Path) -> Path | None:
        if held is wanted:
            return path
        members: list[tuple[str | int, Data]] = []
        if isinstance(held, dict):
            members = list(held.items())
        elif isinstance(held, list):
            members = list(enumerate(held))
        for step, member in members:
            if (found := look(member, (*path, step))) is not None:
                return found
        return None

    return look(data, ()) or ()


def _put(data: dict[str, Data], root: Path, way: _Way) -> None:
    for path, text in way.items():
        held: Data = data
        *above, last = (*root, *path)
        for step in above:
            held = held[step]
        held[last] = text
