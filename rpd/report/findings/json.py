"""Diagnostics as JSON, version 1 (``schema/diagnostics.schema.json``)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from rpd.diagnostics import Diagnostic, Question, RelatedPlace, Severity, Span, pointer
from rpd.report.escape import json_text


def report(
    diagnostics: Sequence[Diagnostic],
    plans: int,
    known: int | None = None,
    questions: Sequence[Question] = (),
) -> str:
    """The whole report as one JSON document, in the order of the files and their lines.

    `known` findings were left out because the baseline has them (None: there was no baseline).
    `questions` are comments that ask for a decision.
    """
    active = [d.severity for d in diagnostics if d.acknowledged is None]
    document = {
        "version": 1,
        "summary": {
            "plans": plans,
            "errors": active.count(Severity.ERROR),
            "warnings": active.count(Severity.WARNING),
            "infos": active.count(Severity.INFO),
            "acknowledged": len(diagnostics) - len(active),
            **({} if known is None else {"baseline": known}),
            **({"questions": len(questions)} if questions else {}),
        },
        "diagnostics": [_one(diagnostic) for diagnostic in diagnostics],
        **({"questions": [_question(one) for one in questions]} if questions else {}),
    }
    return json_text(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def _one(diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        "code": diagnostic.code,
        "slug": diagnostic.slug,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "file": diagnostic.file,
        **_position(diagnostic.span),
        "path": pointer(diagnostic.path),
        "where": diagnostic.where,
        "id": diagnostic.id,
        "acknowledged": diagnostic.acknowledged,
        **(
            {"related": [_related(one) for one in diagnostic.related]} if diagnostic.related else {}
        ),
    }


def _question(one: Question) -> dict[str, Any]:
    return {"file": one.file, "line": one.line, "text": one.text}


def _related(one: RelatedPlace) -> dict[str, Any]:
    return {
        "message": one.text,
        "file": one.file,
        **_position(one.span),
        "path": pointer(one.path),
    }


def _position(span: Span | None) -> dict[str, int | None]:
    return {
        "line": span.line if span else None,
        "column": span.column if span else None,
        "endLine": span.end_line if span else None,
        "endColumn": span.end_column if span else None,
    }
