"""A document and the one that rpd makes of the same plan → how far they are the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from rpd import __version__
from rpd.documents import making, past_folder
from rpd.documents.wanted import Wanted
from rpd.errors import RpdError
from rpd.formats.sealed import Sealed
from rpd.formats.stamp import Stamp
from rpd.frozen import dataclass
from rpd.outside.digests import normal
from rpd.workspace import verdict
from rpd.workspace.edition import Version

if TYPE_CHECKING:
    from rpd.formats.signed import Signed


class Likeness(Enum):
    """How far a document is the one that was made anew, the closest first."""

    SAME = "byte for byte"
    SIGNED = "byte for byte, and nothing but signatures after it"
    DRAWN = "the same, with a signature that shows on a page"
    REPACKED = "the same parts in another package"
    LINE_ENDS = "the same text with other line ends"
    WORDS = "the same words, made by another version"
    APPENDED = "the same, and more than signatures after it"
    OTHER_WORDS = "other words, made by another version"
    DIFFERENT = "another file"


@dataclass(frozen=True, slots=True)
class PlanText:
    """A text of the plan that a document may be of: today's, or the one at a commit."""

    path: Path
    version: Version
    commit: str = ""


@dataclass(frozen=True, slots=True)
class Likened:
    """A document beside the one made of a text, with the stamp that this one bears.

    ``companions`` says whether the two were read together with the same files, ``same_templates``
    whether with the same templates; ``unmarked`` that the plan has errors and no mark of a draft.
    """

    text: PlanText
    source: bytes
    ours: Stamp
    likeness: Likeness
    companions: bool
    templates: bool
    unmarked: int
    signed: Signed | None = None


def today(path: Path, order: Wanted) -> PlanText | None:
    """The plan as it is; None where it cannot be read as a plan."""
    loaded = verdict.load_plan(path)
    if loaded.plan is None:
        return None
    return PlanText(path, making.version_of(loaded, path, order))


def of_the_past(path: Path, order: Wanted, sha256: str) -> Iterator[PlanText | RpdError]:
    """The plan with that digest as git has it, each with what stood beside it then.

    Where that made no document at the time, there is the reason.
    """
    if order.at is not None:
        return
    for past in past_folder.past(path, sha256):
        try:
            text = today(past.path, order)
        except RpdError as error:
            yield error
            continue
        if text is not None:
            yield replace(text, commit=past.commit)


def likened(data: bytes, found: Sealed, text: PlanText, order: Wanted) -> Likened | None:
    """The document beside the one made of a text; None where it is of another text.

    Raises:
        RpdError: the document cannot be made.
    """
    source = past_folder.source_of(found.stamp.sha256, text.version.loaded.source.data)
    if source is None:
        return None
    ours = making.stamp_of(text.version, text.path, order, found.stamp.revision)
    companions = past_folder.companions_of(found.stamp.companions, text.version.companions)
    templates = found.stamp.templates in ("", ours.templates)
    like = replace(ours, source=source) if found.stamp.templates else _first_version(ours, found)
    if not found.stamp.templates:
        digest = found.stamp.companions if companions else ours.companions
        like = replace(like, source=source, companions=digest)
    made = making.made_with(like, text.version, order).data
    likeness, signed = (Likeness.DIFFERENT, None) if made is None else alike(data, made, found)
    if likeness is Likeness.DIFFERENT and made is not None and is_of_another_version(found.stamp):
        likeness = Likeness.WORDS if same_words(data, made, found) else Likeness.OTHER_WORDS
    errors = making.errors(text.version.loaded)
    if making.only_inherited(text.version.loaded):
        errors = 0  # what was printed before words were taken over bears no mark and is no forgery
    return Likened(
        text,
        source,
        ours,
        likeness,
        companions,
        templates,
        0 if order.draft else errors,
        signed,
    )


def _first_version(ours: Stamp, found: Sealed) -> Stamp:
    """The stamp as the first version wrote it: digests of bytes as they were, two fields less."""
    return replace(ours, sha256=found.stamp.sha256, templates="", content="")


def is_of_another_version(stamp: Stamp) -> bool:
    """Whether another version of the program made the file, or an earlier form of this one."""
    return stamp.version != __version__ or not stamp.templates


def alike(data: bytes, made: bytes, found: Sealed) -> tuple[Likeness, Signed | None]:
    """How far a document is the one that was made anew, by its bytes; and what signed it."""
    if data == made:
        return Likeness.SAME, None
    if found.format == "pdf" and data.startswith(made):
        from rpd.formats.signed import only_signs

        signed = only_signs(made, data)
        if signed is None:
            return Likeness.APPENDED, None
        return Likeness.DRAWN if signed.drawn else Likeness.SIGNED, signed
    if found.format in ("html", "md"):
        same = normal(data) == normal(made)
        return Likeness.LINE_ENDS if same else Likeness.DIFFERENT, None
    if found.format != "pdf" and _same_parts(data, made):
        return Likeness.REPACKED, None
    return Likeness.DIFFERENT, None


def _same_parts(data: bytes, made: bytes) -> bool:
    from rpd.formats import package

    try:
        return package.unpack(data, once=True) == package.unpack(made)
    except ValueError:
        return False


_HEAD = re.compile(r"Załącznik numer (\S+) do uchwały (?!nr )")
_CSS_ESCAPE = re.compile(r"\\([0-9a-f]{6})")


def _reworded(printed: Sequence[str]) -> str:
    """The words with the designation of an annex as rpd makes it since 0.2.0.

    A page has it in its style sheet too, for the heads of printed sheets.
    """
    text = _CSS_ESCAPE.sub(lambda found: chr(int(found[1], 16)), " ".join(printed))
    return _HEAD.sub(r"Załącznik nr \1 do uchwały nr ", " ".join(text.split()))


def same_words(data: bytes, made: bytes, found: Sealed) -> bool:
    """Whether two documents print the same words; what cannot be read counts as different."""
    from rpd.formats import pdf_file
    from rpd.formats.signed import only_signs
    from rpd.formats.words import words

    try:
        if found.format == "pdf":
            base = pdf_file.first_revision(data)
            if base != data and only_signs(base, data) is None:
                return False
            data = base
        theirs, ours = words(data, found.format), words(made, found.format)
        return theirs == ours or _reworded(theirs) == _reworded(ours)
    except (ValueError, KeyError, TypeError, IndexError, RecursionError):
        return False
