"""Where in the tree a document is: the headings that are open, and new ones below them."""

from __future__ import annotations

from typing import Final

from rpd.importing.outline.headings import Headings, Title
from rpd.importing.outline.tree import Node
from rpd.importing.source import Paragraph
from rpd.importing.wording import key, one_line
from rpd.plan.profil import DZIALANIE, Profil

_MISSING: Final = "w dokumencie brakuje nagłówka poziomu wyżej"
_FIRST: Final = 2
"""The level of the document's headings right below its title."""


class Places:
    """The path from the plan to where the document is."""

    def __init__(self, profil: Profil, root: Node) -> None:
        self._profil = profil
        self._headings = Headings(profil)
        self._kinds = [level.kind for level in profil.levels]
        self._path: list[Node] = [root]
        self._titled = False

    @property
    def here(self) -> Node:
        """The heading that is open, or the plan."""
        return self._path[-1]

    @property
    def holds_actions(self) -> bool:
        """Whether actions may stand right here."""
        depth = self.here.depth
        kind = self._kinds[depth] if depth >= 0 else "plan"
        return self._profil.holds(kind, DZIALANIE)

    def title(self, text: str, paragraph: Paragraph | None, *, sure: bool) -> Title | None:
        """The heading that a line is; of a paragraph the document may say that it is one."""
        found = self._headings.of(text, sure=sure)
        level = paragraph.level if paragraph else None
        if found is not None or level is None:
            return found
        first, self._titled = not self._titled and level == 1, True
        if first or not text:
            return None
        above = [node for node in self._path if node.depth < 0 or node.level < level]
        return self._headings.unnumbered(text, above[-1].depth)

    def open(self, title: Title, place: str, level: int | None = None) -> None:
        """Open a heading, and those above it that the document lacks."""
        node = Node(title, place, title.depth, level or title.depth + _FIRST)
        self._path = [one for one in self._path if one.depth < title.depth]
        for depth in range(self._path[-1].depth + 1, title.depth):
            if self._profil.levels[depth].optional:
                continue
            node.doubts = [_MISSING]
            missing = Node(Title(depth, "", "", ""), place, depth, depth + _FIRST)
            self._path[-1].below.append(missing)
            self._path.append(missing)
        self._path[-1].below.append(node)
        self._path.append(node)

    def in_column(self, text: str, kind: str) -> Title | None:
        """The heading that a cell names: of a level by its kind, or of any."""
        if kind in self._kinds:
            return self._headings.in_column(text, self._kinds.index(kind))
        return self._headings.of(text, sure=True)

    def is_open(self, title: Title) -> bool:
        """Whether the heading is open already."""
        return any(one.title == title for one in self._path)

    def find(self, text: str, kind: str) -> Node:
        """The heading that a cell names wherever it stands; a new one where there is none."""
        root = self._path[0]
        title = self.in_column(text, kind)
        for node in root.every():
            named = node.title
            if named and title and _same(named, title):
                return node
            if named and key(f"{named.numer} {named.nazwa}") == key(one_line(text)):
                return node
        if title is None:
            return root
        above = [one for one in root.every() if _begins(one, title)]
        self._path = self._path_to(above[-1]) if above else [root]
        self.open(title, "")
        return self.here

    def _path_to(self, node: Node) -> list[Node]:
        def search(at: Node) -> list[Node]:
            if at is node:
                return [at]
            for below in at.below:
                if found := search(below):
                    return [at, *found]
            return []

        return search(self._path[0])


def _same(one: Title, other: Title) -> bool:
    same = key(one.nazwa) == key(other.nazwa)
    return one.depth == other.depth and one.numer == other.numer and same


def _begins(node: Node, title: Title) -> bool:
    """Whether a heading is one level up, and a number that repeats it agrees."""
    if node.title is None or node.depth != title.depth - 1:
        return False
    return "." not in title.numer or title.numer.startswith(f"{node.title.numer}.")
