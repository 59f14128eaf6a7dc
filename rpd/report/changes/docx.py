"""A comparison of two plans → DOCX: the table „było / jest”, the effect on the budget, findings.

It looks like the annex, because styles, page, header and footer come from the same reference
document. What was removed is struck out and stands in [− −], what was added is bold, underlined
and stands in [+ +]: nobody has to see a colour or hear a format.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rpd.annex import docx
from rpd.compare.comparison import Comparison
from rpd.formats import environment, reference, wordfile
from rpd.formats.office import LONGEST_HEADER, printable
from rpd.formats.stamp import new_year, noon
from rpd.polish.spaces import keep_together
from rpd.report.document_parts import LONGEST_UNSPLIT
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
    ids,
    known,
    unchanged,
    unread,
)

DOCUMENT = "porownanie.docx.xml.j2"

_CHANGES = (20, 11, 34, 35)
_BUDGET = (40, 20, 20, 20)


def render(comparison: Comparison, stamp: str = "", *, templates: Sequence[Path] = ()) -> bytes:
    """The document; the same comparison, stamp and templates give the same bytes.

    Raises:
        RpdError: a template or the reference document cannot be read or used.
    """
    found, name = wordfile.reference_document(wordfile.REPORT, templates)
    title = f"Zmiany planu: {keep_together(printable(comparison.tytul))}"
    compared = printable(f"Porównano „{comparison.old_name}” z „{comparison.new_name}”.")
    context = _content(comparison) | {
        "title": title,
        "compared": compared,
        "style": wordfile.style_ids(found, name, docx.styles(comparison.profil)),
        "bold": wordfile.as_xml("<w:b/><w:bCs/>"),
        "reference": wordfile.kept(found),
        "widths": {
            "table": [found.width],
            "changes": wordfile.shared_out(found.width, _CHANGES),
            "budget": wordfile.shared_out(found.width, _BUDGET),
        },
        "first_note": found.first_note,
        "document": {"footnotes": []},
    }
    head = title if len(title) <= LONGEST_HEADER else title[:LONGEST_HEADER] + "…"
    return reference.packed(
        found,
        document=environment.fill(DOCUMENT, context, folders=templates),
        footnotes=environment.fill(wordfile.FOOTNOTES, context, folders=templates),
        links=(),
        footnote_links=(),
        fields={"Tytuł planu": [head], "Załącznik do uchwały": [compared]},
        properties=wordfile.properties(
            (title, compared), "", noon(new_year(comparison.rok)), stamp
        ),
    )


def _content(comparison: Comparison) -> dict[str, Any]:
    changed = bool(comparison.changes)
    return {
        "counted": counted(comparison.changes) if changed else "",
        "unchanged": "" if changed else printable(unchanged(comparison)),
        "budget_alone": budget_alone(comparison),
        "unread": [printable(said) for said in unread(comparison)],
        "known": known(comparison),
        "sentences": [
            *(printable(describe(change).sentence) for change in comparison.told),
            *ids(comparison),
        ],
        "budget_sentence": budget_sentence(comparison.effect),
        "budget_headers": BUDGET_HEADERS,
        "budget": [
            {
                "name": printable(row.name),
                "before": row.before,
                "after": row.after,
                "difference": row.difference,
            }
            for row in (budget_rows(comparison.effect) if comparison.effect.changed else ())
        ],
        "rows": [_row(row) for row in rows(comparison.told)],
        "findings": [
            (
                heading,
                [
                    (
                        SEVERITIES[d.severity.value],
                        printable(f"{d.code}{f' w {d.where}' if d.where else ''}: {d.message}"),
                    )
                    for d in found
                ],
            )
            for heading, found in findings(comparison)
        ],
    }


def _row(row: BeforeAfter) -> dict[str, Any]:
    sign = SIGNS[MARKS[row.kind]]
    return {
        "number": printable(row.number),
        "name": printable(row.name),
        "what": printable(row.what if row.what == sign else f"{row.what} ({sign})"),
        "old": [_line(line) for line in row.old],
        "new": [_line(line) for line in row.new],
        "segments": [{"kind": s.kind, "text": printable(s.text)} for s in row.segments],
        "short": sum(map(len, (*row.old, *row.new))) <= LONGEST_UNSPLIT,
    }


def _line(line: str) -> dict[str, Any]:
    text = line.lstrip(" ")
    return {"indent": len(line) - len(text), "text": printable(text)}
