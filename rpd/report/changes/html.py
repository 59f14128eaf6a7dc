"""A comparison of two plans → one accessible HTML file with the changes marked in the texts.

What was removed and added stands in ``<del>`` and ``<ins>`` with signs a person reads and a screen
reader speaks; colour only repeats it. No scripts, nothing remote; every text is escaped.
"""

from __future__ import annotations

from rpd.compare.comparison import Comparison
from rpd.formats.environment import fill
from rpd.polish.spaces import keep_together
from rpd.telling.before_after import rows
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
    ids,
    known,
    unchanged,
    unread,
)

TEMPLATE = "porownanie.html.j2"


def redline(comparison: Comparison, stamp: str = "") -> str:
    """The page: summary, sentences, effect on the budget, table „było / jest”, findings.

    `stamp` is the line that says where it comes from.
    """
    changed = bool(comparison.changes)
    context = {
        "title": f"Zmiany planu: {keep_together(comparison.tytul)}",
        "stamp": stamp,
        "old_name": comparison.old_name,
        "new_name": comparison.new_name,
        "counted": counted(comparison.changes) if changed else "",
        "unchanged": "" if changed else unchanged(comparison),
        "budget_alone": budget_alone(comparison),
        "unread": unread(comparison),
        "known": known(comparison),
        "sentences": [*(describe(c).sentence for c in comparison.told), *ids(comparison)],
        "budget_sentence": budget_sentence(comparison.effect),
        "budget_headers": BUDGET_HEADERS,
        "budget": budget_rows(comparison.effect) if comparison.effect.changed else (),
        "rows": [(row, SIGNS[MARKS[row.kind]]) for row in rows(comparison.told)],
        "findings": [
            (title, [(SEVERITIES[d.severity.value], d.code, d.where, d.message) for d in found])
            for title, found in findings(comparison)
        ],
    }
    return fill(TEMPLATE, context)
