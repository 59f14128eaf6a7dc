"""Options of ``rpd amend`` that tell what only people know: opinions and consultations."""

from __future__ import annotations

from typing import Annotated

import typer

Opinions = Annotated[
    list[str] | None,
    typer.Option(
        "--opinion",
        metavar="TEKST",
        help="Opinia o projekcie do uzasadnienia (kto, kiedy, jak); można podać kilka razy.",
        show_default=False,
    ),
]
Consultations = Annotated[
    list[str] | None,
    typer.Option(
        "--consultation",
        metavar="TEKST",
        help="Konsultacje projektu do uzasadnienia (z kim, kiedy, z jakim wynikiem); można podać "
        "kilka razy.",
        show_default=False,
    ),
]
