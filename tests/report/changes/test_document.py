"""A comparison as the neutral document: nothing that the rows and sentences say is left out."""

from __future__ import annotations

from copy import deepcopy

from hypothesis import given

from rpd.formats.document import (
    Deleted,
    Grid,
    Heading,
    Inserted,
    Listing,
    Paragraph,
    Text,
    words_of,
)
from rpd.report.changes.as_document import document
from rpd.telling.before_after import rows
from rpd.telling.describe import describe
from tests.compare.strategies import pairs
from tests.properties import examples
from tests.report.changes.test_formats import Data, compared, edited
from tests.telling.test_sentences import PLAN


@given(pairs())
@examples(40)
def test_every_change_is_told_and_shown(pair: tuple[Data, Data]) -> None:
    found = compared(*pair)
    made = document(found)
    said = [words_of((part,)) for part in made.parts if isinstance(part, Paragraph | Listing)]
    for number, change in enumerate(found.told, 1):
        assert any(f"{number}. {describe(change).sentence}" in words for words in said)
    if not found.changes:
        assert not any(
            isinstance(part, Grid) and part.caption == "Było / jest" for part in made.parts
        )
        return
    (grid,) = (p for p in made.parts if isinstance(p, Grid) and p.caption == "Było / jest")
    for row, shown in zip(rows(found.told), grid.rows, strict=True):
        place, what, old, new = map(words_of, shown.cells)
        assert place == "\n".join(filter(None, (row.number, row.name)))
        assert what.startswith(row.what)
        for lines, words in ((row.old, old), (row.new, new)):
            plain = [line.strip(" ") for line in words.split("\n")]
            assert plain == ([line.strip(" ") for line in lines] or ["– (nic)"])


def test_marks_stand_where_one_side_has_no_other() -> None:
    (grid,) = (
        p
        for p in document(edited("b-up")).parts
        if isinstance(p, Grid) and len(p.columns) == 4 and p.columns[0].name == "Miejsce"
    )
    _, _, (old,), (new,) = grid.rows[0].cells
    assert isinstance(old, Paragraph)
    assert isinstance(new, Paragraph)
    assert old.runs == (Deleted("180\u00a0000"), Text("\u00a0zł, FERS"))
    assert new.runs == (Inserted("190\u00a0000"), Text("\u00a0zł, FERS"))


def test_lines_of_what_was_added_whole_stand_below_each_other() -> None:
    changed = deepcopy(PLAN)
    del changed["cele"][0]["priorytety"][0]["kierunki"][1]
    (grid,) = (
        p
        for p in document(compared(PLAN, changed)).parts
        if isinstance(p, Grid) and p.columns[0].name == "Miejsce"
    )
    old = next(row.cells[2] for row in grid.rows if isinstance(row.cells[2][-1], Listing))
    at = next(at for at, block in enumerate(old) if isinstance(block, Listing))
    assert words_of((old[at - 1],)).endswith(":")
    below = old[at]
    assert isinstance(below, Listing)
    assert [item.marker for item in below.items] == [""]


def test_what_did_not_change_has_no_tables() -> None:
    made = document(compared(PLAN, PLAN))
    assert made.name.startswith("Zmiany planu: ")
    assert [type(part) for part in made.parts] == [Paragraph, Paragraph]
    assert not any(isinstance(part, Heading) for part in made.parts)
