"""Acts and the sheets that go with them, in one shape for every format: title, text, signature.

The text is parts that follow each other: provisions („§ 1. …”), points on their levels, quoted
lines, headings and tables. Markers and quotation marks are in place; strings carry no markup, each
format escapes them once. The look is in ``templates/uchwala.*``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rpd.annex.table import Annex, Column, Row
from rpd.formats import template_files
from rpd.formats.document import Block, Link, Listing, Note, Paragraph, Run, Text, words_of
from rpd.formats.stamp import Stamp
from rpd.frozen import dataclass
from rpd.polish.spaces import keep_together
from rpd.polish.wording import NBSP

if TYPE_CHECKING:
    import datetime

_PROVISION = re.compile(rf"(§[ {NBSP}]?[0-9]+[a-z]*\.)[ {NBSP}](.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Provision:
    """A paragraph of the text; ``sign`` is „§ 1.”, empty for the legal basis."""

    sign: str
    text: str


@dataclass(frozen=True, slots=True)
class Point:
    """A point (level 1), letter (2) or tiret (3 and on) with its marker: „1)”, „a)”, „–”."""

    level: int
    marker: str
    text: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted lines that belong to a point of that level; their quotation marks are in place."""

    level: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeadingLine:
    """A heading of the annex (level 2 to 4) that an act adds, or of a sheet's part (2)."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: (name, share of the width) of its columns, and rows of cells of blocks.

    The ``caption`` is for those who listen to a document: an act has no other words than its own.
    Marks of footnotes in the cells are numbers in superscript: an act has no notes of its own.
    With ``numeric`` all columns but the first hold numbers; ``total`` marks the last row as a sum.
    """

    caption: str
    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[tuple[Block, ...], ...], ...]
    numeric: bool = False
    total: bool = False


Part = Provision | Point | Quotation | HeadingLine | Grid


@dataclass(frozen=True, slots=True)
class Act:
    """An act, or a sheet that goes with one, in words; no-break spaces are in place."""

    title: tuple[str, ...]
    provisions: tuple[Part, ...]
    signature: tuple[str, ...]
    projekt: bool


@dataclass(frozen=True, slots=True)
class About:
    """What a file says of itself; ``stamp`` is a line, "" where there is none.

    ``attachment`` is the name and the bytes of what a PDF carries, or None.
    """

    organ: str
    day: datetime.datetime
    stamp: str = ""
    attachment: tuple[str, bytes] | None = None


def about(annex: Annex, stamp: Stamp) -> About:
    """What a document says that belongs to an annex: its date, and the plan it was made from."""
    from rpd.annex.dated import moment

    return About(annex.meta.organ, moment(annex), stamp.line, (stamp.plan, stamp.source))


# --- words of a template -------------------------------------------------------------------------


def from_words(name: str, text: str, *, projekt: bool) -> Act:
    """An act from paragraphs divided by blank lines: title first, signature last.

    Raises:
        TemplateUseError: there are fewer than three paragraphs.
    """
    paragraphs = [part.split("\n") for part in re.split(r"\n[ \t]*\n\s*", text.strip())]
    if len(paragraphs) < 3:
        raise template_files.TemplateUseError(
            f"Nie można użyć szablonu „{name}”: potrzebne są co najmniej trzy akapity oddzielone "
            "pustym wierszem: tytuł, treść i podpis.",
            "Wzór zapisze „rpd templates export”.",
        )
    title, *body, signature = paragraphs
    return Act(
        title=tuple(keep_together(line.strip()) for line in title),
        provisions=tuple(_provision(" ".join(line.strip() for line in lines)) for lines in body),
        signature=tuple(keep_together(line.strip()) for line in signature),
        projekt=projekt,
    )


def _provision(text: str) -> Provision:
    if match := _PROVISION.fullmatch(text):
        return Provision(match[1].replace(" ", NBSP), keep_together(match[2]))
    return Provision("", keep_together(text))


# --- tables --------------------------------------------------------------------------------------


def grid(columns: Iterable[Column], rows: Iterable[Row], caption: str) -> Grid:
    """Rows of the annex as a table of an act."""
    return Grid(
        caption=caption,
        columns=tuple((column.name, column.width) for column in columns),
        rows=tuple(
            tuple(tuple(map(_without_notes, cell.blocks)) for cell in row.cells) for row in rows
        ),
    )


def lines_grid(
    caption: str,
    columns: Sequence[tuple[str, int]],
    rows: Iterable[Sequence[Sequence[str]]],
    *,
    numeric: bool = False,
    total: bool = False,
) -> Grid:
    """A table whose cells are lines of text."""
    return Grid(
        caption=caption,
        columns=tuple(columns),
        rows=tuple(
            tuple(tuple(Paragraph((Text(line),)) for line in cell) for cell in row) for row in rows
        ),
        numeric=numeric,
        total=total,
    )


_SUPERSCRIPT = str.maketrans("0123456789", " ¹²³⁴⁵⁶⁷⁸⁹")


def superscript(number: int | str) -> str:
    """The mark of a footnote in running text: „²”; „[10]”, „[1a]” where fonts lack raised signs."""
    written = str(number)
    return (
        f"[{written}]" if not set(written) <= set("123456789") else written.translate(_SUPERSCRIPT)
    )


def _without_notes(block: Block) -> Block:
    if isinstance(block, Listing):
        return Listing(
            tuple(
                replace(item, blocks=tuple(map(_without_notes, item.blocks)))
                for item in block.items
            )
        )
    pairs = zip((None, *block.runs), block.runs, strict=False)
    return Paragraph(tuple(_without_note(run, before) for before, run in pairs))


def _without_note(run: Run, before: Run | None) -> Run:
    match run:
        case Note():
            return Text((", " if isinstance(before, Note) else "") + superscript(run.mark))
        case Link():
            return run
        case _:
            return Text(run.text)


# --- what can be printed --------------------------------------------------------------------------


def unprintable(act: Act) -> list[tuple[str, str]]:
    """What the document font cannot print: the place, and the characters described."""
    from rpd.formats import font

    places = [("tytuł uchwały", " ".join(act.title)), ("podpis", " ".join(act.signature))]
    for part in act.provisions:
        match part:
            case Provision(sign, text):
                places.append((sign or "wstęp", text))
            case Point(_, marker, text):
                places.append((marker, text))
            case Quotation(_, lines):
                places.append(("cytat", " ".join(lines)))
            case HeadingLine(_, text):
                places.append(("nagłówek", text))
            case Grid():
                words = (words_of(cell).replace("\n", " ") for row in part.rows for cell in row)
                places.append((f"tabela „{part.caption}”", part.caption + "".join(words)))
    return font.missing_in(places)
