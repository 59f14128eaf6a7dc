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
from rpd.plan.model import Galaz, Strategia
from rpd.polish.guesses import did_you_mean
from rpd.polish.wording import capital, join, quote
from rpd.rules.engine import Case
from rpd.rules.strategy_numbers import gaps, repeated

CODE = "RPD108"
SLUG = "nieznany-kierunek-strategii"
SEVERITY = Severity.ERROR
NEEDS = ("strategia",)


def check(case: Case) -> Iterator[Finding]:
    assert case.strategia is not None
    for galaz in case.linked:
        link, level = galaz.element.strategia, galaz.poziom
        above = galaz.elementy[-2:-1]
        known = [element.numer for element in case.strategia.on(level)]
        outer = {one.numer for heading in above for one in case.strategia.on(heading.poziom)}
        if link and link not in known and link not in outer:
            yield Finding(
                (*galaz.element.path, "strategia"),
                f"{capital(level.short.one)} {galaz.numer} wskazuje {link}, "
                f"{_WHICH[level.short.gender]} w strategii nie ma.",
                _hint(case.strategia, galaz, known),
                related=tuple(_cause(case.strategia, link)),
            )


_WHICH = {"m": "którego", "f": "której", "n": "którego"}


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


def _hint(strategia: Strategia, galaz: Galaz, known: list[str]) -> str:
    link, branch, noun = galaz.element.strategia, galaz.above, galaz.poziom.short
    outer = galaz.elementy[-2].poziom.short if galaz.above else None
    outside = ""
    if outer:
        alone = {"m": "sam", "f": "samą", "n": "samo"}[outer.gender]
        outside = f"; {noun.one} spoza strategii wskazuje {alone} {outer.accusative}: "
        outside += f"{quote(branch)}."
    for again in repeated(strategia):
        if again.free == link:
            return f"Popraw najpierw strategię, w której numer „{again.entry.numer}” stoi dwa razy."
    if any(link in gap.missing for gap in gaps(strategia)):
        return (
            f"Przywróć w strategii {noun.accusative} „{link}”, którego brakuje w jej numeracji"
            f"{outside or '.'}"
        )
    own = dict.fromkeys(number for number in known if number.startswith(branch + "."))
    if own and outer:
        numbers = join(map(quote, own), " albo ")
        return f"Wpisz {noun.accusative} z {outer.genitive} {branch}: {numbers}{outside}"
    guess = did_you_mean(link, known)
    corrected = f"Popraw najpierw numer {outer.genitive}." if outer else "Popraw numer."
    return guess[:1].upper() + guess[1:] or corrected
