"""What styles of an ODT say: which text is hidden or struck, and how lists are numbered."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Final

from rpd.frozen import dataclass
from rpd.importing.odt.names import STYLE, TEXT, whole
from rpd.importing.symbols import symbol
from rpd.polish.numerals import letter, roman

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

_DEEPEST: Final = 9
_MOST_ROMAN: Final = 399
OUTLINE: Final = ""
"""What the numbering of headings goes by, which has no name."""


@dataclass(frozen=True, slots=True)
class _Level:
    """How a level of a list is numbered; a bulleted one has a ``bullet``."""

    format: str = ""
    before: str = ""
    after: str = ""
    shown: int = 1
    start: int = 1
    bullet: str = ""


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says of text: whether nobody sees it, and which list it belongs to."""

    hidden: bool = False
    struck: bool = False
    listed: str = ""


class Styles:
    """The styles of a document by their names; those of paragraphs and text have names apart."""

    def __init__(self, roots: Iterable[Element]) -> None:
        self._elements: dict[tuple[str, str], Element] = {}
        self._found: dict[tuple[str, str], Style] = {}
        self._lists: dict[str, dict[int, _Level]] = {}
        for root in roots:
            for one in root.iter(f"{STYLE}style"):
                key = one.get(f"{STYLE}family", ""), one.get(f"{STYLE}name", "")
                self._elements[key] = one
            for one in root.iter(f"{TEXT}list-style"):
                self._lists[one.get(f"{STYLE}name", "")] = _levels(one)
            for one in root.iter(f"{TEXT}outline-style"):
                self._lists[OUTLINE] = _levels(one)

    def of(self, family: str, name: str) -> Style:
        """The style of that name."""
        key = family, name
        if key not in self._found:
            self._found[key] = self._read(key, 0)
        return self._found[key]

    def numbered(self, name: str) -> dict[int, _Level]:
        """The levels of a list, from 1."""
        return self._lists.get(name, {})

    def _read(self, key: tuple[str, str], depth: int) -> Style:
        element = self._elements.get(key)
        if element is None or depth > _DEEPEST:
            return Style()
        above = self._read((key[0], element.get(f"{STYLE}parent-style-name", "")), depth + 1)
        hidden, struck = above.hidden, above.struck
        for one in element.iter(f"{STYLE}text-properties"):
            if shown := one.get(f"{TEXT}display"):
                hidden = shown == "none"
            line = one.get(f"{STYLE}text-line-through-style")
            line = line or one.get(f"{STYLE}text-line-through-type")
            if line:
                struck = line != "none"
        return Style(hidden, struck, element.get(f"{STYLE}list-style-name", above.listed))


def _levels(element: Element) -> dict[int, _Level]:
    found = {}
    for one in element:
        level = whole(one, f"{TEXT}level")
        before = one.get(f"{STYLE}num-prefix", "")
        after = one.get(f"{STYLE}num-suffix", "")
        bullet = symbol(one.get(f"{TEXT}bullet-char", ""))
        if bullet:
            found[level] = _Level(bullet=f"{before}{bullet}{after}")
        else:
            shown = whole(one, f"{TEXT}display-levels")
            start = whole(one, f"{TEXT}start-value")
            number = one.get(f"{STYLE}num-format", "")
            found[level] = _Level(number, before, after, shown, start)
    return found


@dataclass(slots=True)
class Counter:
    """Counts the items of a list, as deep as it goes."""

    levels: dict[int, _Level]
    counts: dict[int, int] = field(default_factory=dict)

    def label(self, depth: int, start: int = 0) -> str:
        """What is printed in front of the next item at a depth, from 1; "" for nothing."""
        level = self.levels.get(depth, _Level())
        self.counts[depth] = start or (
            self.counts[depth] + 1 if depth in self.counts else level.start
        )
        for below in [one for one in self.counts if one > depth]:
            del self.counts[below]
        if level.bullet:
            return level.bullet
        if not level.format:
            return (level.before + level.after).strip()
        numbers = [
            _written(self.counts.get(one, self._level(one).start), self._level(one).format)
            for one in range(max(1, depth - level.shown + 1), depth + 1)
        ]
        return f"{level.before}{'.'.join(filter(None, numbers))}{level.after}".strip()

    def _level(self, depth: int) -> _Level:
        return self.levels.get(depth, _Level())


def _written(number: int, format_: str) -> str:
    match format_:
        case "":
            return ""
        case "a" | "A":
            written = letter(number - 1) if number else "0"
            return written.upper() if format_ == "A" else written
        case "i" | "I" if number <= _MOST_ROMAN:
            return roman(number) if format_ == "I" else roman(number).lower()
    return str(number)
