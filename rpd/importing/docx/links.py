"""Links within a document: marks of notes that are plain paragraphs, and tables of contents.

What becomes of a web page in a word processor has its footnotes so: „1”, linked to a paragraph
near the end.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rpd.importing.docx.runs import said
from rpd.importing.docx.styles import W

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_MARK: Final = re.compile(r"[\s\[(]*(?:[0-9]{1,3}|\*{1,3})[\])\s]*\Z")
_LINK, _ANCHOR, _P = f"{W}hyperlink", f"{W}anchor", f"{W}p"


class Links:
    """The links of a body: ``marks`` to notes by their elements, ``notes`` by paragraphs."""

    def __init__(self, body: Element) -> None:
        self.marks: dict[Element, str] = {}
        self.notes: dict[Element, str] = {}
        links = [one for one in body.iter(_LINK) if one.get(_ANCHOR)]
        marks = [one for one in links if _MARK.match(said(one))]
        if not marks:
            return
        targets: dict[str, Element] = {}
        for paragraph in body.iterfind(_P):
            for start in paragraph.iter(f"{W}bookmarkStart"):
                targets[start.get(f"{W}name", "")] = paragraph
        for one in marks:
            name = one.get(_ANCHOR, "")
            target = targets.get(name)
            if (
                target is not None
                and not _MARK.match(said(target))
                and one not in set(target.iter())
            ):
                self.marks[one] = name
                self.notes[target] = name

    @staticmethod
    def only_a_link(paragraph: Element) -> bool:
        """Whether all that a paragraph says is a link within the document."""
        whole = said(paragraph).strip()
        links = "".join(said(one) for one in paragraph.iter(_LINK) if one.get(_ANCHOR)).strip()
        return bool(whole) and whole == links
