"""A name for a finding that stays the same when lines move.

It is made of the rule, the file, the action's id (or the number of the heading), the path with the
positions in lists left out, and the text that the finding marks. The message is not part of it: a
better wording does not make an old finding new. Equal names are told apart by their order.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

from rpd.diagnostics import Diagnostic, Path
from rpd.findings.outcome import rooted
from rpd.plan.built_in import chosen

LENGTH = 32
"""Hexadecimal digits of a fingerprint."""


def of(diagnostics: Iterable[Diagnostic], folder: str = "", root: str = "") -> tuple[str, ...]:
    """The fingerprints of all findings of a run, each of them unique.

    Names of files start in `folder` and are counted from the workspace, `root`, so that
    fingerprints do not depend on the folder one works in.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    made = []
    for diagnostic in diagnostics:
        code, *rest = key(diagnostic)
        name = code, rooted(diagnostic.file, folder, root), *rest
        seen[name] += 1
        text = "\0".join((*name, str(seen[name])))
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass"))
        made.append(digest.hexdigest()[:LENGTH])
    return tuple(made)


def key(diagnostic: Diagnostic) -> tuple[str, ...]:
    """What a finding is called wherever its file lies; several of a file may be called so."""
    anchor = diagnostic.id or diagnostic.where
    return (
        diagnostic.code,
        anchor,
        _without_positions(diagnostic.path, chosen(None).keys if anchor else ()),
        _marked(diagnostic),
    )


def _without_positions(path: Path, lists: tuple[str, ...]) -> str:
    """„budzet/*/zrodla/*”; the headings that the anchor names already are left out."""
    start = 0
    while start + 1 < min(len(path), 2 * len(lists)) and path[start] in lists:
        start += 2
    return "/".join("*" if isinstance(step, int) else step for step in path[start:])


def _marked(diagnostic: Diagnostic) -> str:
    """The text that the finding marks; the whole line for those that have no path."""
    span = diagnostic.span
    if span is None or not diagnostic.path:
        return diagnostic.excerpt.strip()
    end = span.end_column - 1 if span.end_line == span.line else None
    return diagnostic.excerpt[span.column - 1 : end].strip()
