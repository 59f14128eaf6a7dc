"""Bytes of a file → its text, or the findings that forbid reading on."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import islice

from rpd.diagnostics import Finding, Span

MAX_BYTES = 32 * 1024 * 1024
_BOM = b"\xef\xbb\xbf"

# Characters that a person cannot see but a machine obeys. U+0085, U+2028 and U+2029 count as line
# ends for some YAML parsers and not for others, so lines could not be told apart reliably.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    "\ufeff\ufffe\uffff]"
)
_CONFLICT = re.compile(r"^(<{7}|={7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)
_POLISH = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ"


@dataclass(frozen=True, slots=True)
class Text:
    """Text of a file with what writing it back would need to know."""

    text: str
    bom: bool = False


def decode(data: bytes) -> tuple[Text | None, list[Finding]]:
    """Strict UTF-8 (a byte order mark is remembered); everything else is told what it seems to be.

    Returns the text and no findings, or findings; the text is None where there is nothing to parse.
    """
    if len(data) > MAX_BYTES:
        message = (
            f"Plik ma {len(data) // 1024**2} MiB; rpd czyta pliki do {MAX_BYTES // 1024**2} MiB."
        )
        return None, [
            _finding("zbyt-duzy-plik", message, "Podziel plan na mniejsze pliki.", _START)
        ]
    bom = data.startswith(_BOM)
    try:
        text = data[3 if bom else 0 :].decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [_bad_encoding(data, error.start)]
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return Text(text, bom), _hidden_characters(text) + _conflicts(text)


_START = Span(1, 1, 1, 1)


def _finding(slug: str, message: str, hint: str, span: Span) -> Finding:
    return Finding(path=(), message=message, hint=hint, span=span, slug=slug)


def span_at(text: str, offset: int, length: int = 1) -> Span:
    """The place of a character in a text, for findings that have no path."""
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    return Span(line, column, line, column + length)


def _bad_encoding(data: bytes, offset: int) -> Finding:
    before = data[:offset].decode("utf-8", "replace")
    span = span_at(before, len(before))
    guess = _guess_encoding(data)
    seems = f" Wygląda na kodowanie {guess}." if guess else ""
    return _finding(
        "zle-kodowanie",
        f"Plik nie jest zapisany w kodowaniu UTF-8.{seems}",
        "Otwórz plik w edytorze i zapisz go w kodowaniu UTF-8.",
        span,
    )


def _guess_encoding(data: bytes) -> str:
    """The name of the likely encoding, by byte order marks, zero bytes and Polish letters."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data[:200].count(0) > len(data[:200]) // 4:
        return "UTF-16"
    sample = data[: 64 * 1024]
    score = {
        name: sum(sample.decode(name, "replace").count(letter) for letter in _POLISH)
        for name in ("cp1250", "iso8859_2", "cp852")
    }
    best = max(score, key=lambda name: score[name])
    labels = {"cp1250": "Windows-1250", "iso8859_2": "ISO-8859-2", "cp852": "CP852 (DOS)"}
    return labels[best] if score[best] else ""


def _hidden_characters(text: str) -> list[Finding]:
    return [
        _finding(
            "niedozwolony-znak",
            f"W tekście stoi niewidoczny znak sterujący U+{ord(match.group()):04X}.",
            "Usuń ten znak (zwykle trafia do pliku przy kopiowaniu z innego programu).",
            span_at(text, match.start()),
        )
        for match in islice(_FORBIDDEN.finditer(text), 20)
    ]


def _conflicts(text: str) -> list[Finding]:
    if "\n<<<<<<< " not in text and not text.startswith("<<<<<<< "):
        return []
    return [
        _finding(
            "konflikt-scalania",
            f"W pliku został znacznik konfliktu scalania „{match.group(1)}”.",
            "Wybierz jedną z dwóch wersji tekstu i usuń wiersze ze znacznikami konfliktu.",
            span_at(text, match.start(), len(match.group())),
        )
        for match in islice(_CONFLICT.finditer(text), 20)
    ]
