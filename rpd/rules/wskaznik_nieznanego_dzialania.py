"""Wskaźnik mierzy działanie, którego nie ma.

Co: pole „mierzone_dzialania” wskazuje identyfikator, którego nie ma żadne działanie planu, albo
wskazuje go dwa razy.

Dlaczego: wskaźnik wspólny dla kilku działań zastępuje ich własne; zły identyfikator zostawia
działanie bez wskaźnika.

Źle::

    - nazwa: Liczba przeszkolonych osób
      wartosc_docelowa: 45
      mierzone_dzialania: [szkolenia-kadry]

Dobrze::

    - nazwa: Liczba przeszkolonych osób
      wartosc_docelowa: 45
      mierzone_dzialania: [szkolenia-kadry-cus]
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.polish.guesses import did_you_mean
from rpd.polish.wording import capital, quote
from rpd.rules.engine import Case

CODE = "RPD229"
SLUG = "wskaznik-nieznanego-dzialania"
SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    known = {miejsce.dzialanie.id: miejsce.dzialanie.id for miejsce in case.miejsca}
    which = case.noun.agreeing("który", "którą", "które")
    for wskaznik in case.wskazniki:
        named: set[str] = set()
        for position, name in enumerate(wskaznik.mierzone_dzialania):
            path = (*wskaznik.path, "mierzone_dzialania", position)
            if name not in known:
                guess = did_you_mean(name, known)
                end = f" – {guess}" if guess else "."
                yield Finding(
                    path,
                    f"W planie nie ma {case.noun.genitive} {quote(name)}{end}",
                    f"Wpisz „id” {case.noun.genitive}, {which} ten wskaźnik mierzy, albo usuń tę "
                    "pozycję.",
                )
            elif name in named:
                yield Finding(
                    path,
                    f"{capital(case.noun.one)} {quote(name)} stoi tu drugi raz.",
                    "Usuń tę pozycję.",
                )
            named.add(name)
