"""An annex as the text that is printed: what an amending act quotes, and where it stands.

A cell is its lines: a paragraph or an item of a list each. A mark of a footnote is one character
(`tokens.mark`) that names the footnote and not its number. Spaces are plain. Out of an annex it
comes by `reading_out`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import field
from typing import NamedTuple

from rpd.act.printed_parts import is_part
from rpd.annex.table import Section, Table
from rpd.frozen import dataclass
from rpd.plan.model import Kolumna
from rpd.plan.noun import Noun
from rpd.plan.profil import Kind, Level, Profil


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or, with a ``marker`` („a)”, „–”), an item of a list.

    ``nested`` stands within the item above it; ``bare`` is a label without words („Ad 1)”).
    """

    text: str
    marker: str = ""
    nested: bool = False
    bare: bool = False

    @property
    def said(self) -> str:
        """The line as it is printed."""
        return f"{self.marker} {self.text}".strip()


Lines = tuple[Line, ...]


class Held(NamedTuple):
    """A column of a table and what it holds."""

    key: Kolumna
    kind: Kind


@dataclass(frozen=True, slots=True)
class Passage:
    """A text: under which heading it stands, "" for the annex, what it is called, what it says.

    The ``noun`` calls one that has no title by its place; a ``closing`` one stands at the end.
    """

    heading: str
    title: str
    lines: Lines
    noun: Noun | None = None
    closing: bool = False


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row of a table: what it is cited by, and its cells; of a repealed one only the first.

    ``number`` is that of an action in the whole plan, "" of other rows: those are cited by what
    they say, keep no number of their own, and are gone once they are repealed. ``before`` is what
    such a row was cited by in the old annex, where that is something else. One that says what an
    action consists of is ``part_of`` that action's row, and comes, goes and is reworded with it.
    ``own`` is the number that is printed, where a table has the same one under several headings,
    and ``within`` the heading that tells them apart („w Obszarze 1”).
    """

    lp: str
    repealed: bool
    cells: Mapping[Kolumna, Lines]
    number: str = field(default="", compare=False)
    before: str = field(default="", compare=False)
    part_of: str = field(default="", compare=False)
    own: str = field(default="", compare=False)
    within: str = field(default="", compare=False)

    @property
    def of_action(self) -> bool:
        """Whether it is the row of an action."""
        return bool(self.number)

    @property
    def cited(self) -> str:
        """What an act cites it by."""
        return self.before or self.lp


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: ``number`` in full („I.1.2”), ``noun`` and short number as printed, its name.

    A part of the annex that is a place of its own is one too; see ``printed_parts``.
    """

    number: str
    level: int
    poziom: Level
    noun: str
    short: str
    name: str
    parent: str
    rows: tuple[PrintedRow, ...]
    repealed: bool = False
    section: Section | None = field(default=None, compare=False, repr=False)
    table: Table | None = field(default=None, compare=False, repr=False)

    @property
    def columns(self) -> tuple[Held, ...]:
        """The columns of its table."""
        columns = self.table.columns if self.table else ()
        return tuple(Held(column.key, column.holds) for column in columns)

    @property
    def rank(self) -> tuple[bool, int]:
        """Where its kind stands under a heading: parts come first, then what lies deepest."""
        return not is_part(self.number), -self.level

    def header(self, column: Kolumna) -> str:
        """The header of a column of its table, "" where it has none such."""
        columns = self.table.columns if self.table else ()
        return next((one.name for one in columns if column in (one.key, one.field)), "")


@dataclass(frozen=True, slots=True)
class Footnotes:
    """Which footnote a mark stands for: numbers by id, texts by id."""

    numbers: Mapping[str, str]
    texts: Mapping[str, Lines]


@dataclass(frozen=True, slots=True)
class Printed:
    """An annex as printed. ``marked`` are the columns whose header carries a footnote.

    ``headings`` come in the order of print, with the parts of the whole annex before and behind
    those of the plan. ``passages`` are its texts with a name, by their keys.
    """

    title: str
    headings: tuple[Heading, ...]
    footnotes: Footnotes
    marked: Mapping[Kolumna, str]
    profil: Profil = field(compare=False, repr=False)
    passages: Mapping[str, Passage] = field(default_factory=dict)

    def first_with(self, column: Kolumna) -> str | None:
        """The number of the heading whose table is the first to have a column; None for none."""
        return next((one.number for one in self.headings if one.header(column)), None)

    @property
    def circular(self) -> Heading | None:
        """A heading with the number of one that it stands under, so that neither can be cited."""
        above: dict[str, set[str]] = defaultdict(set)
        for heading in self.headings:
            above[heading.number].add(heading.parent)
        for heading in self.headings:
            seen, waiting = set[str](), [heading.parent]
            while waiting:
                number = waiting.pop()
                if number == heading.number:
                    return heading
                if number not in seen:
                    seen.add(number)
                    waiting += above.get(number, ())
        return None
