"""The text of a baseline: the findings of a run, written once and then left out of reports.

It is a JSON file (``schema/baseline.schema.json``) that people may read and shorten: every entry
says which rule, where and what beside the fingerprint that counts.
"""

from __future__ import annotations

import json

from rpd.findings.baseline import VERSION, allowed
from rpd.findings.outcome import Outcome
from rpd.report.escape import json_text


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
