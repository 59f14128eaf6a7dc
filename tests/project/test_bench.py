"""What is measured is a plan without errors, as large as it is said to be."""

from __future__ import annotations

import importlib.util
import sys

from rpd.diagnostics import Severity
from rpd.errors import CannotReadError
from rpd.load.whole import load
from rpd.outside.files import Source
from rpd.plan.model import dzialania
from tests.conftest import ROOT


def _companion(name: str) -> Source:
    path = ROOT / "plans" / name
    if not path.exists():
        raise CannotReadError(f"Nie ma pliku {name}.")
    return Source(name, path.read_bytes())


def test_a_multiplied_plan_is_sound() -> None:
    spec = importlib.util.spec_from_file_location("bench_validate", ROOT / "bench" / "validate.py")
    assert spec is not None
    assert spec.loader is not None
    bench = importlib.util.module_from_spec(spec)
    sys.modules["bench_validate"] = bench
    spec.loader.exec_module(bench)
    text = bench.multiplied((ROOT / "plans" / "2024.yaml").read_text("utf-8"), 100)
    loaded = load(Source("2024.yaml", text.encode()), _companion)
    assert loaded.plan is not None
    assert len(list(dzialania(loaded.plan))) == 100
    assert [d for d in loaded.diagnostics if d.severity is Severity.ERROR] == []
