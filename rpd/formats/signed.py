"""Whether what was appended to a PDF only signs it: a signature, its field, proofs of it.

What this module does not know counts as a change. Whose a signature is, and whether it is valid, is
not asked here.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

from rpd.formats.pdf_file import PdfFile, read, table
from rpd.formats.pdf_syntax import OddPdfError, Reader, Ref, Stream, text
from rpd.frozen import dataclass

_CATALOGUE = ("AcroForm", "DSS", "Extensions", "Perms")
_FORM = {"Fields", "SigFlags", "DA", "DR"}
_FIELD = {
    *("Type", "Subtype", "FT", "T", "TU", "V", "Rect", "F", "Ff", "P", "AP", "Lock", "SV", "MK"),
    *("Border", "BS", "DA", "StructParent"),
}
_INFORMATION = ("ModDate", "Producer")
_HEX = re.compile(rb"<[0-9A-Fa-f\s]*>")
_DC = "{http://purl.org/dc/elements/1.1/}title"
_KEYWORDS = "{http://ns.adobe.com/pdf/1.3/}Keywords"


@dataclass(frozen=True, slots=True)
class Signed:
    """How many signatures were added; the pages (from 1) on which one of them is drawn."""

    count: int
    drawn: tuple[int, ...]


def only_signs(base: bytes, data: bytes) -> Signed | None:
    """What was added to the base, if that is nothing but signatures; None where it is more."""
    if not data.startswith(base) or len(data) == len(base):
        return None
    try:
        before, after = read(base), read(data)
        _demand_orderly(base, data)
        return _compared(before, after, len(base))
    except (ValueError, RecursionError, KeyError, TypeError):
        return None


def _demand_orderly(base: bytes, data: bytes) -> None:
    """Between the base and the end stand objects and tables that name them, and nothing else."""
    reader = Reader(data, len(base))
    here: dict[int, int] = {}
    while True:
        if data[reader.at :].strip(b"\r\n ") == b"":
            if here:
                raise OddPdfError("objects without a table")
            return
        comment = re.compile(rb"[\x00\t\n\r ]*").match(data, reader.at)
        reader.at = comment.end() if comment else reader.at
        at = reader.at
        if not data.startswith(b"xref", at):
            number, _ = reader.object()
            if number in here:
                raise OddPdfError("an object twice")
            here[number] = at
            continue
        found, trailer = table(reader)
        if {n: o for n, o in found.items() if n} != here or "Prev" not in trailer:
            raise OddPdfError("a table of other objects")
        end = re.compile(rb"\s*startxref\s+([0-9]+)\s+%%EOF[\r\n]*").match(data, reader.at)
        if end is None or int(end[1]) != at:
            raise OddPdfError("an odd end")
        reader.at, here = end.end(), {}


def _compared(before: PdfFile, after: PdfFile, length: int) -> Signed:
    root, information = before.trailer["Root"], before.trailer.get("Info")
    if after.trailer.get("Root") != root or after.trailer.get("Info") != information:
        raise OddPdfError("another catalogue")
    old_root, new_root = before.dictionary(root), after.dictionary(root)
    _demand_same(old_root, new_root, but=_CATALOGUE)
    if any(key in old_root for key in _CATALOGUE):
        raise OddPdfError("not a file of ours")
    fields = _fields(after, new_root)
    pages = before.pages()
    free = {root.number, *pages}
    if isinstance(information, Ref):
        free.add(information.number)
        _demand_same(before.information(), after.information(), but=_INFORMATION)
    metadata = old_root.get("Metadata")
    if isinstance(metadata, Ref):
        free.add(metadata.number)
        _demand_metadata(before.get(metadata), after.get(metadata), before)
    drawn = []
    for index, number in enumerate(pages, 1):
        shown = _page(before, after, number, fields, free)
        if any(_drawn(after, widget) for widget in shown):
            drawn.append(index)
    for number in before.offsets:
        if number not in free and before.get(Ref(number)) != after.get(Ref(number)):
            raise OddPdfError("an object was changed")
    signatures = [after.dictionary(field["V"]) for field in fields.values() if "V" in field]
    for signature in signatures:
        _demand_signature(signature, after.data, length)
    if not signatures:
        raise OddPdfError("no signature")
    return Signed(len(signatures), tuple(drawn))


def _demand_same(old: dict[str, Any], new: dict[str, Any], but: tuple[str, ...]) -> None:
    for key in old.keys() | new.keys():
        if key not in but and old.get(key, ()) != new.get(key, ()):
            raise OddPdfError("an entry was changed")


def _fields(after: PdfFile, root: dict[str, Any]) -> dict[int, dict[str, Any]]:
    """The fields of signatures by the numbers of their objects; there may be no others."""
    form = after.dictionary(root.get("AcroForm"))
    members = after.get(form.get("Fields"))
    if set(form) - _FORM or not isinstance(members, list):
        raise OddPdfError("an odd form")
    found = {}
    for member in members:
        one = after.dictionary(member)
        if not isinstance(member, Ref) or one.get("FT") != "Sig" or set(one) - _FIELD:
            raise OddPdfError("an odd field")
        found[member.number] = one
    return found


def _page(
    before: PdfFile, after: PdfFile, number: int, fields: dict[int, dict[str, Any]], free: set[int]
) -> list[dict[str, Any]]:
    """The fields that a page got. Raises ValueError where it got anything else."""
    old, new = before.dictionary(Ref(number)), after.dictionary(Ref(number))
    _demand_same(old, new, but=("Annots",))
    was = before.get(old.get("Annots")) or []
    now = after.get(new.get("Annots")) or []
    if isinstance(old.get("Annots"), Ref):
        free.add(old["Annots"].number)
    if now[: len(was)] != was:
        raise OddPdfError("annotations were changed")
    added = now[len(was) :]
    if any(not isinstance(one, Ref) or one.number not in fields for one in added):
        raise OddPdfError("an annotation that signs nothing")
    return [fields[one.number] for one in added]


def _drawn(after: PdfFile, widget: dict[str, Any]) -> bool:
    """Whether a field shows on its page."""
    rectangle = after.get(widget.get("Rect"))
    if not isinstance(rectangle, list) or len(rectangle) != 4:
        return True
    left, low, right, high = rectangle
    return bool(left != right and low != high)


def _demand_signature(signature: dict[str, Any], data: bytes, length: int) -> None:
    """A signature covers the whole base and has its own value alone left out."""
    covered = signature.get("ByteRange")
    if signature.get("Type", "Sig") not in ("Sig", "DocTimeStamp") or "Contents" not in signature:
        raise OddPdfError("no signature")
    if not isinstance(covered, list) or not all(isinstance(one, int) for one in covered):
        raise OddPdfError("no signature")
    start, first, second, rest = covered
    if start != 0 or not length <= first < second or not 0 <= rest <= len(data) - second:
        raise OddPdfError("a signature of another thing")
    if _HEX.fullmatch(data[first:second]) is None:
        raise OddPdfError("something is hidden in a signature")


def _demand_metadata(old: Any, new: Any, before: PdfFile) -> None:
    """Whoever signs may write the description of the file anew; title and origin stay."""
    if old == new:
        return
    if not isinstance(new, Stream) or new.about.get("Type") != "Metadata":
        raise OddPdfError("odd metadata")
    try:
        root = ElementTree.fromstring(new.decoded())  # noqa: S314 (expat bounds entities)
    except ElementTree.ParseError as error:
        raise OddPdfError("odd metadata") from error
    titles = {"".join(title.itertext()).strip() for title in root.iter(_DC)}
    words = {one.attrib[_KEYWORDS] for one in root.iter() if _KEYWORDS in one.attrib}
    words |= {one.text or "" for one in root.iter(_KEYWORDS)}
    known = before.information()
    if titles - {text(known.get("Title"))} or words - {text(known.get("Keywords"))}:
        raise OddPdfError("another title")
