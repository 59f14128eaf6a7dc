"""The neutral document between what is said and every format that prints it; it knows no plan.

Acts, comparisons and sums are made of these values, and the annex of the same runs and blocks. A
format is one serialiser: `docx`, `odt`, `pdf`. Strings carry no markup: each format escapes them
once. No-break spaces, markers and numbers of footnotes are in place already.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from rpd.frozen import dataclass

if TYPE_CHECKING:
    import datetime

# --- within a line -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """Plain text."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Text that stands out."""

    text: str


@dataclass(frozen=True, slots=True)
class Inserted:
    """Text that was added; formats print „[+ +]” around it, so that nobody has to see a look."""

    text: str


@dataclass(frozen=True, slots=True)
class Deleted:
    """Text that was removed; formats print „[− −]” around it."""

    text: str


@dataclass(frozen=True, slots=True)
class Abbr:
    """An abbreviation of the dictionary and what it stands for."""

    text: str
    title: str


@dataclass(frozen=True, slots=True)
class Link:
    """An address (http or https), shown as it is written."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Note:
    """A reference to a footnote; ``anchor`` is its own, ``target`` the footnote's.

    ``label`` is what is printed where that is not the bare ``number``: „1a”, „1)”.
    """

    number: int
    anchor: str
    target: str
    label: str = ""

    @property
    def mark(self) -> str:
        """What is printed."""
        return self.label or str(self.number)


Run = Text | Strong | Inserted | Deleted | Abbr | Link | Note

SIGNS = {"inserted": ("[+", "+]"), "deleted": ("[−", "−]")}
"""What is printed around a run of that kind."""


# --- blocks --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list; ``marker`` as printed: „a)”, „–”."""

    marker: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """Items that follow each other."""

    items: tuple[Item, ...]


Block = Paragraph | Listing
"""What a cell may hold."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the title: ``level`` 2 to 4."""

    level: int
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Aside:
    """A line at the right margin: „PROJEKT”; the first of all parts stands above the title."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column of a grid: its header, its share of the width, and whether it holds numbers."""

    name: str
    share: int
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a grid: blocks for each column; the first cell is its header.

    ``level`` is how deep it stands below the rows before it. ``strong`` marks a sum of others: the
    first paragraphs of its cells stand out. A ``short`` row is kept on one page.
    """

    cells: tuple[tuple[Block, ...], ...]
    level: int = 0
    strong: bool = False
    short: bool = True


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a row of headers.

    The ``caption`` says what it holds to those who listen to a document, ``description`` how to
    read it; where no heading says the caption right above, it is ``shown``.
    """

    caption: str
    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]
    description: str = ""
    shown: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """Lines to be signed under: they stay with the last words before them."""

    lines: tuple[str, ...]


Part = Paragraph | Listing | Heading | Aside | Grid | Signature


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote in the order of first marks; ``references`` are the anchors of its marks.

    ``id`` is what the plan calls it: numbers change when notes come and go, ids do not.
    """

    number: int
    anchor: str
    blocks: tuple[Block, ...]
    references: tuple[str, ...]
    id: str = ""
    label: str = ""

    @property
    def mark(self) -> str:
        """What its marks print."""
        return self.label or str(self.number)


@dataclass(frozen=True, slots=True)
class Document:
    """A document: ``title`` in lines, then its parts, whatever they are about.

    A ``letter`` is a page upright in the type of letters, a ``report`` one lying in the type of the
    annex, with ``running`` lines at the top of its pages. ``day`` is the date of its file and
    ``stamp`` says where it comes from; a PDF carries the ``attachment`` (name, bytes).
    """

    title: tuple[str, ...]
    parts: tuple[Part, ...]
    kind: Literal["letter", "report"]
    day: datetime.datetime
    running: tuple[str, ...] = ()
    author: str = ""
    stamp: str = ""
    language: str = "pl"
    footnotes: tuple[Footnote, ...] = ()
    attachment: tuple[str, bytes] | None = None

    @property
    def name(self) -> str:
        """The title as one line."""
        return " ".join(self.title)


# --- reading a document --------------------------------------------------------------------------


def words_of(blocks: Iterable[Block]) -> str:
    """The text of a cell, a paragraph or an item of a list on each line."""
    said = []
    for block in blocks:
        if isinstance(block, Listing):
            said += [f"{item.marker} {words_of(item.blocks)}".strip() for item in block.items]
        else:
            said.append("".join(run.text for run in block.runs if not isinstance(run, Note)))
    return "\n".join(said)


def grids(document: Document) -> Iterator[Grid]:
    """The tables of a document in their order."""
    return (part for part in document.parts if isinstance(part, Grid))


def opened(parts: Sequence[Part]) -> tuple[Aside | None, Sequence[Part]]:
    """What stands above the title, and the parts below it."""
    if parts and isinstance(parts[0], Aside):
        return parts[0], parts[1:]
    return None, parts


def as_values(value: object, without: Sequence[str] = ()) -> Any:
    """A document, or a part, as dicts, lists, texts and numbers; ``kind`` names what a dict is.

    Fields that are called as in `without` are left out.
    """
    if is_dataclass(value):
        content = {
            field.name: as_values(getattr(value, field.name), without)
            for field in fields(value)
            if field.name not in without
        }
        return {"kind": type(value).__name__.lower()} | content
    if isinstance(value, tuple | list):
        return [as_values(member, without) for member in value]
    return str(value) if isinstance(value, Decimal) else value
