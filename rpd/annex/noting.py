"""Where the marks of an editor's notes stand: at a letter, else at the text that they are about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rpd.amendment.act_units import ROW, RowPlace, Spot, row_place
from rpd.annex import cells
from rpd.annex.headed import heading_place
from rpd.annex.runs import Runs
from rpd.plan import markup
from rpd.plan.model import Plan
from rpd.polish.wording import NBSP


def marks(runs: Runs, spot: Spot) -> cells.Inlines:
    """The marks of notes about a heading, about its parts and about texts of it that are gone."""
    found = runs.mark(spot)
    gone = runs.gone(lambda other: other[:3] == spot[:3])
    for part in (*runs.parts(spot), *gone):
        found = cells.ended(found, runs.mark(part, part.part))
    return found


def gone_rows(runs: Runs, heading: str, part: int, plan: Plan) -> cells.Inlines:
    """The marks of what an editor notes about rows of a table that have left nothing behind."""
    found: cells.Inlines = ()
    for spot in runs.gone(lambda spot: spot.kind == ROW):
        row = row_place(spot)
        if (row.heading, row.part) == (heading, part):
            found = cells.ended(found, runs.mark(spot, row_called(row, plan)))
    return found


def row_called(row: RowPlace, plan: Plan) -> str:
    """„wiersz „PFRON”, „wiersz „PFRON” w zadaniu 1.2”: a row that is no action, in its table."""
    action, of_action, name = row.lp.partition(", „")
    if not of_action:
        return f"wiersz{NBSP}{row.lp}"
    heading, lp = plan.profil.parted(action)
    above = heading_place(heading, plan) if "/" in action else ""
    said = f"wiersz{NBSP}„{name} w{NBSP}{plan.profil.dzialanie.noun.locative}{NBSP}{lp}"
    return f"{said} {above}".strip()


def noted(
    runs: Runs, entries: list[cells.CellPart], spot: Spot, column: str
) -> tuple[list[cells.CellPart], cells.Inlines]:
    """Entries of a cell with marks at their letters, and the marks of the cell as a whole.

    Where no label („Ad 1)”) bears the latter they stand at the end, and behind a lettered item they
    have to say that they are about the `column`, "" where there is a label.
    """
    column = column if entries and _ends_lettered(entries[-1]) else ""
    found = runs.mark(spot, column)
    for part in runs.parts(spot):
        unit = part.part.removeprefix(spot.part).strip()
        at = _LETTER.match(unit)
        mark = runs.mark(part, unit.removeprefix(at[0]).strip()) if at else ()
        placed = _marked_letter(entries, f"{at[1]})", mark) if at else None
        if placed is None:
            named = f"{column}, {unit}" if column else unit
            found = cells.ended(found, runs.mark(part, named))
        else:
            entries = placed
    return entries, found


_LETTER = re.compile(r"lit\. (\S+)")


def _ends_lettered(entry: cells.CellPart) -> bool:
    return bool(entry.marker) or isinstance(entry.blocks[-1], markup.Listing)


def with_repealed(entries: list[cells.CellPart], letters: Sequence[str]) -> list[cells.CellPart]:
    """Entries with „b) (uchylona)” where a repealed letter stood, among those that have letters."""
    for letter in letters:
        if any(f"{letter})" in _markers(entry) for entry in entries):
            continue
        item = markup.Item(f"{letter})", (markup.Text(REPEALED),))
        lettered = [i for i, entry in enumerate(entries) if _LETTERED.fullmatch(entry.marker)]
        if lettered:
            at = sum(entries[i].marker < item.marker for i in lettered) + lettered[0]
            stub = cells.CellPart(item.marker, (markup.Paragraph(item.content),))
            entries = [*entries[:at], stub, *entries[at:]]
            continue
        for i, entry in enumerate(entries):
            found = [n for n, block in enumerate(entry.blocks) if _is_lettered(block)]
            if not entry.marker and len(found) == 1:
                block = entry.blocks[found[0]]
                assert isinstance(block, markup.Listing)
                at = sum(other.marker < item.marker for other in block.items)
                listing = markup.Listing((*block.items[:at], item, *block.items[at:]))
                blocks = (*entry.blocks[: found[0]], listing, *entry.blocks[found[0] + 1 :])
                entries = [*entries[:i], cells.CellPart("", blocks), *entries[i + 1 :]]
                break
    return entries


def _markers(entry: cells.CellPart) -> list[str]:
    items = [i for b in entry.blocks if isinstance(b, markup.Listing) for i in b.items]
    return [entry.marker, *(item.marker for item in items)]


REPEALED = "(uchylona)"
"""What stands at a letter that was repealed."""
_LETTERED = re.compile(r"[a-z]+\)")


def _is_lettered(block: markup.Block) -> bool:
    return isinstance(block, markup.Listing) and all(
        _LETTERED.fullmatch(item.marker) for item in block.items
    )


def _marked_letter(
    entries: list[cells.CellPart], marker: str, mark: cells.Inlines
) -> list[cells.CellPart] | None:
    """The mark at the end of the item that has that marker; None where no item has it."""
    for at, entry in enumerate(entries):
        if entry.marker == marker:
            return [*entries[:at], *cells.marked([entry], mark), *entries[at + 1 :]]
        # What stands within a lettered item is no letter that an act could cite.
        for n, block in enumerate(() if entry.marker else entry.blocks):
            if isinstance(block, markup.Listing):
                for i, item in enumerate(block.items):
                    if item.marker == marker:
                        closed = markup.Item(item.marker, cells.ended(item.content, mark))
                        items = (*block.items[:i], closed, *block.items[i + 1 :])
                        blocks = (*entry.blocks[:n], markup.Listing(items), *entry.blocks[n + 1 :])
                        return [
                            *entries[:at],
                            cells.CellPart(entry.marker, blocks),
                            *entries[at + 1 :],
                        ]
    return None
