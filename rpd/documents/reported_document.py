"""What ``rpd verify`` says of a document that prints a report: which words differ, and where."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from rpd.documents import answers
from rpd.documents.answers import AGREES, NO, YES, Answer
from rpd.documents.likeness import Likeness, alike, is_of_another_version, same_words
from rpd.formats.stamp import BUILT_IN, Stamp
from rpd.polish.wording import quote

if TYPE_CHECKING:
    from rpd.formats.sealed import Sealed


def of_document(  # noqa: PLR0917 (the sides of one comparison)
    shown: str, data: bytes, found: Sealed, made: bytes, ours: Stamp, base: Answer | None
) -> Answer:
    """What a document is beside the one made anew; `base` is of the accepted report it prints."""
    likeness, signed = alike(data, made, found)
    same = False
    if likeness is Likeness.DIFFERENT and is_of_another_version(found.stamp):
        same = same_words(data, made, found)
        likeness = Likeness.WORDS if same else Likeness.OTHER_WORDS
    of = "z planu i wykonania" if base is None else "z przyjętego sprawozdania"
    reasons = tuple(_reasons(data, found, made, ours))
    answer = answers.alike(shown, found, likeness, signed, of, reasons)
    if base is not None and base.code == NO and answer.code in (YES, AGREES):
        intact = f"{shown} jest niezmieniony, ale przyjęte sprawozdanie już się nie zgadza."
        return Answer(NO, base.verdict, (intact, *base.lines))
    return answer


def _reasons(data: bytes, found: Sealed, made: bytes, ours: Stamp) -> Iterator[str]:
    if found.intact is False:
        yield "Ktoś zmienił plik po utworzeniu: nie zgadza się z sumą kontrolną w swoim znaku."
    if found.stamp.sha256 != ours.sha256:
        yield "Zmienił się tekst planu z ostatniego dnia okresu."
    if found.stamp.companions != ours.companions:
        yield "Zmieniły się pliki wykonania, zapisy zmian albo przyjęte sprawozdanie."
    if found.stamp.templates != ours.templates:
        theirs = "wbudowanymi" if found.stamp.templates == BUILT_IN else "własnymi"
        yield f"Dokument utworzono z szablonami {theirs}, tu są inne (wskaż je opcją --templates)."
    if (place := _first_word(data, found.format, made)) is not None:
        yield place


def _first_word(data: bytes, format_: str, made: bytes) -> str | None:
    """The first printed words that differ, with those before them."""
    from rpd.formats.words import words

    try:
        theirs, ours = words(data, format_), words(made, format_)
    except (ValueError, KeyError, TypeError, IndexError, RecursionError):
        return None
    for kind, i, j, k, m in SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes():
        if kind != "equal":
            before = " ".join(theirs[max(i - 6, 0) : i])
            here, there = " ".join(theirs[i:j][:12]), " ".join(ours[k:m][:12])
            return f"Po słowach {quote(before)} jest {quote(here)}, a wynika {quote(there)}."
    return None
