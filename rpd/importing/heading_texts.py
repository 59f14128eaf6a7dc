"""What stands above the first heading: the title, the year, whose annex the document is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from rpd.importing.draft import Draft
from rpd.importing.source import Paragraph
from rpd.importing.wording import one_line
from rpd.writing.doubts import DESIGNATION, NO_YEAR, YEAR_FROM

_DESIGNATION: Final = re.compile(r"załącznik(?:\s+(?:nr|numer)\s*\S+)?\s+do\b", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?<![0-9])(20[0-9]{2})(?![0-9])")
_OF_YEAR: Final = re.compile(r"\b(?:na|w|za)\s+(?:rok\s+|lata\s+)?(20[0-9]{2})", re.IGNORECASE)
_TITLE_END: Final = re.compile(r"\b20[0-9]{2}(?:\s?[–-]\s?20[0-9]{2})?(?:\s?r\.|\s+rok)?\s*\Z")


class Heading:
    """Reads the paragraphs above the first heading or table."""

    def __init__(self, before: Iterable[Paragraph], rok: int | None, draft: Draft) -> None:
        self._draft = draft
        self._title: list[Paragraph] = []
        self._designation: Paragraph | None = None
        self._others: list[Paragraph] = []
        before = list(before)
        first = next((n for n, one in enumerate(before) if one.level == 1), 0)
        for position, paragraph in enumerate(before):
            text = one_line(paragraph.printed)
            if not text:
                continue
            if _DESIGNATION.match(text) and self._designation is None:
                self._designation = paragraph
            elif position >= first and self._belongs(paragraph):
                self._title.append(paragraph)
            else:
                self._others.append(paragraph)
        self.tytul = " ".join(one_line(one.printed) for one in self._title)
        self._guessed = ""
        self.rok = rok or self._year()

    def _belongs(self, paragraph: Paragraph) -> bool:
        """The first paragraph is the title; more of its lines follow until the year is there."""
        if not self._title:
            return True
        whole = " ".join(one_line(one.printed) for one in self._title)
        same = paragraph.level is not None and paragraph.level == self._title[-1].level
        return (
            not self._others and not _TITLE_END.search(whole) and (same or self._goes_on(paragraph))
        )

    def _goes_on(self, paragraph: Paragraph) -> bool:
        return len(self._title) < 4 and _TITLE_END.search(one_line(paragraph.printed)) is not None

    def _year(self) -> int:
        for text, pattern in (
            (self.tytul, _OF_YEAR),
            (self.tytul, _YEAR),
            *((one_line(one.printed), _OF_YEAR) for one in self._others),
            (one_line(self._designation.printed) if self._designation else "", _YEAR),
        ):
            if found := pattern.search(text):
                if text != self.tytul:
                    self._guessed = YEAR_FROM.format(text)
                return int(found[1])
        self._guessed = NO_YEAR
        return 2000

    def tell(self, draft: Draft) -> None:
        """Account for the paragraphs, and say what was guessed."""
        if self._guessed:
            draft.doubt(("rok",), self._guessed)
        text = "\n".join(one_line(one.printed) for one in self._title)
        place = self._title[0].place if self._title else ""
        draft.account_for(("tytul",), text, draft.data["tytul"], place)
        if not self.tytul:
            draft.data["tytul"] = "…"
            draft.doubt(("tytul",), "dokument nie ma tytułu")
        if self._designation is not None:
            text = one_line(self._designation.printed)
            draft.doubt(("tytul",), DESIGNATION.format(text))
            draft.in_comment(text)
        for one in self._others:
            draft.keep(("tytul",), one_line(one.printed), f"z dokumentu, {one.place}")
