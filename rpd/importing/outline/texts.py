"""Texts with a name around the tables, and the titles of tables."""

from __future__ import annotations

from rpd.importing.outline.tree import Structure
from rpd.importing.source import Paragraph
from rpd.importing.wording import key
from rpd.plan.profil import Profil


class Texts:
    """Knows the texts and titles of a profile; a text is open until something else begins."""

    def __init__(self, profil: Profil, made: Structure) -> None:
        self._made = made
        self._prose = {key(one.title): one.key for one in profil.proza if one.title}
        self._titles = {key(layout.title) for layout in profil.uklad if layout.title}
        self._open = ""

    def opens(self, text: str) -> bool:
        """Whether a line is the title of a text or of a table."""
        called = key(text)
        if called in self._prose and self._prose[called] not in self._made.prose:
            self._open = self._prose[called]
            self._made.prose[self._open] = []
        elif called in self._titles:
            self._open = ""
        else:
            return False
        self._made.headers.append(text)
        return True

    def takes(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph belongs to the text that is open."""
        if self._open:
            self._made.prose[self._open].append(paragraph)
        return bool(self._open)

    def close(self) -> None:
        """Something else begins."""
        self._open = ""
