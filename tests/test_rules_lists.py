"""Lines that look like points: which of them the rules about lists name."""

from __future__ import annotations

import pytest

from rpd.rules import zgubiony_poziom, zlaczone_wiersze


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("K:\nA) x\nB) y", ["A) x", "B) y"]),
        ("K:\n-x\n–y\n•z", ["-x", "–y", "•z"]),
        ("K:\n- x\n-y", ["-y"]),
        ("a:\n(1) b", ["(1) b"]),
        ("K:\nA) x oraz\nB) y", ["A) x oraz", "B) y"]),
        ("K:\n1.1 x oraz\n1.2 y", ["1.1 x oraz", "1.2 y"]),
        ("Wsparcie w\n1/ x\n2/ y", ["1/ x", "2/ y"]),
        ("9.00 x\n10.00 y\n11.00 z", ["10.00 y", "11.00 z"]),
        ("K:\nI. a\nII. b", ["I. a", "II. b"]),
        ("K:\n1.1. a\n1.2. b", ["1.1. a", "1.2. b"]),
        ("K:\na. x\nb. y", ["a. x", "b. y"]),
        ("x\n3) y\n4) z", ["3) y", "4) z"]),
        ("K:\n1)x\n2)y", ["1)x", "2)y"]),
        ("K:\n1.Szk\n2.Dor", ["1.Szk", "2.Dor"]),
        ("K:\n1/ a\n2/ b", ["1/ a", "2/ b"]),
        ("K\n✓ x", ["✓ x"]),
        ("K:\n‒ x\n‒ y", ["‒ x", "‒ y"]),
        ("K:\n-- x\n=> y\n-> z", ["-- x", "=> y", "-> z"]),
        ("K:\n① x\n②y", ["① x", "②y"]),
        ("K:\no\tx", ["o\tx"]),
        ("K:\n[1] x\n[2] y", ["[1] x", "[2] y"]),
        ("K:\nAd 1) x\nAd 2) y", ["Ad 1) x", "Ad 2) y"]),
        ("K:\n§ 1. x\n§ 2. y", ["§ 1. x", "§ 2. y"]),
        ("K:\nlit. a) x\nlit. b) y", ["lit. a) x", "lit. b) y"]),
        # Lists, and lines that happen to end there.
        ("K:\n1) x\n2) y\n– z\n• u\n* v\na) w", []),
        ("dnia 3\n12. marca", []),
        ("2024\nr. oraz", []),
        ("dla\nI. Kowalski", []),
        ("z\n-5%", []),
        ("K\no x\no y", []),
        ("zgodnie z\n§ 1. uchwały", []),
        ("art. 2\nlit. a ustawy", []),
        ("A) x\n\nB) y", []),
        # Sentences broken behind a word or before a mark that nobody would break them at.
        ("na podstawie\n§ 1. Regulaminu oraz\n§ 2. Statutu", []),
        ("art. 15 ust. 1\npkt 2 i art. 16 ust. 3\npkt 4 ustawy", []),
        ("Warunek z pkt 3\nlit. a) albo z pkt 4\nlit. b) ustawy", []),
        ("o której\n§ 3 ust. 2 stanowi, a\n§ 4 mówi", []),
        ("od godz.\n10.00 do\n12.30", []),
        ("działań\n1.1.1 oraz\n1.1.2 Strategii", []),
        ("J. Kowalski z\nA. Nowak i\nB. Zieliński", []),
        ("obrady prowadzi\nJ. Kowalski i pani\nA. Nowak", []),
        ("w 2024\nr. i 2025\nr. w regionie", []),
        ("uchwała nr\n12/2024 i uchwała\n13/2024", []),
        ("od\n1.stycznia do dnia\n31.grudnia", []),
        ("CIS\n-ów oraz ZAZ\n–y", []),
        ("w latach 2023\n-- 2024 oraz 10\n‒ 12 osób", []),
        ("w terminie trzydziestu\n(30) dni", []),
        ("plan (załącznik\nA) i mapa", []),
        ("w pkt 2) i planie (część\nA) i część B)", []),
        ("część A) i część\nB) planu", []),
        ("w godz. 9.00 -\n10.30 i od\n11.15", []),
        ("aktywizacja społeczno\n-zawodowa", []),
    ],
)
def test_lines_of_prose_that_are_joined(text: str, points: list[str]) -> None:
    said = [finding.message for finding in zlaczone_wiersze._joined(text, ())]
    fate = "zostanie połączony z poprzednim"
    assert said == [zlaczone_wiersze._finding((), points, fate, "").message for _ in points[:1]]


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("K:\n- x\n- y", ["- x", "- y"]),
        ("K:\n1. x\n2. y", ["1. x", "2. y"]),
        ("K:\nA) x", ["A) x"]),
        ("Wsparcie w\n1) x\n2) y", ["1) x", "2) y"]),
        ("K:\n- x", ["- x"]),
        ("Praca z\n• x\n• y", ["• x", "• y"]),
        ("Promocja inicjatywy\n– pokazanie korzyści", []),
        ("wskaźniki mają litery\nc) i d)", []),
        ("dnia\n12. marca", []),
        ("K\ndalej", []),
    ],
)
def test_lines_of_a_name_that_are_joined(text: str, points: list[str]) -> None:
    said = [finding.message for finding in zlaczone_wiersze._in_one_line(text, ())]
    assert [message.partition("” ")[0] for message in said] == [f"Wiersz „{p}" for p in points[:1]]


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("K:\n- x\n  - y", "y"),
        ("K:\n• x\n    – y", "y"),
        ("K:\n1) x\n2) y\n  3) z", "z"),
        ("K:\na) x\n  b) y", "y"),
        ("K:\n1) x\n  a) y\n    - z\n2) u\n  a) v", None),
        ("K:\n- x\n  dalej\n- y", None),
        ("  - x\n- y\n\nL:\n    - z", None),
    ],
)
def test_level_that_is_lost(text: str, lost: str | None) -> None:
    line = zgubiony_poziom._lost(text)
    assert (line.text if line else None) == lost
