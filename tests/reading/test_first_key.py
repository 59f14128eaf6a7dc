"""A field that stands in a mapping again: where it stood first is told with it."""

from __future__ import annotations

import pytest

from rpd.reading import events

# The text, and line and column of the first of the two.
REPEATED = [
    ("a: 1\nb: 2\na: 3\n", (1, 1)),
    ("x: {a: 1}\na: 1\nb: 2\na: 3\n", (2, 1)),
    ("x:\n  a: 1\n  b:\n    - a: 2\n  a: 3\n", (2, 3)),
    ("- a: 0\n- b: {a: 1}\n  a: 2\n  c: [a, {a: 1}]\n  a: 3\n", (3, 3)),
    ("x: {b: 1, a: 2, a: 3}\n", (1, 11)),
    ('"a": 1\na: 2\n', (1, 1)),
    ("b: a\na: b\nb: c\n", (1, 1)),
    ("a: |\n  a\n  a: 1\nb:\n- - a\na: 2\n", (1, 1)),
    ("a:\na: 2\n", (1, 1)),
]


@pytest.mark.parametrize(("text", "first"), REPEATED)
def test_first_of_two(text: str, first: tuple[int, int]) -> None:
    (finding,) = events.compose(text).findings
    (there,) = finding.related
    assert there.span is not None
    assert (there.span.line, there.span.column) == first


def test_of_three_the_first_is_told_twice() -> None:
    found = events.compose("a: 1\na: 2\nb: 0\na: 3\n").findings
    assert [f.span.line for f in found if f.span] == [2, 4]
    assert [r.span.line for f in found for r in f.related if r.span] == [1, 1]
