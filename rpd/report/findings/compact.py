"""One line per finding, as editors and compilers have it, for problem matchers and quickfix lists.

``plans/2024.yaml:17:49: error: RPD101 W słowniku nie ma źródła … → Popraw zapis … (I.1.1/1)``
"""

from __future__ import annotations

from rpd.findings.outcome import Outcome
from rpd.report.escape import line as inert
from rpd.report.escape import visible
from rpd.report.findings.related import in_line


def report(outcome: Outcome) -> str:
    """The findings that are not acknowledged; nothing when there are none."""
    lines = []
    for d, _ in outcome.active():
        line, column = (d.span.line, d.span.column) if d.span else (1, 1)
        hint = f" → {d.hint}" if d.hint else ""
        where = f" ({d.where})" if d.where else ""
        also = in_line(d, outcome.path)
        said = visible(f"{d.code} {d.message}{hint}{where}{also}")
        file = visible(outcome.path(d.file))
        lines.append(inert(f"{file}:{line}:{column}: {d.severity.value}: {said}") + "\n")
    return "".join(lines)
