"""Kwota wygląda na podaną w tysiącach złotych.

Co: tekst działania wymienia tę samą liczbę z dopiskiem „tys. zł” albo „mln zł” („480 tys. zł” przy
kwocie 480) albo kwotę tysiąc lub milion razy większą, której budżet nie ma („480 000 zł”), albo
tekst działania, tytuł lub przypis mówi „w tys. zł”, a kwota nie sięga 100 000.

Dlaczego: pole „kwota” jest zawsze w złotych; kwota przepisana z tabeli w tysiącach zaniża sumę
tysiąc razy.

Źle::

    opis: Dotacje za 480 tys. zł.
    budzet:
      - kwota: 480
        zrodla: [FEM]

Dobrze::

    opis: Dotacje za 480 tys. zł.
    budzet:
      - kwota: 480000
        zrodla: [FEM]
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from rpd.diagnostics import Finding, Path, Related, Severity
from rpd.plan import kwoty
from rpd.plan.model import Dzialanie
from rpd.polish.wording import amount, quote
from rpd.rules.engine import Case

CODE = "RPD413"
SLUG = "kwota-w-tysiacach"
SEVERITY = Severity.WARNING

_SMALL = 100_000
_MULTIPLE = re.compile(
    r"(?<![\w.,])(?P<digits>(?>[0-9]{1,3}(?:[ \u00a0\u202f.][0-9]{3})+(?![0-9])|[0-9]{1,12})"
    r"(?>,[0-9]{1,4})?)\s?(?P<factor>ty[sś]\.?|tysi[aąeę]c\w*|mln|milion\w*)?\s?(?:zł|PLN)\w*",
    re.IGNORECASE,
)
_IN_THOUSANDS = re.compile(
    r"\bw\s(?P<factor>ty[sś]\.?|tysiącach|mln|milionach)\s?(?:zł|PLN)\w*", re.IGNORECASE
)


_Text = tuple[str, Path]
_Said = tuple[str, int, Path]
"""The words, what they multiply by, and where they stand."""


def check(case: Case) -> Iterator[Finding]:
    plan = case.plan
    notes = ((przypis.tekst, przypis.path) for przypis in plan.przypisy)
    whole = _unit([(plan.tytul, ("tytul",)), *notes])
    for miejsce in case.in_force:
        amounts = list(_amounts(miejsce.dzialanie))
        if not amounts:
            continue
        texts = _texts(miejsce.dzialanie)
        said = _multiples(texts, {kwota for _, kwota in amounts})
        unit = _unit(texts) or whole
        for path, kwota in amounts:
            if kwota in said:
                words, factor, place = said[kwota]
                about = f"a w tekście {case.noun.genitive} stoi {quote(words)}"
            elif unit and kwota < _SMALL:
                words, factor, place = unit
                about = f"a tekst mówi {quote(words)}"
            else:
                continue
            yield Finding(
                path,
                f"Kwota wynosi {amount(kwota)}, {about}.",
                f"{_field(path)} jest w złotych; jeśli to kwota z tego tekstu, wpisz "
                f"{(kwota * factor).normalize():f}.",
                related=(Related(place, f"tu stoi {quote(words)}"),),
            )


def _amounts(dzialanie: Dzialanie) -> Iterator[tuple[Path, Decimal]]:
    for pozycja in dzialanie.budzet:
        if pozycja.zapis.shift:
            continue
        if pozycja.kwota is not None and not kwoty.problem(pozycja.kwota):
            yield (*pozycja.path, "kwota"), pozycja.kwota
        for one in pozycja.okresy:
            if one.kwota is not None and not kwoty.problem(one.kwota):
                yield one.path, one.kwota


def _field(path: Path) -> str:
    return "Pole „kwota”" if path[-1] == "kwota" else f"Kwota w okresie {path[-1]}"


def _texts(dzialanie: Dzialanie) -> list[_Text]:
    return [
        (dzialanie.nazwa, (*dzialanie.path, "nazwa")),
        *((opis.tekst, opis.path) for opis in dzialanie.opis),
        *((produkt.nazwa, produkt.path) for produkt in dzialanie.produkty),
        *((wskaznik.nazwa, (*wskaznik.path, "nazwa")) for wskaznik in dzialanie.wskazniki),
        *((wskaznik.opis, (*wskaznik.path, "opis")) for wskaznik in dzialanie.wskazniki),
    ]


def _factor(word: str | None) -> int:
    if not word:
        return 1
    return 1000 if word.lower().startswith("ty") else 10**6


def _multiples(texts: list[_Text], amounts: set[Decimal]) -> dict[Decimal, _Said]:
    """The numbers before „tys. zł” or „mln zł”, with the words and what they multiply by.

    So are amounts that the texts state in another way and the budget does not: 480 beside „480 000
    zł” or „0,48 mln zł” is in thousands, too.
    """
    found: dict[Decimal, _Said] = {}
    others: dict[Decimal, _Said] = {}
    for text, path in texts:
        for match in _MULTIPLE.finditer(text):
            digits = re.sub(r"[^0-9,]", "", match["digits"]).replace(",", ".")
            words = " ".join(match.group().split())
            number, factor = Decimal(digits), _factor(match["factor"])
            if factor > 1:
                found.setdefault(number, (words, factor, path))
            if number * factor not in amounts:
                for scale in (1000, 10**6):
                    others.setdefault(number * factor / scale, (words, scale, path))
    return others | found


def _unit(texts: list[_Text]) -> _Said | None:
    """The words that say all amounts are in thousands or millions, and the factor."""
    for text, path in texts:
        if match := _IN_THOUSANDS.search(text):
            return " ".join(match.group().split()), _factor(match["factor"]), path
    return None
