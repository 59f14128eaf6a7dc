"""What an amending act orders, as values. How the law words it is `sentences`'s.

Everything is addressed as it is printed in the annex being amended: headings by their full number,
rows by their ``lp``, cells by their column, footnotes by their number.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rpd.act.edits import Edit
from rpd.act.printed import Heading, Lines, Row
from rpd.model import Kolumna


@dataclass(frozen=True, slots=True)
class Title:
    """The title of the annex."""


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a heading."""

    heading: Heading


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    heading: Heading
    lp: str
    column: Kolumna


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote by its number in the annex being amended."""

    number: int
    id: str


Spot = Title | Name | Cell | Note
"""Where a text stands."""


@dataclass(frozen=True, slots=True)
class Edited:
    """Words of a text are replaced, added or deleted."""

    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Reworded:
    """A text gets these lines instead of its own; it had some."""

    lines: Lines


@dataclass(frozen=True, slots=True)
class Filled:
    """An empty cell gets these lines."""

    lines: Lines


@dataclass(frozen=True, slots=True)
class Emptied:
    """A cell loses all its lines (``lines``)."""

    lines: Lines


@dataclass(frozen=True, slots=True)
class TextChanged:
    """A text that both annexes have."""

    spot: Spot
    how: Edited | Reworded | Filled | Emptied


@dataclass(frozen=True, slots=True)
class RowsAdded:
    """Rows that come next to each other.

    ``after`` is the ``lp`` of the old row they follow, "" where they come first; ``at_end`` means
    behind all the others.
    """

    heading: Heading
    after: str
    rows: tuple[Row, ...]
    at_end: bool


@dataclass(frozen=True, slots=True)
class RowsReworded:
    """Neighbouring rows that get another content."""

    heading: Heading
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class RowsRepealed:
    """Neighbouring rows that are repealed."""

    heading: Heading
    lps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeadingAdded:
    """A heading that comes with everything below it.

    ``after`` is the number of the old heading of the same kind it follows, "" where it is the
    first; ``at_end`` means behind all the others.
    """

    heading: Heading
    below: tuple[Heading, ...]
    after: str
    at_end: bool


@dataclass(frozen=True, slots=True)
class HeadingRepealed:
    """A heading that goes with everything below it."""

    heading: Heading


@dataclass(frozen=True, slots=True)
class HeaderMarked:
    """The header of a column in the first table gets or loses its mark of a footnote (an id)."""

    column: Kolumna
    note: str
    done: Literal["added", "removed"]


@dataclass(frozen=True, slots=True)
class NotesRenumbered:
    """Footnotes that keep their text and get another number: (old, new), in order."""

    numbers: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class NoteAdded:
    """A footnote with the number that it has in the new annex."""

    id: str
    number: int
    lines: Lines


@dataclass(frozen=True, slots=True)
class NoteRepealed:
    """A footnote by its number in the annex being amended."""

    id: str
    number: int


Instruction = (
    TextChanged
    | RowsAdded
    | RowsReworded
    | RowsRepealed
    | HeadingAdded
    | HeadingRepealed
    | HeaderMarked
    | NotesRenumbered
    | NoteAdded
    | NoteRepealed
)
