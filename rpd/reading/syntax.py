"""What a YAML parser complains about, said in Polish with a remedy.

The parser names the place where it could not go on; the mistake is often elsewhere (an unclosed
bracket, a missing space after a colon a line above). `mistakes` and `misplaced` look at the lines
around and find what a person has to change; where they see nothing, the table below translates.
"""

from __future__ import annotations

import re

from ruamel.yaml.error import YAMLError

from rpd.diagnostics import Finding, Span
from rpd.reading import brackets, misplaced, mistakes, quotes
from rpd.reading.complaint import Complaint, Mistake, complaint_of
from rpd.reading.trials import tried

# The order counts: what is certain comes before what is only likely.
_LOOKS = (
    quotes.unclosed_quote,
    quotes.swallowing_quote,
    mistakes.tab,
    mistakes.escape,
    brackets.bracket,
    mistakes.address,
    mistakes.odd_start,
    mistakes.after_block_sign,
    quotes.after_closing,
    brackets.list_in_line,
    misplaced.stray_colon,
    misplaced.missing_colon,
    misplaced.indentation,
)

# What the parser says → what a person should know and do. The first match counts.
_COMPLAINTS = (
    (
        r"mapping values are not allowed",
        "Dwukropek w niedozwolonym miejscu albo złe wcięcie wiersza.",
        "Weź tekst z dwukropkiem w cudzysłów albo wyrównaj wcięcie do sąsiednich pól.",
    ),
    (
        r"unexpected end of stream|unexpected document indicator",
        "Cudzysłów został otwarty i nie został zamknięty.",
        "Dopisz zamykający cudzysłów na końcu tekstu.",
    ),
    (
        r"expected ',' or '\]'",
        "Lista w nawiasie kwadratowym nie została zamknięta.",
        "Dopisz „]” albo przecinek między elementami listy.",
    ),
    (
        r"expected ',' or '\}'",
        "Mapa w nawiasie klamrowym nie została zamknięta.",
        "Dopisz „}” albo przecinek między polami.",
    ),
    (
        r"unexpected ':'",
        "Na liście w nawiasach stoi tekst z dwukropkiem.",
        "Weź ten tekst w cudzysłów.",
    ),
    (
        r"expected '-' indicator",
        "W środku listy stoi wiersz, który nie zaczyna się od „- ”.",
        "Dopisz „- ” albo popraw wcięcie wiersza.",
    ),
    (
        r"did not find expected key|expected <block end>",
        "Wcięcie tego wiersza nie pasuje do wierszy nad nim.",
        "Wyrównaj wiersz do sąsiednich pól tej samej mapy.",
    ),
    (
        r"could not find expected ':'",
        "Po nazwie pola brakuje dwukropka.",
        "Dopisz „: ” po nazwie pola albo wetnij wiersz, jeśli to dalszy ciąg tekstu.",
    ),
)
_FALLBACK = (
    "Tekst nie jest poprawnym zapisem YAML.",
    "Sprawdź wcięcia, dwukropki i cudzysłowy w tym i poprzednim wierszu.",
)


def syntax_finding(text: str, error: YAMLError) -> Finding:
    """The parser's error as a finding at the line that a person has to change."""
    complaint = complaint_of(text, error)
    mistake = _recognised(text, complaint) or _translated(complaint)
    line, column = mistake.line + 1, mistake.column + 1
    span = Span(line, column, line, column + mistake.length)
    slug = "niedozwolony-znak" if "Unicode character" in complaint.problem else "skladnia-yaml"
    return Finding((), mistake.message, mistake.hint, span=span, slug=slug)


def _recognised(text: str, complaint: Complaint) -> Mistake | None:
    if not complaint.readable:
        return None
    if (mistake := tried(text, complaint)) is not None:
        return mistake
    return next((found for look in _LOOKS if (found := look(complaint)) is not None), None)


def _translated(complaint: Complaint) -> Mistake:
    message, hint = next(
        ((said, do) for pattern, said, do in _COMPLAINTS if re.search(pattern, complaint.problem)),
        _FALLBACK,
    )
    stop = (complaint.line, complaint.column)
    if "quoted scalar" in complaint.doing and complaint.begun is not None:
        stop = complaint.begun
    return Mistake(message, hint, *stop)
