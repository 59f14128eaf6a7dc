"""Findings taken together, and the order in which they are told."""

from __future__ import annotations

from rpd.diagnostics import Diagnostic, Severity, Span
from rpd.report.findings.groups import grouped


def finding(
    code: str, line: int, severity: Severity, message: str = "", slug: str = ""
) -> Diagnostic:
    return Diagnostic(
        code=code,
        slug=slug,
        severity=severity,
        message=message or f"{code}.",
        hint="Popraw.",
        file="plan.yaml",
        path=(),
        span=Span(line, 1, line, 2),
        excerpt="",
        where="",
        id="",
        name="",
        acknowledged=None,
    )


OTHER_PLACES = finding(
    "RPD905",
    90,
    Severity.WARNING,
    "Odstępstwo od RPD304 w „plan” uznano dla 9 miejsc, a obejmuje 8.",
    "odstepstwo-inne-miejsca",
)


def lines(*found: Diagnostic) -> list[list[int]]:
    return [[m.span.line for m in group.members if m.span] for group in grouped(found)]


def test_findings_stand_where_the_first_of_them_does() -> None:
    one, other = finding("RPD304", 1, Severity.INFO), finding("RPD304", 7, Severity.INFO)
    assert lines(one, finding("RPD301", 5, Severity.ERROR), other) == [[1, 7], [5]]


def test_what_an_acknowledgement_brings_back_comes_last() -> None:
    woken = [finding("RPD304", line, Severity.INFO) for line in (1, 7)]
    real, note = finding("RPD301", 5, Severity.ERROR), finding("RPD109", 9, Severity.INFO)
    assert lines(woken[0], real, woken[1], note, OTHER_PLACES) == [[5], [9], [1, 7], [90]]


def test_an_error_never_gives_way() -> None:
    wrong = finding("RPD304", 1, Severity.ERROR)
    assert lines(wrong, finding("RPD109", 9, Severity.INFO), OTHER_PLACES) == [[1], [9], [90]]
