"""The arguments and options that several commands have, declared once.

What is the same everywhere is a type for a parameter; where the help differs, a function makes the
option: ``Annotated[Path | None, file("Zapisuje rejestr do pliku.")]``.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

BY_SUFFIX = "Postać dokumentu; bez tej opcji według końcówki nazwy pliku po -o."
BY_NAME = "Postać wyniku; bez tej opcji według nazwy pliku po -o."


class Csv(StrEnum):
    """Where a CSV is going to be opened."""

    PL = "pl"


def argument(metavar: str, help_: str) -> Any:
    """An argument; that it may be left out is told by its name in brackets."""
    return typer.Argument(metavar=metavar, help=help_, show_default=False)


def option(name: str, metavar: str, help_: str, **more: Any) -> Any:
    """An option with a value; its help says what holds without it."""
    return typer.Option(name, metavar=metavar, help=help_, show_default=False, **more)


def day(name: str, help_: str) -> Any:
    """An option that takes a day: „--at”, „--date”."""
    return option(name, "DZIEŃ", help_)


def format_(metavar: str, help_: str = BY_NAME) -> Any:
    """``--format`` of a command, with its own formats."""
    return option("--format", metavar, help_)


def file(help_: str) -> Any:
    """``-o`` for a single file."""
    return typer.Option("-o", "--output", metavar="PLIK", help=help_)


def flag(name: str, help_: str) -> Any:
    """An option that is given or not."""
    return typer.Option(name, help=help_)


Plan = Annotated[
    str | None,
    argument("[PLAN]", "Rok planu albo ścieżka do pliku; bez niego najnowszy plan."),
]
OnePlan = Annotated[str, argument("PLAN", "Rok planu albo ścieżka do pliku.")]
PlanOption = Annotated[
    str | None,
    option("--plan", "PLAN", "Rok planu albo ścieżka do pliku; bez tej opcji najnowszy plan."),
]
DocumentOut = Annotated[Path | None, file("Zapisuje dokument do pliku.")]
ResultOut = Annotated[Path | None, file("Zapisuje wynik do pliku.")]
TextAt = Annotated[str | None, day("--at", "Tekst obowiązujący w tym dniu, np. 2024-06-30.")]
Quarter = Annotated[
    str | None,
    option(
        "--quarter",
        "KWARTAŁ",
        "Kwartał: I, II, III, IV, w planie wieloletnim z rokiem (2027-II); bez tej opcji ostatni, "
        "za który są pliki wykonania.",
    ),
]
Templates = Annotated[
    Path | None,
    typer.Option(
        "--templates",
        metavar="FOLDER",
        help="Folder z własnymi szablonami; bez niego „szablony” obok folderu „plans”.",
    ),
]
Draft = Annotated[bool, flag("--draft", "Tworzy dokument także z planu z błędami i to zaznacza.")]
Force = Annotated[
    bool,
    flag(
        "--force", "Nadpisuje także plik, którego nie utworzył rpd albo który ktoś potem zmienił."
    ),
]
ForceForeign = Annotated[bool, flag("--force", "Nadpisuje także plik, którego nie utworzył rpd.")]
DryCheck = Annotated[
    bool, flag("--check", "Niczego nie zapisuje; kod wyjścia 1, jeśli byłoby co zmienić.")
]
DryDiff = Annotated[bool, flag("--diff", "Niczego nie zapisuje; pokazuje, co by się zmieniło.")]
