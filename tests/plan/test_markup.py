"""The markup of the plan's prose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpd.plan.markup import Inline, Listing, Mark, Text, blocks, inline, marks


def _written(content: tuple[Inline, ...]) -> str:
    """Marks as ``{id}``, links as ``<url>``."""
    return "".join(
        part.text
        if isinstance(part, Text)
        else f"{{{part.id}}}"
        if isinstance(part, Mark)
        else f"<{part.url}>"
        for part in content
    )


def _drawn(text: str) -> list[str | list[str]]:
    """A paragraph as its text, a list as a list of „marker text”."""
    return [
        [f"{item.marker} {_written(item.content)}" for item in block.items]
        if isinstance(block, Listing)
        else _written(block.content)
        for block in blocks(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t\n", []),
        ("a", ["a"]),
        ("a\nb", ["a b"]),
        ("a\n\nb", ["a", "b"]),
        ("  a  \n\n\n  b", ["a", "b"]),
        ("a\r\nb\r\n\r\nc", ["a b", "c"]),
        ("a\u00a0b", ["a\u00a0b"]),
        ("a) x\nb) y", [["a) x", "b) y"]]),
        ("ab) x", [["ab) x"]]),
        ("a)  x", [["a) x"]]),
        ("- x\n- y", [["– x", "– y"]]),
        ("a) x\n- y", [["a) x", "– y"]]),
        ("- a) x", [["– a) x"]]),
        ("Wstęp:\na) x\n   dalej\nb) y\n\nkoniec", ["Wstęp:", ["a) x dalej", "b) y"], "koniec"]),
        ("- x\n\n- y", [["– x"], ["– y"]]),
        *((f"{sign} x\n{sign}\u00a0y", [["– x", "– y"]]) for sign in "-–—−"),
        *((f"{sign} x\n{sign}\u00a0y", [["• x", "• y"]]) for sign in "*•·▪●◦‣\uf0b7"),
        ("1) x\n2) y", [["1) x", "2) y"]]),
        ("1. x\n2. y", [["1. x", "2. y"]]),
        ("1)\u00a0x", ["1)\u00a0x"]),
        ("Kurs:\n1) x\n   dalej\n2) y\nKoniec", ["Kurs:", ["1) x dalej", "2) y Koniec"]]),
        ("1. x\n\n2. y\n\nA:\n1. z", ["1. x", "2. y", "A:", "1. z"]),
        ("1. x\n– a\n– b\n2. y", [["1. x", "– a", "– b", "2. y"]]),
        ("1) x\n1. y\n2) z\n2. u", [["1) x", "1. y", "2) z", "2. u"]]),
        ("– dwa\n1) liczba\n* gwiazdka", [["– dwa"], "1) liczba", ["• gwiazdka"]]),
        ("\n".join(f"{n}) x" for n in range(1, 13)), [[f"{n}) x" for n in range(1, 13)]]),
        ("3) x\n4) y", [["3) x", "4) y"]]),
        ("1) x:\na) y\nb) z\n\n2) u", ["1) x:", ["a) y", "b) z"], "2) u"]),
        ("Wstęp:\n1) x\ndalej", ["Wstęp:", "1) x dalej"]),
        # Not items.
        ("a)x", ["a)x"]),
        ("A) x", ["A) x"]),
        ("abc) x", ["abc) x"]),
        ("-x", ["-x"]),
        ("-", ["-"]),
        ("–x", ["–x"]),
        ("*x* y", ["*x* y"]),
        ("12. x", ["12. x"]),
        ("x\n3) y\n5) z", ["x 3) y 5) z"]),
        ("dnia\n12. marca\n2) a", ["dnia 12. marca 2) a"]),
        ("123) x", ["123) x"]),
        ("1.5 x", ["1.5 x"]),
        # Footnotes.
        ("x[^kwoty], y [^b].", ["x{kwoty}, y {b}."]),
        ("[^a][^a]", ["{a}{a}"]),
        ("[^]", ["[^]"]),
        ("[^a b]", ["[^a b]"]),
        ("[^[^a]", ["[^{a}"]),
        ("[a]", ["[a]"]),
        ("a) x [^b]", [["a) x {b}"]]),
        # Addresses.
        ("https://x.pl/a.", ["<https://x.pl/a>."]),
        ("http://x.pl", ["<http://x.pl>"]),
        ("(https://x.pl/a)", ["(<https://x.pl/a>)"]),
        ("https://pl.wikipedia.org/wiki/X_(Y).", ["<https://pl.wikipedia.org/wiki/X_(Y)>."]),
        ("(zob. https://x.pl/a(b)c).", ["(zob. <https://x.pl/a(b)c>)."]),
        ("https://x.pl/ą?x=1&y=[2];z", ["<https://x.pl/ą?x=1&y=[2];z>"]),
        ("https://x.pl/a, https://y.pl!", ["<https://x.pl/a>, <https://y.pl>!"]),
        ("„https://x.pl”", ["„<https://x.pl>”"]),
        ("https://x.pl[^a]", ["<https://x.pl>{a}"]),
        ("https://x.pl/\ndalej", ["<https://x.pl/> dalej"]),
        # Not addresses; nothing else is special.
        ("www.x.pl a@x.pl http:// https://", ["www.x.pl a@x.pl http:// https://"]),
        ("<b>a</b> **b** `c` # d", ["<b>a</b> **b** `c` # d"]),
    ],
)
def test_blocks(text: str, expected: list[str | list[str]]) -> None:
    assert _drawn(text) == expected


_PIECES = [
    "a) x\n",
    "- ",
    "– ",
    "1) ",
    "2. ",
    "• ",
    "\n",
    "\n\n",
    "[^a]",
    "https://x.pl/a(b)",
    " ",
    ".",
    "„",
    "ż",
    "[",
    ")",
]
_PROSE = st.text("ab) -[^]\n\r\t.,:;!?()/\u00a0", max_size=60) | st.lists(
    st.sampled_from(_PIECES)
).map("".join)


@given(_PROSE)
def test_no_word_is_lost_and_their_order_is_kept(text: str) -> None:
    words = []
    for line in text.split("\n"):
        first, *rest = line.split() or [""]
        item = first in ("-", "–", "•") and rest and line.strip()[1] in " \t\u00a0"
        words += [first.replace("-", "–") if item else first, *rest]
    drawn = " ".join(
        " ".join(block) if isinstance(block, list) else block for block in _drawn(text)
    )
    plain = drawn.replace("{", "[^").replace("}", "]").replace("<", "").replace(">", "")
    assert plain.split() == [word for word in words if word]


@given(_PROSE)
def test_marks_are_those_that_are_printed(text: str) -> None:
    printed = [part.id for part in inline(text) if isinstance(part, Mark)]
    assert printed == marks(text)
    written = _written(inline(text)).replace("{", "[^").replace("}", "]")
    assert written.replace("<", "").replace(">", "") == text


@pytest.mark.parametrize(
    "text",
    ["[^" * 200_000, "[^a" * 200_000, "https://(" * 50_000, "https://" + "(." * 200_000,
     "https://" + "." * 500_000, "https://x(" * 50_000, "a) " * 200_000],
)  # fmt: skip
def test_hostile_text_takes_linear_time(text: str) -> None:
    assert blocks(text)
    marks(text)
