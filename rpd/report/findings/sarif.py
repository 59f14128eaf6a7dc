"""Diagnostics as SARIF 2.1.0, for GitHub code scanning and other collectors of results."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from rpd import __version__, rules
from rpd.diagnostics import Diagnostic, Severity, Span, pointer
from rpd.findings.outcome import Outcome, has_drive
from rpd.report.escape import encodable, json_text, sarif_message
from rpd.report.findings import rule_page
from rpd.rules.traits import Rule

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEMS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "recommendation",
}
_ROOT = "%SRCROOT%"


def report(outcome: Outcome, show_acknowledged: bool = False) -> str:
    """One SARIF log of one run.

    Acknowledged findings are there as suppressed results only if they are asked for, because
    collectors that do not know suppressions would show them as open.
    """
    shown = [
        (d, fingerprint)
        for d, fingerprint in zip(outcome.diagnostics, outcome.fingerprints, strict=True)
        if show_acknowledged or d.acknowledged is None
    ]
    codes = sorted({d.code for d, _ in shown})
    run = {
        "tool": {
            "driver": {
                "name": "rpd",
                "fullName": f"rpd validate {__version__}",
                "version": __version__,
                "semanticVersion": __version__,
                "informationUri": help_uri(""),
                "language": "pl",
                "rules": [_rule(rules.called(code)) for code in codes],
            }
        },
        "language": "pl",
        "automationDetails": {"id": "rpd/validate/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            _ROOT: {"description": {"text": "Folder główny repozytorium z planami."}}
        },
        "artifacts": [
            {
                "location": _artifact(file, outcome),
                "encoding": "UTF-8",
                "mimeType": "application/yaml",
            }
            for file in dict.fromkeys((*outcome.files, *_files([d for d, _ in shown])))
        ],
        "results": [
            _result(d, fingerprint, codes.index(d.code), outcome) for d, fingerprint in shown
        ],
        **_asked(outcome),
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json_text(json.dumps(log, ensure_ascii=False, indent=2)) + "\n"


def _asked(outcome: Outcome) -> dict[str, Any]:
    """Comments that ask for a decision: no results, which collectors would show as faults."""
    asked = [
        {"file": encodable(outcome.path(q.file)), "line": q.line, "text": encodable(q.text)}
        for q in outcome.questions
    ]
    return {"properties": {"questions": asked}} if asked else {}


def _files(shown: Iterable[Diagnostic]) -> Iterator[str]:
    for diagnostic in shown:
        yield diagnostic.file
        yield from (one.file for one in diagnostic.related)


def help_uri(code: str) -> str:
    """The name of a rule's page, or of the tool: a URN, because the text itself is in the log."""
    return f"urn:rpd:regula:{code}" if code else "urn:rpd:narzedzie"


def _rule(rule: Rule) -> dict[str, Any]:
    title, about = rule_page.title(rule), rule_page.paragraphs(rule)
    return {
        "id": rule.CODE,
        "name": "".join(part.capitalize() for part in rule.SLUG.split("-")),
        "shortDescription": {"text": title},
        "fullDescription": {"text": about or title},
        "help": {"text": rules.explanation(rule), "markdown": rule_page.markdown(rule)},
        "helpUri": help_uri(rule.CODE),
        "defaultConfiguration": {"level": _LEVELS[rule.SEVERITY]},
        "properties": {
            "tags": [rule.SLUG],
            "precision": "very-high",
            "problem.severity": _PROBLEMS[rule.SEVERITY],
        },
    }


def _result(d: Diagnostic, fingerprint: str, index: int, outcome: Outcome) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": d.code,
        "ruleIndex": index,
        "level": _LEVELS[d.severity],
        "message": {"text": sarif_message(f"{d.message}\n{d.hint}".strip())},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": _artifact(d.file, outcome),
                    **_regions(d),
                },
                "logicalLocations": [_logical(d)],
            }
        ],
        # GitHub knows a result again by its own key, everybody else by any.
        "partialFingerprints": {
            "rpd/v1": fingerprint,
            "primaryLocationLineHash": f"{fingerprint}:1",
        },
    }
    if d.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "message": {"text": sarif_message(one.text)},
                "physicalLocation": {
                    "artifactLocation": _artifact(one.file, outcome),
                    "region": _region(one.span),
                },
            }
            for number, one in enumerate(d.related, 1)
        ]
    if d.acknowledged is not None:
        result["suppressions"] = [
            {"kind": "inSource", "status": "accepted", "justification": d.acknowledged}
        ]
    return result


def _artifact(file: str, outcome: Outcome) -> dict[str, str]:
    path = outcome.path(file)
    uri = quote(_bytes(path), safe="/")
    if path.startswith("/"):
        return {"uri": f"file://{uri}"}
    if has_drive(path):
        return {"uri": f"file:///{path[0]}:{uri[4:]}"}
    # A first step with a colon would read as a scheme; „%3A” says that it is not.
    return {"uri": uri, "uriBaseId": _ROOT}


def _bytes(path: str) -> bytes:
    """The bytes of a file's name; Python keeps those that are no UTF-8 as surrogates."""
    try:
        return path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return path.encode("utf-8", "surrogatepass")


def _regions(d: Diagnostic) -> dict[str, Any]:
    """The marked place and the lines around it, with their text where that is one line."""
    span, region = d.span, _region(d.span)
    if span is None or span.line != span.end_line or not d.excerpt:
        return {"region": region}
    region["snippet"] = {"text": encodable(d.excerpt[span.column - 1 : span.end_column - 1])}
    context = {"startLine": span.line, "snippet": {"text": encodable(d.excerpt)}}
    return {"region": region, "contextRegion": context}


def _region(span: Span | None) -> dict[str, Any]:
    if span is None:
        return {"startLine": 1}
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _logical(d: Diagnostic) -> dict[str, str]:
    name = d.id or d.where
    location = {"fullyQualifiedName": encodable(pointer(d.path)) or "/", "kind": "element"}
    return {"name": encodable(name), **location} if name else location
