"""The resolution that adopts the plan, as a document: title, legal basis, §§, signature.

Its words are one plain template, ``uchwala.txt.j2``: paragraphs divided by blank lines, the title
first, the signature last, „§ 1.” at the start of a paragraph that is a provision. An office changes
the words there; the look and the formats are ``letter``'s.

Form: Zasady techniki prawodawczej, § 138a (kind, organ, date and subject of a resolution in lines
of their own) and § 139 (the text starts with the legal basis).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rpd.companions import companions, organ_name
from rpd.model import Plan, Slownik
from rpd.render import environment, letter
from rpd.values import one_line
from rpd.wording import date

WORDS = "uchwala.txt.j2"

_BLANK = "……………"


def act(plan: Plan, slownik: Slownik | None, *, templates: Sequence[Path] = ()) -> letter.Act:
    """The resolution that adopts a plan; blanks stand for what a draft does not know yet.

    Raises:
        TemplateUseError: the office's words cannot be used.
    """
    uchwala = plan.uchwala
    organ = one_line(uchwala.organ) if uchwala else ""
    _, slownik = companions(plan, None, slownik)
    context = {
        "numer": one_line(uchwala.numer) if uchwala else f"{_BLANK}/{plan.rok}",
        "organ": organ or _BLANK,
        "nazwa_organu": organ_name(plan, slownik) or organ or _BLANK,
        "data": date(uchwala.data) if uchwala and uchwala.data else f"{_BLANK} {plan.rok} r.",
        "tytul": one_line(plan.tytul),
        "rok": plan.rok,
        "zalacznik": uchwala.zalacznik if uchwala else None,
    }
    text = environment.fill(WORDS, context, folders=templates, syntax=environment.PLAIN)
    return letter.from_words(WORDS, text, projekt=uchwala is None)
