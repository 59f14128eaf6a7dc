"""The one form of a file: the same data and comments always make the same text.

It is the form of `emit`, with the fields in the order of the schema. Comments stay at what they
are about, blank lines part what they parted (one, where there were more), numbers and texts keep
their letters. Decision and reasons: ``docs/adr/0045-one-form-of-a-file.md``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rpd.diagnostics import FileKind
from rpd.writing import emit, kept
from rpd.writing.key_order import KeyOrder, order_of
from rpd.writing.noted import NotedEntry, noted


def canonical(text: str, data: object, document: FileKind) -> str:
    """The text of a file in its one form; `data` are what it says, with the profile it names.

    Raises:
        RpdError: it would not say the same, or lose a comment; nothing is given out then.
    """
    top = noted(text)
    lines = list(_whole(top, order_of(document, data)))
    changed = "\n".join([*lines, ""])
    if changed != text.replace("\r\n", "\n"):
        kept.demand_same(text, changed)
    return changed.replace("\n", "\r\n") if _returns(text) else changed


def _returns(text: str) -> bool:
    return text.count("\r\n") * 2 > text.count("\n")


def _whole(top: NotedEntry, order: KeyOrder) -> Iterator[str]:
    yield from _trimmed(top.above)
    if not top.entries:
        yield from top.beside
        yield emit.flow(top.value)
    else:
        yield from _mapping(top.entries, 0, order, "")
    yield from _ending(top.end, "")


def _trimmed(lines: Sequence[str]) -> list[str]:
    """The lines without a blank one at their start."""
    return list(lines[1:] if lines and not lines[0] else lines)


def _ending(lines: Sequence[str], pad: str) -> Iterator[str]:
    """The lines behind the last entry, without a blank one at their end."""
    for line in lines[:-1] if lines and not lines[-1] else lines:
        yield pad + line if line else ""


# --- entries -------------------------------------------------------------------------------------


def _mapping(
    entries: Sequence[NotedEntry], indent: int, order: KeyOrder, inside: str
) -> Iterator[str]:
    pad = " " * indent
    listed = order.sorted(entries, lambda entry: entry.name or "")
    for number, entry in enumerate(listed):
        above, written = _field(entry, indent, order.below(entry.name or ""), inside)
        yield from _leading(entry, above, pad, first=not number)
        yield from _indented(written, pad)


def _sequence(
    entries: Sequence[NotedEntry], indent: int, order: KeyOrder, name: str
) -> Iterator[str]:
    pad = " " * indent
    for number, entry in enumerate(entries):
        above, written = _item(entry, indent, order, name)
        yield from _leading(entry, above, pad, first=not number)
        yield from _indented(written, pad)


def _leading(entry: NotedEntry, above: list[str], pad: str, *, first: bool) -> Iterator[str]:
    for line in [*(_trimmed(entry.free) if first else entry.free), *above]:
        yield pad + line if line else ""


def _indented(written: list[str], pad: str) -> Iterator[str]:
    """The first line of an entry in its column; the others are there."""
    yield pad + written[0]
    yield from written[1:]


def _field(
    entry: NotedEntry, indent: int, order: KeyOrder, inside: str = ""
) -> tuple[list[str], list[str]]:
    """The comments above a field, and its lines; the first one without its indentation.

    It stands `inside` the value of another field, where that tells how it is written.
    """
    name = entry.name or ""
    head = f"{emit.field_name(entry.key)}:"
    beside, above = _beside(entry)
    if entry.entries:
        column = indent + len(head) + 1
        if _on_line(entry, column, name) or _on_line(entry, column, inside, member=True):
            line = f"{head} {emit.flow(_in_order(entry, order))}{beside}"
            return above, [line, *_below(entry, indent)]
        return above, [head + beside, *_inner(entry, indent + 2, order, name)]
    if entry.value is None:
        return above, [head + beside, *_below(entry, indent)]
    written = emit.entry(entry.key, entry.value, indent, beside, entry.lines)
    return _alone(entry, above, written, indent)


def _item(
    entry: NotedEntry, indent: int, order: KeyOrder, name: str
) -> tuple[list[str], list[str]]:
    """The comments above an item of the list `name`, and its lines."""
    inner = order.in_items()
    if entry.entries and entry.entries[0].name is not None:
        _lift(entry, inner)
        beside, above = _beside(entry)
        if not _on_line(entry, indent + 2, name, member=True):
            return _mapping_item(entry, [*entry.above, *entry.beside], indent, inner)
        line = f"- {emit.flow(_in_order(entry, inner))}{beside}"
        return above, [line, *_below(entry, indent)]
    beside, above = _beside(entry)
    if entry.entries:
        hoisted = [*entry.above, *entry.beside, *_all(entry)]
        return hoisted, [f"- {emit.flow(entry.value)}", *_below(entry, indent)]
    if entry.value is None:
        return above, ["-" + beside, *_below(entry, indent)]
    first, rest = emit.item(entry.value, indent, name, entry.lines).split("\n", 1)
    return _alone(entry, above, f"{first}{beside}\n{rest}", indent)


def _lift(entry: NotedEntry, order: KeyOrder) -> None:
    """Put what stands above the first field of an item above its dash."""
    first = order.sorted(entry.entries, lambda one: one.name or "")[0]
    entry.above += [line for line in (*first.free, *first.above) if line]
    first.free, first.above = [], []


def _mapping_item(
    entry: NotedEntry, above: list[str], indent: int, order: KeyOrder
) -> tuple[list[str], list[str]]:
    """An item of several lines; what has to stand above its first field goes above the dash."""
    listed = order.sorted(entry.entries, lambda one: one.name or "")
    lines: list[str] = []
    pad = " " * (indent + 2)
    for number, one in enumerate(listed):
        own, written = _field(one, indent + 2, order.below(one.name or ""))
        if not number:
            above = [*above, *own]
            lines += [f"- {written[0]}", *written[1:]]
            continue
        lines += [*_leading(one, own, pad, first=False), *_indented(written, pad)]
    lines += _ending(entry.end, pad)
    return above, [*lines, *_below(entry, indent)]


def _inner(entry: NotedEntry, indent: int, order: KeyOrder, name: str) -> list[str]:
    """The lines of what a field holds."""
    fields = entry.entries[0].name is not None
    lines = list(
        _mapping(entry.entries, indent, order, name)
        if fields
        else _sequence(entry.entries, indent, order, name)
    )
    return [*lines, *_ending([*entry.end, *entry.below], " " * indent)]


def _alone(
    entry: NotedEntry, above: list[str], written: str, indent: int
) -> tuple[list[str], list[str]]:
    """A single value; behind a text of several lines a deeper comment could become part of it."""
    lines = written.removesuffix("\n").split("\n")
    if len(lines) > 1:
        return [*above, *filter(None, entry.below)], lines
    return above, [*lines, *_below(entry, indent)]


def _below(entry: NotedEntry, indent: int) -> list[str]:
    return list(_ending(entry.below, " " * (indent + 2)))


def _beside(entry: NotedEntry) -> tuple[str, list[str]]:
    """The comment at the end of an entry's line, and those above it."""
    first, others = entry.beside[:1], entry.beside[1:]
    return "".join(f"  {one}" for one in first), [*entry.above, *others]


def _on_line(entry: NotedEntry, column: int, name: str, *, member: bool = False) -> bool:
    return emit.fits_on_line(entry.value, column, name, member=member) and not entry.commented


def _in_order(entry: NotedEntry, order: KeyOrder) -> object:
    if entry.entries[0].name is None:
        return entry.value
    return {one.key: one.value for one in order.sorted(entry.entries, lambda one: one.name or "")}


def _all(entry: NotedEntry) -> Iterator[str]:
    """The comments in what goes onto one line."""
    for one in entry.entries:
        yield from [*filter(None, one.free), *one.above, *one.beside, *_all(one)]
        yield from filter(None, one.below)
    yield from filter(None, entry.end)
