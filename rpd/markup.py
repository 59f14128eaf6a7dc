"""The small markup of the plan's prose: paragraphs, list items, footnote marks, bare addresses.

A blank line ends a paragraph or a list; a line starting with ``a) `` or ``- `` starts a list item;
``[^id]`` is a footnote mark; an address is a link. Nothing else is special.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_ITEM = re.compile(r"(?P<marker>[a-z]{1,2}\)|-) (?P<text>.*)\Z")
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
    """A list item; ``marker`` as printed: ``a)`` or ``–``."""

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


def blocks(text: str) -> tuple[Block, ...]:
    """A text as paragraphs and lists. Lines of one paragraph or item are joined by a space."""
    result: list[Block] = []
    lines: list[str] = []
    items: list[tuple[str, list[str]]] = []

    def flush() -> None:
        if items:
            result.append(
                Listing(tuple(Item(marker, inline(" ".join(parts))) for marker, parts in items))
            )
            items.clear()
        if lines:
            result.append(Paragraph(inline(" ".join(lines))))
            lines.clear()

    for raw in text.split("\n"):
        line = raw.strip()
        item = _ITEM.match(line)
        if not line:
            flush()
        elif item:
            if lines:
                flush()
            items.append((item["marker"].replace("-", "–"), [item["text"].strip()]))
        elif items:
            items[-1][1].append(line)
        else:
            lines.append(line)
    flush()
    return tuple(result)
