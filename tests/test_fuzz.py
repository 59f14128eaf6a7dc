"""A small part of what ``tools/fuzz_validate.py`` does at length: broken plans break nothing."""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from types import ModuleType

import pytest

from rpd.reading.events import compose
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    path = ROOT / "tools" / "fuzz_validate.py"
    spec = importlib.util.spec_from_file_location("fuzz_validate", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["fuzz_validate"] = module
    spec.loader.exec_module(module)
    return module


def test_a_seeded_run(tool: ModuleType) -> None:
    *_, tally = tool.fuzz(40, 2024)
    assert tally.failures == []
    assert tally.inputs == 40
    assert len(tally.codes) > 20, "the inputs are wrong in many ways"


def test_every_case_of_the_corpus(tool: ModuleType) -> None:
    companions = {n: (ROOT / "plans" / n).read_bytes() for n in ("strategia.yaml", "slownik.yaml")}
    codes: Counter[str] = Counter()
    for case in tool.CORPUS:
        files = {"2024.yaml": case.encode("utf-8", "surrogatepass"), **companions}
        found = tool.run(files).diagnostics
        assert found, f"{case!r} is not a plan"
        codes.update({d.code for d in found})
    assert len(codes) > 8


def test_inputs_are_what_they_seem(tool: ModuleType) -> None:
    assert tool.make(7, 11) == tool.make(7, 11)
    assert tool.make(7, 11) != tool.make(8, 11)
    whole = (ROOT / "plans" / "2024.yaml").read_text("utf-8")
    data = compose(whole).data
    assert compose(tool.emit(data)).data == data, "mutations start from a plan that is unchanged"
    kinds = Counter(tool.make(1, n)[0].split()[0] for n in range(200))
    assert len(kinds) == len(tool.MUTATIONS)


def test_a_failure_is_noticed(tool: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(files: dict[str, bytes]) -> None:
        raise RuntimeError("oj")

    monkeypatch.setattr(tool, "run", broken)
    *_, tally = tool.fuzz(3, 1)
    assert len(tally.failures) == 3
    assert "RuntimeError: oj" in tally.failures[0]
