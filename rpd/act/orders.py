"""What an amending act orders, as values. How the law words it is told by ``forms``.

Everything is addressed as it is printed in the annex being amended: headings by their full number,
rows by theirs, cells by their column, footnotes by their number.
"""

from __future__ import annotations

from typing import Literal

from rpd.act import printed
from rpd.act.edits import Edit
from rpd.act.printed import Heading, Lines, PrintedRow
from rpd.act.units import Unit, UnitLines
from rpd.frozen import dataclass
from rpd.plan.model import Kolumna


@dataclass(frozen=True, slots=True)
class Title:
    """The title of the annex."""


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a heading."""

    heading: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    heading: str
    lp: str
    column: Kolumna


@dataclass(frozen=True, slots=True)
class Note:
    """The text of a footnote."""

    number: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with a name, by its key."""

    key: str


Text = Title | Name | Cell | Note | Passage
"""Where a text stands."""


# --- within a text -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Words:
    """Words, numbers or signs change in the text, or in the unit that `units` lead to."""

    units: tuple[Unit, ...]
    edit: Edit


@dataclass(frozen=True, slots=True)
class Wording:
    """The text, or a unit of it, gets these lines instead of its own."""

    units: tuple[Unit, ...]
    lines: Lines


@dataclass(frozen=True, slots=True)
class UnitsAdded:
    """Units of one kind that come next to each other, behind the unit `after` or at the end.

    ``sign`` is a change of signs in the unit before them that is ordered in the same breath.
    Sentences may come in front of the first one, which is ``before`` then.
    """

    within: tuple[Unit, ...]
    after: Unit | None
    added: tuple[UnitLines, ...]
    sign: Edit | None = None
    before: Unit | None = None


@dataclass(frozen=True, slots=True)
class UnitsRepealed:
    """Units of one kind that are repealed."""

    within: tuple[Unit, ...]
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Relettered:
    """Letters that keep their text and get another designation: (old, new), in order."""

    letters: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Emptied:
    """A text loses its one line."""

    line: str


TextChange = Words | Wording | UnitsAdded | UnitsRepealed | Relettered | Emptied


@dataclass(frozen=True, slots=True)
class TextOrder:
    """A change of a text; several cells of one column are changed alike by one order."""

    texts: tuple[Text, ...]
    change: TextChange


@dataclass(frozen=True, slots=True)
class TermChanged:
    """The same words give way to the same words in many places (§ 88)."""

    spots: tuple[tuple[Text, tuple[Unit, ...]], ...]
    edit: Edit


@dataclass(frozen=True, slots=True)
class PassageAdded:
    """A text with a name that comes: behind the one of the key ``after``, else ``before`` one."""

    key: str
    passage: printed.Passage
    after: str
    before: str


@dataclass(frozen=True, slots=True)
class PassageRepealed:
    """A text with a name that is repealed, by its key."""

    key: str


# --- rows and headings ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RowsAdded:
    """Rows that come next to each other.

    ``after`` is the number of the row they follow, "" where they come first; ``at_end`` means
    behind all the others.
    """

    heading: str
    after: str
    rows: tuple[PrintedRow, ...]
    at_end: bool


@dataclass(frozen=True, slots=True)
class RowsReworded:
    """Neighbouring rows that get another content."""

    heading: str
    rows: tuple[PrintedRow, ...]


@dataclass(frozen=True, slots=True)
class RowsRepealed:
    """Neighbouring rows that are repealed."""

    heading: str
    lps: tuple[str, ...]


def named_rows(order: RowsAdded | RowsReworded | RowsRepealed) -> list[str]:
    """What the rows of an order are cited by; parts of an action go with it unnamed."""
    if isinstance(order, RowsRepealed):
        return list(order.lps)
    cited = {row.lp if isinstance(order, RowsAdded) else row.cited: row for row in order.rows}
    return [lp for lp, row in cited.items() if row.part_of not in cited]


@dataclass(frozen=True, slots=True)
class HeadingsAdded:
    """Headings of one kind next to each other, each with everything below it.

    ``after`` is the number of the heading of the same kind they follow, "" where they come first;
    ``at_end`` means behind all the others. ``texts`` are those of their own, by their keys.
    """

    headings: tuple[tuple[Heading, tuple[Heading, ...]], ...]
    after: str
    at_end: bool
    texts: tuple[tuple[str, printed.Passage], ...] = ()


@dataclass(frozen=True, slots=True)
class HeadingsRepealed:
    """Neighbouring headings of one kind that are repealed with everything below them."""

    headings: tuple[str, ...]


# --- footnotes -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class HeaderMarked:
    """The header of a column in the first table gets or loses its mark of a footnote (an id)."""

    column: Kolumna
    note: str
    done: Literal["added", "removed"]


@dataclass(frozen=True, slots=True)
class NotesReworded:
    """Footnotes that get another text."""

    notes: tuple[tuple[str, Lines], ...]


@dataclass(frozen=True, slots=True)
class NotesAdded:
    """Footnotes with the numbers that they have in the new annex: (number, id, text)."""

    after: str
    notes: tuple[tuple[str, str, Lines], ...]


@dataclass(frozen=True, slots=True)
class NotesRepealed:
    """Footnotes by their numbers."""

    numbers: tuple[str, ...]


Order = (
    TextOrder
    | TermChanged
    | PassageAdded
    | PassageRepealed
    | RowsAdded
    | RowsReworded
    | RowsRepealed
    | HeadingsAdded
    | HeadingsRepealed
    | HeaderMarked
    | NotesReworded
    | NotesAdded
    | NotesRepealed
)
