"""Diagnostics as a GitLab code quality report (the part of Code Climate's format GitLab reads)."""

from __future__ import annotations

import json

from rpd.diagnostics import Diagnostic, Severity
from rpd.findings.outcome import Outcome
from rpd.report.escape import json_text, visible
from rpd.report.findings.related import in_line

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.INFO: "info"}


def report(outcome: Outcome) -> str:
    """A JSON array of the findings that are not acknowledged; ``[]`` when there are none."""
    issues = [
        {
            "type": "issue",
            "check_name": d.code,
            "description": _description(d, outcome),
            "categories": ["Style"],
            "severity": _SEVERITIES[d.severity],
            "fingerprint": fingerprint,
            "location": {
                "path": outcome.path(d.file),
                "lines": {
                    "begin": d.span.line if d.span else 1,
                    "end": d.span.end_line if d.span else 1,
                },
            },
        }
        for d, fingerprint in outcome.active()
    ]
    return json_text(json.dumps(issues, ensure_ascii=False, indent=2)) + "\n"


def _description(diagnostic: Diagnostic, outcome: Outcome) -> str:
    number = f"{diagnostic.where}: " if diagnostic.where else ""
    hint = f" → {diagnostic.hint}" if diagnostic.hint else ""
    also = in_line(diagnostic, outcome.path)
    return visible(f"{number}{diagnostic.message}{hint}{also}")
