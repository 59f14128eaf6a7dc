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
from rpd.formats import pdf_file, pdf_words
from tests import loads

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
        patched.enter_context(loads.shared())
        for module, name in ((annex, "annex"), (texts, "printout")):
            once = partial(_once, getattr(module, name))
            patched.enter_context(mock.patch.object(module, name, once))
        yield
