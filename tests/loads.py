"""Plans that were loaded before by a run that shares this process.

Most commands begin by loading a plan, and hundreds of tests load the same ones. What that gives
follows from the bytes of the plan and from those of the files that it asks for: as long as all of
them are the same, so is the result, and nothing changes it. The files are asked for each time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from rpd.errors import CannotReadError
from rpd.load.whole import Fetch, Loaded, load
from rpd.outside.files import Source
from rpd.workspace import applying, history, plans, revisions

_ASKING: tuple[Any, ...] = (applying, history, plans, revisions)
_MANY = 64
_Answer = Source | tuple[str, str]
"""What a file was found to be: its bytes, or why it cannot be read."""
_Known = list[tuple[dict[str, _Answer], Loaded]]

_known: dict[tuple[Source, bool], _Known] = {}


def _load(source: Source, fetch: Fetch, **how: Any) -> Loaded:
    """What `load` gives; what was `composed` before goes its own way."""
    if how.get("composed") is not None:
        return load(source, fetch, **how)
    known = _kept((source, how.get("place_acknowledged", True)))
    for answers, loaded in known:
        if all(_answer(fetch, name) == answer for name, answer in answers.items()):
            return loaded
    asked: dict[str, _Answer] = {}

    def noting(name: str) -> Source:
        asked[name] = _answer(fetch, name)
        return fetch(name)

    loaded = load(source, noting, **how)
    known.append((asked, loaded))
    return loaded


def _kept(key: tuple[Source, bool]) -> _Known:
    """What is known of a plan, of which the one that nobody has asked for longest goes first."""
    found = _known.pop(key, [])
    while len(_known) >= _MANY:
        del _known[next(iter(_known))]
    _known[key] = found
    return found


def _answer(fetch: Fetch, name: str) -> _Answer:
    try:
        return fetch(name)
    except CannotReadError as error:
        return error.message, error.hint


@contextmanager
def shared() -> Iterator[None]:
    """While this lasts, commands are given what was loaded of the same files before."""
    before = [module.load for module in _ASKING]
    for module in _ASKING:
        module.load = _load
    try:
        yield
    finally:
        for module, own in zip(_ASKING, before, strict=True):
            module.load = own
