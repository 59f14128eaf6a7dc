"""One line per finding, as editors and compilers have it, for problem matchers and quickfix lists.

``plans/2024.yaml:17:49: error: RPD101 W słowniku nie ma źródła … → Popraw zapis … (I.1.1/1)``

A comment that asks for a decision has a line too, with its word for a code:
``plans/2025.yaml:12:1: info: SPRAWDŹ w tekście stoi 2024``
"""

from __future__ import annotations

from rpd.findings.outcome import Outcome
from rpd.report.escape import line as inert
from rpd.report.escape import visible
from rpd.report.findings.related import in_line


def report(outcome: Outcome) -> str:
    """The findings that are not acknowledged; and what asks for a decision."""
    lines = []
    for d, _ in outcome.active():
        line, column = (d.span.line, d.span.column) if d.span else (1, 1)
        hint = f" → {d.hint}" if d.hint else ""
        where = f" ({d.where})" if d.where else ""
        also = in_line(d, outcome.path)
        said = visible(f"{d.code} {d.message}{hint}{where}{also}")
        file = visible(outcome.path(d.file))
        lines.append(inert(f"{file}:{line}:{column}: {d.severity.value}: {said}") + "\n")
    for q in outcome.questions:
        said = visible(f"SPRAWDŹ {q.text or 'i usuń ten komentarz'}")
        lines.append(inert(f"{visible(outcome.path(q.file))}:{q.line}:1: info: {said}") + "\n")
    return "".join(lines)
