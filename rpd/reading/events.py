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
    """Stands for „no document”, „no key yet” and „drop this value”; None is a value of YAML."""


ABSENT: Final = _Absent()
_NO_KEY: Final = _Absent()
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
    findings: list[Finding] = []
    kept: list[Any] = []
    try:
        data = _follow(text, get_event, findings, kept)
    except _StopError:
        return Composed(findings=findings)
    return Composed(data, findings, kept or None)


def _follow(  # noqa: C901, PLR0912, PLR0915 (one hot loop)
    text: str, get_event: Callable[[], Any], findings: list[Finding], kept: list[Any]
) -> Data:
    """Follow the events; the only place where data comes into being.

    They are put into `kept`, which is empty in the end where they are too many.
    """
    # Only an escape can put a hidden character into a value: `source` has seen the text itself.
    escapes = "\\" in text
    # Most texts have neither sign, and then no event can have an anchor or a tag.
    may_refer = "&" in text or "!" in text
    may_ask = "?" in text
    keep: Callable[[Any], None] = kept.append
    most = min(_MAX_KEPT, MAX_NODES)
    data: Any = ABSENT
    stack: list[tuple[Any, bool, Any]] = []
    container: Any = None
    in_mapping = False
    key: Any = _NO_KEY
    nodes = documents = 0

    def refuse(
        event: Any, slug: str, message: str, hint: str, *, fatal: bool = False, first: Any = None
    ) -> None:
        shown = (Related((), "klucz po raz pierwszy", span=span_of(first)),) if first else ()
        findings.append(Finding((), message, hint, span=span_of(event), slug=slug, related=shown))
        if fatal or len(findings) >= _MAX_FINDINGS:
            raise _StopError

    while (event := get_event()) is not None:
        keep(event)
        kind = type(event)
        if kind is ScalarEvent:
            value: Any = event.value
            if may_refer and (event.anchor is not None or event.tag is not None):
                refuse_reference(refuse, event)
            if len(value) > MAX_SCALAR:
                refusals.too_long(refuse, event, MAX_SCALAR)
            if escapes and event.style == '"':
                value = unescaped(refuse, event)
            if in_mapping and key is _NO_KEY:
                key = value
                if key in container:
                    refusals.repeated(refuse, event, value, kept)
                    key = _DROP
                elif key == "<<":
                    refusals.merge_key(refuse, event)
                    key = _DROP
                continue
            if value[:1] in _TELLING and event.implicit[0]:
                value = resolve(value)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if may_refer and (event.anchor is not None or event.tag is not None):
                refuse_reference(refuse, event)
            if may_ask and kind is MappingStartEvent and text[event.start_mark.index] == "?":
                refusals.question_mark(refuse, event)
            if in_mapping and key is _NO_KEY:
                refusals.no_name(refuse, event)
            if len(stack) >= MAX_DEPTH:
                refusals.too_deep(refuse, event, MAX_DEPTH)
            stack.append((container, in_mapping, key))
            in_mapping = kind is MappingStartEvent
            container = {} if in_mapping else []
            key = _NO_KEY
            continue
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            value = container
            container, in_mapping, key = stack.pop()
        elif kind is AliasEvent:
            refuse_reference(refuse, event)
            value = None
            if in_mapping and key is _NO_KEY:
                key = _DROP
                continue
        elif kind is DocumentStartEvent:
            documents += 1
            refusals.at_start(refuse, event, documents)
            continue
        else:
            continue

        nodes += 1
        if nodes > most and most < MAX_NODES:
            most = MAX_NODES
            kept.clear()
            # A deque of no length forgets what it is given as quickly as a list takes it.
            keep = deque(maxlen=0).append
        elif nodes > most:
            refusals.too_many(refuse, event, MAX_NODES)
        if container is None:
            data = value
        elif in_mapping:
            if key is not _DROP:
                container[key] = value
            key = _NO_KEY
        else:
            container.append(value)
    return data


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
