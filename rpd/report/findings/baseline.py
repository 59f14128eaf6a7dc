"""The findings that were there when the tool was adopted: written once, then left out of reports.

A baseline is a JSON file (``schema/baseline.schema.json``) that people may read and shorten: every
entry says which rule, where and what beside the fingerprint that counts. Findings about the
structure of a file never enter it, because behind them others are hidden.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

from rpd import rules
from rpd.diagnostics import Diagnostic
from rpd.errors import CannotReadError
from rpd.report.escape import json_text
from rpd.report.findings.fingerprints import LENGTH
from rpd.report.findings.outcome import Outcome

VERSION = 1


@dataclass(frozen=True, slots=True)
class Compared:
    """A run without the findings that were known, and how many entries no longer match."""

    outcome: Outcome
    outdated: int


def allowed(diagnostic: Diagnostic) -> bool:
    """Whether a finding may be in a baseline: not structural, and not acknowledged already."""
    return diagnostic.acknowledged is None and not rules.of(diagnostic.code).structural


def dump(outcome: Outcome) -> str:
    """The text of a baseline with the findings of a run; files are named as seen from its root."""
    findings = [
        {
            "fingerprint": fingerprint,
            "code": d.code,
            "file": outcome.path(d.file),
            "where": d.id or d.where,
            "message": d.message,
        }
        for d, fingerprint in outcome.active()
        if allowed(d)
    ]
    document = {"version": VERSION, "tool": "rpd", "findings": findings}
    return json_text(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def parse(text: str, name: str) -> frozenset[str]:
    """The fingerprints in a baseline. Raises CannotReadError where it is not one."""
    try:
        document = json.loads(text)
        if document["version"] != VERSION:
            raise CannotReadError(
                f"Stan wyjściowy „{name}” ma wersję {document['version']!r}, a rpd zna {VERSION}.",
                "Zapisz go na nowo: rpd validate --write-baseline.",
            )
        found = [entry["fingerprint"] for entry in document["findings"]]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _not_a_baseline(name) from error
    if not all(isinstance(item, str) and len(item) == LENGTH for item in found):
        raise _not_a_baseline(name)
    return frozenset(found)


def _not_a_baseline(name: str) -> CannotReadError:
    return CannotReadError(
        f"Plik „{name}” nie jest zapisem stanu wyjściowego.",
        "Wskaż plik, który zapisało „rpd validate --write-baseline”; jeśli to ten, tylko "
        "uszkodzony, usuń go i zapisz na nowo.",
    )


def compare(outcome: Outcome, known: Iterable[str]) -> Compared:
    """Leave out what the baseline knows."""
    known = frozenset(known)
    pairs = list(zip(outcome.diagnostics, outcome.fingerprints, strict=True))
    kept = [(d, f) for d, f in pairs if f not in known or not allowed(d)]
    fresh = replace(
        outcome,
        diagnostics=tuple(d for d, _ in kept),
        fingerprints=tuple(f for _, f in kept),
        known=len(pairs) - len(kept),
    )
    return Compared(fresh, len(known.difference(outcome.fingerprints)))
