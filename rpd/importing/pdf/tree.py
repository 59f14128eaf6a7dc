"""The structure tree of a PDF, put together from what each page tells of it.

An element that a page break tears has one place in the tree, by which its parts come together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from rpd.frozen import dataclass
from rpd.importing.pdf.pages import ARTIFACT, Node, Page, Pages, Word


@dataclass(slots=True)
class Element:
    """An element of structure, put together from all pages."""

    kind: str = "Document"
    columns: int = 1
    rows: int = 1
    scope: str = ""
    count: int = 0
    kids: dict[int, Element | list[Word]] = field(default_factory=dict)

    def all_words(self) -> Iterator[Word]:
        """Everything in it, in order."""
        for _, kid in sorted(self.kids.items()):
            if isinstance(kid, Element):
                yield from kid.all_words()
            else:
                yield from kid

    @property
    def page(self) -> int:
        """Where it starts, 0 where nothing of it is seen."""
        return next((word.page for word in self.all_words()), 0)


@dataclass(frozen=True, slots=True)
class Tree:
    """The tree of a document, and the words that it does not hold."""

    root: Element
    outside: tuple[Word, ...]


def tree(pages: Pages) -> Tree:
    """The whole tree; words that are content and belong to no element are `outside` of it."""
    root = Element()
    outside: list[Word] = []
    for page in pages.pages:
        marked: dict[int, list[Word]] = {}
        for word in page.words:
            if not word.flags & ARTIFACT:
                marked.setdefault(word.mark, []).append(word)
        for index, node in page.nodes:
            _merge(root, index, node, page, marked)
        outside += (word for words in marked.values() for word in words)
    return Tree(root, tuple(outside))


def _merge(
    above: Element, index: int, node: Node, page: Page, marked: dict[int, list[Word]]
) -> None:
    made = above.kids.setdefault(index, Element(node.kind, node.columns, node.rows, node.scope))
    if not isinstance(made, Element):
        return
    made.count = max(made.count, node.count)
    for at, kid in node.kids:
        if isinstance(kid, Node):
            _merge(made, at, kid, page, marked)
        elif words := marked.pop(kid, None):
            held = made.kids.setdefault(at, words)
            if held is not words and isinstance(held, list):
                held += words
