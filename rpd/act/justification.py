"""The sheet that goes with an amending resolution: what changes, from what to what, and the money.

What it cannot know it leaves blank: the reason is the author's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from rpd import wording
from rpd.act.amendment import unprinted
from rpd.diff.changes import Added, Change, FieldChanged
from rpd.diff.comparison import Comparison
from rpd.diff.rows import Row, rows
from rpd.diff.summary import BUDGET_HEADERS, budget_rows, budget_sentence, counted
from rpd.model import Dzialanie, Plan
from rpd.render.letter import Act, Grid, HeadingLine, Part, Provision, lines_grid
from rpd.values import one_line
from rpd.wording import NBSP, count, keep_together

_BLANK = "……………"


def justification(
    old: Plan, comparison: Comparison, uchwala: str, data: date | None, reason: str
) -> Act:
    """The sheet for a comparison of the plan with what the resolution leaves of it."""
    assert old.uchwala is not None
    apart = set(map(id, unprinted(comparison.changes)))
    changes = tuple(c for c in comparison.changes if id(c) not in apart and not _unsaid(c))
    amended = f"uchwałę nr{NBSP}{one_line(old.uchwala.numer)} {one_line(old.uchwala.organ)}"
    day = f" z{NBSP}dnia {wording.date(data)}" if data else ""
    number = f"uchwały nr{NBSP}{one_line(uchwala)}{day}" if uchwala else "projektu uchwały"
    title = ("UZASADNIENIE", f"do {number} zmieniającej {amended}")
    parts: list[Part] = [
        HeadingLine(2, "Powód zmiany"),
        Provision("", keep_together(one_line(reason)) or _BLANK),
        HeadingLine(2, "Zmiany"),
        Provision("", f"{counted(changes)}."),
        _changes(rows(changes)),
        HeadingLine(2, "Skutek dla budżetu"),
        Provision("", budget_sentence(comparison.effect)),
    ]
    if comparison.effect.changed:
        parts.append(_budget(comparison))
    parts += [HeadingLine(2, "Kontrola planu"), *_findings(comparison)]
    return Act(tuple(map(keep_together, title)), tuple(parts), (), not uchwala or data is None)


def _unsaid(change: Change) -> bool:
    """A row's number written down where it was counted before; the stub of what moved away."""
    if isinstance(change, Added):
        return isinstance(change.value, Dzialanie) and change.value.uchylone is not None
    if isinstance(change, FieldChanged) and change.field.startswith("numery_przypisow."):
        return True
    return (
        isinstance(change, FieldChanged)
        and change.field == "lp"
        and change.place.old == change.place.new
    )


def _changes(found: Sequence[Row]) -> Grid:
    columns = (("Miejsce", 10), ("Co się zmienia", 14), ("Dotychczas", 38), ("Po zmianie", 38))
    return lines_grid(
        "Zmiany w załączniku",
        columns,
        (((row.number,), (row.what,), _printed(row.old), _printed(row.new)) for row in found),
    )


def _printed(lines: Sequence[str]) -> Sequence[str]:
    """The lines without ids, which no annex prints; „–” where nothing is left."""
    shown = [line.partition(" (po: ")[0] for line in lines]
    return [line for line in shown if not line.startswith("identyfikator: ")] or ["–"]


def _budget(comparison: Comparison) -> Grid:
    return lines_grid(
        "Budżet przed zmianą i po zmianie według źródeł",
        tuple(zip(BUDGET_HEADERS, (34, 22, 22, 22), strict=True)),
        (
            ((row.name,), (row.before,), (row.after,), (row.difference,))
            for row in budget_rows(comparison.effect)
        ),
        numeric=True,
        total=True,
    )


def _findings(comparison: Comparison) -> Iterable[Provision]:
    new, gone = comparison.new_findings, comparison.resolved_findings
    if not new:
        yield Provision("", "Zmiana nie powoduje nowych ustaleń kontroli.")
    else:
        said = count(len(new), "nowe ustalenie", "nowe ustalenia", "nowych ustaleń")
        yield Provision("", f"Zmiana powoduje {said}:")
        for diagnostic in new:
            place = f"{diagnostic.where}: " if diagnostic.where else ""
            said = f"{diagnostic.code} {place}{one_line(diagnostic.message)}"
            yield Provision("", keep_together(f"– {said}"))
    if gone:
        said = count(len(gone), "ustalenie", "ustalenia", "ustaleń")
        yield Provision("", f"Zmiana usuwa {said}.")
