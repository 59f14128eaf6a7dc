"""Hostile texts: findings in bounded time and memory, never a traceback, never a crash."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpd.errors import CannotReadError
from rpd.load.whole import Loaded, load
from rpd.outside.files import Source
from tests.conftest import ROOT
from tests.properties import examples
from tests.reading.killers import KILLERS, SECONDS

_FOUND = {
    "zbyt-duzy-plik": (
        "open brackets", "brackets", "open braces", "dashes in a row", "deep blocks",
        "second opinion on brackets", "second opinion on braces",
        "second opinion on a longer list", "long text", "long quoted text",
        "long block text", "keys", "keys of an action", "items", "items that are lists", "words",
        "too large",
    ),
    "niedozwolony-zapis": (
        "billion laughs", "merge keys", "anchors", "aliases", "braces as keys", "question marks",
        "exclamation marks",
    ),
    "skladnia-yaml": (
        "long open text", "long name",
        "comments before a mistake", "characters", "tabs", "apostrophes", "percent signs",
    ),
    "niedozwolony-znak": ("surrogates", "zeros", "marks in disorder", "hidden characters"),
    "zle-kodowanie": ("raw surrogates", "bytes"),
    "kilka-dokumentow": ("brackets in a second document", "documents"),
    "powtorzony-klucz": ("one key",),
    "brak-pola": ("comments", "line ends", "spaces"),
    "kwota-w-zlej-postaci": ("digits", "exponent", "long amount"),
    "zla-wartosc": ("impossible date", "long identifier"),
    "zly-typ": ("second opinion on a long list", "items of a list"),
    "termin-nieczytelny": ("long term",),
    "brak-budzetu": ("open marks of footnotes",),
}  # fmt: skip
EXPECTED = {name: slug for slug, names in _FOUND.items() for name in names}


@pytest.mark.parametrize("part", range(4))
def test_killers(part: int) -> None:
    names = list(KILLERS)[part::4]
    done = subprocess.run(
        [sys.executable, "-m", "tests.reading.killers", *names],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        # Time is what is held to a bound here, and counting lines would double it.
        env={name: value for name, value in os.environ.items() if not name.startswith("COV")},
        timeout=10 * SECONDS,
    )
    assert (done.returncode, done.stderr) == (0, "")
    found = {
        name: (ended, slugs) for name, ended, slugs in map(json.loads, done.stdout.splitlines())
    }
    wrong = {
        name: found.get(name)
        for name in names
        if name not in found or found[name][0] != 0 or EXPECTED[name] not in found[name][1]
    }
    assert not wrong


# --- broken copies of the real plan --------------------------------------------------------------

_PLAN = (ROOT / "plans" / "2024.yaml").read_bytes()
_START, _END = _PLAN.index(b"cele:"), _PLAN.index(b"      - numer: I.2\n")
_SMALL = _PLAN[:_START] + _PLAN[_START:_END]


def _load(data: bytes) -> Loaded:
    def fetch(name: str) -> Source:
        if name not in ("strategia.yaml", "slownik.yaml"):
            raise CannotReadError("Nie ma pliku.")
        return Source(name, (ROOT / "plans" / name).read_bytes())

    return load(Source("2024.yaml", data), fetch)


def _broken(chance: random.Random) -> bytes:
    """The plan with a few bytes, lines or words deleted, repeated, moved or replaced."""
    lines = _SMALL.split(b"\n")
    for _ in range(chance.randint(1, 4)):
        number = chance.randrange(len(lines))
        line = lines[number]
        place = chance.randint(0, len(line))
        match chance.randrange(7):
            case 0:
                del lines[number]
            case 1:
                lines.insert(number, line)
            case 2:
                lines.insert(chance.randrange(len(lines)), lines.pop(number))
            case 3:
                lines[number] = line[:place] + chance.randbytes(chance.randint(1, 3)) + line[place:]
            case 4:
                sign = chance.choice(
                    [*(bytes([c]) for c in b":-[]{}'\"#&*!|>%@, \t\\~0"), b"- ", b": "]
                )
                lines[number] = line[:place] + sign + line[place:]
            case 5:
                lines[number] = b" " * chance.randint(0, 20) + line.lstrip()
            case 6:
                key, colon, _ = line.partition(b":")
                values = [
                    b"",
                    b" 5",
                    b" -1.5",
                    b" []",
                    b" {}",
                    b" true",
                    b" 'a'",
                    b" 99999999999999999999",
                ]
                lines[number] = key + colon + chance.choice(values)
    return b"\n".join(lines)


@examples(150)
@given(st.integers(0, 2**32))
def test_a_broken_plan_never_breaks_the_reader(seed: int) -> None:
    data = _broken(random.Random(seed))  # noqa: S311
    text = data.decode("utf-8", "replace").split("\n")
    for diagnostic in _load(data).diagnostics:
        assert diagnostic.message
        assert diagnostic.span is not None
        if diagnostic.file == "2024.yaml":
            assert 1 <= diagnostic.span.line <= len(text)


@examples(100)
@given(st.binary(max_size=200))
def test_random_bytes_never_break_the_reader(data: bytes) -> None:
    assert _load(data).diagnostics
