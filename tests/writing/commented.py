"""Plans as texts with comments in every legal place, and whether each stays where its entry is.

The writer knows nothing of ``rpd.writing.emit`` and the check nothing of ``rpd.writing.spans``:
where a comment stands is read off the lines that the parser gives to entries.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from rpd.amendment.apply import apply, rewrite
from rpd.amendment.from_changes import operations
from rpd.amendment.merge import merge
from rpd.amendment.operations import Amendment, Operation, SetEntry
from rpd.amendment.plan_data import expanded, same
from rpd.compare.branches import below, join, trunk
from rpd.errors import RpdError
from rpd.outside import git_merge
from rpd.plan.built_in import BUILT_IN
from rpd.plan.model import Plan
from rpd.reading import events
from rpd.reading.build import build_plan
from rpd.writing import emit, placed
from tests.compare.strategies import Maker

Path = tuple[str | int, ...]
_COMMENT = re.compile(r"(?:^|[ \t])(# (?:k|nasz|ich)-[0-9]+\b)", re.MULTILINE)
_FLOW = frozenset(("realizatorzy", "zrodla", "podzial", "uchylone", "produkty", "uchwala"))


@dataclass
class Writer:
    """Writes data as YAML; with `part` of the legal places holding a comment."""

    chance: random.Random
    part: float = 0.15
    mark: str = "k"
    number: int = 0
    block: bool = False
    lines: list[str] = field(default_factory=list)

    def text(self, data: dict[str, Any]) -> str:
        self.lines = []
        if self.maybe():
            self.lines.append(self.comment())
        self.mapping(data, 0, first="")
        if self.maybe():
            self.lines.append(self.comment())
        return "\n".join([*self.lines, ""])

    def maybe(self) -> bool:
        return self.chance.random() < self.part

    def comment(self) -> str:
        self.number += 1
        return f"# {self.mark}-{self.number}"

    def beside(self) -> str:
        return self.chance.choice((" ", "  ")) + self.comment() if self.maybe() else ""

    def between(self, indent: int, *, first: bool) -> None:
        """Lines above an entry: a heading of a group, comments of its own, blank lines."""
        pad = " " * indent
        if not first and self.maybe():
            self.lines += [*([""] * self.chance.randint(0, 1)), pad + self.comment(), ""]
        elif not first and self.chance.random() < 0.05:
            self.lines.append("")
        while self.maybe():
            self.lines.append(pad + self.comment())

    def below(self, indent: int) -> None:
        # Behind a block text it would be a part of it.
        if not self.block and self.chance.random() < self.part / 3:
            self.lines.append(" " * (indent + self.chance.randint(1, 4)) + self.comment())

    def mapping(self, data: dict[str, Any], indent: int, first: str | None = None) -> None:
        """A mapping; `first` is what stands in front of its first key (a dash)."""
        for position, (key, value) in enumerate(data.items()):
            lead = " " * indent
            if position == 0 and first is not None:
                lead = first or lead
            else:
                self.between(indent, first=position == 0)
            self.entry(f"{lead}{emit.scalar(key, flow=False)}:", key, value, indent)
            self.below(indent)

    def entry(self, head: str, key: str, value: Any, indent: int) -> None:
        if isinstance(value, dict | list):
            self.collection(head, key, value, indent)
        elif isinstance(value, str):
            self.prose(head, value, indent)
        else:
            self.block = False
            self.lines.append(f"{head} {emit.scalar(value, flow=False)}{self.beside()}")

    def prose(self, head: str, value: str, indent: int) -> None:
        style = self.chance.random()
        self.block = False
        pad = " " * (indent + 2)
        if "\n" in value and emit.literal(value) and not value.endswith("\n"):
            self.block = True
            self.lines.append(f"{head} |-{self.beside()}")
            self.lines += [pad + line if line else "" for line in value.split("\n")]
        elif style < 0.3 and emit.foldable(value):
            self.block = True
            self.lines.append(f"{head} >-{self.beside()}")
            self.lines += [pad + line for line in emit.wrapped(value, 30)]
        elif style < 0.4:
            if self.maybe():
                self.lines += [f"{head}{self.beside()}", f"{pad}{self.comment()}"]
                self.lines.append(f"{pad}{emit.double_quoted(value)}{self.beside()}")
            else:
                self.lines.append(f"{head} {emit.double_quoted(value)}{self.beside()}")
        else:
            self.lines.append(f"{head} {emit.scalar(value, flow=False)}{self.beside()}")

    def collection(self, head: str, key: str, value: Any, indent: int) -> None:
        members = list(value.values()) if isinstance(value, dict) else value
        simple = not any(isinstance(m, dict | list) or "\n" in str(m) for m in members)
        if not value:
            self.lines.append(f"{head} {'{}' if isinstance(value, dict) else '[]'}{self.beside()}")
        elif simple and key in _FLOW and self.chance.random() < 0.6:
            self.flow(head, value, indent)
        elif isinstance(value, dict):
            self.lines.append(f"{head}{self.beside()}")
            self.mapping(value, indent + self.chance.choice((2, 4)))
        else:
            self.lines.append(f"{head}{self.beside()}")
            self.sequence(value, indent + self.chance.choice((0, 2, 2)))

    def flow(self, head: str, value: Any, indent: int) -> None:
        opened, closed = "{}" if isinstance(value, dict) else "[]"
        if isinstance(value, dict):
            pairs = value.items()
            parts = [f"{emit.scalar(k, flow=True)}: {emit.flow(v)}" for k, v in pairs]
        else:
            parts = [emit.flow(member) for member in value]
        if not self.maybe():
            self.lines.append(f"{head} {opened}{', '.join(parts)}{closed}{self.beside()}")
            return
        pad = " " * (indent + 4)
        self.lines.append(f"{head} {opened}{self.beside()}")
        for part in parts:
            if self.maybe():
                self.lines.append(pad + self.comment())
            self.lines.append(f"{pad}{part},{self.beside()}")
        self.lines.append(f"{' ' * (indent + 2)}{closed}{self.beside()}")

    def sequence(self, value: list[Any], indent: int) -> None:
        pad = " " * indent
        for position, item in enumerate(value):
            self.between(indent, first=position == 0)
            if isinstance(item, dict) and item:
                if self.maybe():
                    self.lines.append(f"{pad}-{self.beside()}")
                    self.mapping(item, indent + 2)
                else:
                    self.mapping(item, indent + 2, first=f"{pad}- ")
            else:
                self.prose(f"{pad}-", item, indent)
            self.below(indent)
        if self.maybe() and indent:
            self.lines.append(pad + self.comment())


# --- where comments stand -------------------------------------------------------------------------


@dataclass(frozen=True)
class Spot:
    """The entry that a comment stands at; ``sure`` is False where it is nobody's."""

    path: Path
    sure: bool


def spots(text: str) -> dict[str, Spot]:
    """Every comment of a text with the entry whose line it stands on or directly above."""
    top = placed.parse(text if text.endswith("\n") else text + "\n")
    assert top is not None
    first, last = _starts(text, top)
    lines = text.split("\n")
    found: dict[str, Spot] = {}
    for number, line in enumerate(lines):
        match = _COMMENT.search(line)
        if match is None:
            continue
        name = match.group(1)
        assert name not in found, f"{name} stands twice"
        if not line.strip().startswith("#"):
            found[name] = Spot(_covering(number, first, last), sure=True)
            continue
        below = number
        while lines[below].strip().startswith("#"):
            below += 1
        depth = len(line) - len(line.lstrip(" "))
        target = len(lines[below]) - len(lines[below].lstrip(" "))
        own = bool(lines[below].strip()) and below in first and depth == target and number > 0
        top_of_file = not any(n < number for n in first)
        path = first.get(below, ())
        inside = _covering(number, first, last)
        if not own and inside:
            found[name] = Spot(inside, sure=False)
        else:
            found[name] = Spot(path, sure=own and not top_of_file)
    return found


def _starts(text: str, top: placed.PlacedNode) -> tuple[dict[int, Path], dict[int, Path]]:
    """Lines on which an entry begins, and those that one goes on over (the innermost one)."""
    first: dict[int, Path] = {}
    last: dict[int, Path] = {}

    def line_of(offset: int) -> int:
        return text.count("\n", 0, offset)

    def walk(node: placed.PlacedNode, path: Path) -> None:
        for key, value in node.pairs:
            here = (*path, str(key.data))
            first.setdefault(line_of(key.start), here)
            cover(here, key.start, value)
            walk(value, here)
        for position, item in enumerate(node.items):
            here = (*path, position)
            if node.block:
                at = item.start
                column = node.start - (text.rfind("\n", 0, node.start) + 1)
                while True:
                    line = text.rfind("\n", 0, at) + 1
                    if text[line + column : line + column + 1] == "-":
                        break
                    at = line - 1
                first[line_of(line)] = here
                cover(here, line + column, item)
            walk(item, here)

    def cover(path: Path, start: int, value: placed.PlacedNode) -> None:
        if not (value.block and (value.pairs or value.items)):
            for number in range(line_of(start), line_of(max(value.end - 1, start)) + 1):
                last[number] = path
        else:
            last.setdefault(line_of(start), path)

    walk(top, ())
    return first, last


def _covering(number: int, first: dict[int, Path], last: dict[int, Path]) -> Path:
    return last.get(number) or first.get(number, ())


# --- the check ------------------------------------------------------------------------------------


class Owners:
    """Whether an entry of one plan is the one of another, as their twins and operations say."""

    def __init__(self, old: Any, new: Any, done: tuple[Operation, ...] = ()) -> None:
        self.old, self.new = old, new
        before, after = trunk(build_plan(old)), trunk(build_plan(new))
        join(before, after)
        self.twins: dict[tuple[str, str], tuple[str, str]] = {("plan", ""): ("plan", "")}
        self.twins |= {
            (node.kind, node.address): (node.twin.kind, node.twin.address)
            for node in below(before)
            if node.twin is not None
        }
        self.set = [one for one in done if isinstance(one, SetEntry)]

    def same(self, one: Path, other: Path) -> bool:
        """Whether `other` in the new data is `one` in the old, or the entry around it."""
        before, after = _parted(self.old, one), _parted(self.new, other)
        if self.twins.get(before[0]) != after[0]:
            return False
        if not after[1]:
            return True
        if before[1][:1] != after[1][:1]:
            return False
        name = str(before[1][0])
        was, now = _entry(before[2], before[1]), _entry(after[2], after[1])
        if was is None or now is None or name not in _LISTED:
            return True
        return self._alike(name, was, now)

    def _alike(self, name: str, was: Any, now: Any) -> bool:
        if same(expanded(name, was, BUILT_IN), expanded(name, now, BUILT_IN)):
            return True
        return any(
            one.pole == name
            and same(expanded(name, one.bylo, BUILT_IN), expanded(name, was, BUILT_IN))
            and same(expanded(name, one.jest, BUILT_IN), expanded(name, now, BUILT_IN))
            for one in self.set
        )

    def gone(self, path: Path) -> bool:
        """Whether an entry of the old plan is not in the new one."""
        element, rest, holder = _parted(self.old, path)
        twin = self.twins.get(element)
        found = next((d for e, d in _elements(self.new) if e == twin), None)
        if found is None:
            return True
        if not rest:
            return False
        value = found.get(rest[0])
        if value is None:
            return True
        was = _entry(holder, rest)
        if was is None or str(rest[0]) not in _LISTED:
            return len(rest) > 1 and not _there(found, rest)
        if len(rest) > 2 and isinstance(was, dict):
            return True  # a field of an entry: the entry may have been written anew
        entries = value if isinstance(value, list) else [value]
        held = holder[rest[0]] if isinstance(holder[rest[0]], list) else [holder[rest[0]]]
        kept = sum(self._alike(str(rest[0]), was, now) for now in entries)
        return kept < sum(same(was, one) for one in held)


_LISTED = frozenset(
    (*("opis", "produkty", "wskazniki", "budzet", "termin", "realizatorzy"), "odstepstwa", "zmiany")
)
_BELOW = ("cele", "priorytety", "kierunki", "dzialania")
_KINDS = ("cel", "priorytet", "kierunek", "dzialanie")


def _there(data: Any, path: Path) -> bool:
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return False
    return True


def _parted(data: Any, path: Path) -> tuple[tuple[str, str], Path, Any]:
    """The element that a path leads into, the rest of the path, and the data of the element."""
    element, parent = ("plan", ""), ""
    depth = 0
    while len(path) >= 2 and depth < 4 and path[0] == _BELOW[depth]:
        data = data[path[0]][path[1]]
        number = str(data.get("id" if depth == 3 else "numer", ""))
        parent = f"{parent}.{number}" if depth == 2 else number
        element = _KINDS[depth], parent
        path, depth = path[2:], depth + 1
    return element, path, data


def _elements(data: Any) -> Iterator[tuple[tuple[str, str], Any]]:
    def walk(held: Any, path: Path, depth: int) -> Iterator[tuple[tuple[str, str], Any]]:
        yield _parted(data, path)[0], held
        for position, child in enumerate(held.get(_BELOW[depth], ()) if depth < 4 else ()):
            yield from walk(child, (*path, _BELOW[depth], position), depth + 1)

    yield from walk(data, (), 0)


def _entry(holder: Any, rest: Path) -> Any:
    """The entry of a list that a path leads into; None where it stops at the field."""
    value = holder.get(rest[0]) if rest else None
    if len(rest) > 1 and isinstance(value, list) and isinstance(rest[1], int):
        return value[rest[1]]
    return None


def misplaced(before: str, after: str, lost: set[str], done: tuple[Operation, ...]) -> list[str]:
    """What is wrong with the comments of a text that was changed: nothing, or sentences."""
    old, new = (events.compose(text).data for text in (before, after))
    owners = Owners(old, new, done)
    former, there = spots(before), spots(after)
    wrong = []
    for name, spot in former.items():
        if name in lost:
            if name in there:
                wrong.append(f"{name} is said to have gone and is there")
            elif spot.sure and not owners.gone(spot.path):
                wrong.append(f"{name} went, its entry {spot.path} stays")
        elif name not in there:
            wrong.append(f"{name} went and is not named")
        elif spot.sure and there[name].sure and not owners.same(spot.path, there[name].path):
            wrong.append(f"{name} moved from {spot.path} to {there[name].path}")
    wrong += [f"{name} came from nowhere" for name in there.keys() - former.keys()]
    return wrong


# --- amendments and merges ------------------------------------------------------------------------


def amended_badly(seed: int, *, crlf: bool = False) -> tuple[list[str], int, int]:
    """What is wrong after a random amendment of a random plan; its comments, those that went."""
    chance = random.Random(seed)  # noqa: S311
    maker = Maker(chance)
    plan = maker.plan()
    new = maker.edited(plan, chance.randint(1, 5))
    text = Writer(chance, part=chance.choice((0.05, 0.15, 0.4))).text(plan)
    assert events.compose(text).data == plan
    found = operations(build_plan(plan), build_plan(new))
    if not found:
        return [], text.count("# k-"), 0
    amendment = Amendment("99/2024", "2024-06-30", 2024, found)
    changed = rewrite(text.replace("\n", "\r\n") if crlf else text, amendment)
    after = changed.text.replace("\r\n", "\n") if crlf else changed.text
    wrong = misplaced(text, after, {one.text for one in changed.lost}, found)
    if crlf and changed.text.count("\n") != changed.text.count("\r\n"):
        wrong.append("a line lost its end")
    lines = text.split("\n")
    wrong += [
        f"line {one.line} does not hold {one.text}"
        for one in changed.lost
        if one.text not in lines[one.line - 1]
    ]
    return wrong, text.count("# k-"), len(changed.lost)


def merged_badly(seed: int) -> tuple[list[str], bool]:
    """What is wrong after a random merge, and whether it was made (not stopped)."""
    chance = random.Random(seed)  # noqa: S311
    maker = Maker(chance)
    plan = maker.plan()
    base = Writer(chance, part=chance.choice((0.05, 0.15))).text(plan)
    sides = []
    for mark in ("nasz", "ich"):
        new = maker.edited(plan, chance.randint(0, 2))
        text = apply(base, operations(build_plan(plan), build_plan(new)))
        sides.append(remarked(text, mark, chance))
    ours, theirs = sides
    found = merge(base, ours, theirs, _read, _by_lines)
    if found.clashes:
        return [], False
    wrong = []
    after = spots(found.text)
    for side in sides:
        old, new = (events.compose(text).data for text in (side, found.text))
        owners = Owners(old, new, operations(build_plan(old), build_plan(new)))
        others = set(spots(theirs if side is ours else ours))
        first = set(spots(base))
        for name, spot in spots(side).items():
            if name in found.lost or (name in first and name not in others):
                continue
            if name not in after:
                if not (name in first and owners.gone(spot.path)):
                    wrong.append(f"{name} is not in the merge")
            elif spot.sure and after[name].sure and not owners.same(spot.path, after[name].path):
                wrong.append(f"{name} moved from {spot.path} to {after[name].path}")
    return wrong, True


def remarked(text: str, mark: str, chance: random.Random) -> str:
    """The text with some comments taken out and others put in, above and beside entries."""
    lines = text.split("\n")
    top = placed.parse(text)
    assert top is not None
    first, last = _starts(text, top)
    number = 0
    written: list[str] = []
    for at, line in enumerate(lines):
        bare = line.strip()
        if bare.startswith("# k-") and chance.random() < 0.03:
            continue
        whole = at in first and not bare.startswith("#") and lines[at - 1 : at] != [""]
        pad = " " * (len(line) - len(line.lstrip(" ")))
        if whole and at and chance.random() < 0.04:
            number += 1
            written.append(f"{pad}# {mark}-{number}")
        alone = last.get(at) == first.get(at) and last.get(at + 1) != last.get(at)
        plain = not re.search(r"""[#'"\[{|>]""", line)
        beside = ""
        if whole and alone and plain and chance.random() < 0.04:
            number += 1
            beside = f"  # {mark}-{number}"
        written.append(line + beside)
    return "\n".join(written)


def _read(text: str) -> Plan:
    composed = events.compose(text)
    if composed.findings or not isinstance(composed.data, dict):
        raise RpdError("nieczytelny")
    return build_plan(composed.data)


def _by_lines(ours: str, base: str, theirs: str) -> tuple[str, int]:
    merged, conflicts = git_merge.merge_file(*(text.encode() for text in (ours, base, theirs)))
    return merged.decode(), conflicts
