"""A workspace with the adopted plan of 2024 and errata that tests change."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.conftest import ROOT

HEAD = "rok: 2024\ntytul: Errata\nczesci:\n  - tytul: Omyłki\n    wpisy:\n"
ENTRY = """      - nr: {nr}
        gdzie: {{{gdzie}}}
{pola}        przyjeto: {przyjeto}
        proponuje: {proponuje}
        powod: błąd
        w_podpisanym: {signed}
"""


def entry(
    nr: int, gdzie: str, pole: str, przyjeto: str, proponuje: str, signed: str = "nieznane"
) -> str:
    """An entry as it is written; without a field for a heading or a footnote."""
    pola = f"        pola: [{pole}]\n" if pole else ""
    return ENTRY.format(
        nr=nr, gdzie=gdzie, pola=pola, przyjeto=przyjeto, proponuje=proponuje, signed=signed
    )


def workspace(folder: Path, *entries: str) -> Path:
    """The plans of 2024 in a folder; with entries, they are its errata."""
    shutil.copytree(ROOT / "plans", folder / "plans")
    if entries:
        (folder / "plans/errata/2024.yaml").write_text(HEAD + "".join(entries), "utf-8")
    return folder
