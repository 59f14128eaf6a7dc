"""A comparison as JSON, version 1 (``schema/diff.schema.json``): typed changes, fingerprints."""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from typing import Any

from rpd.compare.changes import (
    Added,
    Change,
    EntriesReordered,
    EntryAdded,
    EntryChanged,
    EntryRemoved,
    FieldChanged,
    Moved,
    Removed,
    Renamed,
    Repealed,
    kind_of,
)
from rpd.compare.comparison import Comparison
from rpd.compare.effect import Effect, Line
from rpd.compare.fingerprints import fingerprints
from rpd.diagnostics import Diagnostic
from rpd.plan.model import PozycjaBudzetu
from rpd.plan.parts import Entry, Value
from rpd.polish.wording import plain as plain_spaces
from rpd.report.escape import json_text
from rpd.telling.describe import sentence
from rpd.writing import model_data


def report(comparison: Comparison) -> str:
    """One JSON document. Amounts and values are strings; amounts of sums have two decimals."""
    kinds = Counter(kind_of(change) for change in comparison.changes)
    names = fingerprints(comparison.changes)
    document = {
        "version": 1,
        "old": comparison.old_name,
        "new": comparison.new_name,
        "rok": comparison.rok,
        "complete": comparison.complete,
        "unread": [
            {"side": side.side, "findings": [_finding(d) for d in side.findings]}
            for side in comparison.unread
        ],
        "summary": {"changes": len(comparison.changes), "kinds": dict(sorted(kinds.items()))},
        "changes": [
            _change(change, name) for change, name in zip(comparison.changes, names, strict=True)
        ],
        "budget": _budget(comparison.effect),
        "findings": {
            "new": [_finding(d) for d in comparison.new_findings],
            "resolved": [_finding(d) for d in comparison.resolved_findings],
            "known": comparison.known,
        },
    }
    return json_text(json.dumps(document, ensure_ascii=False, indent=2, default=_number)) + "\n"


def failure(message: str, hint: str) -> str:
    """The document where nothing could be compared."""
    document = {"version": 1, "error": {"message": message, "hint": hint}}
    return json_text(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def _change(change: Change, fingerprint: str) -> dict[str, Any]:
    place = change.place
    return {
        "fingerprint": fingerprint,
        "kind": kind_of(change),
        "place": {
            "kind": place.kind,
            "id": place.id,
            "old": place.old or None,
            "new": place.new or None,
            "name": place.name,
        },
        "sentence": plain_spaces(sentence(change)),
        **_details(change),
    }


def _details(change: Change) -> dict[str, Any]:
    match change:
        case Added() | Removed():
            return {
                "parent": change.parent,
                "after": change.after,
                "value": model_data.to_data(change.value),
            }
        case Repealed():
            return {
                "value": model_data.to_data(change.value),
                "uchylenie": model_data.to_data(change.uchylenie),
                "stub": change.stub,
            }
        case Moved():
            return {
                "old_parent": change.old_parent,
                "new_parent": change.new_parent,
                "old_after": change.old_after,
                "after": change.after,
            }
        case Renamed():
            return {"old_id": change.old_id, "new_id": change.new_id}
        case FieldChanged():
            return {
                "field": change.field,
                "old": model_data.to_data(change.old),
                "new": model_data.to_data(change.new),
            }
        case EntryAdded() | EntryRemoved():
            return {
                "field": change.field,
                "position": change.position,
                "entry": model_data.to_data(change.entry),
            }
        case EntryChanged():
            return {
                "field": change.field,
                "old_position": change.old_position,
                "new_position": change.new_position,
                "old": model_data.to_data(change.old),
                "new": model_data.to_data(change.new),
                "leaves": [
                    {
                        "field": leaf.field,
                        "old": _as_in_file(change.old, leaf.old),
                        "new": _as_in_file(change.new, leaf.new),
                    }
                    for leaf in change.leaves
                ],
            }
        case EntriesReordered():
            return {
                "field": change.field,
                "old": [model_data.to_data(entry) for entry in change.old],
                "new": [model_data.to_data(entry) for entry in change.new],
            }


def _as_in_file(entry: Entry, value: Value | None) -> Any:
    """The value of a field as the file has it: an amount in the unit of the plan."""
    if isinstance(entry, PozycjaBudzetu) and isinstance(value, Decimal):
        value = entry.zapis.written(value)
    return model_data.to_data(value)


def _budget(effect: Effect) -> dict[str, Any]:
    return {
        "waluta": "PLN",
        "razem": _line(effect.razem),
        "zrodla": [{"zrodlo": line.zrodla[0], **_line(line)} for line in effect.zrodla],
        "wspolne": [{"zrodla": list(line.zrodla), **_line(line)} for line in effect.wspolne],
        "dzialania": [
            {"id": identifier, **_line(line)} for identifier, line in effect.dzialania.items()
        ],
    }


def _line(line: Line) -> dict[str, str]:
    return {
        "before": f"{line.before:.2f}",
        "after": f"{line.after:.2f}",
        "difference": f"{line.difference:.2f}",
    }


def _finding(diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        "code": diagnostic.code,
        "slug": diagnostic.slug,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "file": diagnostic.file,
        "line": diagnostic.span.line if diagnostic.span else None,
        "where": diagnostic.where,
        "id": diagnostic.id,
    }


def _number(value: object) -> str:
    assert isinstance(value, Decimal)
    return f"{value:f}"
