"""The correction of errors of a published text („sprostowanie”), as a document.

Its words are one plain template, ``sprostowanie.txt.j2``. Form: Zasady techniki prawodawczej,
§ 112: „zamiast wyrazu „…” powinien być wyraz „…””; the places are cited as an amending act does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from rpd.act import header, letter
from rpd.act.phrases import kind_of, quoted
from rpd.act.row_worder import Leaf
from rpd.act.sentences import arranged
from rpd.act.texts import MONEY
from rpd.act.worder import Worder
from rpd.errata.entries import Wpis
from rpd.errata.texts import Printout, Spot
from rpd.formats import environment
from rpd.plan.companions import issuing
from rpd.plan.model import Plan, Slownik
from rpd.plan.values import one_line
from rpd.polish.wording import NBSP
from rpd.polish.wording import date as written_date

WORDS: Final = "sprostowanie.txt.j2"
OPENING: Final = "prostuje się następujące błędy"

_BLANK: Final = "……………"
_GENITIVE: Final = {
    "liczba": "liczby",
    "kwota": "kwoty",
    "wyraz": "wyrazu",
    "wyrazy": "wyrazów",
}
_SHOULD_BE: Final = {
    "liczba": "powinna być liczba",
    "kwota": "powinna być kwota",
    "wyraz": "powinien być wyraz",
    "wyrazy": "powinny być wyrazy",
}


def document(
    plan: Plan,
    slownik: Slownik | None,
    wpisy: Sequence[Wpis],
    printout: Printout,
    data: date | None,
    *,
    podstawa: str = "",
    templates: Sequence[Path] = (),
) -> letter.Act:
    """The correction of these entries; blanks stand for a day and a legal basis not known yet.

    Raises:
        TemplateUseError: the office's words cannot be used.
    """
    uchwala = plan.uchwala
    assert uchwala is not None
    worder = Worder(printout.printed, printout.printed, dict(printout.ids))
    found = [(spot, wpis) for wpis in wpisy for spot in printout.spots(wpis)]
    in_order = list(printout.texts)
    found.sort(key=lambda pair: in_order.index(pair[0]))
    orders = [
        (worder.cited(printout.cited[spot]), Leaf(sentence(wpis, spot))) for spot, wpis in found
    ]
    said = arranged(orders, OPENING)
    number = f" nr{NBSP}{uchwala.zalacznik}" if uchwala.zalacznik else ""
    organ = one_line(issuing(plan))
    body = header.issuer(plan, slownik)
    context = {
        **header.named(body, body.dopelniacz or organ),
        "data": written_date(data) if data else f"{_BLANK} r.",
        "podstawa": podstawa or _BLANK,
        "tytul": one_line(plan.tytul),
        "rok": plan.rok,
        "bledow": "błędu" if len(orders) == 1 else "błędów",
        "prostowana": {
            "numer": one_line(uchwala.numer),
            "data": written_date(uchwala.data) if uchwala.data else "",
        },
        "zalacznik": number,
        "tresc": said.lead,
    }
    text = environment.fill(WORDS, context, folders=templates, syntax=environment.PLAIN)
    act = letter.from_words(WORDS, text, projekt=data is None or not podstawa)
    return replace(act, provisions=(*act.provisions, *said.parts))


def sentence(wpis: Wpis, spot: Spot) -> str:
    """„zamiast wyrazu „…” powinien być wyraz „…””."""
    money = spot.pole in MONEY
    was, shall = (kind_of(text, money=money) for text in (wpis.przyjeto, wpis.proponuje))
    return (
        f"zamiast {_GENITIVE[was]} {quoted(wpis.przyjeto)} "
        f"{_SHOULD_BE[shall]} {quoted(wpis.proponuje)}"
    )
