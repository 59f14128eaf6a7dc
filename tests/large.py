"""Files of tests that a source distribution lacks, because they would be a tenth of it."""

from __future__ import annotations

from pathlib import Path

import pytest


def large(path: Path) -> Path:
    """The path of such a file; the test is skipped where it is not there."""
    if not path.exists():
        pytest.skip("the file is too large for a source distribution")
    return path
