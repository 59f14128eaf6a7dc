"""Wiersz wygląda na punkt wyliczenia, ale zostanie połączony z poprzednim.

Co: wiersz tekstu zaczyna się jak punkt („A) …”, „-prawo”, „(1) …”, „1.1. …”), lecz program nie zna
takiego znaku wyliczenia; albo wyliczenie stoi w polu, którego wiersze łączą się w jeden: w nazwie,
produkcie, w tekście bez znaku „|”.

Dlaczego: wydruk połączy takie wiersze w jedno zdanie, a miało to być wyliczenie.

Źle::

    opis: |
      Kurs obejmuje:
      A) pierwszą pomoc,
      B) prawo.

Dobrze::

    opis: |
      Kurs obejmuje:
      a) pierwszą pomoc,
      b) prawo.
"""

import re
from collections import Counter
from collections.abc import Iterator

from rpd.diagnostics import Finding, Path, Severity
from rpd.plan import markup
from rpd.plan.layout import PROZA
from rpd.polish.wording import plural, quote
from rpd.rules.engine import Case

CODE = "RPD504"
SLUG = "zlaczone-wiersze"
SEVERITY = Severity.WARNING
KEEPS_NAMES = True

# What can hardly be anything else than a point, and what has to stand there at least twice.
_SURELY = re.compile(
    r"[A-Z]\)\s|[-–—•·][^\W\d_]|\([a-z0-9]{1,2}\)\s|[0-9]{1,2}\)[^\W\d_]"
    r"|(?:[‒―+→►➢➔✓✔]|--|[-=]>)\s|[①-⑳]|o\t"
)
_PERHAPS = {
    "letters": re.compile(r"[a-z]\.\s"),
    "capitals": re.compile(r"[A-Z]\.\s"),
    "roman": re.compile(r"(?:[IVX]+[.)]|[ivx]{3,4}\))\s"),
    "numbers": re.compile(r"[0-9]{1,2}[.)]\s"),
    "levels": re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2})+\.?\s"),
    "glued": re.compile(r"[0-9]{1,2}\.[^\W\d_]"),
    "slashes": re.compile(r"[a-z0-9]{1,2}/\s?"),
    "brackets": re.compile(r"\[[a-z0-9]{1,2}\]\s"),
    "units": re.compile(r"(?:Ad|ad|lit\.|pkt|§) ?[a-z0-9]{1,2}[.)]*\s"),
}
_SHOWN = 40


def check(case: Case) -> Iterator[Finding]:
    prose = {opis.path for miejsce in case.in_force for opis in miejsce.dzialanie.opis}
    notes = [(note.tekst, note.path, True) for note in case.plan.przypisy]
    for text, path, in_force in (*notes, *case.texts):
        if not in_force or "\n" not in text.strip():
            continue
        if path in prose or path[0] in ("przypisy", PROZA):
            yield from _joined(text, path)
        else:
            yield from _in_one_line(text, path)


def _joined(text: str, path: Path) -> Iterator[Finding]:
    """Lines of prose that go on in the line before."""
    if points := _points([line.text for line in markup.lines(text) if line.joined]):
        yield _finding(
            path,
            points,
            "zostanie połączony z poprzednim",
            "Zacznij go od „a) ”, „1) ” albo „- ”; jeśli to dalszy ciąg zdania, zmień miejsce "
            "podziału wierszy.",
        )


def _in_one_line(text: str, path: Path) -> Iterator[Finding]:
    """Lines of a field that is printed in one."""
    rest = [line.strip() for line in text.strip().split("\n")][1:]
    if points := _points(rest, items=True):
        yield _finding(
            path,
            points,
            "zostanie połączony z poprzednim, bo to pole drukuje się w jednym wierszu",
            "Zapisz tekst w jednym wierszu albo rozdziel go na osobne pozycje listy.",
        )


def _points(lines: list[str], *, items: bool = False) -> list[str]:
    """Those of the lines that look like points; `items` also counts those the markup knows."""
    kinds = {
        line: kind for line in lines for kind, pattern in _PERHAPS.items() if pattern.match(line)
    }
    often = Counter(kinds.values())
    return [
        line
        for line in lines
        if _SURELY.match(line)
        or often[kinds.get(line, "")] > 1
        or (items and not line[:1].isdecimal() and markup.is_item(line))
    ]


def _finding(path: Path, points: list[str], fate: str, hint: str) -> Finding:
    first = points[0] if len(points[0]) <= _SHOWN else points[0][: _SHOWN - 1].rstrip() + "…"
    more = len(points) - 1
    others = f" (i {more} {plural(more, 'dalszy', 'dalsze', 'dalszych')})" if more else ""
    message = f"Wiersz {quote(first)}{others} wygląda na punkt wyliczenia, a {fate}."
    return Finding(path, message, hint)
