"""No output has changed: each is made anew and held against the digest that is recorded.

``recorded/`` has a file for each group, a line for each output. A line ending in „stamp” is of what
the document says of its origin; all others leave stamps out of account. After a deliberate change

    pytest --update tests/sameness

writes the digests anew, and the difference in git tells which outputs are others. What they were
and are is seen with ``tools/record_outputs.py --keep``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.expected import Expected
from tests.sameness.journeys import GROUPS, made
from tests.sameness.recording import changed, read, written

RECORDED = Path(__file__).parent / "recorded"
FILES = Expected(RECORDED, (f"{group}.txt" for group in GROUPS))


@pytest.mark.parametrize("group", GROUPS)
def test_outputs_are_the_same(group: str, tmp_path: Path) -> None:
    digests = made(group, tmp_path)
    path = RECORDED / f"{group}.txt"
    if Expected.update:
        path.parent.mkdir(exist_ok=True)
        path.write_text(written(GROUPS[group][0], digests), "utf-8", newline="\n")
    assert changed(read(path.read_text("utf-8")), digests) == []


def test_nothing_else_is_recorded() -> None:
    FILES.check_orphans()


def test_what_has_changed_is_named() -> None:
    before = read(written("A head.", {"b": "1" * 64, "a": "2" * 64, "gone": "3" * 64}))
    assert list(before) == ["a", "b", "gone"]
    assert changed(before, before) == []
    after = {"a": "2" * 64, "b": "4" * 64, "new": "5" * 64}
    assert changed(before, after) == ["changed: b", "gone: gone", "new: new"]
