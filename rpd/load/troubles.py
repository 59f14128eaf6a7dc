"""What the rules say of lines that stand wrongly, for the reader, who stands below them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from rpd import rules
from rpd.diagnostics import Diagnostic
from rpd.reading.troubles import Troubles


def may_be_mended(found: Iterable[Diagnostic]) -> bool:
    """Whether something may come of lines that stand wrongly."""
    return any(d.acknowledged is None and rules.of(d.slug).of_lines for d in found)


@cache
def troubles() -> Troubles:
    """The rules by what their modules say of such lines."""
    of_lines: dict[str, set[str]] = {}
    for rule in rules.every():
        of_lines.setdefault(rules.of(rule.SLUG).of_lines, set()).add(rule.SLUG)
    of_words = (rule.SLUG for rule in rules.every() if rules.of(rule.SLUG).whole == "words")
    return Troubles(
        unsaid=frozenset(of_lines["unsaid"]),
        missing=frozenset(of_lines["missing"]),
        wrong=frozenset(of_lines["wrong"]),
        of_words=frozenset(of_words),
    )
