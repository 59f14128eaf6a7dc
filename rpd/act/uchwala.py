"""The resolution that adopts the plan, as a document: title, legal basis, §§, signature.

Its words are one plain template, ``uchwala.txt.j2``: paragraphs divided by blank lines, the title
first, the signature last, „§ 1.” at the start of a paragraph that is a provision. An office changes
the words there; the look and the formats are ``letter``'s.

What belongs to one resolution is data of the plan (``header``).

Form: Zasady techniki prawodawczej, § 138a (kind, organ, date and subject of a resolution in lines
of their own) and § 139 (the text starts with the legal basis).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from rpd.act import header, letter
from rpd.formats import environment
from rpd.plan import force
from rpd.plan.model import Plan, PrzepisPodstawy, Slownik, Uchwala
from rpd.plan.values import one_line
from rpd.polish.spaces import keep_together
from rpd.polish.wording import date as written_date
from rpd.polish.wording import join

WORDS = "uchwala.txt.j2"

WHERE = "w polu „uchwala” planu"
_WHERE_DRAFT = "w polu „projekt_uchwaly” planu"


def act(plan: Plan, slownik: Slownik | None, *, templates: Sequence[Path] = ()) -> letter.Act:
    """The resolution that adopts a plan; see `made`."""
    return made(plan, slownik, templates=templates)[0]


def made(
    plan: Plan, slownik: Slownik | None, *, templates: Sequence[Path] = ()
) -> tuple[letter.Act, tuple[str, ...]]:
    """The resolution that adopts a plan, and remarks on what it lacks.

    Blanks stand for the number and the day that a draft does not have yet, gaps for the rest.

    Raises:
        TemplateUseError: the office's words cannot be used.
    """
    uchwala = plan.uchwala or plan.projekt_uchwaly or Uchwala("", "", None)
    gaps = header.Gaps(WHERE if plan.uchwala else _WHERE_DRAFT)
    about = uchwala.naglowek
    if not about.podstawa_prawna:
        basis = tuple(PrzepisPodstawy(*one) for one in plan.profil.podstawa)
        about = replace(about, podstawa_prawna=basis)
    body = header.issuer(plan, slownik)
    context = {
        "przedmiot": header.subject(about, gaps),
        **header.context(about, force.of(uchwala), body, gaps, numer=uchwala.numer, rok=plan.rok),
        "tytul": one_line(plan.tytul),
        "zalacznik": uchwala.zalacznik,
    }
    text = environment.fill(WORDS, context, folders=templates, syntax=environment.PLAIN)
    return letter.from_words(WORDS, text, projekt=plan.uchwala is None), tuple(gaps.remarks)


def as_amended(act: letter.Act, acts: Sequence[str], day: date) -> letter.Act:
    """The resolution as it stood on a day, saying which acts („nr 9/2024 z dnia …”) changed it."""
    by = "uchwałą" if len(acts) == 1 else "uchwałami"
    line = f"(tekst zmieniony {by} {join(acts)}, stan na dzień {written_date(day)})"
    return replace(act, title=(*act.title, keep_together(line)))
