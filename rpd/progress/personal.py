"""Personal data in a note: a PESEL number, a telephone, an e-mail address, a street address.

What is looked for has a form; a name alone has none and is not found. Amounts, numbers of projects
and of firms look much like telephones: what stands around a number decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from rpd.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Personal:
    """A stretch of a text and what it looks like („numer PESEL”)."""

    what: str
    text: str


PESEL: Final = "numer PESEL"
TELEPHONE: Final = "numer telefonu"
MAIL: Final = "adres e-mail"
ADDRESS: Final = "adres ulicy z numerem domu"

_WEIGHTS = (1, 3, 7, 9, 1, 3, 7, 9, 1, 3)
_CENTURIES = {0: 1900, 1: 2000, 2: 2100, 3: 2200, 4: 1800}
_NOT_INSIDE = r"(?<![\w./@+-])"
_NOT_GOING_ON = r"(?![\w@]|[./-]\d)"
_ELEVEN = re.compile(r"(?<!\d)(?<!\d[ .-])(\d{6})[ -]?(\d{5})(?!\d|[ -]\d)")
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_SPELT_MAIL = re.compile(
    r"(?<!\w)[\w.+-]{1,64} ?[\[(](?:at|małpa|@)[\])] ?[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}",
    re.IGNORECASE,
)
_CALLED = (
    r"(?:tel(?:efon\w{0,4})?|kom(?:órk\w{0,3})?|komórkow\w{0,4}|faks|fax|dzwoni\w{0,4}|sms)"
    r"(?:\.|:)?(?: (?:nr|numer\w{0,3}|kom\.?|służbow\w{0,4}|prywatn\w{0,4}|pod)){0,3}:? ?"
)
_DIGITS = r"(?:\(?0?\d{2}\)?[ -]?\d{3}[ -]?\d{2}[ -]?\d{2}|\d{3}[ -]?\d{3}[ -]?\d{3})"
_CALLED_NUMBER = re.compile(
    rf"(?<!\w){_CALLED}(?P<number>(?:\+|00)?(?:48[ -]?)?{_DIGITS})(?!\d)", re.IGNORECASE
)
_ABROAD = re.compile(rf"(?<![\w.])(?:\+48|0048)[ -]?{_DIGITS}(?!\d)")
_MOBILE = r"(?:45|50|51|53|57|60|66|69|72|73|78|79|88)\d"
_BARE = re.compile(
    rf"{_NOT_INSIDE}(?<!\d )"
    rf"(?:48 )?(?:{_MOBILE} \d{{3}} \d{{3}}|{_MOBILE} \d\d \d\d \d\d"
    rf"|{_MOBILE}-\d{{3}}-\d{{3}}|{_MOBILE}\d{{6}})"
    rf"{_NOT_GOING_ON}(?! ?\d)"
)
_LANDLINE = re.compile(
    rf"{_NOT_INSIDE}(?:\(0?[1-9]\d\)|[1-9]\d)[ -]?\d{{3}}[ -]\d{{2}}[ -]\d{{2}}"
    rf"{_NOT_GOING_ON}(?! ?\d)"
)
_MONEY_BEHIND = re.compile(
    r"[ \u00a0]?(?:,\d\d)?[ \u00a0]?"
    r"(?:zł|złot|pln|eur|tys|mln|mld|€|%|,\d|os(?:ób|\.)|szt|m2|km|kwh)",
    re.IGNORECASE,
)
_NUMBER_BEFORE = re.compile(
    r"(?:regon|nip|krs|kwot\w*|umow\w*|nr|numer|projekt\w*|wydatk\w*|wydano|razem|sum\w*"
    r"|wartoś\w*|faktur\w*|rachun\w*|liczb\w*|wskaźni\w*|spraw\w*"
    r"|konto|konta|budżet\w*|id|na|o|po|do)[.:]? *$",
    re.IGNORECASE,
)
_ROAD = (
    r"(?:[Uu](?:l\.|lic[aęyą])|[Aa](?:l\.|lej[aęą]|lei|leje|lejach)"
    r"|[Oo](?:s\.|siedl[ea]|siedlu)|[Pp](?:l\.|lac(?:u|em)?)|[Zz]am(?:\.|ieszkał[aey])"
    r"|[Aa]dres\w{0,3}:?)"
)
_HOUSE = r"\d{1,3}[a-zA-Z]?(?:(?:/| ?m\. ?| lok\. ?)\d{1,4}[a-zA-Z]?)?"
_TITLE = r"(?:(?:św|ks|gen|dr|bł|bp|kard|prof|płk|mjr|im)\. )"
_WORD = rf"{_TITLE}{{0,2}}[A-ZĄĆĘŁŃÓŚŹŻ][\w.-]{{0,30}}"
_NAME = rf"(?:\d{{1,2}}(?:[- ]go)? )?{_WORD}(?:,? (?:i |w |przy |ul\. )?{_WORD}){{0,4}}"
_ADDRESS = re.compile(
    rf"(?<![\w.@])(?<!\d )(?:{_ROAD} ?(?:w |przy )?{_NAME},? (?:nr )?{_HOUSE}"
    rf"|Ryn(?:ek|ku)(?: {_WORD})? {_HOUSE})"
    r"(?![\w]|[.,]?\d| (?:os|szt|gmin|firm|zł|tys|raz|r\.))"
)


def personal(text: str) -> Iterator[Personal]:
    """What of a text looks like personal data, each stretch once."""
    seen: set[str] = set()
    for what, found in _found(" ".join(text.split())):
        if found not in seen:
            seen.add(found)
            yield Personal(what, found)


def _found(text: str) -> Iterator[tuple[str, str]]:
    yield from ((PESEL, m[0]) for m in _ELEVEN.finditer(text) if is_pesel(m[1] + m[2]))
    yield from ((MAIL, m[0].rstrip(".")) for m in _MAIL.finditer(text))
    yield from ((MAIL, m[0].rstrip(".")) for m in _SPELT_MAIL.finditer(text))
    yield from _telephones(text)
    yield from ((ADDRESS, m[0]) for m in _ADDRESS.finditer(text))


def _telephones(text: str) -> Iterator[tuple[str, str]]:
    taken: list[tuple[int, int]] = []
    for pattern in (_CALLED_NUMBER, _ABROAD, _BARE, _LANDLINE):
        for match in pattern.finditer(text):
            group = "number" if "number" in pattern.groupindex else 0
            start, end = match.span(group)
            if any(first < end and start < last for first, last in taken):
                continue
            if pattern in (_BARE, _LANDLINE) and _is_amount(text, start, end):
                continue
            taken.append((start, end))
            yield TELEPHONE, match[group]


def _is_amount(text: str, start: int, end: int) -> bool:
    """Whether what stands around a number says that it is none of a telephone."""
    if _MONEY_BEHIND.match(text, end):
        return True
    return _NUMBER_BEFORE.search(text[max(start - 30, 0) : start]) is not None


def is_pesel(digits: str) -> bool:
    """Whether eleven digits are a PESEL number: a day that exists and the right check digit."""
    if len(digits) != 11 or not digits.isascii() or not digits.isdigit():
        return False
    numbers = [int(digit) for digit in digits]
    total = sum(n * weight for n, weight in zip(numbers, _WEIGHTS, strict=False))
    if (10 - total % 10) % 10 != numbers[10]:
        return False
    year, month, day = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    try:
        date(_CENTURIES[month // 20] + year, month % 20, day)
    except (KeyError, ValueError):
        return False
    return True
