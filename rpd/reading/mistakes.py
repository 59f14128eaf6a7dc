"""Mistakes inside a line: quotes, tabs, brackets, values that start badly or do not end."""

from __future__ import annotations

import re

from rpd.reading.complaint import KEY, LOOK_BACK, Complaint, Mistake, quoted
from rpd.reading.written import instead, measure


def unclosed_quote(c: Complaint) -> Mistake | None:
    """Noticed at the end of the file; the mistake is where the quote was opened."""
    if c.begun is None or "quoted scalar" not in c.doing:
        return None
    if "end of stream" not in c.problem and "document indicator" not in c.problem:
        return None
    line, column = c.begun
    return _unclosed(c, c.lines[line][column : column + 1], line, column)


def swallowing_quote(c: Complaint) -> Mistake | None:
    """A quote opened lines above and not closed there ends at the next one, wherever that is.

    It is told from a text that was meant to run over several lines by what follows its end.
    """
    for number in range(max(c.line - LOOK_BACK, 0), c.line + 1):
        opened = re.match(r"""\s*(?:- +)*(?:[^\s'"#]+: +)?(['"])""", c.lines[number])
        if opened is None:
            continue
        quote, column = opened[1], opened.start(1)
        if _closing(c.lines[number], column + 1, quote) is not None:
            continue
        for below in range(number + 1, c.line + 1):
            end = _closing(c.lines[below], 0, quote)
            if end is not None:
                after = c.lines[below][end + 1 :].strip()
                if after and not after.startswith("#"):
                    return _unclosed(c, quote, number, column)
                break
    return None


def _closing(line: str, start: int, quote: str) -> int | None:
    """Where a quoted text ends in a line; an apostrophe written twice does not end it."""
    pattern = r"'(?:'')*(?!')" if quote == "'" else r'(?<!\\)"'
    for match in re.finditer(pattern, line[start:]):
        if quote == '"' or len(match.group()) % 2:
            return start + match.end() - 1
    return None


_TYPOGRAPHIC = re.compile(r"[„”“‟″’‘‚‛′»«](?=\s*(?:[\]},#].*)?$)")


def _unclosed(c: Complaint, quote: str, line: int, column: int) -> Mistake:
    for number in range(line, c.line + 1):
        text, start = c.lines[number], column + 1 if number == line else 0
        if number > line and (KEY.match(text) or text.lstrip().startswith("- ")):
            break
        match = _TYPOGRAPHIC.search(text, start)
        if match and text[start : match.start()].count("„") <= text.count(
            "”", start, match.start()
        ):
            return Mistake(
                f"Tekst otwarty znakiem {quote} kończy się znakiem {match.group()}, "
                "który go nie zamyka.",
                f"Zastąp końcowy znak {match.group()} znakiem {quote}.",
                number,
                match.start(),
            )
    name = "Apostrof" if quote == "'" else "Cudzysłów"
    listed = re.search(rf"\[[^\[\]{quote}]*{quote}[^\[\]{quote}]*\]\s*$", c.lines[line])
    if listed is not None and listed.start() < column < listed.end():
        return Mistake(
            f"{name} {quote} na liście został otwarty i nie został zamknięty.",
            f"Wpisz: „{listed.group().strip().replace(quote, '')}”.",
            line,
            listed.start(),
            len(listed.group().strip()),
        )
    return Mistake(
        f"{name} {quote} został otwarty i nie został zamknięty.",
        f"Dopisz {quote} na końcu tekstu.",
        line,
        column,
    )


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
    if sign == ">" and measure(typed) is not None:
        message = "Znak „>” na początku wartości zaczyna blok tekstu."
        return Mistake(message, instead({"x-postac": "miara"}, typed, {}), c.line, c.begun[1])
    return Mistake(
        f"Po znaku „{sign}” tekst stoi w tym samym wierszu.",
        f"Przenieś tekst do następnego wiersza i wetnij go albo usuń „{sign}”.",
        c.line,
        c.column,
    )


def after_closing(c: Complaint) -> Mistake | None:
    """Something follows a closing quote or bracket, or the end of the document."""
    if not re.search("expected key|block end|'-' indicator|document start", c.problem):
        return None
    before = c.before.rstrip()
    if match := re.search(r"(?::|-|^)\s+([*&]\S+)$", before):
        column = match.start(1)
        return Mistake(
            f"Wartość nie może zaczynać się od „{match[1][0]}”.",
            f"Weź ją w cudzysłów{quoted(c.text[column:])}.",
            c.line,
            column,
        )
    if c.character in ("]", "}"):
        hint = "Usuń go; jeśli należy do tekstu, weź tekst w cudzysłów."
        return Mistake(f"Zbędny nawias „{c.character}”.", hint, c.line, c.column)
    if before.endswith(("]", "}")):
        hint = "Usuń ten tekst albo weź całą wartość w cudzysłów."
        return Mistake(f"Po nawiasie „{before[-1]}” stoi jeszcze tekst.", hint, c.line, c.column)
    above = c.above(c.line)
    if above is not None and c.lines[above].rstrip() == "...":
        message = "Wiersz „...” kończy dokument, a po nim stoi jeszcze tekst."
        return Mistake(message, "Usuń wiersz „...”.", above, 0, 3)
    if not before.endswith(('"', "'")):
        return None
    quote = before[-1]
    if before.count(quote) % 2 and (opened := _opened_above(c, quote)):
        return _unclosed(c, quote, *opened)
    if quote == "'":
        message = "Po zamykającym apostrofie stoi jeszcze tekst."
        hint = "Apostrof wewnątrz tekstu zapisz podwójnie ('') albo weź tekst w cudzysłów."
    else:
        message = "Po zamykającym cudzysłowie stoi jeszcze tekst."
        hint = "Weź całą wartość w apostrofy: '…' albo zmień cudzysłowy wewnątrz na „ ”."
    return Mistake(message, hint, c.line, c.column)


def _opened_above(c: Complaint, quote: str) -> tuple[int, int] | None:
    """Where a value begins with the quote and its line does not close it."""
    for number in range(c.line - 1, max(c.line - LOOK_BACK, -1), -1):
        match = re.search(rf"(?:[:\[,-]|^)\s+({quote})(?=[^{quote}]*$)", c.lines[number])
        if match:
            return number, match.start(1)
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
