"""Grupa źródeł, której słownik nie ma.

Co: źródło należy do grupy, której nie ma na liście „grupy” w słowniku.

Dlaczego: zestawienie według grup liczy wtedy to źródło osobno, pod nazwą, której nikt nie nadał, a
limit grupy go nie obejmuje.

Źle::

    zrodla:
      - {id: FEM, nazwa: Fundusze Europejskie dla Małopolski, grupa: unijna}
    grupy:
      - {id: unijne, nazwa: środki Unii Europejskiej}

Dobrze::

    zrodla:
      - {id: FEM, nazwa: Fundusze Europejskie dla Małopolski, grupa: unijne}
    grupy:
      - {id: unijne, nazwa: środki Unii Europejskiej}
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.polish.guesses import did_you_mean
from rpd.polish.wording import join, quote
from rpd.rules.engine import Case

CODE = "RPD135"
SLUG = "nieznana-grupa"
SEVERITY = Severity.ERROR
NEEDS = ("slownik",)

_MOST_LISTED = 12


def check(case: Case) -> Iterator[Finding]:
    assert case.slownik is not None
    known = [grupa.id for grupa in case.slownik.grupy if grupa.id]
    if not known:
        return  # a dictionary may group its sources without a word about the groups
    for zrodlo in case.slownik.zrodla:
        if not zrodlo.grupa or zrodlo.grupa in known:
            continue
        guess = did_you_mean(zrodlo.grupa, known)
        hint = guess[:1].upper() + guess[1:]
        if not guess:
            listed = f": {join(map(quote, known), ' albo ')}" if len(known) <= _MOST_LISTED else ""
            hint = f"Wpisz jedną z grup słownika{listed}; nową dopisz na liście „grupy”."
        yield Finding(
            (*zrodlo.path, "grupa"),
            f"Na liście „grupy” nie ma grupy {quote(zrodlo.grupa)}.",
            hint,
            document="slownik",
        )
