"""Options of ``rpd amend`` that tell what only people know: opinions and consultations."""

from __future__ import annotations

from typing import Annotated

from rpd.cli import options

Opinions = Annotated[
    list[str] | None,
    options.option(
        "--opinion",
        "TEKST",
        "Opinia o projekcie do uzasadnienia (kto, kiedy, jak); można podać kilka razy.",
    ),
]

Consultations = Annotated[
    list[str] | None,
    options.option(
        "--consultation",
        "TEKST",
        "Konsultacje projektu do uzasadnienia (z kim, kiedy, z jakim wynikiem); można podać "
        "kilka razy.",
    ),
]
