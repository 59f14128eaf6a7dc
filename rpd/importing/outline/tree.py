"""The tree that a source is put together to: headings, actions, and the pieces of their columns."""

from __future__ import annotations

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
class Action:
    """An action: its number, the words of it that stood in front of the name, and its columns."""

    number: str = ""
    words: str = ""
    cells: dict[Face, Piece] = field(default_factory=dict)
    place: str = ""
    doubts: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Node:
    """A heading with what stands below it; the root is the plan."""

    title: Title | None = None
    place: str = ""
    below: list[Node] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    texts: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class Structure:
    """The tree, the texts before it, and what was passed over on the way."""

    root: Node
    before: list[Paragraph] = field(default_factory=list)
    passed_over: list[PassedOver] = field(default_factory=list)
    column_notes: dict[Face, str] = field(default_factory=dict)
    unknown: dict[str, int] = field(default_factory=dict)
    headers: list[str] = field(default_factory=list)
