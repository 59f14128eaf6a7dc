"""What the styles of a DOCX say of a paragraph: its level as a heading, its numbering, hidden text.

Numbers that Word counts stand nowhere in the text; they are counted here the way Word does it:
by lists, levels, starts and restarts, in the order of the document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from rpd.importing.symbols import symbol
from rpd.polish.numerals import letter, roman

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL: Final = f"{W}val"
_OFF: Final = ("0", "false", "off", "none")
_HEADING: Final = re.compile(r"(?:heading|nagłówek|nagłowek)\s*([1-9])\Z", re.IGNORECASE)
_TITLES: Final = ("title", "tytuł")
_CONTENTS: Final = ("toc ", "spis treści ")
_PLACE: Final = re.compile("%([1-9])")
_DEEPEST: Final = 9


def on(element: Element | None) -> bool:
    """Whether a switch such as ``<w:vanish/>`` is there and on."""
    return element is not None and element.get(VAL, "1").lower() not in _OFF


@dataclass(slots=True)
class Style:
    """What a style of paragraphs says; ``contents`` is that of a table of contents."""

    level: int | None = None
    list_id: str = ""
    depth: int = 0
    hidden: bool = False
    contents: bool = False


@dataclass(slots=True)
class _Level:
    format: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False


@dataclass(slots=True)
class _List:
    """A list: which numbers it shares with others, and how each of its levels looks."""

    counters: str
    levels: dict[int, _Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)


class Styles:
    """The styles of a document by their ids."""

    def __init__(self, root: Element | None) -> None:
        self._found: dict[str, Style] = {}
        self._elements = {} if root is None else {s.get(f"{W}styleId", ""): s for s in root}
        default = (key for key, one in self._elements.items() if _is_default(one))
        self._default = next(default, "")

    def of(self, name: str) -> Style:
        """The style of that id; that of a paragraph that names none is the default one."""
        name = name or self._default
        if name not in self._found:
            self._found[name] = self._read(name, 0)
        return self._found[name]

    def numbered(self) -> dict[str, str]:
        """Which list a style of lists names, by the id of the style."""
        return {key: list_id for key in self._elements if (list_id := self.of(key).list_id)}

    def _read(self, name: str, depth: int) -> Style:
        element = self._elements.get(name)
        if element is None or depth > _DEEPEST:
            return Style()
        base = element.find(f"{W}basedOn")
        above = self._read(base.get(VAL, ""), depth + 1) if base is not None else Style()
        style = Style(above.level, above.list_id, above.depth, above.hidden, above.contents)
        named = element.find(f"{W}name")
        title = named.get(VAL, "") if named is not None else ""
        if heading := _HEADING.match(title):
            style.level = int(heading[1])
        elif title.lower() in _TITLES:
            style.level = 1
        elif title.lower().startswith(_CONTENTS):
            style.contents = True
        properties = element.find(f"{W}pPr")
        if properties is not None:
            style.level = outline(properties, style.level)
            style.list_id, style.depth = listed(properties, (style.list_id, style.depth))
        hidden = element.find(f"{W}rPr/{W}vanish")
        style.hidden = on(hidden) if hidden is not None else style.hidden
        return style


def _is_default(element: Element) -> bool:
    kind = element.get(f"{W}type") == "paragraph"
    return kind and element.get(f"{W}default", "0").lower() not in _OFF


def outline(properties: Element, otherwise: int | None) -> int | None:
    """The level of a heading that properties of a paragraph give; 9 is plain text."""
    found = properties.find(f"{W}outlineLvl")
    if found is None or not found.get(VAL, "").isdecimal():
        return otherwise
    level = int(found.get(VAL, "9"))
    return level + 1 if level < _DEEPEST else None


def listed(properties: Element, otherwise: tuple[str, int]) -> tuple[str, int]:
    """The list and the level in it that properties of a paragraph give; list „0” is none."""
    found = properties.find(f"{W}numPr")
    if found is None:
        return otherwise
    list_id, depth = otherwise
    for child in found:
        if child.tag == f"{W}numId":
            list_id = child.get(VAL, "0")
            list_id = "" if list_id == "0" else list_id
        elif child.tag == f"{W}ilvl" and child.get(VAL, "").isdecimal():
            depth = min(int(child.get(VAL, "0")), _DEEPEST - 1)
    return list_id, depth


class Numbering:
    """Counts the numbers of lists, paragraph by paragraph."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()
        if root is not None:
            self._read(root, styles)

    def label(self, list_id: str, depth: int) -> str:
        """The printed number of the next paragraph of a list, "" where none is printed."""
        one = self._lists.get(list_id)
        level = one.levels.get(depth) if one else None
        if one is None or level is None:
            return ""
        counts = self._counts.setdefault(one.counters, {})
        own = one.starts.get(depth)
        if own is not None and (list_id, depth) not in self._started:
            counts[depth] = own
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else level.start
        self._started.add((list_id, depth))
        for below in [key for key in counts if key > depth]:
            restart = one.levels[below].restart if below in one.levels else None
            if restart != 0 and (restart is None or depth < restart):
                del counts[below]
        if level.format in ("bullet", "none"):
            return symbol(level.text) if level.format == "bullet" else _PLACE.sub("", level.text)
        return _PLACE.sub(lambda found: self._number(one, int(found[1]) - 1, depth), level.text)

    def _number(self, one: _List, at: int, depth: int) -> str:
        level = one.levels.get(at, _Level())
        number = self._counts[one.counters].get(at, level.start)
        legal = one.levels[depth].legal
        return _written(number, "decimal" if legal else level.format)

    def _read(self, root: Element, styles: Styles) -> None:
        kinds = {one.get(f"{W}abstractNumId", ""): one for one in root.iter(f"{W}abstractNum")}
        by_style = styles.numbered()
        numbers = {one.get(f"{W}numId", ""): one for one in root.iter(f"{W}num")}
        for list_id, element in numbers.items():
            kind, abstract = _abstract(element, kinds)
            link = abstract.find(f"{W}numStyleLink") if abstract is not None else None
            linked = numbers.get(by_style.get(link.get(VAL, ""), "")) if link is not None else None
            if linked is not None:
                kind, abstract = _abstract(linked, kinds)
            found = _List(kind, {} if abstract is None else _levels(abstract))
            for override in element.iter(f"{W}lvlOverride"):
                depth = _depth(override)
                start = override.find(f"{W}startOverride")
                if start is not None:
                    found.starts[depth] = _integer(start, 1)
                found.levels |= _levels(override)
            self._lists[list_id] = found


def _abstract(element: Element, kinds: dict[str, Element]) -> tuple[str, Element | None]:
    named = element.find(f"{W}abstractNumId")
    kind = named.get(VAL, "") if named is not None else ""
    return kind, kinds.get(kind)


def _levels(element: Element) -> dict[int, _Level]:
    found = {}
    for one in element.findall(f"{W}lvl"):
        level = _Level()
        for child in one:
            if child.tag == f"{W}numFmt":
                level.format = child.get(VAL, "decimal")
            elif child.tag == f"{W}lvlText":
                level.text = child.get(VAL, "")
            elif child.tag == f"{W}start":
                level.start = _integer(child, 1)
            elif child.tag == f"{W}lvlRestart":
                level.restart = _integer(child, 0)
            elif child.tag == f"{W}isLgl":
                level.legal = on(child)
        found[_depth(one)] = level
    return found


def _depth(element: Element) -> int:
    value = element.get(f"{W}ilvl", "0")
    return min(int(value), _DEEPEST - 1) if value.isdecimal() else 0


def _integer(element: Element, otherwise: int) -> int:
    value = element.get(VAL, "")
    return min(int(value), 32_767) if value.isdecimal() and len(value) < 6 else otherwise


def _written(number: int, format_: str) -> str:
    match format_:
        case "upperRoman" | "lowerRoman" if 0 < number < 4000:
            return roman(number) if format_ == "upperRoman" else roman(number).lower()
        case "upperLetter" | "lowerLetter" if number > 0:
            # Word goes on with „aa”, „bb” where the alphabet ends.
            signs = letter((number - 1) % 26)[:1] * ((number - 1) // 26 + 1)
            return signs.upper() if format_ == "upperLetter" else signs
        case "decimalZero":
            return f"{number:02d}"
        case "ordinal":
            return f"{number}."
    return str(number)
