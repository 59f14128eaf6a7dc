"""What a sign “#” cuts off: found where it is text, left alone where it is a comment."""

from __future__ import annotations

from decimal import Decimal

import pytest

from rpd.reading import events
from rpd.reading.cut_texts import cut_texts

_SLUGS = {"urwany-tekst": "?", "komentarz-bez-odstepu": "!"}


def _found(text: str) -> list[str]:
    """„!2:8 #rest” of each finding; the span covers what is cut off."""
    composed = events.compose(text)
    assert composed.findings == []
    found = cut_texts(text, composed.events)
    assert found == cut_texts(text, None)
    lines = text.split("\n")
    said = []
    for finding in found:
        span = finding.span
        assert span is not None
        rest = lines[span.line - 1][span.column - 1 : span.end_column - 1]
        said.append(f"{_SLUGS[finding.slug]}{span.line}:{span.column} {rest}")
    return said


CUT = [
    # Valid, but almost surely text.
    ("a: Kampania #Razem i dyżury\n", ["?1:13 #Razem i dyżury"]),
    ("- a #2\n", ["?1:5 #2"]),
    ("a: 'x' #2 i y\n", ["?1:8 #2 i y"]),
    ('a: "x" #„y”\n', ["?1:8 #„y”"]),
    ("a: x\t#y\n", ["?1:6 #y"]),
    ("a: http://x.pl #Razem\n", ["?1:16 #Razem"]),
    ("a: Poradnik nr #\nb: 1\n", ["?1:16 #"]),
    ("a: 5000 #tys\n", ["?1:9 #tys"]),
    ("a: true #x\n", ["?1:9 #x"]),
    ("a: #x\n", ["?1:4 #x"]),
    ("- #2\n- b\n", ["?1:3 #2"]),
    ("a: | #Razem dalej\n  tekst\n", ["?1:6 #Razem dalej"]),
    ("a: |\n    t\n  #Razem\nb: 1\n", ["?3:3 #Razem"]),
    ("a: K\n  #Razem\nb: 1\n", ["?2:3 #Razem"]),
    ("c:\n  - Po\n    #ulotka\n  - b\n", ["?3:5 #ulotka"]),
    ("a: [x, #y\n z]\n", ["?1:8 #y"]),
    ("a: [x] #y, z\n", ["?1:8 #y, z"]),
    ("a: [A\n  #B, C\n  , D]\n", ["?2:3 #B, C"]),
    ("a: b #1\r\nc: d #2\r\n", ["?1:6 #1", "?2:6 #2"]),
    ("a: x #y # z\n", ["?1:6 #y"]),
    ("a: F# #y\n", ["?1:7 #y"]),
    ("a: [http://x.pl, b?] #y\n", ["?1:22 #y"]),
    # Not even YAML.
    ('- "Poradnik"#2 oraz ulotka\n', ["!1:13 #2 oraz ulotka"]),
    ("a: 'Poradnik'#Razem\n", ["!1:14 #Razem"]),
    ("a: 'it''s'# y\n", ["!1:11 # y"]),
    ("a: [ROPS]#, WUP, GOPS]\n", ["!1:10 #, WUP, GOPS]"]),
    ("a: {x: y}#z, w: 1}\n", ["!1:10 #z, w: 1}"]),
    ("a: [ROPS,#WUP\n GOPS]\n", ["!1:10 #WUP"]),
    ("a: [#WUP\n GOPS]\n", ["!1:5 #WUP"]),
    ("a: |#x\n  tekst #y\n", ["!1:5 #x"]),
    ("a: >-#x\n  tekst\n", ["!1:6 #x"]),
    ("a: [x]#\n", ["!1:7 #"]),
    ("{a: 'x'#, b: 1\n}\n", ["!1:8 #, b: 1"]),
]
KEPT = [
    "a: Kampania # nazwa robocza\n",
    "a: 5000 # tys. #1\n",
    "#komentarz\na: 1 ## x\nb: c #! x\nd: e #---\n",
    "# a: 'x'#y\nb: 1\n#\n  #\nc: d\n",
    "a: #lista\n  - b\nc: #mapa\n  d: 1\n",
    "a: Kurs F# i C#\nb: http://x.pl/#kotwica\nc: x\u00a0#y\n",
    "a: 'b #c'\nd: \"e #f\"\ng: |\n  h #i\n  #j\nk: >-\n  #l\n",
    "a: |\n  t\n#Razem\nb: x\n#Razem\n",
    "c:\n  - nazwa: K\n    #produkty: [x]\n    b: 1\n    #- y\n",
    "c:\n  - Po\n  #ulotka\n  - b\n    #- ulotka\n",
    "a: b # „x”#y\n",
    "a: 'b\n  #c\n  d'#e\n".replace("'#e", "' # e"),
]


@pytest.mark.parametrize(("text", "found"), CUT)
def test_cut_text(text: str, found: list[str]) -> None:
    assert _found(text) == found


@pytest.mark.parametrize("text", KEPT)
def test_comment_and_text(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(("text", "value"), [
    ("a: Kampania #Razem i dyżury\n", "Kampania #Razem i dyżury"),
    ('a: "Poradnik"#2 oraz ulotka\n', "Poradnik#2 oraz ulotka"),
    ("a: 'it''s' #y\n", "it's #y"),
    ("a: x #y 'z'\n", "x #y 'z'"),
    ("a: [ROPS]#, WUP, GOPS]\n", ["ROPS", "WUP", "GOPS"]),
    ("a: F# #y\n", "F# #y"),
    ("a: 5.50 #y\n", Decimal("5.50")),
])  # fmt: skip
def test_remedy_followed_literally(text: str, value: object) -> None:
    """The value as the hint writes it, and what is left of the text when it is a comment."""
    (finding,) = cut_texts(text, None)
    for opening in ("w apostrofy: ", "ciąg, wpisz: "):
        if opening in finding.hint:
            written = finding.hint.partition(opening)[2].partition(". Jeśli")[0]
            mended = f"a: {written}\n"
            break
    else:
        mended = text.replace("#", "# ")
    composed = events.compose(mended)
    assert composed.findings == cut_texts(mended, composed.events) == []
    assert composed.data == {"a": value}
