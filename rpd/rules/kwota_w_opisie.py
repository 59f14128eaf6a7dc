"""Liczba w opisie wygląda na kwotę, której nie ma w budżecie.

Co: opis wymienia kwotę co najmniej 100 zł („w kwocie 12 900”, „5 tys. zł”), a budżet działania
takiej nie ma ani jako pozycji, ani jako sumy.

Dlaczego: pieniądze wymienione tylko w opisie nie wchodzą do żadnej sumy.

Źle::

    opis: Refundacja w kwocie 12 900 na osobę.
    budzet:
      - srodki: wlasne

Dobrze::

    opis: Refundacja w kwocie 12 900 na osobę.
    budzet:
      - kwota: 12900
        zrodla: [FERS]
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from rpd.diagnostics import Finding, Related, Severity
from rpd.plan.model import Dzialanie
from rpd.polish.wording import quote
from rpd.rules.engine import Case

CODE = "RPD408"
SLUG = "kwota-w-opisie"
SEVERITY = Severity.INFO

_LEAST = 100
_LONGEST = 20
_FACTORS = {"": 1, "tys.": 10**3, "mln": 10**6, "mld": 10**9}
# Money is what is named so, or has the currency; a bare number may count anything.
_MONEY = re.compile(
    r"(?P<named>\b(?:w kwocie|w wysokości|kwot[aęy]|koszt(?:em|uje)?|wartoś(?:ć|ci))\s+)?"
    r"(?<![\w.,])"
    r"(?P<digits>(?>[0-9]{1,3}(?:[ \u00a0\u202f.][0-9]{3})+(?![0-9])|[0-9]+)(?>,[0-9]+)?)"
    r"(?>\s?(?P<factor>tys\.|mln|mld)(?!\w))?"
    r"(?P<currency>\s?(?:zł(?:otych|ote|oty)?|PLN)\b)?",
    re.IGNORECASE,
)
# A text without a digit and one of these words names no money; most are spared the search.
_DIGIT = re.compile(r"[0-9]")
_PERHAPS_MONEY = ("zł", "pln", "kwo", "koszt", "warto", "wysoko")
_OTHER_UNIT = re.compile(
    r"\s?(?:[%‰]|r\.|m²|(?:pkt|proc|szt|os|osoba|osoby|osób|osobom|godz|godzin|dni|roku|m|km|ha|EUR"
    r"|euro)\b)"
)


def check(case: Case) -> Iterator[Finding]:
    for miejsce in case.in_force:
        path = (*miejsce.dzialanie.path, case.key("kwoty"))
        budget = Related(path, f"budżet {case.noun.genitive}", at_key=True)
        for opis in miejsce.dzialanie.opis:
            for value, said in _money(opis.tekst).items():
                amounts = _amounts(miejsce.dzialanie)
                if value >= _LEAST and not amounts & {value, *_in_thousands(value, said)}:
                    yield Finding(
                        opis.path,
                        f"{quote(said)} wygląda na kwotę, a budżet {case.noun.genitive} jej "
                        "nie ma.",
                        "Dopisz ją do budżetu, a jeśli do niego nie należy, potwierdź odstępstwo "
                        "w polu „odstepstwa”.",
                        related=(budget,) if miejsce.dzialanie.budzet else (),
                    )


def _in_thousands(value: Decimal, said: str) -> set[Decimal]:
    """What the budget has where it states the amount in thousands, another rule's matter."""
    match = _MONEY.search(said)
    if match is None:
        return set()
    bare = value / _FACTORS[(match["factor"] or "").lower()]
    return {bare, value / 1000, value / 10**6} if match["currency"] else {bare}


def _amounts(dzialanie: Dzialanie) -> set[Decimal]:
    """Every amount of the budget, its parts and its sum."""
    whole = [p.razem for p in dzialanie.budzet if p.razem is not None]
    parts = [udzial.kwota for p in dzialanie.budzet for udzial in p.podzial]
    parts += [s.kwota for p in dzialanie.budzet for s in p.montaz if s.kwota is not None]
    parts += [one.kwota for p in dzialanie.budzet for one in p.okresy if one.kwota is not None]
    return {*whole, *parts, sum(whole, Decimal(0))}


def _money(text: str) -> dict[Decimal, str]:
    """Every amount of the text in złoty, with the words that name it first."""
    found: dict[Decimal, str] = {}
    folded = text.casefold() if _DIGIT.search(text) else ""
    if not any(word in folded for word in _PERHAPS_MONEY):
        return found
    for match in _MONEY.finditer(text):
        named = match["named"] and not _OTHER_UNIT.match(text, match.end())
        digits = re.sub(r"[^0-9,]", "", match["digits"]).replace(",", ".")
        if (named or match["currency"]) and len(digits) <= _LONGEST:
            factor = _FACTORS[(match["factor"] or "").lower()]
            found.setdefault(Decimal(digits) * factor, " ".join(match.group().split()))
    return found
