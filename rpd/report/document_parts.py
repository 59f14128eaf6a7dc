"""What reports have in common as neutral documents: how they begin, and their plainest parts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from rpd.formats.document import Block, Document, Heading, Paragraph, Part, Run, Text
from rpd.formats.stamp import noon

LONGEST_UNSPLIT = 1500
"""Characters of a row that is kept on one page."""


def report(
    title: tuple[str, ...],
    parts: Iterable[Part],
    day: date,
    stamp: str,
    running: tuple[str, ...] = (),
) -> Document:
    """A report of that day; `stamp` is the line that says where it comes from."""
    return Document(
        title=title, parts=tuple(parts), kind="report", day=noon(day), running=running, stamp=stamp
    )


def heading(words: str) -> Heading:
    """The heading of a part."""
    return Heading(2, (Text(words),))


def paragraph(*words: str | Run) -> Paragraph:
    """A paragraph of texts and other runs."""
    return Paragraph(tuple(Text(word) if isinstance(word, str) else word for word in words))


def cell(text: str) -> tuple[Block, ...]:
    """What a cell of a table holds: a paragraph, or nothing."""
    return (paragraph(text),) if text else ()
