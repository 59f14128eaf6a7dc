"""A plan printed and imported again: which cells are equal, which are marked, which are wrong."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rpd.annex import docx, odt, pdf
from rpd.annex.annex import annex
from rpd.annex.table import Annex, Prose, Table, parts, sections
from rpd.formats.stamp import stamp
from rpd.load.data import data_of
from rpd.load.whole import Loaded, load
from rpd.outside import files
from rpd.plan.model import miejsca
from rpd.workspace.imported import Imported, Wanted, imported
from tests.importing import reading_back
from tests.test_fidelity import cell_text

FORMATS = ("docx", "pdf", "odt")


@dataclass
class Back:
    """What came back. ``wrong`` cells differ and nothing at their place says so.

    ``data`` are other data that print the same, or that no print says.
    """

    actions: int = 0
    of_actions: int = 0
    equal: int = 0
    of_cells: int = 0
    marked: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    lost: int = 0
    report: tuple[str, ...] = ()
    text: str = ""

    @property
    def whole(self) -> bool:
        """Whether every cell is equal."""
        return not self.marked and not self.wrong and self.equal == self.of_cells


def read(folder: Path, name: str, text: str | None = None) -> Loaded:
    """A plan of a workspace, or another text at its place."""
    plans = folder / "plans"
    source = files.read(plans / name)
    if text is not None:
        source = files.Source(name, text.encode())
    return load(source, lambda one: files.read(plans / one))


def printed(loaded: Loaded, form: str) -> bytes:
    """The annex of a plan in a format."""
    document = _annex(loaded)
    if form == "docx":
        return docx.render(document, None)
    if form == "odt":
        return odt.render(document, None)
    return pdf.render(document, stamp("2026.yaml", loaded.source.data))


def _annex(loaded: Loaded) -> Annex:
    assert loaded.plan is not None, [one.message for one in loaded.diagnostics]
    return annex(loaded.plan, loaded.strategia, loaded.slownik)


def back(folder: Path, name: str, file: Path, profil: str = "") -> Back:
    """A file made of a plan of a workspace, read there with a profile."""
    made = imported(Wanted(file, folder, profil))
    assert made.draft is not None
    return compared(read(folder, name), made, folder, name)


def compared(old: Loaded, made: Imported, folder: Path, name: str) -> Back:
    """What differs between a plan and what was imported of its print."""
    draft = made.draft
    assert draft is not None
    found = Back(lost=draft.account.lost, report=made.report, text=made.text)
    plans = folder / "plans"
    if made.profil:
        (plans / made.profil_file).write_text(made.profil, "utf-8")
    new = read(folder, name, made.text)
    if made.profil and made.profil_file != "profil.yaml":
        (plans / made.profil_file).unlink()
    assert old.plan is not None
    before = dict(_cells(_annex(old)))
    if new.plan is None:
        found.of_cells = len(before)
        found.wrong = [f"not a plan: {one.message}" for one in new.diagnostics]
        return found
    after = dict(_cells(_annex(new)))
    found.of_actions = len(list(miejsca(old.plan)))
    numbers = {(one.numer, one.dzialanie.nazwa) for one in miejsca(new.plan)}
    found.actions = sum((m.numer, m.dzialanie.nazwa) in numbers for m in miejsca(old.plan))
    marks = [note.path for note in draft.doubts]
    for key, text in before.items():
        found.of_cells += 1
        if after.get(key) == text:
            found.equal += 1
            continue
        said = f"{key}: {text!r} ≠ {after.get(key)!r}"
        (found.marked if _marked(key, marks, new, made.text) else found.wrong).append(said)
    wanted = data_of(old.source.data.decode("utf-8-sig"))
    for path, said in reading_back.differences(wanted, data_of(made.text), ()):
        if path[0] not in _UNSAID and not any(
            path[: len(mark)] == mark or mark[: len(path)] == path for mark in marks
        ):
            found.data.append(f"{'/'.join(map(str, path))}: {said}")
    for key in after.keys() - before.keys():
        said = f"{key}: nothing ≠ {after[key]!r}"
        (found.marked if _marked(key, marks, new, made.text) else found.wrong).append(said)
    return found


Key = tuple[str, ...]


def _cells(document: Annex) -> Iterator[tuple[Key, str]]:
    yield ("title",), document.title
    for number, section in enumerate(sections(document)):
        yield ("heading", str(number)), f"{section.label} {section.name}"
    for part in parts(document):
        if isinstance(part, Prose):
            yield ("prose", part.key), cell_text(part.blocks)
        if not isinstance(part, Table):
            continue
        who = ""
        for n, row in enumerate(part.rows):
            of_sums = row.rank == "razem" or part.rows_are == "zrodla"
            who = "sum" if of_sums else row.number or who or str(n)
            who = str(n) if part.rows_are == "wskazniki" else who
            line = who if row.rank == "wiersz" else f"{who}, {row.lp}"
            for column, cell in zip(part.columns, row.cells, strict=True):
                key = "cell", str(part.part), line, column.field, column.key
                yield key, cell_text(cell.blocks)


Mark = tuple[str | int, ...]


def _marked(key: Key, marks: list[Mark], new: Loaded, text: str) -> bool:
    """Whether somebody is told to look there: at the field, or at the whole action."""
    assert new.plan is not None
    if key[0] == "title":
        return ("tytul",) in marks
    if key[0] != "cell":
        return False
    who, shown = key[2].partition(", ")[0], key[3] or key[4]
    if who == "sum":
        return any("budzet" in mark for mark in marks)
    if key[4].partition("_")[0] in _OF_MONEY:
        shown = "budzet"
    if not key[3] and who.isdecimal():
        paths = list(_indicators(data_of(text)))[int(who) : int(who) + 1]
        return any(mark[: len(path)] == path for path in paths for mark in marks)
    paths = [m.dzialanie.path for m in miejsca(new.plan) if m.numer == who]
    return any(
        mark[: len(path)] == path and (len(mark) == len(path) or mark[len(path)] == shown)
        for path in paths
        for mark in marks
    )


_UNSAID = ("slownik", "strategia", "profil", "odstepstwa", "wyrazy")
_OF_MONEY = ("kwota", "zrodla", "budzet", "potrzeby", "wzor", "warunek", "dzial", "rozdzial")


def _indicators(value: Any, path: Mark = ()) -> Iterator[Mark]:
    """The indicators of a plan, in the order of a table of them."""
    if isinstance(value, dict):
        for n, _ in enumerate(value.get("wskazniki", ())):
            yield (*path, "wskazniki", n)
        for key, member in value.items():
            if isinstance(member, list) and key != "wskazniki":
                for n, one in enumerate(member):
                    yield from _indicators(one, (*path, key, n))


def workspace(office: Path, folder: Path, profil: str = "") -> Path:
    """A copy of an office, with the text of its profile where it is a ready one."""
    shutil.copytree(office / "plans", folder / "plans")
    if profil:
        (folder / "plans" / "profil.yaml").write_text(profil, "utf-8")
    return folder
