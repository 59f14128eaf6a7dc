"""Zapis profilu, który niczego nie drukuje.

Co: profil podaje nagłówek kolumn okresów, który się nie drukuje, bo nie ma w nim „{okres}”; pole
własne bez kolumny; „razem” albo „w_tym” w części bez kwot; „dla_planu”, „rola”, „wpisy” albo
„okresy” przy polu, którego nie dotyczą.

Dlaczego: kto to zapisał, spodziewa się zobaczyć to w załączniku.

Źle::

    okresy: [2026, 2027]
    uklad:
      - rodzaj: tabela
        kolumny:
          - {pole: nazwa, naglowek: Zadanie}
          - {pole: kwota, naglowek: Nakłady, okresy: true}

Dobrze::

    okresy: [2026, 2027]
    uklad:
      - rodzaj: tabela
        kolumny:
          - {pole: nazwa, naglowek: Zadanie}
          - {pole: kwota, naglowek: 'Nakłady {okres}', okresy: true}
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.plan.layout import AMOUNT, BUDGET, HEADING, PERIOD, Layout, Shown
from rpd.plan.noun import Noun
from rpd.plan.profil import DZIALANIA, DZIALANIE, WSKAZNIKI, Profil
from rpd.polish.wording import quote
from rpd.rules.engine import Case

CODE = "RPD156"
SLUG = "zapis-profilu-bez-druku"
SEVERITY = Severity.WARNING

_BODIES = "Usuń je albo wpisz w kolumnie pole, w którym stoją podmioty."
_MONEY = frozenset((AMOUNT, BUDGET))
_BY_PERIOD = _MONEY | {"potrzeby", "posrednie"}


def check(case: Case) -> Iterator[Finding]:
    profil = case.plan.profil
    if case.plan.wyrazy is not None:  # what was adopted is printed as it was adopted
        return
    for pole in profil.pola:
        if pole.on == (DZIALANIE,) and pole.key not in profil.column_keys:
            yield Finding(
                (*pole.path, "klucz"),
                f"Pola {quote(pole.key)} nie drukuje żadna kolumna profilu.",
                f"Dopisz kolumnę „{{pole: {pole.key}, naglowek: {pole.title}}}” albo usuń pole z "
                "profilu i z planu.",
                "profil",
            )
    for layout in profil.uklad:
        for shown in layout.columns:
            yield from _column(shown, layout, profil, case.key("podmioty"))
        yield from _sums(layout, profil.dzialanie.noun)


def _column(shown: Shown, layout: Layout, profil: Profil, bodies: str) -> Iterator[Finding]:
    fields = set(shown.fields)
    if shown.periods and not fields & _BY_PERIOD:
        yield _finding(
            shown,
            "okresy",
            "Kolumna powtarza przy każdym okresie to samo, bo pole nie ma wartości na okresy.",
            "Usuń „okresy: true”; wartości na okresy mają pola: kwota, potrzeby i posrednie.",
        )
    elif shown.periods and PERIOD not in shown.header and profil.okresy:
        yield _finding(
            shown,
            "naglowek",
            f"Nagłówek {quote(shown.header)} nie drukuje się: kolumny okresów mają nagłówki "
            f"{', '.join(profil.okresy)}.",
            f"Wpisz „naglowek: '{PERIOD}'”, a jeśli ma się drukować: "
            f"„naglowek: '{shown.header} {PERIOD}'”.",
        )
    if shown.total and (not fields & _MONEY or layout.rows == WSKAZNIKI):
        yield _finding(
            shown,
            "razem",
            "Kolumna nie drukuje kwot, więc nie ma w niej czego sumować.",
            "Usuń „razem: true” albo wpisz „pole: kwota”.",
        )
    levels = {HEADING, *profil.headings}
    if shown.of_plan and not fields & levels:
        yield _finding(
            shown,
            "dla_planu",
            "Pole „dla_planu” drukuje się tylko w kolumnie poziomu.",
            f"Usuń je albo wpisz w kolumnie „pole: {HEADING}”.",
        )
    if shown.role and bodies not in fields:
        yield _finding(
            shown,
            "rola",
            "Pole „rola” dotyczy tylko kolumny podmiotów.",
            f"Usuń je albo wpisz w kolumnie „pole: {bodies}”." if bodies else _BODIES,
        )
    if shown.entries != "litery" and layout.rows != DZIALANIA:
        yield _finding(
            shown,
            "wpisy",
            f"Pole „wpisy” dotyczy tylko wierszy {profil.dzialanie.noun.many_genitive}.",
            "Usuń je.",
        )


def _sums(layout: Layout, noun: Noun) -> Iterator[Finding]:
    counted = layout.rows != WSKAZNIKI and any(
        _MONEY & set(one.fields[:1]) and (one.periods or one.total or one.fields == (AMOUNT,))
        for one in layout.columns
    )
    for key, asked in (("razem", bool(layout.totals)), ("w_tym", layout.parts)):
        if asked and not counted:
            yield Finding(
                (*layout.path, key),
                f"Pole „{key}” niczego nie drukuje: ta część nie ma kolumny z kwotami.",
                "Dopisz kolumnę „{pole: kwota, naglowek: Kwota}” albo usuń to pole.",
                "profil",
                at_key=True,
            )
    if layout.parts and layout.rows != DZIALANIA and counted:
        yield Finding(
            (*layout.path, "w_tym"),
            f"Pole „w_tym” dotyczy tylko wierszy {noun.many_genitive}.",
            "Usuń je.",
            "profil",
            at_key=True,
        )


def _finding(shown: Shown, key: str, message: str, hint: str) -> Finding:
    return Finding((*shown.path, key), message, hint, "profil")
