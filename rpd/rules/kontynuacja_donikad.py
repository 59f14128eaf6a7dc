"""Działanie kontynuuje coś, czego nie ma.

Co: pole „kontynuuje” wskazuje plan, którego nie ma w tym folderze, plan nie wcześniejszy niż ten
albo działanie, którego tamten plan nie ma.

Dlaczego: z pola „kontynuuje” odtwarza się historię działania; zerwane odesłanie ją gubi.

Źle::

    kontynuuje: 2023/szkolenie-cus    # w planie na 2023 r.: szkolenia-cus

Dobrze::

    kontynuuje: 2023/szkolenia-cus
"""

import re
from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.plan.model import miejsca
from rpd.polish.guesses import did_you_mean
from rpd.rules.engine import Case

CODE = "RPD119"
SLUG = "kontynuacja-donikad"
SEVERITY = Severity.WARNING

_YEAR = re.compile(r"[0-9]{4}")


def check(case: Case) -> Iterator[Finding]:
    noun = case.plan.profil.dzialanie.short.genitive
    for miejsce in case.miejsca:
        rok, _, identifier = miejsce.dzialanie.kontynuuje.partition("/")
        if not _YEAR.fullmatch(rok) or not case.plan.rok:
            continue
        path = (*miejsce.dzialanie.path, "kontynuuje")
        if int(rok) >= case.plan.rok:
            yield Finding(
                path,
                f"Plan na {case.plan.rok} r. nie może kontynuować {noun} z planu na {rok} r.",
                "Wskaż plan na wcześniejszy rok albo usuń to pole.",
            )
            continue
        earlier = case.poprzednie.get(int(rok))
        if earlier is None:
            yield Finding(
                path,
                f"Nie ma czytelnego planu na {rok} r., do którego odsyła „kontynuuje”.",
                f"Dodaj plik {rok}.yaml obok tego planu albo popraw rok.",
            )
            continue
        known = [m.dzialanie.id for m in miejsca(earlier)]
        if identifier not in known:
            guess = did_you_mean(identifier, known)
            yield Finding(
                path,
                f"Plan na {rok} r. nie ma {noun} „{identifier}”.",
                guess[:1].upper() + guess[1:] if guess else "Popraw identyfikator.",
            )
