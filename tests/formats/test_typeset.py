"""Literals that cannot become code, and words that can be broken."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpd.formats import font, line_breaks, typeset
from rpd.formats.line_breaks import BREAK, WORD_JOINER, breakable
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


@given(st.text())
def test_breaking_adds_nothing_but_invisible_signs(text: str) -> None:
    clean = re.sub(f"[{BREAK}{WORD_JOINER}]", "", text)
    assert re.sub(f"[{BREAK}{WORD_JOINER}]", "", breakable(clean)) == clean


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("społeczno-ekonomicznej", "społeczno-ekonomicznej"),
        ("działania/inicjatywy", "działania/inicjatywy"),
        ("merytoryczno-organizacyjne,", "merytoryczno-organizacyjne,"),
        ("„Spółdzielczość”", "„Spółdzielczość”"),
        ("(społeczno-ekonomicznej).", "(społeczno-ekonomicznej)."),
        ("przedsiębiorczości…”", "przedsiębiorczości…”"),
        ("!!!!!!!!!!!!!!", "!!!!|!!!!|!!!!|!!"),
        ("https://a.pl/x-y?z=1", "https://|a.|pl/|x-y?|z=|1"),
        ("12345678901234", "1234|5678|9012|34"),
        ("www.rops.krakow.pl", "www.|rops.|krakow.|pl"),
        ("WWWWWWWWWWWWWW", "WWWW|WWWW|WWWW|WW"),
        ("II–IV kwartał", "II–+IV kwartał"),
        ("osób\u00a0–\u00a06", "osób\u00a0–+\u00a06"),
        ("osób – sześć", "osób – sześć"),
    ],
)
def test_places_to_break(text: str, expected: str) -> None:
    assert breakable(text).replace(BREAK, "|").replace(WORD_JOINER, "+") == expected


@given(st.text(alphabet="abcdeWM12-/._@ąęó", min_size=1, max_size=200))
def test_no_piece_is_longer_than_the_narrowest_column(text: str) -> None:
    pieces = re.split(f"[{BREAK}/-]", breakable(text))
    assert [p for p in pieces if len(p) > 12 and not line_breaks._divides(p.strip("._@"))] == []


# --- the font ------------------------------------------------------------------------------------


def test_the_font_file_is_read_as_its_makers_wrote_it() -> None:
    widths = font.font().widths
    assert len(widths) == 2327
    # Arial's metrics: 1139, 1933, 1139 and 569 of 2048 units.
    assert [widths[c] for c in "aWż "] == [556, 943, 500, 277]
    assert font.font().width("aW") == 1499


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ „” – … § ¹ ½ € ≥", []),
        ("漢a漢😀", ["漢", "😀"]),
        ("\u200b\u2060\u00ad\u202e", []),
        ("\ufeff\x07\u1680", ["\ufeff", "\x07", "\u1680"]),
    ],
)
def test_missing_characters(text: str, missing: list[str]) -> None:
    assert list(font.font().missing(text)) == missing


def test_the_vendored_fonts_are_liberation_2_under_the_ofl() -> None:
    folder = font.folder()
    assert sorted(path.name for path in folder.iterdir()) == [
        "LICENSE",
        "LiberationSans-Bold.ttf",
        "LiberationSans-Regular.ttf",
    ]
    assert "SIL OPEN FONT LICENSE Version 1.1" in (folder / "LICENSE").read_text("utf-8")
    for path in folder.glob("*.ttf"):
        data = path.read_bytes()
        assert "Version 2.1.5".encode("utf-16-be") in data
        assert "SIL Open Font License, Version 1.1".encode("utf-16-be") in data


def test_the_typesetter_prints_everything_the_font_is_said_to_have() -> None:
    characters = "".join(sorted(font.font().widths))
    printable = [c for c in characters if c != "\ufeff" and not 0xE000 <= ord(c) <= 0xF8FF]
    text = " ".join(printable)
    source = f'#set text(font: "Liberation Sans", fallback: false)\n#{literal(text)}'
    assert typeset.compile_pdf('#set document(title: "x")\n' + source, "x").startswith(b"%PDF")
