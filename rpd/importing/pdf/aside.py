"""What stands on the pages of a PDF and is no part of the document: told, and passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from rpd.importing.pdf.pages import ARTIFACT, Pages, Word
from rpd.importing.pdf.text import Texts, lines
from rpd.importing.source import PassedOver

ANNOTATIONS: Final = {
    1: "komentarz",
    3: "dopisek na stronie",
    9: "komentarz do podkreślenia",
    12: "przekreślenie",
    17: "załączony plik",
    20: "pole formularza",
}
"""Annotations by the number of their kind."""
STRUCK: Final = (12,)
"""Those that say something without a word."""
_NUMBER: Final = re.compile(
    r"(?:str(?:ona|\.)?\s*)?-?\s*[0-9]+\s*-?(?:\s*(?:z|/)\s*[0-9]+)?", re.IGNORECASE
)
REPEATED: Final = "powtórzony nagłówek tabeli"
PAGE_NUMBER: Final = "numer strony"
RUNNING: Final = "nagłówek albo stopka strony"


def artifacts(pages: Pages, heads: str, texts: Texts) -> Iterator[PassedOver]:
    """What the file itself calls no content; ``heads`` are the headers of all tables."""
    known = _packed(heads)
    for page in pages.pages:
        words = [word for word in page.words if word.flags & ARTIFACT and word.text]
        for line in lines(words):
            text, _ = texts.text(line)
            yield PassedOver(kind_of(text, known), text, page.place)


def kind_of(text: str, heads: str) -> str:
    """What a line is that stands on the page only."""
    if _NUMBER.fullmatch(text):
        return PAGE_NUMBER
    packed = _packed(text)
    return REPEATED if len(packed) > 2 and packed in heads else RUNNING


def outside(words: Sequence[Word], texts: Texts) -> Iterator[PassedOver]:
    """Words that no element of structure holds."""
    pages: dict[int, list[Word]] = {}
    for word in words:
        pages.setdefault(word.page, []).append(word)
    for number, found in pages.items():
        text, _ = texts.text(found)
        if text:
            yield PassedOver("tekst poza znacznikami pliku", text, f"strona {number}")


def _packed(text: str) -> str:
    return "".join(text.split())
