"""Letters of entries in force stay what they are; numbers between numbers (§ 89)."""

from __future__ import annotations

import pytest

from rpd.compare.letters import between, kept
from rpd.plan.built_in import BUILT_IN
from rpd.plan.model import Dzialanie, Produkt

CASES = [
    ("at the end", "a b", "a b c", ""),
    ("at the end of letters that are written", "a: b:d", "a: b:d c", "b=d c=e"),
    ("between", "a b", "a x b", "x=aa b=b"),
    ("two between", "a b", "a x y b", "x=aa y=ab b=b"),
    ("gone from between", "a b c", "a c", "c=c"),
    ("gone from the front", "a b c", "b c", "b=b c=c"),
    ("gone from the end", "a b c", "a b", ""),
    ("written anew in its place", "a b c", "a x c", ""),
    ("before the first: the whole list is worded anew", "a b", "x a b", ""),
    ("in another order", "a b c", "c a b", ""),
    ("a letter that the author writes", "a b", "a x:q b", "x=q b=b"),
    ("from one to two", "a", "a b", ""),
    ("from two to one", "a b", "b", "b=b"),
    ("from two to the first", "a b", "a", "a=a"),
    ("from two to one like the first", "a b", "x", "x=a"),
]  # fmt: skip


def action(written: str) -> Dzialanie:
    pairs = [word.partition(":") for word in written.split()]
    return Dzialanie("x", "X", produkty=tuple(Produkt(f"Produkt {n}", lit) for n, _, lit in pairs))


@pytest.mark.parametrize(
    ("old", "new", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_letters(old: str, new: str, expected: str) -> None:
    found = kept(action(old), action(new), BUILT_IN).produkty
    said = " ".join(f"{p.nazwa.removeprefix('Produkt ')}={p.lit}" for p in found if p.lit)
    assert said == expected


@pytest.mark.parametrize(
    ("base", "suffix", "taken", "expected"),
    [
        ("3", "", set(), "3a"),
        ("3", "a", {"3a"}, "3b"),
        ("3", "z", {"3z"}, "3za"),
        ("1", "", {"1a"}, "1aa"),
        ("1", "", {"1a", "1aa"}, "1ab"),
        ("1", "a", {"1a", "1b"}, "1aa"),
        ("0", "", {"1"}, "0a"),
    ],
)
def test_between(base: str, suffix: str, taken: set[str], expected: str) -> None:
    assert between(base, suffix, taken) == expected
