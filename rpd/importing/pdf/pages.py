"""Pages of a PDF as values: words with their places, drawn lines, elements of structure.

`native` makes them in a process of its own and writes them as JSON; this reads it back.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from rpd.frozen import dataclass

NOTHING: Final = 0
SPACE: Final = 1
"""A space that is written in the file."""
GAP: Final = 2
"""A space that only the places of the signs tell."""
LINE: Final = 3
"""The line ends, without a space."""
SPACE_LINE: Final = 4
"""A written space, and the line ends."""

ARTIFACT: Final = 1
HIDDEN: Final = 2
TURNED: Final = 4
BOLD: Final = 8
SOFT: Final = 16
"""The word was divided here; the file says that the hyphen is no sign of the text."""
HYPHEN: Final = 32
"""A hyphen at the end of a line: of the word, or because the line ended."""
UNKNOWN: Final = 64
"""The font does not say what a sign means."""


@dataclass(slots=True)
class Word:
    """A word: signs without a space. ``y`` is its base line, ``gap`` what parts it from the next.

    ``mark`` is the number of the marked content it belongs to, -1 where it belongs to none.
    """

    text: str
    x0: float
    y: float
    x1: float
    size: float
    mark: int
    flags: int
    gap: int
    page: int = 0

    @property
    def middle(self) -> float:
        """Where the word is across the page."""
        return (self.x0 + self.x1) / 2

    @property
    def height(self) -> float:
        """Where the word is along the page: the middle of its small letters."""
        return self.y + self.size / 5


@dataclass(frozen=True, slots=True)
class Rule:
    """A line that is drawn: from the left and the bottom to the right and the top."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def upright(self) -> bool:
        """Whether it parts columns."""
        return self.y1 - self.y0 > self.x1 - self.x0


@dataclass(frozen=True, slots=True)
class Node:
    """An element of structure as one page tells it.

    ``kids`` are what belongs to this page: (position, number of marked content or element);
    ``count`` is how many there are on all pages.
    """

    kind: str
    columns: int
    rows: int
    scope: str
    count: int
    kids: tuple[tuple[int, int | Node], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page. ``images`` is the share of it that pictures cover."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...]
    nodes: tuple[tuple[int, Node], ...]
    images: float
    remarks: tuple[tuple[int, str], ...]

    @property
    def place(self) -> str:
        """How a person finds it."""
        return f"strona {self.number}"


@dataclass(frozen=True, slots=True)
class Pages:
    """All pages of a file, and what it carries besides."""

    pages: tuple[Page, ...]
    attachments: tuple[str, ...]
    scripts: bool
    xfa: bool
    tagged: bool

    def words(self) -> Iterator[Word]:
        """All words in the order of the file."""
        for page in self.pages:
            yield from page.words


def read(data: bytes) -> Pages:
    """What `native` has told."""
    about, *pages = map(json.loads, data.splitlines())
    return Pages(
        tuple(_page(number, one) for number, one in enumerate(pages, 1)),
        tuple(about["attachments"]),
        bool(about["scripts"]),
        bool(about["xfa"]),
        bool(about["tagged"]),
    )


def _page(number: int, told: dict[str, Any]) -> Page:
    width, height = told["size"]
    return Page(
        number,
        width,
        height,
        tuple(_word(one, number) for one in told["words"]),
        tuple(Rule(*one) for one in told["rules"]),
        tuple((index, _node(one)) for index, one in told["tree"]),
        told["images"],
        tuple((kind, text) for kind, text in told["remarks"]),
    )


def _word(told: list[Any], page: int) -> Word:
    made = Word(*told)
    made.page = page
    return made


def _node(told: list[Any]) -> Node:
    kind, columns, rows, scope, count, kids = told
    return Node(
        kind,
        columns,
        rows,
        scope,
        count,
        tuple((at, one if isinstance(one, int) else _node(one)) for at, one in kids),
    )
