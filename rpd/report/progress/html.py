"""A report as one HTML page: every chart an inline SVG beside its table, nothing remote.

The look is in ``templates/sprawozdanie.html.j2``; every text is escaped by the template.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from rpd.plan.sprawozdanie import CzescSprawozdania, Sprawozdanie, Tabela, Wiersz
from rpd.report.lines import clip
from rpd.report.progress.figures import figure

TEMPLATE = "sprawozdanie.html.j2"
WIDTH = 360
"""Units of the chart: about the pixels of a phone, so that its texts are readable there."""
_LINE = 62
"""Units of a row: its label, its figures below it, where no label runs over them, its bar."""
_MAX_BARS = 40
_LABEL = 46


def report(found: Sprawozdanie, stamp: str = "", *, templates: Sequence[Path] = ()) -> str:
    """The page; `stamp` is the line that says where it comes from.

    Raises:
        TemplateUseError: a template of the office cannot be used.
    """
    from rpd.formats.environment import fill

    title, *others = found.tytul
    context = {
        "title": title,
        "lines": others,
        "stamp": stamp,
        "parts": [_part(czesc, index) for index, czesc in enumerate(found.czesci, 1)],
    }
    return fill(TEMPLATE, context, folders=templates)


def _part(czesc: CzescSprawozdania, index: int) -> dict[str, Any]:
    return {
        "anchor": f"czesc_{index}",
        "heading": czesc.naglowek,
        "paragraphs": list(czesc.akapity),
        "tables": [
            _table(tabela, f"tabela_{index}_{number}")
            for number, tabela in enumerate(czesc.tabele, 1)
        ],
        "points": list(czesc.punkty),
    }


def _table(tabela: Tabela, anchor: str) -> dict[str, Any]:
    return {
        "anchor": anchor,
        "caption": tabela.tytul,
        "columns": [{"name": k.naglowek, "kind": k.rodzaj} for k in tabela.kolumny],
        "rows": [
            {
                "cells": list(wiersz.komorki),
                "level": wiersz.poziom,
                "kind": "razem" if wiersz.razem else "nad" if wiersz.nad else "wiersz",
            }
            for wiersz in tabela.wiersze
        ],
        "chart": _chart(tabela),
    }


def _chart(tabela: Tabela) -> dict[str, Any] | None:
    """Bars of the rows: the part in the whole, or one figure alone."""
    if not tabela.wykres:
        return None
    rows = [wiersz for wiersz in tabela.wiersze if not wiersz.razem]
    found = [[_number(wiersz, at, tabela) for at in tabela.wykres] for wiersz in rows]
    longest = max((max(numbers) for numbers in found), default=Decimal(0))
    if not longest or len(rows) > _MAX_BARS:
        return None
    bars = []
    for line, (wiersz, numbers) in enumerate(zip(rows, found, strict=True)):
        words = " / ".join(wiersz.komorki[at] for at in tabela.wykres)
        bars.append(
            {
                "y": line * _LINE,
                "label": clip(wiersz.komorki[0], _LABEL),
                "words": words,
                "part": f"{_units(numbers[0], longest):f}",
                "whole": f"{_units(numbers[-1], longest):f}" if len(numbers) > 1 else "",
            }
        )
    names = [tabela.kolumny[at].naglowek for at in tabela.wykres]
    return {
        "width": WIDTH,
        "height": len(rows) * _LINE,
        "bars": bars,
        "names": names,
        "summary": "; ".join(f"{bar['label']}: {bar['words']}" for bar in bars),
    }


def _number(wiersz: Wiersz, at: int, tabela: Tabela) -> Decimal:
    return figure(wiersz.komorki[at], tabela.kolumny[at].rodzaj) or Decimal(0)


def _units(value: Decimal, longest: Decimal) -> Decimal:
    """A length in units of the chart; the least figure still shows."""
    units = (value * WIDTH / longest).quantize(Decimal("0.1"))
    return max(units, Decimal("1.5")) if value else Decimal(0)
