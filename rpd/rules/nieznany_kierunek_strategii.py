"""Powiązanie z kierunkiem, którego strategia nie ma.

Co: pole „strategia” kierunku podaje numer, którego w strategii nie ma ani wśród kierunków, ani
wśród priorytetów.

Dlaczego: powiązanie prowadzi donikąd; zwykle to literówka albo numer z innej wersji strategii.

Źle::

    - numer: 4
      strategia: III.1.4

Dobrze::

    - numer: 4
      strategia: III.1.3
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Related, Severity
from rpd.plan.model import Strategia, full_number
from rpd.polish.guesses import did_you_mean
from rpd.polish.wording import join, quote
from rpd.rules.engine import Case
from rpd.rules.strategy_numbers import gaps, repeated

CODE = "RPD108"
SLUG = "nieznany-kierunek-strategii"
SEVERITY = Severity.ERROR
NEEDS = ("strategia",)


def check(case: Case) -> Iterator[Finding]:
    assert case.strategia is not None
    known = [k.numer for _, k in case.strategia.kierunki()]
    priorities = {p.numer for cel in case.strategia.cele for p in cel.priorytety}
    for _, priorytet, kierunek in case.kierunki:
        link = kierunek.strategia
        if link and link not in known and link not in priorities:
            yield Finding(
                (*kierunek.path, "strategia"),
                f"Kierunek {full_number(priorytet, kierunek)} wskazuje {link}, "
                "którego w strategii nie ma.",
                _hint(case.strategia, link, priorytet.numer, known),
                related=tuple(_cause(case.strategia, link)),
            )


def _cause(strategia: Strategia, link: str) -> Iterator[Related]:
    """What in the strategy itself may be the reason that a number is not there."""
    for again in repeated(strategia):
        if again.free == link:
            text = f"numer „{again.entry.numer}” po raz drugi"
            yield Related((*again.entry.path, "numer"), text, "strategia")
            return
    for gap in gaps(strategia):
        if link in gap.missing:
            yield Related((*gap.entry.path, "numer"), "luka w numerach strategii", "strategia")


def _hint(strategia: Strategia, link: str, branch: str, known: list[str]) -> str:
    outside = f"kierunek spoza strategii wskazuje sam priorytet: {quote(branch)}."
    for again in repeated(strategia):
        if again.free == link:
            return f"Popraw najpierw strategię, w której numer „{again.entry.numer}” stoi dwa razy."
    if any(link in gap.missing for gap in gaps(strategia)):
        return f"Przywróć w strategii kierunek „{link}”, którego brakuje w jej numeracji; {outside}"
    own = dict.fromkeys(number for number in known if number.startswith(branch + "."))
    if own:
        numbers = join(map(quote, own), " albo ")
        return f"Wpisz kierunek z priorytetu {branch}: {numbers}; {outside}"
    guess = did_you_mean(link, known)
    return guess[:1].upper() + guess[1:] or "Popraw najpierw numer priorytetu."
