"""What a YAML parser complains about, said in Polish with a remedy."""

from __future__ import annotations

import re

from ruamel.yaml.error import MarkedYAMLError, YAMLError

from rpd.diagnostics import Finding, Span

# What the parser says → what a person should know and do. The first match counts.
_COMPLAINTS = (
    (
        r"mapping values are not allowed",
        "Dwukropek w niedozwolonym miejscu albo złe wcięcie wiersza.",
        "Weź tekst z dwukropkiem w cudzysłów albo wyrównaj wcięcie do sąsiednich pól.",
    ),
    (
        r"unexpected end of stream",
        "Cudzysłów został otwarty i nie został zamknięty.",
        "Dopisz zamykający znak ' albo \" na końcu tekstu.",
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
        "Dopisz „: ” po nazwie pola albo wcięcie, jeśli to dalszy ciąg tekstu.",
    ),
    (
        r"cannot start any token",
        "Wartość nie może zaczynać się od tego znaku.",
        "Weź tekst w cudzysłów; wcięcia rób spacjami, nie tabulatorem.",
    ),
    (
        r"unknown escape character",
        "Nieznany zapis po znaku „\\”.",
        "Użyj pojedynczego cudzysłowu '…', w którym znak „\\” nic nie znaczy.",
    ),
    (
        r"undefined alias|found undefined",
        "Odwołanie do nieistniejącej kotwicy.",
        "Weź tekst zaczynający się od „*” w cudzysłów.",
    ),
)
_FALLBACK = (
    "Tekst nie jest poprawnym zapisem YAML.",
    "Sprawdź wcięcia, dwukropki i cudzysłowy w tym i poprzednim wierszu.",
)


def syntax_finding(text: str, error: YAMLError) -> Finding:
    """The parser's error as a finding with its place."""
    complaint = str(getattr(error, "problem", "") or error)
    message, hint = next(
        ((said, do) for pattern, said, do in _COMPLAINTS if re.search(pattern, complaint)),
        _FALLBACK,
    )
    span = _place(text, error)
    if _tab_indent(text, span.line):
        message = "Wiersz jest wcięty tabulatorem."
        hint = "Zastąp tabulatory spacjami (dwie spacje na poziom)."
    return Finding((), message, hint, span=span, slug="skladnia-yaml")


def _tab_indent(text: str, line: int) -> bool:
    lines = text.split("\n")
    return line <= len(lines) and re.match(r" *\t", lines[line - 1]) is not None


def _place(text: str, error: YAMLError) -> Span:
    mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
    context = error.context_mark if isinstance(error, MarkedYAMLError) else None
    # An unclosed quote is noticed at the end of the file, but the mistake is where it was opened.
    if context is not None and "end of stream" in str(getattr(error, "problem", "")):
        mark = context
    if mark is None:
        return Span(1, 1, 1, 2)
    lines = text.count("\n") + 1
    line = min(mark.line + 1, lines)
    return Span(line, mark.column + 1, line, mark.column + 2)
