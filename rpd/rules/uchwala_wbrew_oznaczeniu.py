"""Uchwała inna, niż mówi oznaczenie załącznika.

Co: numer, dzień albo numer załącznika w polach uchwały są inne niż w jej „oznaczenie_zalacznika”,
albo organ różni się jedną literą od podmiotu ze słownika.

Dlaczego: oznaczenie drukuje się nad planem, a pola trafiają do uchwał zmieniających i do tekstu
jednolitego; jedno z nich jest pomyłką.

Źle::

    uchwala:
      numer: 4/2024
      data: 2024-03-17
      oznaczenie_zalacznika: Załącznik do uchwały nr 4/2024 z dnia 7 marca 2024 r.

Dobrze::

    uchwala:
      numer: 4/2024
      data: 2024-03-07
      oznaczenie_zalacznika: Załącznik do uchwały nr 4/2024 z dnia 7 marca 2024 r.
"""

import re
from collections.abc import Iterator
from datetime import date

from rpd.diagnostics import Finding, Related, Severity
from rpd.polish.guesses import nearest, strokes
from rpd.polish.wording import MONTHS_GENITIVE, quote
from rpd.polish.wording import date as in_words
from rpd.rules.engine import Case

CODE = "RPD136"
SLUG = "uchwala-wbrew-oznaczeniu"
SEVERITY = Severity.WARNING

_DAY = re.compile(rf"(?i)\bdnia\s+([0-9]{{1,2}})\s+({'|'.join(MONTHS_GENITIVE)})\s+([0-9]{{4}})")
_NUMBER = re.compile(r"(?i)\buchwały\s+(?:nr\s+|numer\s+)?(?=\S*[0-9])([\w./-]*\w)")
_ANNEX = re.compile(r"(?i)\bzałącznik\s+(?:nr\s+|numer\s+)([0-9]+)\b")


def check(case: Case) -> Iterator[Finding]:
    uchwala = case.plan.uchwala
    if uchwala is None:
        return
    yield from _body(case, uchwala.organ)
    said = uchwala.oznaczenie_zalacznika
    if not said:
        return
    if (day := _day(said)) and uchwala.data and day != uchwala.data:
        yield _finding("data", f"Data uchwały to {in_words(uchwala.data)}", in_words(day), f"{day}")
    for field, pattern, own in (
        ("numer", _NUMBER, uchwala.numer),
        ("zalacznik", _ANNEX, "" if uchwala.zalacznik is None else str(uchwala.zalacznik)),
    ):
        if (found := pattern.search(said)) and own and found[1] != own:
            what = "Numer uchwały" if field == "numer" else "Numer załącznika"
            yield _finding(field, f"{what} to {own}", found[1], found[1])


def _finding(field: str, own: str, said: str, typed: str) -> Finding:
    return Finding(
        ("uchwala", field),
        f"{own}, a w oznaczeniu załącznika stoi {said.removesuffix('.')}.",
        f"Wpisz „{typed}”, a jeśli pomyłka jest w oznaczeniu, popraw je.",
        related=(Related(("uchwala", "oznaczenie_zalacznika"), "oznaczenie załącznika"),),
    )


def _day(said: str) -> date | None:
    found = _DAY.search(said)
    if found is None:
        return None
    try:
        return date(int(found[3]), MONTHS_GENITIVE.index(found[2].lower()) + 1, int(found[1]))
    except ValueError:
        return None


def _body(case: Case, organ: str) -> Iterator[Finding]:
    """A body that the dictionary does not have, but for one stroke."""
    if case.slownik is None or not organ:
        return
    names = [name for body in case.slownik.podmioty for name in (body.id, body.nazwa) if name]
    near = nearest(organ, names)
    if organ not in names and len(near) == 1 and strokes(organ, near[0]) <= 1:
        yield Finding(
            ("uchwala", "organ"),
            f"Organu {quote(organ)} nie ma w słowniku, jest {quote(near[0])}.",
            f"Czy chodziło o {quote(near[0])}?",
        )
