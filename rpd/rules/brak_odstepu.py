"""Brak odstępu między liczbą a skrótem.

Co: liczba styka się ze skrótem albo jednostką („2024r.”, „100zł”, „art.29”) lub litera podpunktu
z wyrazem („b)Szkolenie”).

Dlaczego: tak wymaga polska pisownia; drukując, program zamienia w tych miejscach zwykłą spację na
nierozdzielającą, ale brakującej nie dopisze.

Źle::

    nazwa: Plan na 2024r.

Dobrze::

    nazwa: Plan na 2024 r.
"""

import re
from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.rules.engine import Case

CODE = "RPD503"
SLUG = "brak-odstepu"
SEVERITY = Severity.INFO

# Not within a longer sign: a file name, an address, a number of a call for proposals.
_START = r"(?<![\w.,/@-])"
_GLUED = (
    re.compile(
        _START + r"(?P<left>[0-9]+(?:[.,][0-9]+)*)"
        r"(?P<right>r\.|(?:zł|PLN|pkt|mln|mld)\b|(?:tys|szt|os|godz|proc)\.)"
    ),
    re.compile(
        _START + r"(?P<left>(?i:(?:art|ust|poz|lit|nr|pkt)\.|nr|pkt)|§)"
        r"(?P<right>[0-9]+[a-z]?)\b(?!\.\w)"
    ),
    re.compile(_START + r"(?P<left>(?i:lit)\.)(?P<right>[a-z])\b"),
    re.compile(r"(?<!\S)(?P<left>[a-z]{1,2}\))(?P<right>[^\W\d_]+)"),
)
# What a text must have for one of them to be worth a search, in their order. This looks from signs
# that are rare in prose, which is many times quicker than looking forward from every place.
_PERHAPS_GLUED = re.compile(
    r"[0-9][rzPpmtsog]|[0-9](?<=[.rRtT§].)|\.(?<=[tT].)[a-z]|\)(?<=[a-z].)[^\W\d_]"
)


def check(case: Case) -> Iterator[Finding]:
    for text, path in case.prose:
        if not _PERHAPS_GLUED.search(text):
            continue
        for glued in _GLUED:
            for match in glued.finditer(text):
                yield Finding(
                    path,
                    f"W „{match.group()}” brakuje odstępu.",
                    f"Wpisz „{match['left']} {match['right']}”.",
                )
