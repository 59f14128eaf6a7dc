"""Names that the dictionary has misspelt: the plan writes them otherwise in many places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from rpd.diagnostics import Path
from rpd.frozen import dataclass
from rpd.plan.model import Podmiot, Zrodlo
from rpd.polish.guesses import nearest, strokes
from rpd.rules.engine import Case

_OFTEN = 3
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Misspelt:
    """A name of the dictionary that no place uses, and the one that many places use instead.

    ``first`` is the first of these places, ``at_key`` says that the name is one of a field there.
    """

    name: str
    path: Path
    written: str
    places: int
    first: Path
    at_key: bool


def misspelt_sources(case: Case) -> dict[str, Misspelt]:
    """The names of sources that the plan writes and the dictionary has otherwise."""
    if case.slownik is None:
        return {}
    return _misspelt(
        written_sources(case),
        case.slownik.zrodla,
        case.slownik.canonical_sources(),
    )


def misspelt_bodies(case: Case) -> dict[str, Misspelt]:
    """The names of bodies that the plan writes and the dictionary has otherwise."""
    if case.slownik is None:
        return {}
    names = ((name, path, False) for name, path in case.bodies)
    return _misspelt(names, case.slownik.podmioty, case.slownik.canonical_bodies())


def written_sources(case: Case) -> Iterator[tuple[str, Path, bool]]:
    """Every name of a source in the plan with its path, and whether it is the name of a field."""
    for miejsce in case.miejsca:
        for pozycja in miejsce.dzialanie.budzet:
            for index, name in enumerate(pozycja.zrodla):
                yield name, (*pozycja.path, "zrodla", index), False
            for udzial in pozycja.podzial:
                yield udzial.zrodlo, udzial.path, True
            for skladnik in pozycja.montaz:
                yield skladnik.zrodlo, (*skladnik.path, "zrodlo"), False


def _misspelt(
    written: Iterable[tuple[str, Path, bool]],
    entries: Iterable[Zrodlo | Podmiot],
    known: dict[str, str],
) -> dict[str, Misspelt]:
    written = list(written)
    used = Counter(name for name, _, _ in written)
    idle = {name: path for name, path in _names(entries) if name not in used}
    found = {}
    for name, places in used.items():
        if name in known or places < _OFTEN:
            continue
        near = nearest(name, known)
        if len(near) == 1 and near[0] in idle:
            apart = strokes(name, near[0])
            if not apart or (apart == 1 and len(name) >= _SHORTEST):
                _, first, at_key = next(place for place in written if place[0] == name)
                found[name] = Misspelt(near[0], idle[near[0]], name, places, first, at_key)
    return found


def _names(entries: Iterable[Zrodlo | Podmiot]) -> Iterator[tuple[str, Path]]:
    for entry in entries:
        yield entry.id, (*entry.path, "id")
        for index, alias in enumerate(entry.aliasy):
            yield alias, (*entry.path, "aliasy", index)
