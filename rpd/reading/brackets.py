"""Mistakes with brackets in a line: one that is not closed, a list that is none."""

from __future__ import annotations

import re

from rpd.reading.complaint import LOOK_BACK, Complaint, Mistake


def bracket(c: Complaint) -> Mistake | None:
    """An unclosed bracket is noticed lines later; a missing comma at once."""
    if "flow node" in c.doing and not c.text[c.column :].strip():
        begun = _last_opening(c)
    else:
        begun = c.begun if "expected ',' or" in c.problem else None
    if begun is None:
        return None
    line, column = begun
    opening = c.lines[line][column : column + 1]
    closing, what, whole = "}", "polami", "Mapa w nawiasie klamrowym"
    if opening == "[":
        closing, what, whole = "]", "elementami listy", "Lista w nawiasie kwadratowym"
    if c.character and (line == c.line or c.character != ":"):
        return Mistake(
            f"Między {what} w nawiasach brakuje przecinka.",
            f"Wstaw przecinek albo zamknij nawias znakiem „{closing}”.",
            c.line,
            c.column,
        )
    hint = f"Dopisz „{closing}” na końcu."
    if re.search(r"\s#", c.lines[line][column:]):
        hint = f"Znak „#” zaczyna komentarz: weź tekst z nim w cudzysłów albo dopisz „{closing}”."
    return Mistake(f"{whole} nie została zamknięta.", hint, line, column)


def _last_opening(c: Complaint) -> tuple[int, int] | None:
    """The bracket that is still open where the file ends."""
    for number in range(c.line, max(c.line - LOOK_BACK, -1), -1):
        line = c.lines[number]
        if (column := max(line.rfind("["), line.rfind("{"))) >= 0:
            return number, column
    return None


def list_in_line(c: Complaint) -> Mistake | None:
    """``produkty: - Raport``."""
    if "sequence entries are not allowed" not in c.problem:
        return None
    return Mistake(
        "Lista zaczyna się w tym samym wierszu co nazwa pola.",
        "Przenieś „- …” do następnego wiersza i wetnij; jeśli to tekst, weź go w cudzysłów.",
        c.line,
        c.column,
    )
