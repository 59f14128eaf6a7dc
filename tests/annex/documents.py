"""What tests of documents share: the 2024 annex, plans of any size, the text of a PDF."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from rpd.annex.annex import annex
from rpd.annex.table import Annex, Block, Listing, Note, Run
from rpd.formats.stamp import Stamp, stamp
from rpd.load.whole import Loaded, load
from rpd.outside import files
from rpd.plan.model import Dzialanie, Opis, Plan, Przypis
from tests.conftest import ROOT
from tests.elements import a_cel, a_kierunek, a_plan, a_priorytet

PLANS = ROOT / "plans"
STAMP = stamp("2024.yaml", b"rok: 2024\n")


@cache
def loaded_2024() -> Loaded:
    return load(files.read(PLANS / "2024.yaml"), lambda name: files.read(PLANS / name))


@cache
def annex_2024() -> Annex:
    loaded = loaded_2024()
    assert loaded.plan is not None
    return annex(loaded.plan, loaded.strategia, loaded.slownik)


@cache
def stamp_2024() -> Stamp:
    return stamp("2024.yaml", loaded_2024().source.data)


def plan_of(
    *dzialania: Dzialanie,
    przypisy: tuple[Przypis, ...] = (),
    kolumny: tuple[tuple[str, str], ...] = (),
    nazwa: str = "Kierunek",
) -> Plan:
    """A plan with one heading of each kind over the actions."""
    kierunek = a_kierunek("1", nazwa, "I.1.1", dzialania)
    priorytet = a_priorytet("I.1", "Priorytet", (kierunek,))
    cele = (a_cel("I", "Cel", (priorytet,)),)
    return a_plan(2024, "Plan", przypisy=przypisy, kolumny=kolumny, cele=cele)


def dzialanie(opis: str, nazwa: str = "Nazwa", id: str = "d") -> Dzialanie:  # noqa: A002
    return Dzialanie(id, nazwa, opis=(Opis(opis),))


def annex_of(plan: Plan) -> Annex:
    return annex(plan, None, None)


def tokens(prefix: str, count: int) -> list[str]:
    """Words that occur nowhere else and that no hyphenation divides."""
    return [f"{prefix}{number:05}q" for number in range(count)]


def pdf_text(data: bytes, folder: Path, option: str) -> str:
    """What poppler's pdftotext makes of a PDF; the test is skipped where it is not installed."""
    if not shutil.which("pdftotext"):
        pytest.skip("poppler-utils are not installed")
    path = folder / "text.pdf"
    path.write_bytes(data)
    done = subprocess.run(["pdftotext", option, str(path), "-"], capture_output=True, check=True)
    return done.stdout.decode("utf-8", "replace")


def pdf_pages(data: bytes, folder: Path) -> list[str]:
    """The text of each page in the order in which it is written."""
    return pdf_text(data, folder, "-raw").split("\f")[:-1]


def solid(text: str) -> str:
    """The text without spaces, and without the marks of words that a line divides."""
    return re.sub(r"[\s\u00ad\u200b\u2060]", "", text)


def words_of(blocks: tuple[Block, ...]) -> str:
    """The printed words of a cell without its marks of footnotes."""
    parts = []
    for block in blocks:
        if isinstance(block, Listing):
            parts += [item.marker + " " + words_of(item.blocks) for item in block.items]
        else:
            parts.append(text_of(block.runs))
    return " ".join(parts)


def text_of(runs: tuple[Run, ...]) -> str:
    return "".join(str(run.number) if isinstance(run, Note) else run.text for run in runs)


_STREAM = re.compile(rb"/Length ([0-9]+)[^>]*>>\s*stream\r?\n")


def lengths_are_right(data: bytes) -> bool:
    """Whether every stream is as long as it says, and ends with an end of line of its own."""
    found = list(_STREAM.finditer(data))
    return bool(found) and all(
        data[(end := match.end() + int(match[1])) : end + 10] == b"\nendstream" for match in found
    )


def failures(data: bytes, profile: str) -> list[str]:
    """What the checker finds against a profile of PDF/UA or PDF/A.

    It takes a carriage return that happens to end compressed data for a part of the line end after
    it; that one complaint counts only where the lengths really are wrong.
    """
    import page

    found = page.validate_pdf_bytes(data, profile=profile).failures
    return [
        f"{failure.rule_id}: {failure.message}"
        for failure in found
        if failure.rule_id != "PDFA3A-STREAM-LENGTH-001" or not lengths_are_right(data)
    ]
