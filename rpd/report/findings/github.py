"""Diagnostics as GitHub workflow commands: annotations on the lines of a pull request.

GitHub shows at most ten annotations of a kind per step and drops the rest silently. Where there
would be more, findings that say the same share one annotation that lists all places; if that is not
enough, the tenth lists all that is left.
"""

from __future__ import annotations

from collections.abc import Sequence

from rpd.diagnostics import Diagnostic, Severity
from rpd.findings.outcome import Outcome
from rpd.report.escape import line as inert
from rpd.report.escape import workflow_message, workflow_property
from rpd.report.findings import related
from rpd.report.findings.groups import grouped
from rpd.report.findings.text import location, summary_line

MOST = 10
"""Annotations of a kind that GitHub shows per step."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def report(outcome: Outcome) -> str:
    """Workflow commands, gravest first, and the summary as an ordinary line of the log."""
    lines = []
    for severity in Severity:
        active = [d for d, _ in outcome.active() if d.severity is severity]
        lines += [_command(members, outcome) for members in _within_limit(active)]
    lines += _asked(outcome)
    summary = summary_line(
        outcome.diagnostics,
        outcome.plans,
        outcome.known,
        outcome.others,
        drafts=outcome.drafts,
        questions=len(outcome.questions),
    )
    lines.append("".join(text for _, text in summary))
    return "\n".join(lines) + "\n"


def _asked(outcome: Outcome) -> list[str]:
    """Where comments ask for a decision, as lines of the log: findings alone are annotations."""
    if not outcome.questions:
        return []
    from rpd.report.findings import questions

    return [inert(f"{questions.HEAD}: {one}") for one in questions.places(outcome.questions)]


def _within_limit(diagnostics: list[Diagnostic]) -> list[Sequence[Diagnostic]]:
    if len(diagnostics) <= MOST:
        return [[diagnostic] for diagnostic in diagnostics]
    shared: list[Sequence[Diagnostic]] = [group.members for group in grouped(diagnostics)]
    if len(shared) <= MOST:
        return shared
    left = [diagnostic for members in shared[MOST - 1 :] for diagnostic in members]
    return [*shared[: MOST - 1], left]


def _command(members: Sequence[Diagnostic], outcome: Outcome) -> str:
    first = members[0]
    same = all(d.code == first.code for d in members)
    title = f"{first.code} {first.slug}" if same else "rpd: pozostałe ustalenia"
    properties = {"file": outcome.path(first.file)}
    if span := first.span:
        properties["line"] = str(span.line)
        properties["endLine"] = str(span.end_line)
        # GitHub takes columns on one line only and misplaces an annotation that has others.
        if span.line == span.end_line:
            properties["col"] = str(span.column)
            properties["endColumn"] = str(span.end_column)
    properties["title"] = title + (f" ({len(members)})" if len(members) > 1 else "")
    written = ",".join(f"{name}={workflow_property(text)}" for name, text in properties.items())
    return f"::{_COMMANDS[first.severity]} {written}::{workflow_message(_said(members))}"


def _said(members: Sequence[Diagnostic]) -> list[str]:
    if len(members) == 1:
        return _one(members[0])
    group, *others = grouped(members)
    if others:
        return [f"{location(d)} {d.code} {' '.join(_one(d))}" for d in members]
    lines = [group.message] if group.message else []
    shared = related.shared(members)
    for member in members:
        where = f"{location(member)} {member.where}".rstrip()
        also = "" if shared else related.in_line(member)
        lines.append(f"{where}{also}" if group.message else f"{where}: {member.message}{also}")
    lines += related.lines(members[0]) if shared else []
    return [*lines, *([f"→ {group.first.hint}"] if group.first.hint else [])]


def _one(diagnostic: Diagnostic) -> list[str]:
    number = f"{diagnostic.where}: " if diagnostic.where else ""
    lines = [number + diagnostic.message, *related.lines(diagnostic)]
    return [*lines, f"→ {diagnostic.hint}"] if diagnostic.hint else lines
