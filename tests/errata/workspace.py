"""A workspace with a cut of the adopted plan of 2024 and errata that tests change."""

from __future__ import annotations

from pathlib import Path

from tests.cut import cut, laid

SHORT = cut("I.1.1", "I.2.2/1", "II.2.2/1", "III.1.1/2", "IV.1.3")
"""What the entries of tests name, and all footnotes."""

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


ANY = entry(1, "cel: I", "", "Współpraca jednostek", "Współdziałanie jednostek")


def workspace(folder: Path, *entries: str) -> Path:
    """A cut of the plan of 2024 in a folder, with errata that have the entries, or some one."""
    laid(folder, SHORT)
    (folder / "plans/errata").mkdir()
    (folder / "plans/errata/2024.yaml").write_text(HEAD + "".join(entries or (ANY,)), "utf-8")
    return folder
