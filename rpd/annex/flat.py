"""The annex as flat records for data formats: one action after another, headings repeated.

Texts are as printed, with ordinary spaces instead of no-break ones (people search for them), line
breaks between paragraphs and items, and marks of footnotes as superscript digits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from rpd.annex.table import (
    Annex,
    Block,
    EntryMoney,
    Footnote,
    Measure,
    Note,
    Row,
    Run,
    Section,
    sections,
)
from rpd.formats.office import lines, printable
from rpd.frozen import dataclass
from rpd.polish.wording import plain

_SUPERSCRIPT = str.maketrans(
    "0123456789)abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
)


@dataclass(frozen=True, slots=True)
class Record:
    """An action, or a heading that has none. ``headings`` are those it stands under, one a level.

    ``cells`` are the texts of the annex's columns in their order; ``footnotes`` the texts of those
    first marked here or in the headings and headers above.
    """

    headings: tuple[str, ...]
    number: str
    anchor: str
    cells: tuple[str, ...]
    kwota: Decimal | None
    measures: tuple[Measure, ...]
    footnotes: str = ""
    money: tuple[EntryMoney, ...] = ()


def records(annex: Annex) -> Iterator[Record]:
    """All records in the order of the annex; every footnote stands in exactly one of them."""
    waiting = {footnote.number: footnote_text(footnote) for footnote in annex.footnotes}
    previous: Record | None = None
    for record, marked in _marked(annex):
        if previous:
            yield previous
        notes = [waiting.pop(number) for number in marked if number in waiting]
        previous = replace(record, footnotes="\n".join(notes))
    if previous:  # what only other footnotes mark comes last
        rest = filter(None, (previous.footnotes, *waiting.values()))
        yield replace(previous, footnotes="\n".join(rest))


def _marked(annex: Annex) -> Iterator[tuple[Record, list[int]]]:
    """Records without their footnotes, and the marks in each and in what stands above it."""
    headings = [""] * len(annex.profil.levels)
    empty = ("",) * len(annex.profil.columns)
    marks: list[int] = []
    for section in sections(annex):
        level = annex.profil.depth(section.poziom.kind)
        if section.headed:
            headings[level:] = [heading(section), *[""] * (len(headings) - 1 - level)]
        above = tuple(headings)
        marks += _marks(section.runs)
        table = section.table
        if table is None:
            if not section.sections:
                number = clean(section.number)
                yield Record(above, number, section.anchor, empty, None, ()), marks
                marks = []
            continue
        for column in table.columns:
            marks += _marks(column.runs)
        for row in table.rows:
            marks += _row_marks(row)
            texts = tuple(blocks_text(cell.blocks) for cell in row.cells)
            number = clean(row.number)
            money = row.money
            yield (
                Record(above, number, row.anchor, texts, row.kwota, row.measures, money=money),
                marks,
            )
            marks = []


def above(annex: Annex, section: Section) -> tuple[str, ...]:
    """A heading with those it stands under, one a level."""
    headings = [""] * len(annex.profil.levels)
    for one in sections(annex):
        level = annex.profil.depth(one.poziom.kind)
        if one.headed:
            headings[level:] = [heading(one), *[""] * (len(headings) - 1 - level)]
        if one is section:
            break
    return tuple(headings)


def heading(section: Section) -> str:
    """„Priorytet I.1. Nazwa” with its marks."""
    label = clean(f"{section.label} ") if section.label else ""
    return label + runs_text(section.runs)


def footnote_text(footnote: Footnote) -> str:
    """„¹ Tekst przypisu”."""
    return f"{superscript(footnote.mark)} {blocks_text(footnote.blocks)}"


def blocks_text(blocks: Iterable[Block]) -> str:
    """Blocks as lines; items start with their markers, and those in items are indented."""
    shown = []
    for line in lines(blocks):
        marker = f"{'  ' * (line.depth - 1)}{clean(line.marker)} " if line.marker else ""
        shown.append(marker + runs_text(line.runs))
    return "\n".join(shown)


def runs_text(runs: Iterable[Run]) -> str:
    """Runs as text."""
    return "".join(
        superscript(run.mark) if isinstance(run, Note) else clean(run.text) for run in runs
    )


def clean(text: str) -> str:
    """A text with ordinary spaces, in which nothing is left that files of text cannot carry."""
    return printable(plain(text))


def superscript(mark: str) -> str:
    """A mark in raised signs: „¹²”, „¹ᵃ”, „¹⁾”."""
    return mark.translate(_SUPERSCRIPT)


def _marks(runs: Iterable[Run]) -> list[int]:
    return [run.number for run in runs if isinstance(run, Note)]


def _row_marks(row: Row) -> Iterator[int]:
    for cell in row.cells:
        for line in lines(cell.blocks):
            yield from _marks(line.runs)
