"""Mistakes inside a line: tabs, signs that mean something else, values that start badly."""

from __future__ import annotations

import re

from rpd.reading.complaint import KEY, LOOK_BACK, Complaint, Mistake, quoted
from rpd.reading.written import instead, measure


def tab(c: Complaint) -> Mistake | None:
    """A tab where only spaces may stand."""
    hint = "Zastąp tabulatory spacjami (dwie spacje na poziom)."
    if match := re.match(r" *\t", c.text):
        return Mistake("Wiersz jest wcięty tabulatorem.", hint, c.line, match.end() - 1)
    if c.character == "\t":
        return Mistake("W tym miejscu stoi tabulator.", "Zastąp go spacją.", c.line, c.column)
    return None


def escape(c: Complaint) -> Mistake | None:
    r"""``"C:\Zadania"``: a backslash that begins no known escape."""
    if "escape" not in c.problem and "hexdecimal" not in c.problem:
        return None
    column = max(c.text.rfind("\\", 0, c.column + 1), 0)
    if "Unicode character" in c.problem:
        message = "Zapis od „\\” nie oznacza żadnego znaku."
        hint = "Wpisz w tym miejscu sam znak."
    else:
        message = f"Nieznany zapis „{c.text[column : column + 2]}” w cudzysłowie."
        hint = "Weź tekst w apostrofy: '…'; znak „\\” jest w nich zwykłym znakiem."
    return Mistake(message, hint, c.line, column, 2)


def address(c: Complaint) -> Mistake | None:
    """``[Od:, b]``: a colon that ends a text in brackets."""
    if c.problem != "found unexpected ':'" or c.begun is None:
        return None
    line, column = c.begun
    value = re.split(r",\s|[\]}]", c.lines[line][column:])[0]
    return Mistake(
        "Tekst z dwukropkiem stoi w nawiasach bez cudzysłowu.",
        f"Weź go w cudzysłów{quoted(value)}.",
        line,
        column,
        max(len(value), 1),
    )


def odd_start(c: Complaint) -> Mistake | None:
    """A value that starts with a character that means something to YAML."""
    line, column = c.line, c.column
    if "alphabetic or numeric" in c.problem and c.begun is not None:
        line, column = c.begun
    elif c.text.startswith("%"):
        hint = "Weź ten tekst w cudzysłów albo usuń wiersz."
        return Mistake("Wiersz nie może zaczynać się od „%”.", hint, c.line, 0)
    elif not re.search("cannot start any|node content|mapping keys are not|tag", c.problem):
        return None
    start = c.lines[line][column : column + 1]
    if not start:
        return None
    if start == "," and re.search(r"[\[{,]\s*$", c.lines[line][:column]):
        return Mistake("Zbędny przecinek.", "Usuń go.", line, column)
    rest = c.lines[line][column + 1 :].strip()
    if start == "*" and rest and not c.lines[line][:column].strip() and len(rest) < LOOK_BACK:
        hint = f"Wpisz łącznik i spację: „- {rest}”."
        return Mistake("Element listy zaczyna się od „*”.", hint, line, column)
    return Mistake(
        f"Wartość nie może zaczynać się od „{start}”.",
        f"Weź ją w cudzysłów{quoted(c.lines[line][column:])}.",
        line,
        column,
    )


def after_block_sign(c: Complaint) -> Mistake | None:
    """``opis: | tekst``."""
    if "block scalar" not in c.doing or c.begun is None or c.line != c.begun[0]:
        return None
    sign = c.text[c.begun[1] : c.begun[1] + 1]
    typed = c.text[c.begun[1] :]
    key = KEY.match(c.text)
    if sign == ">" and key and key["key"].startswith("wartosc") and measure(typed) is not None:
        message = "Znak „>” na początku wartości zaczyna blok tekstu."
        return Mistake(message, instead({"x-postac": "miara"}, typed, {}), c.line, c.begun[1])
    return Mistake(
        f"Po znaku „{sign}” tekst stoi w tym samym wierszu.",
        f"Przenieś tekst do następnego wiersza i wetnij go albo usuń „{sign}”.",
        c.line,
        c.column,
    )
