"""The parts of an annex as flat tables for data formats: a table a part, headings repeated.

Where all that is printed is one table of the plan's own columns, ``flat.py`` knows it better.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from decimal import Decimal

from rpd.annex import flat
from rpd.annex.table import (
    Annex,
    Block,
    Note,
    Part,
    Prose,
    Row,
    Run,
    Section,
    Table,
    parts,
    sections,
)
from rpd.formats.office import lines
from rpd.frozen import dataclass
from rpd.polish.wording import capital


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a part. ``cells`` are texts by the keys of columns, ``kwoty`` those that are money.

    ``footnotes`` are the texts of those first marked here or in the headers above.
    """

    headings: tuple[str, ...]
    row: Row
    cells: Mapping[str, str]
    kwoty: Mapping[str, Decimal]
    footnotes: str = ""


@dataclass(slots=True)
class Sheet:
    """A part with all its tables: ``columns`` are keys with headers that differ.

    One ``of_money`` tells what each action costs.
    """

    title: str
    columns: dict[str, str]
    numeric: set[str]
    of_money: bool
    entries: list[Entry] = field(default_factory=list)


def one_table(annex: Annex) -> bool:
    """Whether all that is printed is rows of the plan's own columns under headings."""
    keys = annex.profil.column_keys
    return all(
        isinstance(part, Table)
        and part.layout == "tabela"
        and tuple(column.key for column in part.columns) == keys
        and all(row.rank == "wiersz" and row.anchor for row in part.rows)
        for part in parts(annex)
    ) and not (annex.opening or annex.closing)


def titles(annex: Annex) -> list[str]:
    """What is printed above tables, each title once."""
    found = (part.title for part in parts(annex) if isinstance(part, Table))
    return list(dict.fromkeys(flat.clean(title) for title in found if title))


def sheets(annex: Annex) -> list[Sheet]:
    """The parts that have rows, in the order of the profile."""
    waiting = {note.number: flat.footnote_text(note) for note in annex.footnotes}
    found: dict[int, Sheet] = {}
    for part in parts(annex):
        if not isinstance(part, Table):
            continue
        actions = capital(annex.profil.dzialanie.noun.many)
        sheet = found.setdefault(part.part, _sheet(part, actions))
        marks = [number for column in part.columns for number in _marks(column.runs)]
        for row in part.rows:
            marks += [n for cell in row.cells for n in _block_marks(cell.blocks)]
            notes = [waiting.pop(number) for number in marks if number in waiting]
            marks = []
            cells = {
                cell.column: flat.blocks_text(cell.blocks) for cell in row.cells if cell.blocks
            }
            kwoty = {cell.column: cell.kwota for cell in row.cells if cell.kwota is not None}
            sheet.entries.append(Entry(row.headings, row, cells, kwoty, "\n".join(notes)))
    return [found[part] for part in sorted(found)]


def _sheet(table: Table, actions: str) -> Sheet:
    seen: Counter[str] = Counter()
    columns: dict[str, str] = {}
    for column in table.columns:
        seen[column.name] += 1
        again = seen[column.name]
        name = flat.clean(column.name)
        columns[column.key] = name if again == 1 else f"{name} ({again})"
    numeric = {column.key for column in table.columns if column.numeric}
    title = table.title or {"wskazniki": "Wskaźniki", "zrodla": "Źródła"}.get(table.rows_are, "")
    of_money = table.rows_are == "dzialania" and any(one.holds == "kwoty" for one in table.columns)
    return Sheet(flat.clean(title) or actions, columns, numeric, of_money)


def texts(annex: Annex) -> Iterator[tuple[str, str]]:
    """What is no row: titles of texts, and what they say."""
    for part in parts(annex):
        if isinstance(part, Prose):
            yield flat.clean(part.title), flat.blocks_text(part.blocks)


def bare(annex: Annex) -> Iterator[Section]:
    """The headings under which nothing stands."""
    return (one for one in sections(annex) if not one.tables and not one.sections)


def actions(annex: Annex) -> Iterator[tuple[Row, str]]:
    """The actions with their names, each once however many parts print it."""
    seen: set[str] = set()
    for part in parts(annex):
        for row in part.rows if isinstance(part, Table) else ():
            if row.number and row.number not in seen:
                seen.add(row.number)
                yield row, _name(part, row)


def _name(part: Part, row: Row) -> str:
    assert isinstance(part, Table)
    named = (cell for cell in row.cells if cell.column.startswith("nazwa"))
    cell = next(named, row.cells[0])
    return flat.blocks_text(cell.blocks)


def _marks(runs: Iterable[Run]) -> list[int]:
    return [run.number for run in runs if isinstance(run, Note)]


def _block_marks(blocks: Iterable[Block]) -> list[int]:
    return [number for line in lines(blocks) for number in _marks(line.runs)]
