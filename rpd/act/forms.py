"""The table of forms: every sentence that an act may say, with the paragraph it rests on.

Basis: Zasady techniki prawodawczej (Dz. U. z 2026 r. poz. 300); for rows of tables and footnotes,
of which the rules do not speak, the practice of Monitor Polski. A sentence is places, one within
the other, and an order; no act says anything that does not stand here.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from rpd.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Form:
    """A form in Polish; names in braces are filled in. ``basis`` is the paragraph of the rules."""

    template: str
    basis: str


_WORDS = "§ 87 ust. 3 pkt 1"
_ADDED = "§ 87 ust. 3 pkt 2"
_STRUCK = "§ 87 ust. 3 pkt 3"

ORDERS: Final[Mapping[str, Form]] = MappingProxyType(
    {
        "replaced": Form("{what} zastępuje się {by}", _WORDS),
        "replaced-after": Form("po {after} {what} zastępuje się {by}", _WORDS),
        "replaced-at-end": Form("na końcu {what} zastępuje się {by}", _WORDS),
        "inserted-after": Form("po {after} dodaje się {what}", _ADDED),
        "inserted-before": Form("przed {before} dodaje się {what}", _ADDED),
        "inserted-at-end": Form("na końcu dodaje się {what}", _ADDED),
        "struck": Form("skreśla się {what}", _STRUCK),
        "struck-after": Form("po {after} skreśla się {what}", _STRUCK),
        "struck-at-end": Form("na końcu skreśla się {what}", _STRUCK),
        "term": Form("{used} {places} {what} zastępuje się {by}", "§ 88 ust. 1"),
        "reworded": Form("{unit} otrzymuje brzmienie", "§ 85 ust. 4"),
        "reworded-many": Form("{unit} otrzymują brzmienie", "§ 85 ust. 4"),
        "added": Form("dodaje się {unit} w{nbsp}brzmieniu", "§ 85 ust. 3, § 89"),
        "added-after": Form("po {after} dodaje się {unit} w{nbsp}brzmieniu", "§ 85 ust. 3, § 89"),
        "added-before": Form("przed {by} dodaje się {unit} w{nbsp}brzmieniu", "§ 85 ust. 3, § 89"),
        "sign-and-added": Form(
            "{sign} i{nbsp}dodaje się {unit} w{nbsp}brzmieniu", "§ 85 ust. 3, § 87 ust. 3"
        ),
        "repealed": Form("uchyla się {unit}", "§ 85 ust. 3"),
        "designated": Form("{unit} oznacza się jako {by}", "§ 89 ust. 1"),
        "designated-many": Form("{unit} oznacza się odpowiednio jako {by}", "§ 89 ust. 1"),
        "marked": Form("dodaje się {unit}", _ADDED),
        "unmarked": Form("skreśla się {unit}", _STRUCK),
        "annexed": Form(
            "załącznik{unit} otrzymuje brzmienie określone w{nbsp}załączniku do niniejszej uchwały",
            "§ 85 ust. 4, § 87a",
        ),
    }
)
"""The orders."""

PLACES: Final[Mapping[str, Form]] = MappingProxyType(
    {
        "title": Form("w{nbsp}tytule", "§ 86"),
        "section": Form("w{nbsp}§{nbsp}{name}", "§ 54"),
        "annex": Form("w{nbsp}załączniku{name}", "§ 86"),
        "heading": Form("w{nbsp}{name}", "§ 62a"),
        "name": Form("w{nbsp}nazwie", "§ 62a"),
        "row": Form("w{nbsp}{name}", "§ 62a"),
        "column": Form("w{nbsp}kolumnie „{name}”", "§ 62a"),
        "field": Form("w{nbsp}polu „{name}”", "§ 62a"),
        "part": Form("w{nbsp}części „{name}”", "§ 62a"),
        "header": Form("w{nbsp}pierwszej tabeli w{nbsp}nagłówku kolumny „{name}”", "§ 62a"),
        "header-of": Form("w{nbsp}nagłówku kolumny „{name}”", "§ 62a"),
        "note": Form("w{nbsp}odnośniku nr{nbsp}{name}", "§ 163"),
        "pkt": Form("w{nbsp}pkt{nbsp}{name}", "§ 57"),
        "lit": Form("w{nbsp}lit.{nbsp}{name}", "§ 57"),
        "ust": Form("w{nbsp}ust.{nbsp}{name}", "§ 57"),
        "tiret": Form("w{nbsp}tiret {name}", "§ 57"),
        "wprowadzenie": Form("we{nbsp}wprowadzeniu do wyliczenia", "§ 56"),
        "akapit": Form("w{nbsp}akapicie {name}", "§ 55"),
        "zdanie": Form("w{nbsp}zdaniu {name}", "§ 55"),
    }
)
"""The places, each within the one before it."""


def said(form: str, **filled: str) -> str:
    """An order in words."""
    return ORDERS[form].template.format(nbsp="\u00a0", **filled)


def where(form: str, name: str = "") -> str:
    """A place in words."""
    return PLACES[form].template.format(nbsp="\u00a0", name=name)
