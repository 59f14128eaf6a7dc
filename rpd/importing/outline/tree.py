"""The tree that a source is put together to: headings, actions, and the pieces of their columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from rpd.importing.outline.faces import Face
from rpd.importing.outline.headings import Title
from rpd.importing.source import Paragraph, PassedOver


@dataclass(slots=True)
class Piece:
    """The text of a cell of an action: its paragraphs, its place, and why it is doubtful.

    ``left_out`` is what was left out where pieces were put together; the doubt says it.
    """

    paragraphs: list[str]
    place: str
    doubt: str = ""
    shared: bool = False
    left_out: str = ""

    @property
    def text(self) -> str:
        """Its paragraphs one under another."""
        return "\n".join(self.paragraphs)


@dataclass(slots=True)
class Line:
    """A row that is no action: a source that the one above is paid from, or an indicator."""

    cells: dict[Face, Piece] = field(default_factory=dict)
    place: str = ""


@dataclass(slots=True)
class Action:
    """An action: its number, the words of it that stood in front of the name, and its columns.

    ``parts`` say what its money is made of; ``again`` is what other tables say of it.
    """

    number: str = ""
    words: str = ""
    cells: dict[Face, Piece] = field(default_factory=dict)
    place: str = ""
    doubts: list[str] = field(default_factory=list)
    parts: list[Line] = field(default_factory=list)
    again: dict[Face, Piece] = field(default_factory=dict)


@dataclass(slots=True)
class Node:
    """A heading with what stands below it; the root is the plan.

    ``depth`` is that of its level, -1 of the plan; ``level`` is that of the document's heading.
    """

    title: Title | None = None
    place: str = ""
    depth: int = -1
    level: int = 1
    below: list[Node] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    texts: list[Piece] = field(default_factory=list)
    measures: list[Line] = field(default_factory=list)

    def every(self) -> Iterator[Node]:
        """It and all headings below it, in their order."""
        yield self
        for node in self.below:
            yield from node.every()


@dataclass(slots=True)
class Structure:
    """The tree, the texts before it, and what was passed over on the way.

    ``prose`` are the texts of the profile by their keys. ``days`` are places of a spreadsheet where
    a day stands in a column that is about none.
    """

    root: Node
    before: list[Paragraph] = field(default_factory=list)
    passed_over: list[PassedOver] = field(default_factory=list)
    column_notes: dict[Face, str] = field(default_factory=dict)
    unknown: dict[str, int] = field(default_factory=dict)
    headers: list[str] = field(default_factory=list)
    prose: dict[str, list[Paragraph]] = field(default_factory=dict)
    days: list[str] = field(default_factory=list)
