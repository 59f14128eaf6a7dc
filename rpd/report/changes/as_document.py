"""A comparison of two plans as the neutral document: what changed, its effect, „było / jest”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rpd.compare.comparison import Comparison
from rpd.formats.document import (
    Block,
    Deleted,
    Document,
    Grid,
    GridColumn,
    GridRow,
    Inserted,
    Item,
    Listing,
    Part,
    Run,
    Strong,
    Text,
)
from rpd.formats.stamp import new_year
from rpd.polish.spaces import keep_together
from rpd.report.document_parts import LONGEST_UNSPLIT, heading, paragraph, report
from rpd.telling.before_after import BeforeAfter, rows
from rpd.telling.describe import describe
from rpd.telling.summary import (
    BUDGET_HEADERS,
    MARKS,
    SEVERITIES,
    SIGNS,
    budget_alone,
    budget_rows,
    budget_sentence,
    counted,
    findings,
    known,
    unchanged,
    unread,
)

_CHANGES = (("Miejsce", 20), ("Co", 11), ("Było", 34), ("Jest", 35))
_BUDGET = (40, 20, 20, 20)


def document(comparison: Comparison, stamp: str = "") -> Document:
    """The comparison; `stamp` is the line that says where it comes from."""
    compared = f"Porównano „{comparison.old_name}” z „{comparison.new_name}”."
    return report(
        (f"Zmiany planu: {keep_together(comparison.tytul)}",),
        (paragraph(compared), *_parts(comparison)),
        new_year(comparison.rok),
        stamp,
        running=(compared,),
    )


def _parts(comparison: Comparison) -> Iterator[Part]:
    if comparison.changes:
        sums = f" {budget_sentence(comparison.effect)}"
        yield paragraph(Strong(f"{counted(comparison.changes)}."), sums)
        yield from (paragraph(Strong("Uwaga! "), said) for said in unread(comparison))
        yield heading("Co się zmieniło")
        told = enumerate(comparison.told, 1)
        yield Listing(tuple(_item(f"{n}.", describe(change).sentence) for n, change in told))
    else:
        yield paragraph(unchanged(comparison))
        if alone := budget_alone(comparison):
            yield paragraph(alone)
    if comparison.effect.changed:
        yield heading("Skutek dla budżetu")
        yield _budget(comparison)
    if changes := rows(comparison.told):
        yield heading("Było / jest")
        yield paragraph(
            "Usunięte stoi w znakach [− −] i jest przekreślone, dodane w znakach [+ +] i jest "
            "podkreślone."
        )
        yield Grid(
            caption="Było / jest",
            columns=tuple(GridColumn(name, share) for name, share in _CHANGES),
            rows=tuple(map(_row, changes)),
            description="Każdy wiersz to jedna zmiana. Kolumny: Miejsce, Co, Było, Jest.",
        )
    for title, found in findings(comparison):
        yield heading(f"{title} ({len(found)})")
        yield Listing(
            tuple(
                _item(
                    "–",
                    Strong(f"{SEVERITIES[one.severity.value]} "),
                    f"{one.code}{f' w {one.where}' if one.where else ''}: {one.message}",
                )
                for one in found
            )
        )
    if said := known(comparison):
        yield paragraph(said)


def _budget(comparison: Comparison) -> Grid:
    found = budget_rows(comparison.effect)
    pairs = zip(BUDGET_HEADERS, _BUDGET, strict=True)
    return Grid(
        caption="Skutek dla budżetu",
        columns=tuple(
            GridColumn(name, share, numeric=at > 0) for at, (name, share) in enumerate(pairs)
        ),
        rows=tuple(
            GridRow(
                tuple(
                    (paragraph(word),) for word in (row.name, row.before, row.after, row.difference)
                ),
                strong=row is found[-1],
            )
            for row in found
        ),
        description="Kwoty w złotych według źródeł, przed zmianą i po niej. Ostatni wiersz podaje "
        "sumę.",
    )


def _row(row: BeforeAfter) -> GridRow:
    sign = SIGNS[MARKS[row.kind]]
    what = row.what if row.what == sign else f"{row.what} ({sign})"
    name = (paragraph(row.name),) if row.name else ()
    named = (paragraph(Strong(row.number)), *name)
    return GridRow(
        (named, (paragraph(what),), _side(row, Deleted), _side(row, Inserted)),
        short=sum(map(len, (*row.old, *row.new))) <= LONGEST_UNSPLIT,
    )


def _side(row: BeforeAfter, mark: type[Deleted | Inserted]) -> tuple[Block, ...]:
    """What stood or stands there; what the other side has not is marked."""
    kind = "removed" if mark is Deleted else "added"
    if row.segments:
        shown = [one for one in row.segments if one.kind in (kind, "equal")]
        return (paragraph(*(Text(s.text) if s.kind == "equal" else mark(s.text) for s in shown)),)
    lines, other = (row.old, row.new) if mark is Deleted else (row.new, row.old)
    if not lines:
        return (paragraph("– (nic)"),)
    return _indented(lines, Text if other else mark)


def _indented(lines: Sequence[str], run: type[Text | Deleted | Inserted]) -> tuple[Block, ...]:
    """Lines as paragraphs; those with spaces in front are an item below the line before them."""
    made: list[Block] = []
    deeper: list[str] = []
    for line in (*lines, ""):
        if line.startswith(" "):
            deeper.append(line.removeprefix("  ") if line.startswith("  ") else line[1:])
            continue
        if deeper:
            made.append(Listing((Item("", _indented(deeper, run)),)))
            deeper = []
        if line:
            made.append(paragraph(run(line)))
    return tuple(made)


def _item(marker: str, *words: str | Run) -> Item:
    return Item(marker, (paragraph(*words),))
