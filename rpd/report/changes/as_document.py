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
    Heading,
    Inserted,
    Item,
    Listing,
    Paragraph,
    Part,
    Run,
    Strong,
    Text,
)
from rpd.formats.stamp import new_year, noon
from rpd.polish.spaces import keep_together
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
_LONGEST_UNSPLIT = 1500
"""Characters of a row that is kept on one page."""


def document(comparison: Comparison, stamp: str = "") -> Document:
    """The comparison; `stamp` is the line that says where it comes from."""
    compared = f"Porównano „{comparison.old_name}” z „{comparison.new_name}”."
    return Document(
        title=(f"Zmiany planu: {keep_together(comparison.tytul)}",),
        parts=(_said(compared), *_parts(comparison)),
        kind="report",
        day=noon(new_year(comparison.rok)),
        running=(compared,),
        stamp=stamp,
    )


def _parts(comparison: Comparison) -> Iterator[Part]:
    if comparison.changes:
        sums = f" {budget_sentence(comparison.effect)}"
        yield _said(Strong(f"{counted(comparison.changes)}."), sums)
        yield from (_said(Strong("Uwaga! "), said) for said in unread(comparison))
        yield _heading("Co się zmieniło")
        told = enumerate(comparison.told, 1)
        yield Listing(tuple(_item(f"{n}.", describe(change).sentence) for n, change in told))
    else:
        yield _said(unchanged(comparison))
        if alone := budget_alone(comparison):
            yield _said(alone)
    if comparison.effect.changed:
        yield _heading("Skutek dla budżetu")
        yield _budget(comparison)
    if changes := rows(comparison.told):
        yield _heading("Było / jest")
        yield _said(
            "Usunięte stoi w znakach [− −] i jest przekreślone, dodane w znakach [+ +] i jest "
            "podkreślone."
        )
        yield Grid(
            caption="Było / jest",
            columns=tuple(GridColumn(name, share) for name, share in _CHANGES),
            rows=tuple(map(_row, changes)),
            description="Każdy wiersz to jedna zmiana. Kolumny: Miejsce, Co, Było, Jest.",
        )
    for heading, found in findings(comparison):
        yield _heading(f"{heading} ({len(found)})")
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
        yield _said(said)


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
                tuple((_said(word),) for word in (row.name, row.before, row.after, row.difference)),
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
    name = (_said(row.name),) if row.name else ()
    named = (_said(Strong(row.number)), *name)
    return GridRow(
        (named, (_said(what),), _side(row, Deleted), _side(row, Inserted)),
        short=sum(map(len, (*row.old, *row.new))) <= _LONGEST_UNSPLIT,
    )


def _side(row: BeforeAfter, mark: type[Deleted | Inserted]) -> tuple[Block, ...]:
    """What stood or stands there; what the other side has not is marked."""
    kind = "removed" if mark is Deleted else "added"
    if row.segments:
        shown = [one for one in row.segments if one.kind in (kind, "equal")]
        return (_said(*(Text(s.text) if s.kind == "equal" else mark(s.text) for s in shown)),)
    lines, other = (row.old, row.new) if mark is Deleted else (row.new, row.old)
    if not lines:
        return (_said("– (nic)"),)
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
            made.append(_said(run(line)))
    return tuple(made)


def _said(*words: str | Run) -> Paragraph:
    return Paragraph(tuple(Text(word) if isinstance(word, str) else word for word in words))


def _item(marker: str, *words: str | Run) -> Item:
    return Item(marker, (_said(*words),))


def _heading(words: str) -> Heading:
    return Heading(2, (Text(words),))
