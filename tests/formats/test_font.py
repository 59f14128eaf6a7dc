"""The vendored font: its widths, what it lacks, its licence."""

import pytest

from rpd.formats import font, typeset
from rpd.formats.typst_values import literal


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
