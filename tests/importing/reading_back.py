"""Two documents read as plans, and what differs between the two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from rpd.annex import docx as printed
from rpd.annex.annex import annex
from rpd.importing.cells.names import names
from rpd.importing.docx import reader
from rpd.importing.draft import Draft
from rpd.importing.recognise import Asked, recognise
from rpd.load.whole import Loaded, load
from rpd.outside import files
from tests.conftest import ROOT
from tests.importing.variants import Document


@dataclass(frozen=True)
class Compared:
    """Whether the two plans differ, and which differences nobody is told of."""

    differs: bool
    untold: list[str]


@cache
def adopted() -> Loaded:
    folder = ROOT / "plans"
    return load(files.read(folder / "2024.yaml"), lambda name: files.read(folder / name))


@cache
def own_docx() -> bytes:
    """The adopted annex as rpd writes it."""
    loaded = adopted()
    assert loaded.plan is not None
    return printed.render(annex(loaded.plan, loaded.strategia, loaded.slownik), None)


def read(document: Document) -> Draft:
    loaded = adopted()
    source = reader.read(files.Source("a.docx", document.packed()), document.revisions)
    profil = loaded.plan.profil if loaded.plan else None
    assert profil is not None
    return recognise(source, Asked(profil, names=names(loaded.slownik), strategia=loaded.strategia))


def compared(plain: Document, changed: Document) -> Compared:
    one, other = read(plain), read(changed)
    untold = [f"{draft.account.lost} signs lost" for draft in (one, other) if draft.account.lost]
    found = list(_differences(one.data, other.data, ()))
    marked = [note.path for note in other.notes if note not in one.notes]
    for path, said in found:
        if not any(
            path[: len(mark)] == mark or mark[: len(path)] == path for mark in marked if mark
        ):
            untold.append(f"{path}: {said}")
    return Compared(bool(found), untold)


def _differences(one: Any, other: Any, path: tuple[Any, ...]) -> Iterator[tuple[Any, str]]:
    if isinstance(one, dict) and isinstance(other, dict):
        for key in dict.fromkeys((*one, *other)):
            if key != "id":
                yield from _differences(one.get(key), other.get(key), (*path, key))
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for number, pair in enumerate(zip(one, other, strict=True)):
            yield from _differences(*pair, (*path, number))
    elif one != other:
        yield path, f"{one!r} ≠ {other!r}"
