"""The small markup of the plan's prose: paragraphs, list items, footnote marks, bare addresses.

A blank line ends a paragraph or a list; a line starting with ``a) ``, or with a dash, a bullet or
an asterisk and a space, starts a list item; so do ``1) `` and ``1. `` where another number follows.
``[^id]`` is a footnote mark; an address is a link. Nothing else is special.

A number that stands alone opens a paragraph of its own. Numbers count up: of „12. marca” in the
middle of a text nothing is made.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from rpd.frozen import dataclass

BULLETS = "-–—−*•·▪●◦‣\uf0b7"
"""Signs that open an item of a list without numbers: dashes, then what stands for a bullet."""
_DASHES = "-–—−"
_ITEM = re.compile(
    rf"(?P<marker>[a-z]{{1,2}}\)|(?P<number>[0-9]{{1,2}})(?P<sign>[.)])|[{BULLETS}])"
    r"[ \t\u00a0\u202f]+(?P<text>.*)\Z"
)
# No bracket inside a mark: a text of many opening ones would take quadratic time.
_MARK = re.compile(r"\[\^([^\[\]\s]+)\]")
# Brackets belong to an address only in pairs, and what ends a sentence never ends an address.
_PAIRS = r"\([^\s<>\"„”()\[\]]*\)|\[(?!\^)[^\s<>\"„”()\[\]]*\]"
_URL = rf"https?://(?:[^\s<>\"„”()\[\]]|{_PAIRS})*(?:[^\s<>\"„”()\[\].,;:!?]|{_PAIRS})"
_INLINE = re.compile(rf"\[\^(?P<mark>[^\[\]\s]+)\]|(?P<url>{_URL})")


@dataclass(frozen=True, slots=True)
class Text:
    """A stretch of plain text."""

    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A footnote mark; ``id`` is the key in ``przypisy``."""

    id: str


@dataclass(frozen=True, slots=True)
class Link:
    """An address, shown as it is written."""

    url: str


Inline = Text | Mark | Link


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A list item; ``marker`` as printed: ``a)``, ``1.``, ``–`` or ``•``."""

    marker: str
    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """List items that follow each other."""

    items: tuple[Item, ...]


Block = Paragraph | Listing


def marks(text: str) -> list[str]:
    """The footnotes marked in a text, in order, with repetitions."""
    return _MARK.findall(text) if "[^" in text else []


def opens_item(line: str) -> bool:
    """Whether a line, without the spaces around it, starts an item of a list."""
    return _ITEM.match(line) is not None


def prose(text: str) -> str:
    """The text with a space for every mark and address."""
    if _is_plain(text):
        return text
    return "".join(part.text if isinstance(part, Text) else " " for part in inline(text))


def running(text: str) -> str:
    """The text as its signs follow each other: without marks, with its addresses."""
    if "[^" not in text:
        return text
    parts = (part for part in inline(text) if not isinstance(part, Mark))
    return "".join(part.text if isinstance(part, Text) else part.url for part in parts)


def _is_plain(text: str) -> bool:
    """Whether there is nothing to find, as in nearly all texts of a plan."""
    return "[^" not in text and "://" not in text


def inline(text: str) -> tuple[Inline, ...]:
    """A text without line structure as stretches of text, marks and links."""
    if _is_plain(text):
        return (Text(text),) if text else ()
    content: list[Inline] = []
    position = 0
    for match in _INLINE.finditer(text):
        if match.start() > position:
            content.append(Text(text[position : match.start()]))
        content.append(Mark(match["mark"]) if match["mark"] else Link(match["url"]))
        position = match.end()
    if position < len(text):
        content.append(Text(text[position:]))
    return tuple(content)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text, as it makes up paragraphs and lists.

    ``marker`` is the one printed where it starts an item, "" elsewhere; ``text`` what stands
    behind it, "" in a blank line; ``indent`` counts the blanks before it; ``joined`` says that it
    goes on in the paragraph or the item before it.
    """

    marker: str
    text: str
    indent: int
    joined: bool


def is_item(text: str) -> bool:
    """Whether a line looks like an item of a list, whatever its number."""
    return _ITEM.match(text.strip()) is not None


def lines(text: str) -> Iterator[Line]:
    """The lines of a text."""
    last = {".": 0, ")": 0}
    for stretch in _stretches(text):
        found = [_ITEM.match(raw.strip()) for raw in stretch]
        numbers = _numbers(found, last)
        signs = Counter(sign for sign, _ in numbers.values())
        for position, (raw, item) in enumerate(zip(stretch, found, strict=True)):
            line = raw.strip()
            indent = len(raw) - len(raw.lstrip())
            number = numbers.get(position)
            if item and (not item["number"] or (number and signs[number[0]] > 1)):
                yield Line(_printed(item["marker"]), item["text"].strip(), indent, joined=False)
            else:
                joined = position > 0 and bool(line) and number is None
                yield Line("", line, indent, joined)


def _printed(marker: str) -> str:
    """A dash or a bullet as Polish print has them; letters and numbers as they are written."""
    if marker in _DASHES:
        return "–"
    return "•" if marker in BULLETS else marker


def _stretches(text: str) -> Iterator[list[str]]:
    """The lines between blank ones, and each blank one alone."""
    for blank, group in groupby(text.split("\n"), key=lambda raw: not raw.strip()):
        if blank:
            yield from ([raw] for raw in group)
        else:
            yield list(group)


def _numbers(
    found: Sequence[re.Match[str] | None], last: dict[str, int]
) -> dict[int, tuple[str, int]]:
    """The lines of a stretch that open with a number in its turn: the first, 1, or the next one."""
    counted = {}
    for position, item in enumerate(found):
        if item and item["number"]:
            sign, number = item["sign"], int(item["number"])
            if position == 0 or number in (1, last[sign] + 1):
                last[sign] = number
                counted[position] = sign, number
    return counted


def blocks(text: str) -> tuple[Block, ...]:
    """A text as paragraphs and lists. Lines of one paragraph or item are joined by a space."""
    result: list[Block] = []
    paragraph: list[str] = []
    items: list[tuple[str, list[str]]] = []

    def flush() -> None:
        if items:
            result.append(
                Listing(tuple(Item(marker, inline(" ".join(parts))) for marker, parts in items))
            )
            items.clear()
        if paragraph:
            result.append(Paragraph(inline(" ".join(paragraph))))
            paragraph.clear()

    for line in lines(text):
        if line.marker:
            if paragraph:
                flush()
            items.append((line.marker, [line.text]))
            continue
        if not line.joined:
            flush()
        if items:
            items[-1][1].append(line.text)
        elif line.text:
            paragraph.append(line.text)
    flush()
    return tuple(result)
