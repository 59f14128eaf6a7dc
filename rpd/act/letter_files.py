"""`letter.Act` → the bytes of a file in one of the formats. The look is in the templates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rpd.act.letter import About, Act, Grid, HeadingLine, Point, Provision, Quotation
from rpd.act.points import nested
from rpd.formats import environment
from rpd.formats.document import as_values, words_of

FORMATS = ("html", "pdf", "docx", "odt", "md")


def render(act: Act, about_: About, format_: str, *, templates: Sequence[Path] = ()) -> bytes:
    """The act in one of `FORMATS`; the same act and properties give the same bytes.

    Raises:
        MissingExtraError: the extra that the format needs is not installed.
        TemplateUseError: a template of the office cannot be used.
    """
    if format_ == "html":
        return _html(act, about_, templates)
    if format_ == "md":
        return _markdown(act, about_.stamp).encode("utf-8")
    if format_ == "docx":
        from rpd.act import letter_docx

        return letter_docx.render(act, about_, templates=templates)
    if format_ == "odt":
        from rpd.act import letter_document
        from rpd.formats import odt

        return odt.render(letter_document.document(act, about_), templates=templates)
    return _pdf(act, about_, templates)


def _plain(act: Act) -> dict[str, Any]:
    """The act as plain values: ``provisions`` one after another, ``parts`` with lists nested."""
    flat: dict[str, Any] = as_values(act)
    return flat | {"parts": as_values(nested(act.provisions))}


def _html(act: Act, about_: About, templates: Sequence[Path]) -> bytes:
    from rpd.annex.html import SYNTAX

    context = {
        "act": _plain(act),
        "organ": about_.organ,
        "day": about_.day.date().isoformat() if not act.projekt else "",
        "stamp": about_.stamp,
    }
    text = environment.fill("uchwala.html.j2", context, folders=templates, syntax=SYNTAX)
    return text.encode("utf-8")


def _pdf(act: Act, about_: About, templates: Sequence[Path]) -> bytes:
    from rpd.formats import pdf, typeset

    title, stamp = " ".join(act.title), about_.stamp
    context = {
        "act": pdf.printable(_plain(act)),
        "annex": {"footnotes": []},
    } | pdf.about(title, about_.organ, about_.day, stamp, about_.attachment)
    source = typeset.compose("uchwala.typ.j2", context, templates)
    captions = [part.caption for part in act.provisions if isinstance(part, Grid)]
    return typeset.compile_pdf(source, "uchwala.typ.j2", templates, captions)


# --- Markdown ------------------------------------------------------------------------------------

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#+!|~&-])")
_OPENS_LIST = re.compile(r"([0-9]+)([.)])")


def _markdown(act: Act, stamp: str) -> str:
    lines = ["**PROJEKT**", ""] if act.projekt else []
    lines += ["# " + " ".join(map(_inert, act.title)), ""]
    for part in act.provisions:
        match part:
            case Provision(sign, text):
                lines += [(f"**{sign}** " if sign else "") + _inert(text), ""]
            case Point(level, marker, text):
                # Not a list of Markdown's: that would number anew, and indented text is code.
                lines += [f"{_indent(level)}{_inert(marker, start=True)} {_inert(text)}", ""]
            case Quotation(level, quoted):
                indent = _indent(level + 1)
                lines += ["\\\n".join(indent + _inert(q, start=True) for q in quoted), ""]
            case HeadingLine(level, text):
                lines += ["#" * level + " " + _inert(text), ""]
            case Grid():
                lines += [*_table(part), ""]
    if act.signature:
        lines += ["\\\n".join(map(_inert, act.signature)), ""]
    if stamp:
        lines += [f"<!-- {stamp} -->", ""]
    return "\n".join(lines)


def _indent(level: int) -> str:
    return "\u2003" * (level - 1)


def _inert(text: str, *, start: bool = False) -> str:
    escaped = _SPECIAL.sub(r"\\\1", text)
    return _OPENS_LIST.sub(r"\1\\\2", escaped, count=1) if start else escaped


def _table(part: Grid) -> list[str]:
    head = [_inert(name) for name, _ in part.columns]
    rules = ["---:" if part.numeric and i else "---" for i in range(len(head))]
    rows = [[_inert(words_of(cell)).replace("\n", "<br>") for cell in row] for row in part.rows]
    if part.total and rows:
        rows[-1] = [f"**{cell}**" if cell else "" for cell in rows[-1]]
    return ["| " + " | ".join(row) + " |" for row in (head, rules, *rows)]
