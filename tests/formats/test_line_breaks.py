"""Words that can be broken, and those that are left alone."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpd.formats import line_breaks
from rpd.formats.line_breaks import BREAK, WORD_JOINER, breakable


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
