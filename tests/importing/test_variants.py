"""The annex built in other ways comes back the same; ``tools/fuzz_docx.py`` tries hundreds."""

import pytest

from tests.importing import reading_back, variants


@pytest.mark.parametrize("seed", range(len(variants.WAYS)), ids=list(variants.WAYS))
def test_a_document_built_in_another_way(seed: int) -> None:
    plain, changed, order = variants.made(reading_back.own_docx(), seed)
    assert list(variants.WAYS)[seed] in order or "one table" in order
    found = reading_back.compared(plain, changed)
    assert not found.untold
