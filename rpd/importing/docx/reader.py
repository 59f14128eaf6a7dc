"""A DOCX → the neutral source: every part of it that holds text, and nothing applied in silence."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final

from rpd.errors import CannotReadError
from rpd.formats import opened
from rpd.formats.filetype import FileType
from rpd.importing.docx.body import Body
from rpd.importing.docx.links import Links
from rpd.importing.docx.runs import LINKED, Runs, said
from rpd.importing.docx.styles import Numbering, Styles, W
from rpd.importing.marks import Marks, Revisions
from rpd.importing.source import Paragraph, Source

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from rpd.formats.opened import Package
    from rpd.outside import files

_RELATIONS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT: Final = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/math": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/math"
    ),
}
_RUNNING: Final = {"header": "nagłówek strony", "footer": "stopka strony"}
_DRAWN: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"


def read(source: files.Source, revisions: Revisions | None = None) -> Source:
    """The document as a neutral source.

    Raises:
        CannotReadError: it is no DOCX that may be read.
        UsageError: it has tracked changes, and `revisions` does not say what becomes of them.
    """
    return _Document(opened.office_file(source, FileType.DOCX), revisions).read()


class _Document:
    def __init__(self, package: Package, revisions: Revisions | None) -> None:
        self._package = package
        self._main, _ = _targets(package, "_rels/.rels").get("officeDocument", [("", "")])[0]
        if not self._main or not package.has(self._main):
            self._main = "word/document.xml"
        folder, name = posixpath.split(self._main)
        self._parts = _targets(package, f"{folder}/_rels/{name}.rels", folder)
        self._marks = Marks(revisions)
        self._styles = Styles(self._optional("styles"))
        self._runs = Runs(self._styles, self._marks)
        numbering = Numbering(self._optional("numbering"), self._styles)
        self._body = Body(self._runs, self._styles, numbering, package.name)

    def read(self) -> Source:
        root = self._tree(self._main)
        body = root.find(f"{W}body")
        if body is None:
            raise CannotReadError(
                f"„{self._package.name}” nie ma treści dokumentu.",
                "Otwórz go w programie biurowym i zapisz od nowa.",
            )
        self._body.links = Links(body)
        self._runs.linked = self._body.links.marks
        blocks = tuple(self._body.blocks(body))
        notes = self._notes()
        self._comments()
        self._running()
        self._diagrams()
        self._marks.demand_decided(self._package.name)
        return Source(
            blocks,
            notes,
            tuple(self._marks.passed_over),
            tuple(self._marks.remarks()),
            self._package.name,
        )

    def _notes(self) -> dict[str, str]:
        """The footnotes and endnotes that the text refers to, then those it does not."""
        found = {
            mark: self._body.linked_notes.get(name, "")
            for (kind, name), mark in self._runs.notes.items()
            if kind == LINKED
        }
        kinds = {
            "footnotes": f"{W}footnote",
            "endnotes": f"{W}endnote",
        }
        for kind, tag in kinds.items():
            root = self._optional(kind)
            for one in () if root is None else root.iter(tag):
                mark = self._runs.notes.get((kind, one.get(f"{W}id", "")))
                self._runs.place = f"przypis {mark}" if mark else "przypis bez odesłania"
                text = "\n".join(
                    block.printed
                    for block in self._body.blocks(one, self._runs.place)
                    if isinstance(block, Paragraph)
                )
                if mark:
                    found[mark] = text
                else:
                    self._marks.pass_over("przypis bez odesłania", text, "")
        return dict(sorted(found.items(), key=lambda item: int(item[0])))

    def _comments(self) -> None:
        root = self._optional("comments")
        for one in () if root is None else root.iter(f"{W}comment"):
            author = one.get(f"{W}author", "")
            place = self._runs.comments.get(one.get(f"{W}id", ""), "")
            what = f"komentarz ({author})" if author else "komentarz"
            text = "\n".join(filter(None, (said(p).strip() for p in one.iter(f"{W}p"))))
            self._marks.pass_over(what, text, place)

    def _running(self) -> None:
        """Headers and footers: a text that several of them have is told once."""
        told = set()
        for kind, what in _RUNNING.items():
            for name, _ in self._parts.get(kind, ()):
                text = "\n".join(
                    filter(None, (said(p).strip() for p in self._tree(name).iter(f"{W}p")))
                )
                if (what, text) not in told:
                    told.add((what, text))
                    self._marks.pass_over(what, text, "")

    def _diagrams(self) -> None:
        for name in self._package.names:
            if name.startswith(("word/diagrams/data", "word/charts/chart")):
                found = self._tree(name).iter(_DRAWN)
                text = "\n".join(filter(None, ((one.text or "").strip() for one in found)))
                self._marks.pass_over("tekst w rysunku", text, "")

    def _optional(self, kind: str) -> Element | None:
        found = self._parts.get(kind)
        return self._tree(found[0][0]) if found and self._package.has(found[0][0]) else None

    def _tree(self, name: str) -> Element:
        return self._package.tree(name, renamed=_STRICT)


def _targets(package: Package, name: str, folder: str = "") -> dict[str, list[tuple[str, str]]]:
    """The parts that a part refers to, by the kind of relation: (name, id)."""
    found: dict[str, list[tuple[str, str]]] = {}
    if not package.has(name):
        return found
    for one in package.tree(name).iter(_RELATIONS):
        if one.get("TargetMode") == "External":
            continue
        kind = one.get("Type", "").rpartition("/")[2]
        target = one.get("Target", "")
        part = target[1:] if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
        found.setdefault(kind, []).append((part.lstrip("/"), one.get("Id", "")))
    return found
