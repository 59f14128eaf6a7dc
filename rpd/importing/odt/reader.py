"""An ODT → the neutral source: every part of it that holds text, and nothing applied in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rpd.errors import CannotReadError
from rpd.formats import opened
from rpd.formats.filetype import FileType
from rpd.importing.marks import Marks, Revisions
from rpd.importing.odt.body import Body
from rpd.importing.odt.names import OFFICE, STYLE, TEXT, text_of
from rpd.importing.odt.runs import Runs
from rpd.importing.odt.styles import Styles
from rpd.importing.source import Paragraph, Source

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from rpd.outside import files

_RUNNING: Final = {"header": "nagłówek strony", "footer": "stopka strony"}


def read(source: files.Source, revisions: Revisions | None = None) -> Source:
    """The document as a neutral source.

    Raises:
        CannotReadError: it is no ODT that may be read.
        UsageError: it has tracked changes, and `revisions` does not say what becomes of them.
    """
    package = opened.office_file(source, FileType.ODT)
    content = package.tree("content.xml")
    pages = package.tree("styles.xml") if package.has("styles.xml") else None
    marks = Marks(revisions)
    runs = Runs(Styles([one for one in (pages, content) if one is not None]), marks)
    text = content.find(f"{OFFICE}body/{OFFICE}text")
    if text is None:
        raise CannotReadError(
            f"„{package.name}” nie ma treści dokumentu.",
            "Otwórz go w programie biurowym i zapisz od nowa.",
        )
    runs.learn(text)
    body = Body(runs)
    blocks = tuple(body.blocks(text))
    _notes(runs, body)
    if pages is not None:
        _running(pages, marks)
    marks.demand_decided(package.name)
    remarks = tuple(marks.remarks())
    return Source(blocks, runs.notes, tuple(marks.passed_over), remarks, package.name)


def _notes(runs: Runs, body: Body) -> None:
    """Read the footnotes, those too that stand in footnotes."""
    while runs.bodies:
        mark = next(iter(runs.bodies))
        found = body.blocks(runs.bodies.pop(mark), f"przypis {mark}")
        runs.notes[mark] = "\n".join(one.printed for one in found if isinstance(one, Paragraph))


def _running(pages: Element, marks: Marks) -> None:
    """Headers and footers: a text that several of them have is told once."""
    told = set()
    for one in pages.iter():
        kind = one.tag.removeprefix(STYLE).partition("-")[0]
        if not one.tag.startswith(STYLE) or kind not in _RUNNING or one.tag.endswith("-style"):
            continue
        text = "\n".join(filter(None, (text_of(p) for p in one.iter(f"{TEXT}p"))))
        if (kind, text) not in told:
            told.add((kind, text))
            marks.pass_over(_RUNNING[kind], text, "")
