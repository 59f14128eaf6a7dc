"""Bytes that are, or are not, the text of a plan."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpd.outside.files import MAX_BYTES
from rpd.reading.source import HIDDEN, decode, named

_REMOVE = "Usuń ten znak (zwykle trafia do pliku przy kopiowaniu z innego programu)."
_CHOOSE = "Wybierz jedną z dwóch wersji tekstu i usuń wiersze ze znacznikami konfliktu."
_POLISH = "tytul: Zażółć gęślą jaźń\n"


def _said(data: bytes) -> list[tuple[str, str, str, str]]:
    """Slug, place, message and hint of each finding."""
    return [
        (finding.slug, f"{finding.span.line}:{finding.span.column}", finding.message, finding.hint)
        for finding in decode(data)[1]
        if finding.span
    ]


@pytest.mark.parametrize(
    ("data", "text", "bom"),
    [
        (b"", "", False),
        (b"rok: 2024\n", "rok: 2024\n", False),
        (b"\xef\xbb\xbfrok: 2024\n", "rok: 2024\n", True),
        (b"rok: 2024\r\n", "rok: 2024\r\n", False),
        (b"a:\tb", "a:\tb", False),
        (_POLISH.encode(), _POLISH, False),
        # Letters typed as a letter and a mark become one character.
        ("ła\u0328c\u0301z\u0307".encode(), "łąćż", False),
        ("„–” 🙂 \u00a0 e\u0323".encode(), "„–” 🙂 \u00a0 \u1eb9", False),
        # A family drawn of three people needs its joiners.
        ("👩\u200d👩\u200d👦".encode(), "👩\u200d👩\u200d👦", False),
    ],
)
def test_text(data: bytes, text: str, bom: bool) -> None:
    decoded, findings = decode(data)
    assert decoded is not None
    assert (decoded.text, decoded.bom, findings) == (text, bom, [])


@pytest.mark.parametrize(
    ("data", "place", "guess"),
    [
        (_POLISH.encode("cp1250"), "1:10", "Windows-1250"),
        ("a: 1\ntytul: śąź\n".encode("iso8859_2"), "2:8", "ISO-8859-2"),
        (_POLISH.encode("cp852"), "1:10", "CP852 (DOS)"),
        (b"\xef\xbb\xbfa: \xb9\xea\n", "1:4", "Windows-1250"),
        (_POLISH.encode("utf-16"), "1:1", "UTF-16"),
        (_POLISH.encode("utf-16-le"), "1:1", "UTF-16"),
        (_POLISH.encode("utf-16-be"), "1:1", "UTF-16"),
        ("rok: 2024".encode("utf-16-le"), "1:1", "UTF-16"),
        (_POLISH.encode("utf-32"), "1:1", "UTF-32"),
        (b"a: \xed\xa0\x80", "1:4", ""),  # a surrogate
        (b"a: \xc0\xaf", "1:4", ""),  # a slash, written too long
        (b"a: \xf4\x90\x80\x80", "1:4", ""),  # beyond Unicode
        (b"a: b\xc5", "1:5", ""),  # half of a letter
    ],
)
def test_encoding(data: bytes, place: str, guess: str) -> None:
    message = "Plik nie jest zapisany w kodowaniu UTF-8."
    message += f" Wygląda na kodowanie {guess}." if guess else ""
    hint = "Otwórz plik w edytorze i zapisz go w kodowaniu UTF-8."
    assert decode(data)[0] is None
    assert _said(data) == [("zle-kodowanie", place, message, hint)]


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04\x14\0\6\0docx",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0",
        b"\x1f\x8b\x08\0",
    ],
)
def test_document_of_another_program(data: bytes) -> None:
    hint = "Podaj plik .yaml, czyli zwykły tekst, a nie dokument, arkusz ani PDF."
    assert decode(data)[0] is None
    assert _said(data) == [("zle-kodowanie", "1:1", "Plik nie jest tekstem.", hint)]


@pytest.mark.parametrize(
    ("text", "place", "name"),
    [
        ("a: \0b", "1:4", "U+0000 (znak zerowy)"),
        ("a: b\n\x1b[31mc: d", "2:1", "U+001B (znak ESC)"),
        ("a: \x0bb", "1:4", "U+000B (podział wiersza z edytora tekstu)"),
        ("a: \x0cb", "1:4", "U+000C (znak nowej strony)"),
        ("a: \x7fb", "1:4", "U+007F (znak DEL)"),
        ("a: \x85b", "1:4", "U+0085"),
        ("a: FE\xadRS", "1:6", "U+00AD (miękki łącznik)"),
        ("a: b\u200bc", "1:5", "U+200B (odstęp zerowej szerokości)"),
        ("żółć: \u200eb", "1:7", "U+200E"),
        ("a: \u2028b", "1:4", "U+2028 (separator wierszy)"),
        ("a: \u2029b", "1:4", "U+2029 (separator akapitów)"),
        ("a: \u202eb", "1:4", "U+202E (znak zmiany kierunku pisma)"),
        ("a: \u2066b", "1:4", "U+2066"),
        ("a: b\ufeff", "1:5", "U+FEFF (znacznik BOM)"),
        ("a: \uffffb", "1:4", "U+FFFF"),
        ("a: \U000e0041b", "1:4", "U+E0041"),
    ],
)
def test_hidden_character(text: str, place: str, name: str) -> None:
    message = f"W tekście stoi niewidoczny znak {name}."
    assert _said(text.encode()) == [("niedozwolony-znak", place, message, _REMOVE)]


def test_hidden_characters_are_told_up_to_twenty() -> None:
    said = _said(b"a: 1\n" + b"\x01\n" * 1000)
    assert [place for _, place, _, _ in said] == [f"{line}:1" for line in range(2, 22)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "a: 1\rb: 2\r",
            ("1:5", "Wiersz kończy się samym znakiem CR (U+000D).",
             "Zapisz plik w edytorze z końcami wierszy LF albo CRLF."),
        ),
        (
            "a: x" + "\u0301\u0323" * 20,
            ("1:5", "Na jednej literze stoi ponad 30 znaków łączących.",
             "Usuń te znaki; w pliku zostaw zwykłe litery."),
        ),
    ],
)  # fmt: skip
def test_other_characters(text: str, expected: tuple[str, str, str]) -> None:
    assert _said(text.encode()) == [("niedozwolony-znak", *expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "a: 1\n<<<<<<< HEAD\nb: 2\n||||||| base\nb: 0\n=======\nb: 3\n>>>>>>> other\n",
            [("2:1", "<<<<<<<"), ("4:1", "|||||||"), ("6:1", "======="), ("8:1", ">>>>>>>")],
        ),
        (
            "<<<<<<< HEAD\r\nb: 2\r\n=======\r\nb: 3\r\n>>>>>>> other\r\n",
            [("1:1", "<<<<<<<"), ("3:1", "======="), ("5:1", ">>>>>>>")],
        ),
        ("a: |\n  =======\n  <<<<<<<\n", []),
        ("a: 1\n=======\n", []),
    ],
)
def test_conflict(text: str, expected: list[tuple[str, str]]) -> None:
    message = "W pliku został znacznik konfliktu scalania „{}”."
    assert _said(text.encode()) == [
        ("konflikt-scalania", place, message.format(mark), _CHOOSE) for place, mark in expected
    ]


def test_size() -> None:
    assert decode(b" " * MAX_BYTES)[1] == []
    assert decode(b" " * (MAX_BYTES + 1))[0] is None
    assert _said(b" " * (MAX_BYTES + 1)) == [
        (
            "zbyt-duzy-plik",
            "1:1",
            "Plik jest większy niż 32 MiB.",
            "Podziel plan na mniejsze pliki.",
        )
    ]


def test_named() -> None:
    assert named("\x1b") == "U+001B (znak ESC)"
    assert named("\U000e0041") == "U+E0041"


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    decoded, findings = decode(data)
    assert decoded is not None or findings
    if decoded is not None and not findings:
        data.decode("utf-8")


@given(st.text(max_size=100))
def test_encodings_of_any_text(text: str) -> None:
    """A text saved as UTF-16 with its mark is never taken for something else."""
    assert [slug for slug, _, _, _ in _said(text.encode("utf-16"))] == ["zle-kodowanie"]


_SIGNS = "a \n\t\x08\x1b\x7f\x85\xadąó„–🙂\u200b\u200d\u2028\u202e\ufeff\U000e0041"


@given(st.text(st.sampled_from(_SIGNS)))
def test_hidden_characters_are_found_wherever_they_stand(text: str) -> None:
    """All of the ASCII that one can see is left out of the search; nothing else may be."""
    bom = text.startswith("\ufeff")
    hidden = [named(sign) for sign in text[1 if bom else 0 :] if HIDDEN.match(sign)]
    told = [message for _, _, message, _ in _said(text.encode()) if "niewidoczny" in message]
    assert told == [f"W tekście stoi niewidoczny znak {name}." for name in hidden[:20]]


@pytest.mark.parametrize(
    ("text", "do"),
    [
        ("a: w\x0bprocesie\n", "Zastąp ten znak spacją"),
        ("a: w\x0cprocesie\n", "Zastąp ten znak spacją"),
        ("a: w\u2028procesie\n", "Zastąp ten znak spacją"),
        ("a: w\x85procesie\n", "Zastąp ten znak spacją"),
        ("a: w \x0bprocesie\n", "Usuń ten znak"),
        ("a: w\x0b procesie\n", "Usuń ten znak"),
        ("a: w\x0b\n", "Usuń ten znak"),
        ("\x0ba: w\n", "Usuń ten znak"),
        ("a: pro\u00adcesie\n", "Usuń ten znak"),
        ("a: pro\u200bcesie\n", "Usuń ten znak"),
    ],
)
def test_a_character_that_parts_words_leaves_a_space(text: str, do: str) -> None:
    (found,) = decode(text.encode())[1]
    assert found.hint == f"{do} (zwykle trafia do pliku przy kopiowaniu z innego programu)."
