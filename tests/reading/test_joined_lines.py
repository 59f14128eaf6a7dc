"""Lists typed into texts whose lines YAML joins: found, and nothing else is."""

from __future__ import annotations

import pytest

from rpd.reading import events
from rpd.reading.joined_lines import joined_lines


def _found(text: str) -> list[str]:
    """„2:5 - x +1” of each finding: the place, the first point, how many more."""
    text = f"rok: 2024\n{text}"
    composed = events.compose(text)
    assert composed.findings == []
    found = joined_lines(text, composed.events)
    assert found == joined_lines(text, None)
    lines = text.split("\n")
    said = []
    for finding in found:
        span = finding.span
        assert span is not None
        more = finding.message.partition("(i ")[2].partition(" ")[0]
        point = lines[span.line - 1][span.column - 1 : span.end_column - 1]
        said.append(f"{span.line - 1}:{span.column} {point}" + (f" +{more}" if more else ""))
    return said


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("p:\n  - Po\n    - U\n", ["3:5 - U"]),
        ("p:\n  - Po\n    - U\n    - V\n  - W\n", ["3:5 - U +1"]),
        ("p:\n  - Po\n   \u00a0- U\n", ["3:5 - U"]),
        ("opis: Kurs obejmuje\n  - a\n  - b\nc: 1\n", ["2:3 - a +1"]),
        ("opis: Kurs obejmuje\n  – a,\n  – b\n", ["2:3 – a, +1"]),
        ("opis: >\n  Kurs:\n  - x\n  - y\n", ["3:3 - x +1"]),
        ("opis: >-\n  Kurs:\n  a) x\n  b) y\n", ["3:3 a) x +1"]),
        ("opis: >\n  Kurs:\n  • x\n", ["3:3 • x"]),
        ('opis: "Kurs:\n  1. x\n  2. y"\n', ["2:3 1. x +1"]),
        ("opis: 'Kurs;\n  1) x'\n", ["2:3 1) x"]),
        ('opis: "Kurs obejmuje:\n  - x\n  - y"\n', ["2:3 - x +1"]),
        ('opis: "- x\n  - y"\n', ["2:3 - y"]),
        ('opis: "1) x\n  2) y"\n', ["2:3 2) y"]),
        ("opis: 'Kurs\n\n  a) x\n  b) y'\n", ["4:3 b) y"]),
        ("p:\n  - 'Po,\n  - U,\n  - V'\n", ["3:3 - U, +1"]),
        ('p:\n  - "Po\n    - U\n    - V"\n', ["3:5 - U +1"]),
        ("p:\n- 'Po:\n  - U'\n- V\n", ["3:3 - U"]),
        ("p: [Kurs\n  * x\n  * y, z]\n", ["2:3 * x +1"]),
        ("a: >\n  K:\n  - x\nb: >\n  L:\n  a) y\n", ["3:3 - x", "6:3 a) y"]),
        ("p:\n  - Po\n    -U\n", ["3:5 -U"]),
        ("p:\n  - -Po\n    -U\n    –V\n", ["3:5 -U +1"]),
        ("opis: >-\n  Kurs:\n\n  - x,\n  - y\n", ["5:3 - y"]),
        ("opis: >-\n  Kurs:\n\n  - x,\n\n  - y,\n  - z\n", ["7:3 - z"]),
        ("opis: >-\n  Kurs\n  -x,\n  -y\n", ["3:3 -x, +1"]),
        # Lines that stay lines, and lists of YAML.
        ("p:\n  - Po\n  - U\nq:\n- a\n- b\n", []),
        ("p:\n  - \"a\"\n  - 'b'\n'q':\n  - 'it''s'\n\"r s\" :\n  - a\n", []),
        ("opis: |\n  Kurs:\n  1) x\n  2) y\n  - z\n", []),
        ("opis: >\n  Kurs:\n    - x\n    - y\n", []),
        ("opis: >\n  Kurs\n\n  a) x\n\n  b) y\n", []),
        ("x:\n - id: a\n   nazwa: b\n   w:\n    - x\n    - - y\n", []),
        # One dash or date where a line happens to end.
        ("opis: >\n  szkoleniowo\n  - doradcze\n", []),
        ("opis: >\n  szkoleniowo\n  -doradcze\n", []),
        ("p:\n  - od 5\n    -7 stopni\n", []),
        ("p:\n\n  - Po\n\n  - U\n\nq:\n\n- a\n- b\n", []),
        ("opis: >\n  Kurs\n  – x, y\n  dalej\n", []),
        ("opis: >\n  Trwa w dniu\n  12. marca\n", []),
        ("opis: >-\n  zob. art.\n  a) ustawy\n", []),
        ("opis: grupy od 10\n  - 12 osób\n", []),
        ("opis: >\n  Wsparcie w\n  1) gminach\n  2) PES\n", ["3:3 1) gminach +1"]),
        ("opis: >\n  oraz §\n  1. i § 2. Planu z 2023\n  – 2024\n", []),
        ("opis: społeczno\n  -zawodowa\n", []),
        ("opis: CIS\n  -ów i KIS-ów\n", []),
        ("opis: >\n  umowa z dnia\n  1. kwietnia i aneks z\n  2. maja\n", []),
        ("opis: Plan 2024\n  - 12 osób\n  - 15 osób\n", ["3:3 - 15 osób"]),
        ("p:\n  - Po 5\n    - 12 osób\n", ["3:5 - 12 osób"]),
    ],
)
def test_joined_lines(text: str, found: list[str]) -> None:
    assert _found(text) == found
