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
# Each with what a text must have for it to be worth a search. Those look from a sign that is rare
# in prose backwards, which is many times quicker than looking forward from every place.
_GLUED = (
    (
        re.compile(r"[0-9][rzPpmtsog]"),
        re.compile(
            _START + r"(?P<left>[0-9]+(?:[.,][0-9]+)*)"
            r"(?P<right>r\.|(?:zł|PLN|pkt|mln|mld)\b|(?:tys|szt|os|godz|proc)\.)"
        ),
    ),
    (
        re.compile(r"[0-9](?<=[.rRtT§].)"),
        re.compile(
            _START + r"(?P<left>(?i:(?:art|ust|poz|lit|nr|pkt)\.|nr|pkt)|§)"
            r"(?P<right>[0-9]+[a-z]?)\b(?!\.\w)"
        ),
    ),
    (
        re.compile(r"\.(?<=[tT].)[a-z]"),
        re.compile(_START + r"(?P<left>(?i:lit)\.)(?P<right>[a-z])\b"),
    ),
    (
        re.compile(r"\)(?<=[a-z].)[^\W\d_]"),
        re.compile(r"(?<!\S)(?P<left>[a-z]{1,2}\))(?P<right>[^\W\d_]+)"),
    ),
)


def check(case: Case) -> Iterator[Finding]:
    for text, path in case.prose:
        for worth, glued in _GLUED:
            if not worth.search(text):
                continue
            for match in glued.finditer(text):
                yield Finding(
                    path,
                    f"W „{match.group()}” brakuje odstępu.",
                    f"Wpisz „{match['left']} {match['right']}”.",
                )
