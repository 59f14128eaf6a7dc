"""Diagnostics as JUnit XML: a suite per file, a case per finding.

A finding that makes the run fail is a failed case, an acknowledged one a skipped case; lighter ones
pass and say what they found. A file without findings is one passed case. Comments that ask for a
decision are together one passed case of their file.
"""

from __future__ import annotations

from collections.abc import Sequence

from rpd.diagnostics import Diagnostic, Question, Severity
from rpd.findings.outcome import Outcome, by_file, is_failure
from rpd.report.escape import visible, xml
from rpd.report.findings import related
from rpd.report.findings.text import LABELS, location


def report(outcome: Outcome) -> str:
    """One XML document. It holds no times, so equal findings give equal bytes."""
    suites = by_file(outcome)
    asked: dict[str, list[Question]] = {}
    if outcome.questions:
        from rpd.report.findings import questions

        asked = questions.by_file(outcome.questions)
        suites |= {file: () for file in asked if file not in suites}
    tests = sum(_tests(found, asked.get(file)) for file, found in suites.items())
    counts = _counts(outcome.diagnostics, outcome.fail_on)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="rpd validate" tests="{tests}" {counts}>',
    ]
    for file, diagnostics in suites.items():
        lines += _suite(outcome.path(file), diagnostics, outcome.fail_on, asked.get(file))
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _counts(diagnostics: Sequence[Diagnostic], fail_on: Severity) -> str:
    failures = sum(is_failure(d, fail_on) for d in diagnostics)
    skipped = sum(d.acknowledged is not None for d in diagnostics)
    return f'failures="{failures}" errors="0" skipped="{skipped}"'


def _tests(diagnostics: Sequence[Diagnostic], asked: Sequence[Question] | None) -> int:
    return max(len(diagnostics) + bool(asked), 1)


def _suite(
    file: str,
    diagnostics: Sequence[Diagnostic],
    fail_on: Severity,
    asked: Sequence[Question] | None,
) -> list[str]:
    tests, counts = _tests(diagnostics, asked), _counts(diagnostics, fail_on)
    cases = [line for d in diagnostics for line in _case(d, file, fail_on)]
    cases += _asked(asked, file) if asked else []
    clean = f'    <testcase classname="{xml(visible(file))}" name="bez zastrzeżeń"/>'
    return [
        f'  <testsuite name="{xml(visible(file))}" tests="{tests}" {counts}>',
        *(cases or [clean]),
        "  </testsuite>",
    ]


def _asked(asked: Sequence[Question], file: str) -> list[str]:
    """A passed case that says which comments ask for a decision."""
    from rpd.report.findings import questions

    said = "\n".join(f"{one.file}:{one.line}: {one.text}".rstrip(": ") for one in asked)
    name = questions.counted(len(asked))
    return [
        f'    <testcase classname="{xml(visible(file))}" name="{xml(name)}">',
        f"      <system-out>{xml(said)}</system-out>",
        "    </testcase>",
    ]


def _case(d: Diagnostic, file: str, fail_on: Severity) -> list[str]:
    where = d.where or (f"wiersz {d.span.line}" if d.span else "")
    name = xml(" ".join(part for part in (d.code, d.slug, where) if part))
    kind = f"{LABELS[d.severity]} {d.code}"
    parts = (location(d), d.message, *related.lines(d), d.hint)
    said = xml("\n".join(part for part in parts if part))
    if d.acknowledged is not None:
        inner = f'      <skipped message="{xml("Uznane: " + d.acknowledged)}"/>'
    elif is_failure(d, fail_on):
        inner = f'      <failure message="{xml(d.message)}" type="{xml(kind)}">{said}</failure>'
    else:
        inner = f"      <system-out>{said}</system-out>"
    return [
        f'    <testcase classname="{xml(visible(file))}" name="{name}">',
        inner,
        "    </testcase>",
    ]
