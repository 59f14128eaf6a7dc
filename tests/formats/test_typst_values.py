"""Literals that cannot become code."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpd.formats.typst_values import literal


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("a", '"a"'),
        ('"', '"\\""'),
        ("\\", '"\\\\"'),
        ("a\nb\t\x00", '"a\\u{a}b\\u{9}\\u{0}"'),
        ("\ud800", '"\\u{fffd}"'),
        ("„ż” #x", '"„ż” #x"'),
        (None, "none"),
        (True, "true"),
        (False, "false"),
        (-3, "-3"),
        ([], "()"),
        (["a"], '("a",)'),
        (("a", 1), '("a", 1,)'),
        ({}, "(:)"),
        ({"a b": [1]}, '("a b": (1,),)'),
    ],
)
def test_values_as_literals(value: object, written: str) -> None:
    assert str(literal(value)) == written


def test_what_has_no_literal_is_refused() -> None:
    with pytest.raises(TypeError):
        literal(object())


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(min_size=1), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(VALUES)
def test_the_typesetter_reads_back_what_was_written(value: object) -> None:
    import typst

    read = typst.eval(b"", str(literal(value)), format="json", ignore_system_fonts=True)
    assert json.loads(read) == json.loads(json.dumps(value, ensure_ascii=False))
