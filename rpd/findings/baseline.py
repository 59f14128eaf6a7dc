"""The findings that were there when the tool was adopted, and are left out of reports.

Findings about the structure of a file are never among them, because behind them others are hidden.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

from rpd import rules
from rpd.diagnostics import Diagnostic
from rpd.errors import CannotReadError
from rpd.findings.fingerprints import LENGTH
from rpd.findings.outcome import Outcome
from rpd.frozen import dataclass

VERSION = 1
"""Of the file in which they are kept (``schema/baseline.schema.json``)."""


@dataclass(frozen=True, slots=True)
class Remaining:
    """A run without the findings that were known, and how many entries no longer match."""

    outcome: Outcome
    outdated: int


def allowed(diagnostic: Diagnostic) -> bool:
    """Whether a finding may be in a baseline: not structural, and not acknowledged already."""
    return diagnostic.acknowledged is None and not rules.of(diagnostic.code).structural


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


def without_known(outcome: Outcome, known: Iterable[str]) -> Remaining:
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
    return Remaining(fresh, len(known.difference(outcome.fingerprints)))
