"""Files in random layouts with comments in every legal place, and what their one form gets wrong.

What a text says and where its comments stand is asked of the parser and of ``commented.spots``,
not of what lays it out.
"""

from __future__ import annotations

import random
import re
from functools import cache
from typing import Any

from rpd.diagnostics import FileKind
from rpd.plan.imprint import imprint
from rpd.reading import events
from rpd.reading.build import build_plan
from rpd.writing import emit
from rpd.writing.canonical import canonical
from tests.compare.strategies import Maker
from tests.conftest import ROOT
from tests.writing.commented import Spot, Writer, spots

_COMMENT = re.compile(r"# (?:k)-[0-9]+\b")
_BEHIND_BRACKET = re.compile(r"[}\]] +(# k-[0-9]+\b)")
_OTHERS: tuple[tuple[FileKind, str], ...] = (
    ("strategia", "plans/strategia.yaml"),
    ("slownik", "plans/slownik.yaml"),
    ("zmiana", "tests/sameness/amended/plans/zmiany/2024-02.yaml"),
    ("zmiana", "tests/sameness/amended/plans/zmiany/2024-03.yaml"),
    ("profil", "profiles/karty.yaml"),
    ("profil", "profiles/wskazniki.yaml"),
    ("errata", "tests/workspaces/errata-inny-tekst/plans/errata/2024.yaml"),
)


class Disorderly(Writer):
    """Writes fields in any order, with any indentation, quoted and broken as it comes."""

    def mapping(self, data: dict[str, Any], indent: int, first: str | None = None) -> None:
        pairs = list(data.items())
        if self.chance.random() < 0.5:
            self.chance.shuffle(pairs)
        super().mapping(dict(pairs), indent, first)

    def prose(self, head: str, value: Any, indent: int) -> None:
        if not isinstance(value, str):
            self.entry(head, "", value, indent)
        elif self.chance.random() < 0.15 and emit.foldable(value) and "'" not in value:
            # A quoted text of several lines.
            broken = emit.wrapped(value, self.chance.randint(15, 60))
            pad = " " * (indent + self.chance.randint(1, 5))
            lines = [f"{head} '{broken[0]}", *(pad + line for line in broken[1:])]
            self.lines += [*lines[:-1], f"{lines[-1]}'{self.beside()}"]
            self.block = False
        else:
            super().prose(head, value, indent)


@cache
def _data(name: str) -> Any:
    return events.compose((ROOT / name).read_text("utf-8")).data


def drawn(seed: int) -> tuple[FileKind, str]:
    """A file in a random layout, and its kind."""
    chance = random.Random(seed)  # noqa: S311
    document: FileKind = "plan"
    if chance.random() < 0.8:
        data = _small(Maker(chance, rich=chance.random() < 0.5).plan(), chance)
    else:
        document, name = chance.choice(_OTHERS)
        data = _data(name)
    text = Disorderly(chance, part=chance.choice((0, 0.05, 0.15, 0.4))).text(data)
    return document, _mangled(text, chance)


_TREE = ("cele", "priorytety", "kierunki", "dzialania")


def _small(data: Any, chance: random.Random) -> Any:
    """A plan with one or two elements of each level under each other."""
    for key in _TREE:
        if key in data:
            most = 1 if chance.random() < 0.7 else 2
            data[key] = [_small(one, chance) for one in data[key][:most]]
    return data


def _mangled(text: str, chance: random.Random) -> str:
    """The text with more blank lines, a mark at its start or end, other line ends, or none."""
    lines = text.split("\n")
    for _ in range(chance.randint(0, 3)):
        at = chance.randrange(len(lines))
        lines[at:at] = [" " * chance.choice((0, 0, 3))] * chance.randint(1, 3)
    if chance.random() < 0.1:
        lines[0:0] = ["---"]
    text = "\n".join(lines)
    if chance.random() < 0.2:
        text = re.sub(r"^( *(?:- )?[a-z_]+):(?= [^|>\n])", r"\1:  ", text, flags=re.MULTILINE)
    if chance.random() < 0.1:
        text = text.rstrip("\n")
    return text.replace("\n", "\r\n") if chance.random() < 0.2 else text


def laid_out_badly(seed: int) -> tuple[list[str], int]:
    """What is wrong with the one form of a random layout, and how many comments it had."""
    document, text = drawn(seed)
    before = events.compose(text)
    if before.findings or not isinstance(before.data, dict):
        return [], 0
    after = canonical(text, before.data, document)
    comments = _COMMENT.findall(text)
    again = events.compose(after)
    wrong = []
    if again.findings or _typed(again.data) != _typed(before.data):
        wrong.append("it says something else")
    elif document == "plan":
        old, new = build_plan(before.data), build_plan(again.data)
        if old != new or imprint(old) != imprint(new):
            wrong.append("it is another plan")
    if sorted(_COMMENT.findall(after)) != sorted(comments):
        wrong.append("a comment is lost")
    if canonical(after, before.data, document) != after:
        wrong.append("its form changes once more")
    if "\r\n" in text and after.count("\n") != after.count("\r\n"):
        wrong.append("a line has another end")
    if not after.endswith("\n"):
        wrong.append("its last line has no end")
    if not wrong:
        wrong = list(_strayed(text.replace("\r\n", "\n"), after.replace("\r\n", "\n")))
    return wrong, len(comments)


def _typed(data: Any) -> Any:
    """Data with the kinds of values, and the letters of numbers; the order of fields is not it."""
    if isinstance(data, dict):
        return {key: _typed(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_typed(value) for value in data]
    return type(data).__name__, str(data)


def _strayed(text: str, after: str) -> list[str]:
    """Comments that were surely at one entry and are at another."""
    old, new = spots(f"{text}\n"), spots(after)
    bracketed = {match[1] for match in _BEHIND_BRACKET.finditer(text)}
    return [
        f"{name} at {spot.path} went to {new[name].path}"
        for name, spot in old.items()
        if spot.sure and not _near(spot, new[name], bracketed=name in bracketed)
    ]


def _near(old: Spot, new: Spot, *, bracketed: bool) -> bool:
    """At the same entry, at a value in its brackets, or above the dash of the item it begins.

    Behind a bracket it is at the whole, for all that `spots` says.
    """
    if new.path[: len(old.path)] == old.path:
        return True
    above = bracketed or not new.path or isinstance(new.path[-1], int)
    return above and new.path == old.path[:-1] and isinstance(old.path[-1], str)
