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
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from rpd.diagnostics import Finding, Span
from rpd.reading.syntax import syntax_finding

MAX_DEPTH = 64
MAX_NODES = 3_000_000
MAX_SCALAR = 1_000_000
MAX_DIGITS = 30
# The pure parser is slow; it is asked for a second opinion on files a person could have written.
_MAX_SECOND_OPINION = 1_000_000
_MAX_FINDINGS = 100

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?\Z")
_CONSTANTS: dict[str, bool | None] = {
    "": None,
    "~": None,
    **dict.fromkeys(("null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}

Data = Any
"""What a YAML text says: dict[str, Data], list[Data], str, int, Decimal, bool or None."""


class _Absent:
    """Stands for „no document”, „no key yet” and „drop this value”; None is a value of YAML."""


ABSENT: Final = _Absent()
_NO_KEY: Final = _Absent()
_DROP: Final = _Absent()


@dataclass(slots=True)
class Composed:
    """Data of a text (ABSENT where there is none) and what was wrong on the way."""

    data: Data = ABSENT
    findings: list[Finding] = field(default_factory=list)


def compose(text: str) -> Composed:
    """Parse a text. Never raises for any text; what is wrong comes back as findings."""
    try:
        return _run(CParser(text).get_event)
    except YAMLError as error:
        # The C parser refuses some correct texts (a URL in a flow sequence); the pure one decides.
        if len(text) <= _MAX_SECOND_OPINION and isinstance(error, MarkedYAMLError):
            return _second_opinion(text, error)
        return Composed(findings=[syntax_finding(text, error)])


def _second_opinion(text: str, first: MarkedYAMLError) -> Composed:
    from ruamel.yaml import YAML

    events = iter(YAML(typ="safe", pure=True).parse(text))
    try:
        return _run(lambda: next(events, None))
    except (YAMLError, RecursionError):
        return Composed(findings=[syntax_finding(text, first)])


def _run(get_event: Callable[[], Any]) -> Composed:  # noqa: C901, PLR0912, PLR0915 (one hot loop)
    """Follow the events; the only place where data comes into being."""
    composed = Composed()
    findings = composed.findings
    stack: list[tuple[Any, bool, Any]] = []
    container: Any = None
    in_mapping = False
    key: Any = _NO_KEY
    nodes = documents = 0

    def refuse(event: Any, slug: str, message: str, hint: str) -> None:
        if len(findings) < _MAX_FINDINGS:
            findings.append(Finding((), message, hint, span=span_of(event), slug=slug))

    while (event := get_event()) is not None:
        kind = type(event)
        if kind is ScalarEvent:
            value: Any = event.value
            if event.anchor is not None or event.tag is not None:
                _refuse_reference(refuse, event)
            if len(value) > MAX_SCALAR:
                refuse(
                    event,
                    "zbyt-duzy-plik",
                    f"Tekst pola ma {len(value)} znaków; dozwolone jest {MAX_SCALAR}.",
                    "Skróć tekst tego pola.",
                )
                return composed
            if in_mapping and key is _NO_KEY:
                key = value
                if key in container:
                    refuse(
                        event,
                        "powtorzony-klucz",
                        f"Klucz „{_short(value)}” stoi w tym miejscu drugi raz.",
                        "Usuń jeden z nich albo zmień jego nazwę; liczy się pierwszy.",
                    )
                    key = _DROP
                elif key == "<<":
                    refuse(
                        event,
                        "niedozwolony-zapis",
                        "Klucz scalania „<<” nie jest dozwolony.",
                        "Wpisz pola wprost w miejscu, którego dotyczą.",
                    )
                    key = _DROP
                continue
            if event.implicit[0]:
                value = resolve(value)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if event.anchor is not None or event.tag is not None:
                _refuse_reference(refuse, event)
            if in_mapping and key is _NO_KEY:
                refuse(
                    event,
                    "niedozwolony-zapis",
                    "Kluczem nie może być lista ani mapa.",
                    "Wpisz jako klucz zwykły wyraz.",
                )
                return composed
            if len(stack) >= MAX_DEPTH:
                refuse(
                    event,
                    "zbyt-duzy-plik",
                    f"Zagnieżdżenie jest głębsze niż {MAX_DEPTH} poziomy.",
                    "Sprawdź wcięcia i nawiasy w tym miejscu.",
                )
                return composed
            stack.append((container, in_mapping, key))
            in_mapping = kind is MappingStartEvent
            container = {} if in_mapping else []
            key = _NO_KEY
            continue
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            value = container
            container, in_mapping, key = stack.pop()
        elif kind is AliasEvent:
            _refuse_reference(refuse, event)
            value = None
            if in_mapping and key is _NO_KEY:
                key = _DROP
                continue
        elif kind is DocumentStartEvent:
            documents += 1
            if getattr(event, "version", None) or getattr(event, "tags", None):
                refuse(
                    event,
                    "niedozwolony-zapis",
                    "Dyrektywy („%YAML”, „%TAG”) nie są dozwolone.",
                    "Usuń wiersz zaczynający się od „%”.",
                )
            if documents > 1:
                refuse(
                    event,
                    "kilka-dokumentow",
                    "W pliku zaczyna się drugi dokument (wiersz „---”).",
                    "Zostaw w pliku jeden dokument; drugi zapisz w osobnym pliku.",
                )
                return composed
            continue
        else:
            continue

        nodes += 1
        if nodes > MAX_NODES:
            refuse(
                event,
                "zbyt-duzy-plik",
                f"Plik ma więcej niż {MAX_NODES} elementów.",
                "Podziel plan na mniejsze pliki.",
            )
            return composed
        if container is None:
            composed.data = value
        elif in_mapping:
            if key is not _DROP:
                container[key] = value
            key = _NO_KEY
        else:
            container.append(value)
    return composed


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


def _refuse_reference(refuse: Callable[..., None], event: Any) -> None:
    if type(event) is AliasEvent:
        what, hint = f"Odwołanie „*{_short(event.anchor)}”", "Wpisz w tym miejscu pełną treść."
    elif event.anchor is not None:
        what, hint = f"Kotwica „&{_short(event.anchor)}”", "Usuń ją; powtarzaną treść wpisz wprost."
    else:
        what, hint = (
            f"Znacznik typu „{_short(event.tag)}”",
            "Usuń go; typ wynika z zapisu wartości.",
        )
    refuse(event, "niedozwolony-zapis", f"{what}: taki zapis nie jest dozwolony.", hint)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
