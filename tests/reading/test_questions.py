"""Comments that ask for a decision: told from texts, other comments and words alike."""

from __future__ import annotations

import pytest

from rpd.reading import events
from rpd.reading.questions import questions

ASKED = [
    # What rpd writes.
    ("# SPRAWDŹ: tytuł\na: 1\n", [(1, "tytuł")]),
    ("a:\n  # SPRAWDŹ: w tekście stoi 2024\n  - b\n", [(2, "w tekście stoi 2024")]),
    (
        "# SPRAWDŹ: tabela 3,\n#   wiersz 4\n#   i 5\n# dalej\na: 1\n",
        [(1, "tabela 3, wiersz 4 i 5")],
    ),
    ("# SPRAWDŹ: x\n# SPRAWDŹ: y\na: 1\n", [(1, "x"), (2, "y")]),
    ("# SPRAWDŹ – termin\n# SPRAWDŹ!\n# SPRAWDŹ: -5\na: 1\n", [(1, "termin"), (2, ""), (3, "-5")]),
    # As some keyboards and file systems write it.
    ("# SPRAWDZ\u0301: x\na: 1\n", [(1, "x")]),
    ("# SPRAWDZ\u0301CIE\na: 1\n", []),
    ("a: 1\n# SPRAWDŹ: na końcu", [(2, "na końcu")]),
    # What people write.
    ("a: 1 # SPRAWDŹ: kwota\n", [(1, "kwota")]),
    ("a: 1 #SPRAWDŹ\n", [(1, "")]),
    ("## SPRAWDŹ z ROPS\na: 1\n", [(1, "z ROPS")]),
    ("a: 'x' # SPRAWDŹ\n", [(1, "")]),
    ('a: "x # SPRAWDŹ: y" # SPRAWDŹ: z\n', [(1, "z")]),
    ("a: [x, # SPRAWDŹ: y\n  z]\n", [(1, "y")]),
    ("a: {b: 1} # SPRAWDŹ: c\n", [(1, "c")]),
    ("a: | # SPRAWDŹ: nagłówek\n  tekst\n", [(1, "nagłówek")]),
    ("a: |-\n    tekst\n\n  # SPRAWDŹ: poza tekstem\nb: 1\n", [(4, "poza tekstem")]),
    ("a: tekst\n# SPRAWDŹ: po nim\nb: 1\n", [(2, "po nim")]),
    ("- a\n- # SPRAWDŹ: puste\n- b\n", [(2, "puste")]),
    ("# SPRAWDŹ: x\r\n#   y\r\na: 1\r\n", [(1, "x y")]),
    # Texts.
    ("a: |-\n  # SPRAWDŹ: tekst\n", []),
    ("a: |-\n  wiersz\n  # SPRAWDŹ: tekst\nb: 1\n", []),
    ("a: >\n  wiersz # SPRAWDŹ: tekst\n", []),
    ("a: '# SPRAWDŹ: tekst'\n", []),
    ('a: "wiersz\n  # SPRAWDŹ: tekst"\n', []),
    ("a: x# SPRAWDŹ tekst\n", []),
    ("a: SPRAWDŹ termin\n", []),
    ("SPRAWDŹ: 1\n", []),
    # Other comments and other words.
    ("# zob. # SPRAWDŹ: niżej\na: 1\n", []),
    ("# Komentarze „# SPRAWDŹ” usuń\na: 1\n", []),
    ("# Sprawdź pisownię\na: 1\n", []),
    ("# SPRAWDŹCIE\na: 1\n", []),
    ("# plan na 2024 r.: 45\na: 1\n", []),
]


@pytest.mark.parametrize(("text", "asked"), ASKED)
def test_what_asks(text: str, asked: list[tuple[int, str]]) -> None:
    composed = events.compose(text)
    assert composed.events is not None
    assert list(questions(text, composed.events)) == asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("a: [\n# SPRAWDŹ: x\n  # SPRAWDŹ: y\n", [(2, "x"), (3, "y")]),
        ("a: [ # SPRAWDŹ: x\nb: „# SPRAWDŹ”\n", []),
    ],
)
def test_in_what_is_no_yaml_it_begins_a_line(text: str, asked: list[tuple[int, str]]) -> None:
    assert list(questions(text, None)) == asked
