"""Wcięty punkt wyliczenia zostanie wydrukowany na tym samym poziomie, co punkt nad nim.

Co: punkt jest wcięty głębiej niż pierwszy punkt wyliczenia i ma taki sam znak jak on.

Dlaczego: wyliczenia w komórce mają jeden poziom, więc wydruk nie pokaże, że jeden punkt należy do
drugiego. Poziomy o różnych znakach („1)” i „a)”) widać także bez wcięć.

Źle::

    opis: |
      Kurs obejmuje:
      - prawo:
        - zamówień,
        - spółdzielcze.

Dobrze::

    opis: |
      Kurs obejmuje:
      a) prawo:
      - zamówień,
      - spółdzielcze.
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Path, Severity
from rpd.plan import markup
from rpd.polish.wording import quote
from rpd.rules.engine import Case

CODE = "RPD505"
SLUG = "zgubiony-poziom"
SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    notes = [(note.tekst, note.path) for note in case.plan.przypisy]
    texts = [(opis.tekst, opis.path) for m in case.in_force for opis in m.dzialanie.opis]
    for text, path in (*notes, *texts):
        if "\n" in text and (line := _lost(text)) is not None:
            yield _finding(line, path)


def _lost(text: str) -> markup.Line | None:
    """The first item that is deeper than one of its kind above it in the same list."""
    tops: dict[str, int] = {}
    for line in markup.lines(text):
        if line.marker:
            kind = line.marker[-1] if line.marker[0].isdecimal() else line.marker[:1].isalpha()
            if line.indent > tops.setdefault(str(kind), line.indent):
                return line
        elif not line.joined:
            tops.clear()
    return None


def _finding(line: markup.Line, path: Path) -> Finding:
    return Finding(
        path,
        f"Punkt {quote(f'{line.marker} {line.text}')} jest wcięty, a zostanie wydrukowany na tym "
        "samym poziomie, co punkty nad nim.",
        "Nadaj poziomom różne znaki, np. „1) ”, „a) ” i „- ”, albo wyrównaj wcięcia.",
    )
