"""The types of the neutral table: what stands in the annex, and where, but not how it looks.

A cell is blocks, a block is runs, and both are those of every document (`rpd.formats.document`).
Numbers of footnotes and generated labels („1.”, „Ad 1)”, „a)”) are already in place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, Literal

from rpd.annex.figures import EntryMoney, Measure, PeriodMoney
from rpd.formats import document
from rpd.formats.document import (
    Abbr,
    Block,
    Footnote,
    Item,
    Link,
    Listing,
    Note,
    Paragraph,
    Run,
    Text,
)
from rpd.frozen import dataclass
from rpd.plan.layout import LayoutKind, Rows
from rpd.plan.model import Kolumna
from rpd.plan.profil import Kind, Level, Profil

__all__ = [
    "Abbr",
    "Annex",
    "Block",
    "Cell",
    "Column",
    "EntryMoney",
    "Footnote",
    "Item",
    "Link",
    "Listing",
    "Measure",
    "Meta",
    "Note",
    "Paragraph",
    "Part",
    "PeriodMoney",
    "Points",
    "Prose",
    "Rank",
    "Row",
    "Run",
    "Section",
    "Summary",
    "Table",
    "Text",
    "as_values",
    "parts",
    "sections",
    "tables",
]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; ``width`` in percent, ``runs`` the header with its footnote mark.

    ``holds`` is what its cells are made of; those of a ``numeric`` one stand at the right.
    ``field`` is what it prints, by the key in the plan; two columns may print one field. ``called``
    is what a history calls its cells, and ``spot`` those in rows of actions: by their field, and in
    words where that does not tell them apart.
    """

    key: Kolumna
    name: str
    width: int
    runs: tuple[Run, ...]
    holds: Kind = "proza"
    numeric: bool = False
    field: Kolumna = ""
    spot: tuple[Kolumna, str] = ("", "")
    called: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and the column it stands in; no blocks where there is nothing to say.

    ``kwota`` is the amount, in złoty, of a cell that prints nothing else; None for any other cell.
    """

    column: Kolumna
    blocks: tuple[Block, ...]
    kwota: Decimal | None = None


Rank = Literal["wiersz", "w-tym", "razem"]
"""A row of its own, one that says what the one above it is made of, or a sum of rows."""


@dataclass(frozen=True, slots=True)
class Row:
    """An action, or what else the rows of a table are.

    An action's ``anchor`` is its id and its ``number`` that in the whole plan („I.1.2/3”); both are
    "" of other rows. A ``short`` row takes at most about half a page and need not be split between
    pages. ``kwota`` is the sum of the amounts its budget states, in złoty, None where it states
    none; ``measures`` are its indicators. Both are for data formats; what is printed stands in the
    cells. ``lp`` is how acts cite the row: its number, or its name in quotes; where numbers of
    several headings stand in one table, ``own`` is the one that is printed, and ``within`` the
    heading that tells it from others („w Obszarze 1”). ``label`` stands at
    the top of a card and in front of an item of a list; ``header`` is the cell that says what the
    row is about, ``id`` is that of an action, and ``headings`` are those it stands under, one a
    level of the plan.
    ``okresy`` is the money of the action by period and ``money`` that of its entries.
    """

    anchor: str
    number: str
    repealed: bool
    short: bool
    cells: tuple[Cell, ...]
    kwota: Decimal | None = None
    measures: tuple[Measure, ...] = ()
    okresy: tuple[PeriodMoney, ...] = ()
    money: tuple[EntryMoney, ...] = ()
    lp: str = ""
    rank: Rank = "wiersz"
    label: str = ""
    id: str = ""
    header: int = 0
    headings: tuple[str, ...] = ()
    own: str = ""
    within: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with columns, or the same as cards (a row each, columns are labels) or as a list.

    The ``caption`` is for those who listen, and seen nowhere where it is not ``captioned``; a
    ``title`` is printed above it, and ``anchor`` is that of the title, "" where there is none. The
    ``description`` says how to read it. Tables of one ``part`` of the profile have columns alike.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    layout: LayoutKind = "tabela"
    title: str = ""
    anchor: str = ""
    description: str = ""
    part: int = 0
    rows_are: Rows = "dzialania"
    captioned: bool = True


@dataclass(frozen=True, slots=True)
class Prose:
    """A text with a name; ``key`` is that of the plan's field."""

    key: str
    title: str
    anchor: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Points:
    """The rows of a table as a list, as `views` lay them out."""

    caption: str
    title: str
    anchor: str
    blocks: tuple[Block, ...]


Part = Prose | Table | Points
"""What stands in the whole annex, before its headings or after them."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it; ``level`` counts from 2, ``poziom`` is the plan's.

    ``label`` is „Priorytet I.1.”, ``runs`` the name with its marks, ``name`` without them; of a
    ``repealed`` heading only that is left. ``texts`` are fields of its own, printed below it,
    ``measures`` its own indicators, as data.
    """

    level: int
    number: str
    anchor: str
    label: str
    name: str
    runs: tuple[Run, ...]
    tables: tuple[Part, ...]
    sections: tuple[Section, ...]
    poziom: Level
    repealed: bool = False
    measures: tuple[Measure, ...] = ()
    texts: tuple[Prose, ...] = ()

    @property
    def table(self) -> Table | None:
        """The first table, None where there is none."""
        return next((part for part in self.tables if isinstance(part, Table)), None)

    @property
    def headed(self) -> bool:
        """Whether there is a heading at all: what stands right in the plan has none."""
        return bool(self.label or self.runs)


@dataclass(frozen=True, slots=True)
class Meta:
    """What programs ask of a document; empty texts while the plan is a draft (``projekt``)."""

    rok: int
    projekt: bool
    organ: str
    numer: str
    data: str
    strategia: str


@dataclass(frozen=True, slots=True)
class Summary:
    """A table of sums under its own heading, all in words; columns after the first are numbers.

    ``total`` is the last line; ``notes`` stand below the table.
    """

    title: str
    anchor: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Annex:
    """The annex. ``header_lines`` stand at the top of every page, the title first.

    ``opening`` stands before the headings and ``closing`` behind them. ``abbreviations`` are
    printed as a list at the end, ``budget`` before it where it is asked for.
    """

    title: str
    header_lines: tuple[str, ...]
    language: str
    sections: tuple[Section, ...]
    footnotes: tuple[Footnote, ...]
    abbreviations: tuple[Abbr, ...]
    meta: Meta
    profil: Profil
    budget: Summary | None = None
    measures: tuple[Measure, ...] = ()
    opening: tuple[Part, ...] = ()
    closing: tuple[Part, ...] = ()


def sections(annex: Annex) -> Iterator[Section]:
    """All headings in the order of the annex."""

    def walk(level: Iterable[Section]) -> Iterator[Section]:
        for section in level:
            yield section
            yield from walk(section.sections)

    return walk(annex.sections)


def tables(annex: Annex) -> Iterator[Table]:
    """All tables, cards and lists in the order of the annex."""
    return (part for part in parts(annex) if isinstance(part, Table))


def parts(annex: Annex) -> Iterator[Part]:
    """All parts in the order of the annex, those under headings too."""
    yield from annex.opening
    for section in sections(annex):
        yield from section.texts
        yield from section.tables
    yield from annex.closing


_SHAPE = ("profil", "poziom", "captioned", "spot", "called", "own", "within")
"""What templates need not know: all that it says is laid out already."""


def as_values(value: object) -> Any:
    """The annex, or a part, as dicts, lists, strings and numbers; ``kind`` names what a dict is."""
    return document.as_values(value, _SHAPE)
