"""A change carried out on one text, by nothing but what it quotes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from rpd.act.edits import carry
from rpd.act.orders import (
    Emptied,
    Relettered,
    TextChange,
    UnitsAdded,
    UnitsRepealed,
    Wording,
    Words,
)
from rpd.act.printed import Lines
from rpd.act.tokens import label_of, same
from rpd.act.units import Unit, blocks, letter_of, sentences_of

CarryOut = Callable[[tuple[str, ...]], tuple[str, ...]]


def changed(lines: Lines, change: TextChange) -> Lines:
    """A text after one change. Raises ValueError where it does not find its place."""
    match change:
        case Wording((), new):
            return new
        case Emptied(line):
            if len(lines) != 1 or not same(lines[0].text, line):
                raise ValueError(f"not the whole text: {line}")
            return ()
        case Words(units, edit):
            return _within(lines, units, lambda texts: carry(texts, edit))
        case Wording(units, new):
            return _reworded(lines, units, new)
        case UnitsAdded():
            return _added(lines, change)
        case UnitsRepealed(within, units):
            return _repealed(lines, within, units)
        case Relettered(pairs):
            return _relettered(lines, dict(pairs))


def _relettered(lines: Lines, names: dict[str, str]) -> Lines:
    letters = [letter_of(line) for line in lines]
    if any(letters.count(old) != 1 for old in names):
        raise ValueError(f"letters not found once: {', '.join(names)}")
    found = tuple(
        replace(line, marker=f"{names[x]})") if x in names else line
        for line, x in zip(lines, letters, strict=True)
    )
    after = [letter_of(line) for line in found if letter_of(line)]
    if len(set(after)) < len(after):
        raise ValueError("one letter would stand twice")
    return found


def _at(lines: Lines, unit: Unit) -> tuple[int, int]:
    """The lines of a unit."""
    start = 0
    for block in blocks(lines):
        if block.unit == unit:
            return start, start + len(block.lines)
        start += len(block.lines)
    raise ValueError(f"no such unit: {unit}")


def _within(lines: Lines, units: tuple[Unit, ...], carry_out: CarryOut) -> Lines:
    if units and units[0].kind != "zdanie":
        start, end = _at(lines, units[0])
        return (*lines[:start], *_within(lines[start:end], units[1:], carry_out), *lines[end:])
    if not units:
        texts = carry_out(tuple(line.text for line in lines))
        return tuple(replace(line, text=text) for line, text in zip(lines, texts, strict=True))
    said = _sentences(lines)
    at = int(units[0].mark) - 1
    (text,) = carry_out((said[at],))
    return _joined(lines, (*said[:at], text, *said[at + 1 :]))


def _sentences(lines: Lines) -> tuple[str, ...]:
    if len(lines) != 1:
        raise ValueError("sentences of several lines")
    return sentences_of(lines[0].text.removeprefix(label_of(lines[0].text)))


def _joined(lines: Lines, said: Iterable[str]) -> Lines:
    """A line with other sentences behind its label."""
    label = label_of(lines[0].text)
    return (replace(lines[0], text=label + " ".join(filter(None, said))),)


def _reworded(lines: Lines, units: tuple[Unit, ...], new: Lines) -> Lines:
    if units[0].kind == "zdanie":
        said = _sentences(lines)
        at = int(units[0].mark) - 1
        return _joined(lines, (*said[:at], new[0].text, *said[at + 1 :]))
    start, end = _at(lines, units[0])
    inner = _reworded(lines[start:end], units[1:], new) if units[1:] else new
    return (*lines[:start], *inner, *lines[end:])


def _added(lines: Lines, change: UnitsAdded) -> Lines:
    if change.sign is not None:
        assert change.after is not None
        sign = change.sign
        lines = _within(lines, (change.after,), lambda texts: carry(texts, sign))
    if change.within:
        start, end = _at(lines, change.within[0])
        inner = _added(lines[start:end], replace(change, within=change.within[1:], sign=None))
        return (*lines[:start], *inner, *lines[end:])
    unit = change.added[0].unit
    assert unit is not None
    if unit.kind == "zdanie":
        said = _sentences(lines)
        at = len(said) if change.after is None else int(change.after.mark)
        at = 0 if change.before is not None else at
        new = (block.lines[0].text for block in change.added)
        return _joined(lines, (*said[:at], *new, *said[at:]))
    added = tuple(line for block in change.added for line in block.lines)
    taken = {block.unit for block in blocks(lines)}
    if taken & {block.unit for block in change.added}:
        raise ValueError("such a unit stands there already")
    if change.after is not None:
        _, end = _at(lines, change.after)
    else:
        end = _end_of_list(lines, unit)
    return (*lines[:end], *added, *lines[end:])


def _end_of_list(lines: Lines, unit: Unit) -> int:
    """Behind the last unit of that kind."""
    end, start = len(lines), 0
    for block in blocks(lines):
        start += len(block.lines)
        if block.unit is not None and block.unit.kind == unit.kind:
            end = start
    return end


def _repealed(lines: Lines, within: tuple[Unit, ...], units: tuple[Unit, ...]) -> Lines:
    if within:
        start, end = _at(lines, within[0])
        inner = _repealed(lines[start:end], within[1:], units)
        return (*lines[:start], *inner, *lines[end:])
    if units[0].kind == "zdanie":
        said = _sentences(lines)
        gone = {int(unit.mark) for unit in units}
        return _joined(lines, (s for n, s in enumerate(said, 1) if n not in gone))
    # What is counted and not marked is called by its old number, so the last one goes first.
    for unit in reversed(units):
        start, end = _at(lines, unit)
        lines = (*lines[:start], *lines[end:])
    return lines
