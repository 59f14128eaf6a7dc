"""YAML text → plain data, through the parser's events and behind a guard.

The result holds dicts, lists, str, int, Decimal, bool and None. Plain scalars follow the core rules
of YAML 1.2, reduced to what a person sees: ``no``, ``on`` and ``012`` are text, a number with a
decimal point is a ``Decimal`` of the very characters, a date is text. Keys are always text.

Whatever could make the same characters mean something else (anchors, aliases, tags, merge keys,
directives, a second document) is refused with its place, and depth and size are bounded before
anything recursive touches the data.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from rpd.diagnostics import Finding, Related, Span
from rpd.reading import refusals
from rpd.reading.notations import bad_tag, refuse_reference, unescaped
from rpd.reading.opinions import furthest, is_lenient, readers

MAX_DEPTH = 64
MAX_NODES = 1_000_000
MAX_SCALAR = 1_000_000
MAX_DIGITS = 30
_MAX_FINDINGS = 100
# Up to so many values the events are kept for `locate`, which would otherwise let the parser run
# again: a plan of some 2,500 actions, 30 MiB.
_MAX_KEPT = 60_000

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?\Z")
_CONSTANTS: dict[str, bool | None] = {
    "": None,
    "~": None,
    **dict.fromkeys(("null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}

# What `resolve` does not leave as text begins with one of these, or is empty.
_TELLING = frozenset(["", "-", *"0123456789", *(text[:1] for text in _CONSTANTS)])

Data = Any
"""What a YAML text says: dict[str, Data], list[Data], str, int, Decimal, bool or None."""


class _Absent:
    """Stands for „no document”, and for keys: none yet, none in a list, „drop this value”."""


ABSENT: Final = _Absent()
_NO_KEY: Final = _Absent()
_ITEM: Final = _Absent()
_DROP: Final = _Absent()


@dataclass(slots=True)
class Composed:
    """Data of a text (ABSENT where there is none) and what was wrong on the way.

    ``events`` are those the data was made of; None where they were too many to be kept.
    """

    data: Data = ABSENT
    findings: list[Finding] = field(default_factory=list)
    events: list[Any] | None = None


class _StopError(Exception):
    """What has been found forbids reading on; the data would be half of what was meant."""


def compose(text: str) -> Composed:
    """Parse a text. Never raises for any text; what is wrong comes back as findings."""
    errors: list[YAMLError] = []
    return _read(text, errors) or _refused(text, furthest(errors))


def data_of(text: str) -> Data:
    """The data of a text, ABSENT where anything is wrong with it: nobody asks what."""
    composed = _read(text, [])
    return composed.data if composed is not None and not composed.findings else ABSENT


def _read(text: str, errors: list[YAMLError]) -> Composed | None:
    """What one of the parsers makes of a text; where none can, the `errors` say why."""
    for get_event in readers(text):
        lenient = is_lenient(get_event)
        try:
            composed = _run(text, get_event)
        except YAMLError as error:
            if not lenient:
                errors.append(error)
        except UnicodeDecodeError:
            # The C parser decodes „%ED%A0%80” in a tag, which is no character, and trips over it.
            return Composed(findings=[bad_tag(text)])
        else:
            if not lenient or _is_clean(composed):
                return composed
    return None


def _is_clean(composed: Composed) -> bool:
    """Whether nothing was refused, and no field is without a name."""
    return not composed.findings and not _nameless(composed.data)


def _nameless(data: Data) -> bool:
    if isinstance(data, dict):
        return "" in data or any(map(_nameless, data.values()))
    return isinstance(data, list) and any(map(_nameless, data))


def _refused(text: str, error: YAMLError) -> Composed:
    from rpd.reading.syntax import syntax_finding

    return Composed(findings=[syntax_finding(text, error)])


def _run(text: str, get_event: Callable[[], Any]) -> Composed:
    guard = _Guard(text)
    try:
        data = _follow(get_event, guard)
    except _StopError:
        return Composed(findings=guard.findings)
    return Composed(data, guard.findings, guard.kept or None)


class _Guard:
    """What the loop below asks about events that most texts do not have, and what was found."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._documents = 0
        # Only an escape can put a hidden character into a value: `source` has seen the text itself.
        self.escapes = "\\" in text
        # Most texts have neither sign, and then no event can have an anchor or a tag.
        self.refers = "&" in text or "!" in text
        self.large = len(text) > MAX_SCALAR
        # Whether a list or a mapping may begin with what a plan may not use.
        self.unlike = self.refers or "?" in text
        self.findings: list[Finding] = []
        # The events up to now, and in the end; empty where they are too many.
        self.kept: list[Any] = []

    def refuse(
        self,
        event: Any,
        slug: str,
        message: str,
        hint: str,
        *,
        fatal: bool = False,
        first: Any = None,
    ) -> None:
        """Note a finding; where it is `fatal` or one too many, nothing is read after it."""
        shown = (Related((), "klucz po raz pierwszy", span=span_of(first)),) if first else ()
        found = Finding((), message, hint, span=span_of(event), slug=slug, related=shown)
        self.findings.append(found)
        if fatal or len(self.findings) >= _MAX_FINDINGS:
            raise _StopError

    def scalar(self, event: Any) -> str:
        """The text of a scalar that is referred to, has an escape or is long."""
        value: str = event.value
        if event.anchor is not None or event.tag is not None:
            refuse_reference(self.refuse, event)
        if len(value) > MAX_SCALAR:
            refusals.too_long(self.refuse, event, MAX_SCALAR)
        return unescaped(self.refuse, event) if self.escapes and event.style == '"' else value

    def unfit(self, event: Any, name: str, container: dict[str, Data]) -> _Absent:
        """A name that is there already, or means more than a name; its value is dropped."""
        if name in container:
            refusals.repeated(self.refuse, event, name, self.kept)
        else:
            refusals.merge_key(self.refuse, event)
        return _DROP

    def start(self, event: Any, depth: int, *, named: bool) -> None:
        """A list or a mapping that may not begin so, or not here."""
        if event.anchor is not None or event.tag is not None:
            refuse_reference(self.refuse, event)
        begins = type(event) is MappingStartEvent
        if begins and self._text.startswith("?", event.start_mark.index):
            refusals.question_mark(self.refuse, event)
        if not named:
            refusals.no_name(self.refuse, event)
        if depth >= MAX_DEPTH:
            refusals.too_deep(self.refuse, event, MAX_DEPTH)

    def other(self, event: Any) -> None:
        """An alias, or the start of a document."""
        if type(event) is AliasEvent:
            refuse_reference(self.refuse, event)
        elif type(event) is DocumentStartEvent:
            self._documents += 1
            refusals.at_start(self.refuse, event, self._documents)

    def many(self, event: Any, nodes: int) -> Callable[[Any], None]:
        """More values than are kept, or than may be; what forgets the events to come."""
        if nodes > MAX_NODES:
            refusals.too_many(self.refuse, event, MAX_NODES)
        self.kept.clear()
        # A deque of no length forgets what it is given as quickly as a list takes it.
        return deque(maxlen=0).append


def _follow(get_event: Callable[[], Any], guard: _Guard) -> Data:  # noqa: C901 (one hot loop)
    """Follow the events; the only place where data comes into being."""
    refers, escapes, large, unlike = guard.refers, guard.escapes, guard.large, guard.unlike
    keep: Callable[[Any], None] = guard.kept.append
    most = min(_MAX_KEPT, MAX_NODES)
    nodes = 0
    # The document is the only item of a list; within a list the key is always `_ITEM`.
    documents: list[Data] = []
    container: Any = documents
    key: Any = _ITEM
    stack: list[tuple[Any, Any]] = []

    while (event := get_event()) is not None:
        keep(event)
        kind = type(event)
        if kind is ScalarEvent:
            value: Any = event.value
            if (
                (refers and (event.anchor is not None or event.tag is not None))
                or (escapes and event.style == '"')
                or (large and len(value) > MAX_SCALAR)
            ):
                value = guard.scalar(event)
            if key is _NO_KEY:
                fits = value not in container and value != "<<"
                key = value if fits else guard.unfit(event, value, container)
                continue
            if value[:1] in _TELLING and event.implicit[0]:
                value = resolve(value)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if unlike or key is _NO_KEY or len(stack) >= MAX_DEPTH:
                guard.start(event, len(stack), named=key is not _NO_KEY)
            stack.append((container, key))
            container, key = ({}, _NO_KEY) if kind is MappingStartEvent else ([], _ITEM)
            continue
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            value = container
            container, key = stack.pop()
        else:
            guard.other(event)
            if kind is not AliasEvent or key is _NO_KEY:
                key = _DROP if key is _NO_KEY else key
                continue
            value = None

        nodes += 1
        if nodes > most:
            keep, most = guard.many(event, nodes), MAX_NODES
        if key is _ITEM:
            container.append(value)
        else:
            if key is not _DROP:
                container[key] = value
            key = _NO_KEY
    return documents[0] if documents else ABSENT


def resolve(value: str) -> Data:
    """A plain scalar by the YAML 1.2 core rules; longer numbers than `MAX_DIGITS` stay text."""
    if value in _CONSTANTS:
        return _CONSTANTS[value]
    if value[0] in "-0123456789" and len(value) <= MAX_DIGITS and (m := _NUMBER.match(value)):
        return Decimal(value) if m.group(1) else int(value)
    return value


def span_of(event: Any) -> Span:
    """The place of an event; a block scalar ends where its text does."""
    start, end = event.start_mark, event.end_mark
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
