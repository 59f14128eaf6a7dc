"""All that the comparison of outputs knows of the modules inside rpd.

Everything else goes through the command line, so that modules can be renamed and this test stays as
it is: only the names imported here may have to follow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import Any
from unittest import mock

from rpd.annex import annex
from rpd.errata import texts
from rpd.errors import CannotReadError
from rpd.formats import pdf_file, pdf_words
from rpd.load.whole import Fetch, Loaded, load
from rpd.outside.files import Source
from rpd.workspace import applying, history, plans, revisions

_TOLD = ("S", "T", "Lang", "Alt", "ActualText", "E", "A", "C")


def pdf_as_read(data: bytes) -> tuple[str, str]:
    """A PDF as a person reads it (its words) and as a machine does (its tags and attributes)."""
    words = pdf_words.words(data)
    file = pdf_file.read(data)
    root = file.dictionary(file.trailer["Root"])
    head = {name: file.get(root.get(name)) for name in ("Lang", "MarkInfo", "ViewerPreferences")}
    tags = [f"pages {len(file.pages())}", f"head {head!r}"]
    _tags(file, root.get("StructTreeRoot"), 0, tags)
    return "\n".join([*words.text, "", *sorted(words.apart)]), "\n".join(tags)


def _tags(file: pdf_file.PdfFile, node: Any, depth: int, lines: list[str]) -> None:
    """A line for each tag: what it is, what it says of itself, and what stands under it."""
    found = file.get(node)
    if isinstance(found, list):
        for one in found:
            _tags(file, one, depth, lines)
    elif isinstance(found, dict):
        about = {name: _plain(file, found[name]) for name in _TOLD if name in found}
        lines.append(f"{depth} {about!r}")
        _tags(file, found.get("K"), depth + 1, lines)


def _plain(file: pdf_file.PdfFile, value: Any) -> Any:
    """A value with what its references lead to in their place."""
    found = file.get(value)
    if isinstance(found, list):
        return [_plain(file, one) for one in found]
    if isinstance(found, dict):
        return {name: _plain(file, one) for name, one in sorted(found.items())}
    return found


# --- what is made once ---------------------------------------------------------------------------

_Answer = Source | tuple[str, str]
"""What a file was found to be: its bytes, or why it cannot be read."""


class _Loads:
    """Plans that were loaded before, with the files that were asked for on the way.

    Hundreds of the recorded runs read the same files: a plan is loaded again where it, or the
    answer to one of those questions, is another.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[Source, bool], list[tuple[dict[str, _Answer], Loaded]]] = {}

    def load(self, source: Source, fetch: Fetch, **how: Any) -> Loaded:
        """What ``rpd.load.whole.load`` gives; what was `composed` before goes its own way."""
        if how.get("composed") is not None:
            return load(source, fetch, **how)
        known = self._known.setdefault((source, how.get("place_acknowledged", True)), [])
        for answers, loaded in known:
            if all(_answer(fetch, name) == answer for name, answer in answers.items()):
                return loaded
        asked: dict[str, _Answer] = {}

        def noting(name: str) -> Source:
            asked[name] = _answer(fetch, name)
            return fetch(name)

        known.append((asked, load(source, noting, **how)))
        return known[-1][1]


def _answer(fetch: Fetch, name: str) -> _Answer:
    try:
        return fetch(name)
    except CannotReadError as error:
        return error.message, error.hint


_loads = _Loads()
_FEW = 16
_made: dict[tuple[Any, ...], tuple[Any, Any]] = {}


def _once(make: Callable[..., Any], *made_of: Any) -> Any:
    """What is made of the very same plan and companions, which stay here: their ids stay theirs."""
    key = (make, *map(id, made_of))
    if key not in _made:
        if len(_made) == _FEW:
            del _made[next(iter(_made))]
        _made[key] = made_of, make(*made_of)
    return _made[key][1]


@contextmanager
def made_once() -> Iterator[None]:
    """While this lasts, what was made of the same files before is not made again."""
    with ExitStack() as patched:
        for module in (applying, history, plans, revisions):
            patched.enter_context(mock.patch.object(module, "load", _loads.load))
        for module, name in ((annex, "annex"), (texts, "printout")):
            once = partial(_once, getattr(module, name))
            patched.enter_context(mock.patch.object(module, name, once))
        yield
