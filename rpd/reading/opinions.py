"""Which parser reads a text: libyaml's old scanner, the same behind a mask, the one in Python.

The C parser's scanner knows neither an address nor a question mark in brackets: it refuses
``[http://x.pl]`` and ``[a?b]`` and takes ``[?a]`` for a key. Behind the mask it sees another
letter in their place, one sign for one sign, so that every place stays where it is. What it still
refuses is given to the parser written in Python, where the text is not too long. Its yes counts;
its complaints do not, because the C parser names the place better.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import ScalarEvent

GetEvent = Callable[[], Any]
"""Gives the next event of a parser, None after the last."""

# The parser in Python reads 100 KB/s; it is asked about files of a usual size.
_MOST_FOR_PYTHON = 256_000

_MISREAD = re.compile(r"[\[{,]\s*\?(?!\s)")
# A question mark before white space begins a key where a value may begin; all others are text, and
# so is a colon with something on either side.
_SIGN = re.compile(
    r"(?P<key>(?:^|[\[{,]|[-?:][ \t])[ \t]*\?(?=\s|\Z))"
    r"|\?"
    r"|(?<=[^\s\"'\[\]{},]):(?=[^\s\"'\[\]{},])",
    re.MULTILINE,
)
# Without question marks this is all of it, and is found much sooner.
_COLON = re.compile(r":(?<=[^\s\"'\[\]{},]:)(?=[^\s\"'\[\]{},])")


def readers(text: str) -> Iterator[GetEvent]:
    """The parsers to ask, in their order; the next one is for what the one before refuses."""
    yield from quick_readers(text)
    # It reads past directives that mean nothing.
    if len(text) <= _MOST_FOR_PYTHON and not re.search("^%", text, re.MULTILINE):
        yield _Python(text).get_event


def quick_readers(text: str) -> Iterator[GetEvent]:
    """The first of them, without the one that is slow."""
    if not _is_misread(text):
        yield CParser(text).get_event
    if mask := _mask(text):
        yield mask.get_event


def is_read(text: str) -> bool:
    """Whether one of the quick parsers reads a text; what it says nobody asks, which is quicker."""
    if not _is_misread(text) and _parses(text):
        return True
    mask = _mask(text)
    return mask is not None and _parses(mask.text)


def _parses(text: str) -> bool:
    try:
        CParser(text).raw_parse()
    except YAMLError:
        return False
    return True


def _is_misread(text: str) -> bool:
    return "?" in text and _MISREAD.search(text) is not None


def _mask(text: str) -> _Mask | None:
    """The text behind a mask; None where the parser would see the same."""
    if "?" not in text and ":" not in text:
        return None
    mask = _Mask(text)
    return mask if mask.text != text else None


def is_lenient(get_event: GetEvent) -> bool:
    """Whether this is the parser in Python, which lets pass some of what no person means."""
    return isinstance(getattr(get_event, "__self__", None), _Python)


def furthest(errors: list[YAMLError]) -> YAMLError:
    """Of the errors that the parsers gave, that of the one which came furthest, or the first."""
    return max(errors, key=_place)


def _place(error: YAMLError) -> tuple[int, int]:
    mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
    return (mark.line, mark.column) if mark is not None else (-1, -1)


class _Mask:
    """The C parser over a text in which other letters stand for the signs that it misreads."""

    def __init__(self, text: str) -> None:
        question, colon = _unused(text)
        self._signs = {ord(question): "?", ord(colon): ":"}

        def masked(match: re.Match[str]) -> str:
            return match["key"] or (question if match.group() == "?" else colon)

        self.text = _SIGN.sub(masked, text) if "?" in text else _COLON.sub(colon, text)
        self._next: GetEvent | None = None

    def get_event(self) -> Any:
        """The next event, with the signs back in its text."""
        if self._next is None:
            self._next = CParser(self.text).get_event
        event = self._next()
        if type(event) is ScalarEvent:
            event.value = event.value.translate(self._signs)
        return event


def _unused(text: str) -> tuple[str, str]:
    """Two letters for private use that the text does not use."""
    free = (letter for letter in map(chr, range(0xE000, 0xF8FF)) if letter not in text)
    return next(free, "\uf8fe"), next(free, "\uf8ff")


class _Python:
    """The parser written in Python."""

    def __init__(self, text: str) -> None:
        from ruamel.yaml import YAML

        self._events = iter(YAML(typ="safe", pure=True).parse(text))

    def get_event(self) -> Any:
        """The next event."""
        try:
            return next(self._events, None)
        except ValueError as error:  # „\U00110000” is no character
            raise YAMLError(str(error)) from error
