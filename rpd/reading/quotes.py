"""Mistakes with quotes: one that is not closed, one that swallows, what stands behind one."""

from __future__ import annotations

import re

from rpd.reading.complaint import KEY, LOOK_BACK, Complaint, Mistake, quoted


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
