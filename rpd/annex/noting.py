"""Where the marks of an editor's notes stand: at a letter, else at the text that they are about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rpd.amendment.act_units import Spot
from rpd.annex import cells
from rpd.annex.runs import Runs
from rpd.plan import markup


def marks(runs: Runs, spot: Spot) -> cells.Inlines:
    """The marks of what an editor notes about a text and about its parts."""
    found = runs.mark(spot)
    for part in runs.parts(spot):
        found = cells.ended(found, runs.mark(part, part.part))
    return found


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
        at = _LETTER.match(part.part)
        mark = runs.mark(part, part.part.removeprefix(at[0]).strip()) if at else ()
        placed = _marked_letter(entries, f"{at[1]})", mark) if at else None
        if placed is None:
            named = f"{column}, {part.part}" if column else part.part
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
