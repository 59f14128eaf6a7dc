"""Drawn offices on the whole way, a few of them; ``tools/fuzz_profiles.py`` tries hundreds."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from tests.properties import examples
from tests.shapes.wholes import FORMATS, Whole


@examples(20)
@given(st.integers(0, 10**6))
def test_any_office(seed: int) -> None:
    with TemporaryDirectory() as folder:
        assert Whole(seed, Path(folder), ("html", "xlsx", "csv")).check() == []


def test_every_format(tmp_path: Path) -> None:
    assert Whole(27, tmp_path, FORMATS).check() == []
