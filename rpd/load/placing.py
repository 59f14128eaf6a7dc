"""Findings with paths → diagnostics with lines, in the order of the files and their lines."""

from __future__ import annotations

from rpd import rules
from rpd.diagnostics import Diagnostic, Severity
from rpd.load.stages import File
from rpd.plan import places
from rpd.reading import locate

_LONGEST_EXCERPT = 4_000


def placed(
    files: list[File],
    case: rules.Case | None,
    verdicts: list[rules.Verdict],
    place_acknowledged: bool,
) -> list[Diagnostic]:
    """The verdicts as people are told them.

    What is wrong with a companion that was looked up all the same comes first: half of what the
    plan is told may follow from it.
    """
    causes = {v.finding.document for v in verdicts if v.rule.SEVERITY == Severity.ERROR}
    causes = {file.document for file in files if file.value is not None} & causes - {"plan"}
    files = sorted(files, key=lambda file: file.document not in causes)
    numbers = case.numbers if case is not None else None
    diagnostics = []
    for file in files:
        own = [v for v in verdicts if v.finding.document == file.document]
        if not own:
            continue
        paths = [
            v.finding.path
            for v in own
            if v.finding.span is None and (place_acknowledged or v.acknowledged is None)
        ]
        found = locate.locate(file.parsed, paths, file.events) if paths else {}
        lines = file.text.split("\n")
        on_file = [
            _diagnostic(verdict, file, found.get(verdict.finding.path), lines, numbers)
            for verdict in own
        ]
        on_file.sort(key=_order)
        diagnostics += on_file
    return diagnostics


def _diagnostic(
    verdict: rules.Verdict,
    file: File,
    place: locate.Place | None,
    lines: list[str],
    numbers: places.Numbers | None,
) -> Diagnostic:
    finding, rule = verdict.finding, verdict.rule
    span = finding.span
    if span is None and place is not None:
        span = place.key if finding.at_key and place.key is not None else place.value
    excerpt = lines[span.line - 1].rstrip("\r") if span and span.line <= len(lines) else ""
    if span and len(excerpt) > _LONGEST_EXCERPT:
        excerpt = excerpt[:_LONGEST_EXCERPT] if span.column <= _LONGEST_EXCERPT else ""
    named = numbers is not None and finding.document == "plan"
    where = numbers.of(finding.path) if numbers is not None and named else places.NOWHERE
    return Diagnostic(
        code=rule.CODE,
        slug=rule.SLUG,
        severity=rule.SEVERITY,
        message=finding.message,
        hint=finding.hint,
        file=file.source.name,
        path=finding.path,
        span=span,
        excerpt=excerpt,
        where=where.number,
        id=where.id,
        name=where.name,
        acknowledged=verdict.acknowledged,
    )


def _order(diagnostic: Diagnostic) -> tuple[int, int, int, str, str]:
    span = diagnostic.span
    line, column = (span.line, span.column) if span else (0, 0)
    return line, column, diagnostic.severity.rank, diagnostic.code, diagnostic.message
