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
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from rpd.diagnostics import Finding, Path, Severity
from rpd.plan import markup
from rpd.plan.layout import PROZA
from rpd.polish.broken_lines import goes_on, introduces
from rpd.polish.numerals import roman
from rpd.polish.wording import plural, quote
from rpd.rules.engine import Case

CODE = "RPD504"
SLUG = "zlaczone-wiersze"
SEVERITY = Severity.WARNING
KEEPS_NAMES = True

# What can hardly be anything else than a point, and what has to stand there at least twice, with
# one mark behind another.
_SURELY = re.compile(
    r"[-–—•·][^\W\d_]|[0-9]{1,2}\)[^\W\d_]"
    r"|(?:[‒―+→►➢➔✓✔]|--|[-=]>)\s|[①-⑳]|o\t"
)
_PERHAPS = {
    "letters": re.compile(r"(?P<mark>[a-z])\.\s"),
    "capitals": re.compile(r"(?P<mark>[A-Z])\.\s"),
    "closed": re.compile(r"(?P<mark>[A-Z])\)\s"),
    "roman": re.compile(r"(?P<mark>(?:[IVX]+(?=[.)])|[ivx]{3,4}(?=\))))[.)]\s"),
    "numbers": re.compile(r"(?P<mark>[0-9]{1,2})[.)]\s"),
    "levels": re.compile(r"(?P<mark>)[0-9]{1,2}(?:\.[0-9]{1,2})+\.?\s"),
    "glued": re.compile(r"(?P<mark>[0-9]{1,2})\.[^\W\d_]"),
    "slashes": re.compile(r"(?P<mark>[a-z0-9]{1,2})/(?:\s|(?!\d))"),
    "brackets": re.compile(r"\[(?P<mark>[a-z0-9]{1,2})\]\s"),
    "round": re.compile(r"\((?P<mark>[a-z0-9]{1,2})\)\s"),
    "units": re.compile(r"(?:Ad|ad|lit\.|pkt|§) ?(?P<mark>[a-z0-9]{1,2})[.)]*\s"),
}
_FIRST = ("1", "a", "A", "I", "i")
_LEADS_IN = (":", ";", ",", ".")
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
    above, lines = "", []
    for line in markup.lines(text):
        if line.joined:
            lines.append((above, line.text))
        above = line.text
    if points := _points(lines):
        yield _finding(
            path,
            points,
            "zostanie połączony z poprzednim",
            "Zacznij go od „a) ”, „1) ” albo „- ”; jeśli to dalszy ciąg zdania, zmień miejsce "
            "podziału wierszy.",
        )


def _in_one_line(text: str, path: Path) -> Iterator[Finding]:
    """Lines of a field that is printed in one."""
    lines = [line.strip() for line in text.strip().split("\n")]
    if points := _points(list(pairwise(lines)), items=True):
        yield _finding(
            path,
            points,
            "zostanie połączony z poprzednim, bo to pole drukuje się w jednym wierszu",
            "Zapisz tekst w jednym wierszu albo rozdziel go na osobne pozycje listy.",
        )


def _points(lines: Sequence[tuple[str, str]], *, items: bool = False) -> list[str]:
    """Those of the lines, each behind the one above it, that look like points.

    `items` also counts those the markup knows.
    """
    found = {
        i
        for i, (above, line) in enumerate(lines)
        if _SURELY.match(line) and not goes_on(above, line)
    }
    found.update(_known(lines) if items else ())
    for kind, pattern in _PERHAPS.items():
        matches = [
            (i, match) for i, (_, line) in enumerate(lines) if (match := pattern.match(line))
        ]
        likely = _likely(kind, matches, lines)
        alone = (
            kind in ("round", "closed")
            and len(likely) == 1
            and lines[likely[0][0]][0].endswith(_LEADS_IN)
        )
        if alone or any(
            _follows(one["mark"], next_["mark"]) for (_, one), (_, next_) in pairwise(likely)
        ):
            found |= {i for i, _ in likely}
    return [lines[i][1] for i in sorted(found)]


def _likely(
    kind: str, matches: list[tuple[int, re.Match[str]]], lines: Sequence[tuple[str, str]]
) -> list[tuple[int, re.Match[str]]]:
    """Lines of a kind without those that go on in a sentence.

    Only behind a colon may items end in „oraz”. „Wsparcie w” may introduce the first of a list,
    unless that is how acts are cited.
    """
    links = not any(lines[i][0].endswith(":") for i, _ in matches)
    likely = [(i, match) for i, match in matches if not goes_on(*lines[i], links=links)]
    first = matches[0] if likely and likely == matches[1:] else None
    introduced = first and first[1]["mark"] in _FIRST and introduces(lines[first[0]][0])
    return matches if introduced and kind != "units" else likely


def _known(lines: Sequence[tuple[str, str]]) -> list[int]:
    """Items of the markup, without numbers; one may be a dash where a line happened to end."""
    known = [
        i for i, (_, line) in enumerate(lines) if not line[:1].isdecimal() and markup.is_item(line)
    ]
    found = [i for i in known if not goes_on(*lines[i])]
    if found and found == known[1:] and introduces(lines[known[0]][0]):
        return known
    alone = len(found) == 1 and not lines[found[0]][0].endswith(_LEADS_IN)
    return [] if alone else found


def _follows(one: str, other: str) -> bool:
    """Whether a mark is the one behind another; those of levels may be any."""
    if one.isdecimal() and other.isdecimal():
        return int(other) == int(one) + 1
    letters = len(one) == len(other) == 1
    return (
        one == other == ""
        or (letters and ord(other) == ord(one) + 1)
        or (one.upper(), other.upper()) in _romans()
    )


@cache
def _romans() -> frozenset[tuple[str, str]]:
    return frozenset(pairwise(map(roman, range(1, 40))))


def _finding(path: Path, points: list[str], fate: str, hint: str) -> Finding:
    first = points[0] if len(points[0]) <= _SHOWN else points[0][: _SHOWN - 1].rstrip() + "…"
    more = len(points) - 1
    others = f" (i {more} {plural(more, 'dalszy', 'dalsze', 'dalszych')})" if more else ""
    message = f"Wiersz {quote(first)}{others} wygląda na punkt wyliczenia, a {fate}."
    return Finding(path, message, hint)
