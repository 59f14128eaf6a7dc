"""How well a text fits the schema of its document, told from the lines around a place.

A file is long and a trial has to be quick, so only a stretch of it is read: the lines near the
place and, above them, those that hold it (``cele:``, ``- numer: I`` …). What such a stretch lacks
is lacking in every trial, so that trials can be compared.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from ruamel.yaml.events import ScalarEvent

from rpd.frozen import dataclass
from rpd.reading import events, schema
from rpd.reading.belonging import resolved
from rpd.reading.checker import Schema
from rpd.reading.complaint import KEY, indent
from rpd.reading.forms import Form
from rpd.reading.opinions import is_read


def stretch(lines: list[str], first: int, last: int) -> list[str]:
    """The lines from one to another, and above them those that hold them."""
    start, end = max(first, 0), min(last, len(lines))
    while start < end - 1 and not lines[start].strip():
        start += 1
    return [*(lines[n] for n in _holders(lines, start)), *lines[start:end]]


def _holders(lines: list[str], number: int) -> list[int]:
    """The lines in which a line stands, from the outermost."""
    found = []
    depth, item = indent(lines[number]), lines[number].lstrip().startswith("- ")
    for above in range(number - 1, -1, -1):
        line = lines[above]
        bare = line.strip()
        if bare[:1] in ("", "#"):
            continue
        if indent(line) < depth or (item and indent(line) == depth and bare[0] != "-"):
            found.append(above)
            depth, item = indent(line), bare.startswith("- ")
    return found[::-1]


def misfits(text: str, form: Form) -> int | None:
    """How much of a text does not fit; None where it is no YAML at all."""
    if not is_read(text):
        return None
    composed = events.compose(text)
    if composed.data is events.ABSENT or not isinstance(composed.data, dict):
        return None
    found = schema.check_as(composed.data, form)
    found = [f for f in found if f.path or f.slug != "brak-pola"]
    lost = swallowed(text, composed.events or [], form)
    return 2 * (len(composed.findings) + len(found) + len(lost))


def swallowed(text: str, found: list[Any], form: Form) -> list[int]:
    """The lines inside longer texts that look like fields or entries of the document."""
    lines = text.split("\n")
    known = {name for schema_ in _mappings(form) for name in schema_.get("properties", ())}
    lost = []
    for event in found:
        if type(event) is not ScalarEvent or event.start_mark.line == event.end_mark.line:
            continue
        end = event.end_mark.line + (event.end_mark.column > 0)
        for number in range(event.start_mark.line + 1, min(end, len(lines))):
            line = lines[number]
            key = KEY.match(line)
            if (key and key["key"].strip() in known) or (re.match(r"\s*- \S", line)):
                lost.append(number)
    return lost


@cache
def _mappings(form: Form) -> tuple[Schema, ...]:
    return (form.root, *form.root.get("$defs", {}).values())


@cache
def fields(form: Form) -> frozenset[str]:
    """The names of all fields of a kind of document."""
    return frozenset(name for s in _mappings(form) for name in s.get("properties", ()))


@dataclass(frozen=True, slots=True)
class Holder:
    """A field with something below it: a list of entries, or fields.

    `names` are the fields that may stand in there, None where they are free; `texts` tells whether
    an entry may be a mere text.
    """

    name: str
    is_list: bool
    names: frozenset[str] | None
    texts: bool


@cache
def holders(form: Form) -> tuple[Holder, ...]:
    """All the fields of a kind of document with something below them."""
    found: dict[Holder, None] = {}
    for mapping in _mappings(form):
        for name, member in mapping.get("properties", {}).items():
            inner = resolved(member, form.root)
            is_list = "items" in inner
            entry = resolved(inner["items"], form.root) if is_list else inner
            free = isinstance(inner.get("additionalProperties"), dict)
            names = None if free else frozenset(entry.get("properties", ()))
            texts = is_list and "string" in entry.get("type", ())
            if is_list or free or names:
                found[Holder(name, is_list, names, texts)] = None
    return tuple(found)


@cache
def openings(form: Form) -> tuple[tuple[tuple[str, ...], frozenset[str]], ...]:
    """The fields that an entry of a list must have, in their order, and all that it may have.

    Where it must have none, the first of all begins it.
    """
    found: dict[tuple[tuple[str, ...], frozenset[str]], None] = {}
    for mapping in _mappings(form):
        for member in mapping.get("properties", {}).values():
            entry = resolved(resolved(member, form.root).get("items"), form.root)
            names = tuple(entry.get("properties", ()))
            if needed := tuple(entry.get("required", names[:1])):
                found[needed, frozenset(names)] = None
    return tuple(found)
