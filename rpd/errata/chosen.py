"""Numbers that name entries of errata → these entries, if something can be made of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from rpd.act.phrases import listed
from rpd.errata.entries import Errata, Wpis
from rpd.errors import UsageError
from rpd.polish.wording import quote

_PART: Final = re.compile(r"([0-9]{1,4})(?:[-–]([0-9]{1,4}))?")


def chosen(errata: Errata, written: str) -> tuple[Wpis, ...]:
    """The entries that „3,7,12–15” names, in the order of the file.

    Raises:
        UsageError: the text is no list of numbers, there is no such entry, or nothing can be made
            of one: it proposes no text, concerns the strategy alone, or has been mended.
    """
    numbers = _numbers(written)
    by_number = {wpis.nr: wpis for wpis in errata.wpisy()}
    if unknown := [n for n in numbers if n not in by_number]:
        told = listed(list(map(str, sorted(unknown))))
        raise UsageError(
            f"W erracie nie ma {'wpisu' if len(unknown) == 1 else 'wpisów'} nr {told}.",
            f"Wpisy wymienia „rpd errata {errata.rok}”.",
        )
    entries = tuple(wpis for wpis in errata.wpisy() if wpis.nr in numbers)
    for wpis in entries:
        _demand_usable(wpis)
    return entries


def _numbers(written: str) -> set[int]:
    found: set[int] = set()
    for part in filter(None, re.split(r"[,;\s]+", written)):
        match = _PART.fullmatch(part)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
        if first > last:
            raise UsageError(
                f"{quote(part)} nie jest numerem wpisu ani zakresem numerów.",
                "Podaj numery po przecinku, np. --errata 3,7,12–15.",
            )
        found |= set(range(first, last + 1))
    if not found:
        raise UsageError(
            "Nie podano numeru wpisu.", "Podaj numery po przecinku, np. --errata 3,7,12–15."
        )
    return found


def _demand_usable(wpis: Wpis) -> None:
    if wpis.poprawiono:
        raise UsageError(
            f"Omyłkę z wpisu nr {wpis.nr} poprawiła już uchwała nr {wpis.poprawiono}.",
            "Pomiń ten wpis.",
        )
    if "plan" not in wpis.dokumenty:
        raise UsageError(
            f"Wpis nr {wpis.nr} dotyczy strategii, której ta uchwała nie zmienia.",
            "Pomiń ten wpis; strategię zmienia organ, który ją przyjął.",
        )
    if not wpis.proponuje:
        raise UsageError(
            f"Wpis nr {wpis.nr} nie podaje dokładnego brzmienia: {wpis.do_decyzji}.",
            "Rozstrzygnij to i wpisz brzmienie w polu „proponuje” zamiast „do_decyzji”.",
        )


def demand_published_alone(wpisy: Sequence[Wpis]) -> None:
    """Raise UsageError unless the signed text has none of these slips.

    A correction mends errors of the published text; what was signed is changed by whoever may
    change it.
    """
    signed = [str(wpis.nr) for wpis in wpisy if wpis.w_podpisanym == "tak"]
    unknown = [str(wpis.nr) for wpis in wpisy if wpis.w_podpisanym == "nieznane"]
    if signed:
        one = len(signed) == 1
        raise UsageError(
            f"{'Omyłka' if one else 'Omyłki'} z {_entries(signed)} {'jest' if one else 'są'} także "
            "w podpisanym tekście, a sprostowanie usuwa tylko błędy tekstu ogłoszonego.",
            "Użyj uchwały zmieniającej: to samo polecenie bez „--document sprostowanie”.",
        )
    if unknown:
        raise UsageError(
            f"Nie wiadomo, czy podpisany tekst ma omyłki z {_entries(unknown)}; sprostowanie "
            "usuwa tylko błędy tekstu ogłoszonego.",
            "Porównaj z podpisaną uchwałą i wpisz w polu „w_podpisanym” tak albo nie; przy „tak” "
            "pozostaje uchwała zmieniająca, czyli to polecenie bez „--document sprostowanie”.",
        )


def _entries(numbers: Sequence[str]) -> str:
    return f"{'wpisu' if len(numbers) == 1 else 'wpisów'} nr {listed(numbers)}"
