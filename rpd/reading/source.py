"""Bytes of a file → its text, or the findings that forbid reading on."""

from __future__ import annotations

import re
import unicodedata
from itertools import islice

from rpd.diagnostics import Finding, Span
from rpd.frozen import dataclass
from rpd.outside.files import MAX_BYTES

_BOM = b"\xef\xbb\xbf"
_SAMPLE = 64 * 1024
_MAX_FINDINGS = 20

# Characters that a person cannot see but a machine obeys. U+0085, U+2028 and U+2029 count as line
# ends for some YAML parsers and not for others, so lines could not be told apart reliably.
# Surrogates cannot stand in UTF-8; they come from escapes, which `events` asks about.
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
# Those that break a line where they come from.
_PARTING = "\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029"
_NAMES = {
    0x00: "znak zerowy",
    0x0B: "podział wiersza z edytora tekstu",
    0x0C: "znak nowej strony",
    0x1B: "znak ESC",
    0x7F: "znak DEL",
    0xAD: "miękki łącznik",
    0x200B: "odstęp zerowej szerokości",
    0x2028: "separator wierszy",
    0x2029: "separator akapitów",
    0x202E: "znak zmiany kierunku pisma",
    0x2060: "łącznik wyrazów",
    0xFEFF: "znacznik BOM",
}
_CONFLICT = re.compile(r"^(<{7}|={7}|>{7}|\|{7})(?: .*)?\r?$", re.MULTILINE)
_POLISH = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ"
# A longer run of combining marks makes normalisation quadratic; Unicode's own limit (UAX 15) is 30.
_MAX_MARKS = 30
_PERHAPS_MARKS = re.compile(f"[^\x00-\u02ff]{{{_MAX_MARKS + 1},}}")


@dataclass(frozen=True, slots=True)
class FileText:
    """Text of a file with what writing it back would need to know."""

    text: str
    bom: bool = False


def decode(data: bytes) -> tuple[FileText | None, list[Finding]]:
    """Strict UTF-8 (a byte order mark is remembered); everything else is told what it seems to be.

    Returns the text and no findings, or findings; the text is None where there is nothing to parse.
    """
    if len(data) > MAX_BYTES:
        message = f"Plik jest większy niż {MAX_BYTES // 1024**2} MiB."
        return None, [_finding("zbyt-duzy-plik", message, "Podziel plan na mniejsze pliki.")]
    if b"\0" in data[:_SAMPLE] and (finding := _not_a_text(data)):
        return None, [finding]
    bom = data.startswith(_BOM)
    try:
        text = data[3 if bom else 0 :].decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [_not_a_text(data) or _bad_encoding(data, error.start)]
    if not (text.isascii() or unicodedata.is_normalized("NFC", text)):
        if finding := _heap_of_marks(text):
            return FileText(text, bom), [finding]
        text = unicodedata.normalize("NFC", text)
    found = _lone_returns(text)
    if HIDDEN.search(_without_plain(data)):
        found += _hidden_characters(text)
    return FileText(text, bom), found + _conflicts(text)


_PLAIN = bytes([*range(0x20, 0x7F), *b"\t\n\r"])


def _without_plain(data: bytes) -> str:
    """The text without the signs of ASCII that one can see: a twentieth of it to search.

    Characters of several bytes stay whole, because no byte of theirs is one of ASCII.
    """
    return data[3 if data.startswith(_BOM) else 0 :].translate(None, _PLAIN).decode("utf-8")


_START = Span(1, 1, 1, 1)


def _finding(slug: str, message: str, hint: str, span: Span = _START) -> Finding:
    return Finding(path=(), message=message, hint=hint, span=span, slug=slug)


def span_at(text: str, offset: int, length: int = 1) -> Span:
    """The place of a character in a text, for findings that have no path."""
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    return Span(line, column, line, column + length)


def _not_a_text(data: bytes) -> Finding | None:
    """UTF-16 and UTF-32 by their marks or their zero bytes; documents of Word and their like."""
    hint = "Otwórz plik w edytorze i zapisz go w kodowaniu UTF-8."
    sample = data[:200]
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        seems = "UTF-32"
    elif data.startswith((b"\xff\xfe", b"\xfe\xff")):
        seems = "UTF-16"
    elif data.startswith((b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0", b"\x1f\x8b")):
        seems, hint = "", "Podaj plik .yaml, czyli zwykły tekst, a nie dokument, arkusz ani PDF."
        return _finding("zle-kodowanie", "Plik nie jest tekstem.", hint)
    elif sample.count(0) * 4 > len(sample) and sample.strip(b"\0"):
        seems = "UTF-16"
    else:
        return None
    message = f"Plik nie jest zapisany w kodowaniu UTF-8. Wygląda na kodowanie {seems}."
    return _finding("zle-kodowanie", message, hint)


def _bad_encoding(data: bytes, offset: int) -> Finding:
    before = data[3 if data.startswith(_BOM) else 0 :][:offset].decode("utf-8", "replace")
    guess = _guess_encoding(data)
    seems = f" Wygląda na kodowanie {guess}." if guess else ""
    return _finding(
        "zle-kodowanie",
        f"Plik nie jest zapisany w kodowaniu UTF-8.{seems}",
        "Otwórz plik w edytorze i zapisz go w kodowaniu UTF-8.",
        span_at(before, len(before)),
    )


def _guess_encoding(data: bytes) -> str:
    """The name of the likely encoding by the Polish letters it would make; "" for mere garbage."""
    odd = bytes(byte for byte in data[:_SAMPLE] if byte >= 0x80)
    score = {
        name: sum(odd.decode(name, "replace").count(letter) for letter in _POLISH)
        for name in ("cp1250", "iso8859_2", "cp852")
    }
    best = max(score, key=lambda name: score[name])
    labels = {"cp1250": "Windows-1250", "iso8859_2": "ISO-8859-2", "cp852": "CP852 (DOS)"}
    return labels[best] if score[best] * 2 > len(odd) else ""


def _heap_of_marks(text: str) -> Finding | None:
    for candidate in _PERHAPS_MARKS.finditer(text):
        run = 0
        for offset, character in enumerate(candidate.group(), candidate.start()):
            run = run + 1 if unicodedata.combining(character) else 0
            if run > _MAX_MARKS:
                return _finding(
                    "niedozwolony-znak",
                    f"Na jednej literze stoi ponad {_MAX_MARKS} znaków łączących.",
                    "Usuń te znaki; w pliku zostaw zwykłe litery.",
                    span_at(text, offset - _MAX_MARKS),
                )
    return None


def _lone_returns(text: str) -> list[Finding]:
    """A file of an old Mac counts lines otherwise than everyone else; said once."""
    if text.count("\r") == text.count("\r\n"):
        return []
    match = re.search(r"\r(?!\n)", text)
    assert match is not None
    return [
        _finding(
            "niedozwolony-znak",
            "Wiersz kończy się samym znakiem CR (U+000D).",
            "Zapisz plik w edytorze z końcami wierszy LF albo CRLF.",
            span_at(text, match.start()),
        )
    ]


def _hidden_characters(text: str) -> list[Finding]:
    return [
        _finding(
            "niedozwolony-znak",
            f"W tekście stoi niewidoczny znak {named(match.group())}.",
            _instead_of(text, match),
            span_at(text, match.start()),
        )
        for match in islice(HIDDEN.finditer(text), _MAX_FINDINGS)
    ]


def _instead_of(text: str, match: re.Match[str]) -> str:
    """What to do with a hidden character: one that parts two words leaves a space behind."""
    around = text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1]
    parts = match.group() in _PARTING and len(around) == 2 and not re.search(r"\s", around)
    do = "Zastąp ten znak spacją" if parts else "Usuń ten znak"
    return f"{do} (zwykle trafia do pliku przy kopiowaniu z innego programu)."


def named(character: str) -> str:
    """How a message names a character that cannot be seen: ``U+00AD (miękki łącznik)``."""
    name = _NAMES.get(ord(character), "")
    return f"U+{ord(character):04X}" + (f" ({name})" if name else "")


def _conflicts(text: str) -> list[Finding]:
    if "\n<<<<<<< " not in text and not text.startswith("<<<<<<< "):
        return []
    return [
        _finding(
            "konflikt-scalania",
            f"W pliku został znacznik konfliktu scalania „{match.group(1)}”.",
            "Wybierz jedną z dwóch wersji tekstu i usuń wiersze ze znacznikami konfliktu.",
            span_at(text, match.start(), len(match.group().rstrip("\r"))),
        )
        for match in islice(_CONFLICT.finditer(text), _MAX_FINDINGS)
    ]


def shortened(text: str) -> str:
    """A text short enough for a hint."""
    return text if len(text) <= 40 else text[:39].rstrip() + "…"
