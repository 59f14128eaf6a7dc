"""`Annex` → one HTML file: no scripts, nothing remote, every text of the plan escaped.

The look is in ``templates/``: ``zalacznik.html.j2`` (the page), ``tresc.html.j2`` (how cells and
lines are written) and ``zalacznik.css`` (screen, phone, dark, print). An office puts its own file
of the same name in a folder given as `templates`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from rpd.annex.table import Annex, Part, as_values, sections
from rpd.annex.views import laid_out
from rpd.formats import environment
from rpd.formats.stamp import Stamp
from rpd.polish.wording import DASH, NBSP

TEMPLATE = "zalacznik.html.j2"

_TIED = re.compile(rf"[0-9IVXLC]+{DASH}[0-9IVXLC]+|{DASH}{NBSP}\S{{1,20}}")
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9]")


_STYLED = 4
"""The deepest heading that the style sheet of every annex knows."""


def html(annex: Annex, *, stamp: Stamp | None = None, templates: Sequence[Path] = ()) -> str:
    """The annex as a page. Templates are looked for in the folders in order, then in the package.

    Raises:
        RpdError: a template of the office cannot be read or used.
    """
    own = bool(annex.profil.uklad)
    columns = [{"key": c.key, "width": c.width} for c in annex.profil.columns]
    return environment.fill(
        TEMPLATE,
        {
            "annex": as_values(laid_out(annex)),
            "columns": [] if own else columns,
            "own_layout": own,
            "listed": _listed(annex),
            "deep": any(section.level > _STYLED for section in sections(annex)),
            "stamp": stamp.line if stamp else "",
        },
        folders=templates,
        syntax=SYNTAX,
    )


def _title(part: Part) -> str:
    return part.title


def _listed(annex: Annex) -> bool:
    """Whether there is a list of contents: not where all that there is stands under no heading."""
    whole = (*annex.opening, *annex.closing)
    headed = any(section.headed for section in sections(annex)) or any(map(_title, whole))
    return headed or not (annex.sections or whole)


def render(annex: Annex, stamp: Stamp, *, templates: Sequence[Path] = ()) -> bytes:
    """The annex as the bytes of a page that says where it comes from. Raises RpdError."""
    return html(annex, stamp=stamp, templates=templates).encode("utf-8")


def tied(text: str) -> str:
    """Text in which no line ends after a tying dash, where browsers break even at U+00A0."""
    from markupsafe import Markup, escape

    result, position = Markup(), 0
    for match in _TIED.finditer(text):
        result += escape(text[position : match.start()])
        result += Markup('<span class="tied">{}</span>').format(match.group())
        position = match.end()
    return result + escape(text[position:])


def css_string(text: str) -> str:
    """Text as a CSS string in which only letters a–z and digits stand for themselves.

    Every other character is written by its number, so the text can end neither the string nor the
    ``<style>`` element, and Jinja's escaping leaves it alone.
    """
    from markupsafe import Markup

    escaped = _NOT_PLAIN.sub(lambda match: f"\\{ord(match.group()):06x}", text)
    return Markup('"{}"').format(escaped)


SYNTAX = environment.Syntax(filters={"css_string": css_string, "tied": tied})
