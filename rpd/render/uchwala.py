"""The resolution that adopts the plan, as a document: title, legal basis, §§, signature.

Its words are one plain template, ``uchwala.txt.j2``: paragraphs divided by blank lines, the title
first, the signature last, „§ 1.” at the start of a paragraph that is a provision. An office changes
the words there; the look is in ``uchwala.html.j2`` and ``uchwala.typ.j2``.

Form: Zasady techniki prawodawczej, § 138a (kind, organ, date and subject of a resolution in lines
of their own) and § 139 (the text starts with the legal basis).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rpd.model import Plan, Slownik
from rpd.render import environment, font, pdf, typeset
from rpd.render.stamp import Stamp
from rpd.render.table import Annex, plain
from rpd.values import one_line
from rpd.wording import NBSP, date, keep_together

WORDS = "uchwala.txt.j2"
FORMATS = ("html", "pdf", "md")

_BLANK = "……………"
_PROVISION = re.compile(rf"(§[ {NBSP}]?[0-9]+[a-z]*\.)[ {NBSP}](.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Provision:
    """A paragraph of the text; ``sign`` is „§ 1.”, empty for the legal basis."""

    sign: str
    text: str


@dataclass(frozen=True, slots=True)
class Act:
    """The resolution in words, no-break spaces in place."""

    title: tuple[str, ...]
    provisions: tuple[Provision, ...]
    signature: tuple[str, ...]
    projekt: bool


def act(plan: Plan, slownik: Slownik | None, *, templates: Sequence[Path] = ()) -> Act:
    """The resolution that adopts a plan; blanks stand for what a draft does not know yet.

    Raises:
        TemplateUseError: the office's words cannot be used.
    """
    uchwala = plan.uchwala
    organ = one_line(uchwala.organ) if uchwala else ""
    bodies = {body.id: one_line(body.nazwa) for body in slownik.podmioty} if slownik else {}
    context = {
        "numer": one_line(uchwala.numer) if uchwala else f"{_BLANK}/{plan.rok}",
        "organ": organ or _BLANK,
        "nazwa_organu": bodies.get(organ) or organ or _BLANK,
        "data": date(uchwala.data) if uchwala and uchwala.data else f"{_BLANK} {plan.rok} r.",
        "tytul": one_line(plan.tytul),
        "rok": plan.rok,
        "zalacznik": uchwala.zalacznik if uchwala else None,
    }
    text = environment.fill(WORDS, context, folders=templates, syntax=environment.PLAIN)
    paragraphs = [part.split("\n") for part in re.split(r"\n[ \t]*\n\s*", text.strip())]
    if len(paragraphs) < 3:
        raise environment.TemplateUseError(
            f"Nie można użyć szablonu „{WORDS}”: potrzebne są co najmniej trzy akapity oddzielone "
            "pustym wierszem: tytuł, treść i podpis.",
            "Wzór zapisze „rpd templates export”.",
        )
    title, *body, signature = paragraphs
    return Act(
        title=tuple(keep_together(line.strip()) for line in title),
        provisions=tuple(_provision(" ".join(line.strip() for line in lines)) for lines in body),
        signature=tuple(keep_together(line.strip()) for line in signature),
        projekt=uchwala is None,
    )


def _provision(text: str) -> Provision:
    if match := _PROVISION.fullmatch(text):
        return Provision(match[1].replace(" ", NBSP), keep_together(match[2]))
    return Provision("", keep_together(text))


def render(
    document: Act, annex: Annex, stamp: Stamp, format_: str, *, templates: Sequence[Path] = ()
) -> bytes:
    """The resolution in one of `FORMATS`; the annex gives its date and properties.

    Raises:
        MissingExtraError: the extra that the format needs is not installed.
        TemplateUseError: a template of the office cannot be used.
    """
    if format_ == "html":
        context: dict[str, Any] = {"act": plain(document), "annex": plain(annex)}
        text = environment.fill(
            "uchwala.html.j2", context | {"stamp": stamp.line}, folders=templates
        )
        return text.encode("utf-8")
    if format_ == "md":
        return _markdown(document, stamp).encode("utf-8")
    shown = pdf.printable(plain(document))
    properties = pdf.about(annex, stamp)
    properties["properties"]["title"] = pdf.short(" ".join(document.title))
    source = typeset.compose("uchwala.typ.j2", {"act": shown} | properties, templates)
    return typeset.compile_pdf(source, "uchwala.typ.j2")


def unprintable(document: Act) -> list[tuple[str, str]]:
    """What the document font cannot print: the place, and the characters described."""
    places = [("tytuł uchwały", " ".join(document.title)), ("podpis", " ".join(document.signature))]
    places += [(provision.sign or "wstęp", provision.text) for provision in document.provisions]
    return font.missing_in(places)


_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#+!|~&-])")


def _markdown(document: Act, stamp: Stamp) -> str:
    def inert(text: str) -> str:
        return _SPECIAL.sub(r"\\\1", text)

    lines = ["**PROJEKT**", ""] if document.projekt else []
    lines += ["# " + " ".join(inert(line) for line in document.title), ""]
    for provision in document.provisions:
        sign = f"**{provision.sign}** " if provision.sign else ""
        lines += [sign + inert(provision.text), ""]
    lines += ["\\\n".join(inert(line) for line in document.signature), ""]
    lines += [f"<!-- {stamp.line} -->", ""]
    return "\n".join(lines)
