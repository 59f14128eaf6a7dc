"""The printed words of a tagged PDF of ours: what stands on the pages, in the order of the text.

Soft hyphens of divided words are no signs of the text. What is no content (tops of pages, repeated
headers) is gathered apart, because page breaks move it. What is not known raises ValueError.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from rpd.formats.pdf_file import PdfFile, read
from rpd.formats.pdf_syntax import OddPdfError, Reader, Ref, Stream, text

_HYPHENS = ("-", "\u00ad", "\u2010")
_SKIPPED = "\u00ad\u200b\u2060"
_BEGIN = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(<[0-9A-Fa-f]+>|\[[^\]]*\])")
_OPERATOR = re.compile(rb"[A-Za-z'\"*][A-Za-z0-9*]*")
_INLINE = ("BI", "'", '"')
_LINKS = ("Link", "Widget")


@dataclass
class Words:
    """The words of the text in their order, and the texts that are no content, each once."""

    text: list[str] = field(default_factory=list)
    apart: set[str] = field(default_factory=set)


def words(data: bytes) -> Words:
    """What a PDF prints. Raises ValueError for what no PDF of ours has."""
    file = read(data)
    made, texts = Words(), []
    meanings: dict[Ref, dict[bytes, str]] = {}
    for number in file.pages():
        page = file.dictionary(Ref(number))
        for annotation in file.get(page.get("Annots")) or []:
            if file.dictionary(annotation).get("Subtype") not in _LINKS:
                raise OddPdfError("a remark on a page")
        texts.append(_Page(file, page, meanings).shown(made.apart))
    for sign in _SKIPPED:
        texts = [one.replace(sign, "") for one in texts]
        made.apart = {one.replace(sign, "") for one in made.apart}
    made.text = "".join(texts).split()
    # Numbers of pages are not the same where pages break elsewhere.
    made.apart = {" ".join(re.sub("[0-9]+", "0", one).split()) for one in made.apart}
    return made


@dataclass
class _Page:
    """One page: its fonts and what its content shows; the pages share what codes of fonts mean."""

    file: PdfFile
    page: dict[str, Any]
    meanings: dict[Ref, dict[bytes, str]]

    def shown(self, apart: set[str]) -> str:
        """The text of the page; what is no content is added to `apart`."""
        stream = self.file.get(self.page.get("Contents"))
        if not isinstance(stream, Stream):
            raise OddPdfError("a page of another kind")
        resources = self.file.dictionary(self.page.get("Resources"))
        fonts = self.file.get(resources.get("Font")) or {}
        pictures = self.file.get(resources.get("XObject")) or {}
        shown, font, values = _Shown(apart), {}, list[Any]()
        reader = Reader(stream.decoded())
        while True:
            reader.space()
            if reader.at >= len(reader.data):
                return shown.finished()
            found = _OPERATOR.match(reader.data, reader.at)
            if found is None or found.group() in (b"true", b"false", b"null"):
                values.append(reader.value())
                continue
            reader.at = found.end()
            operator = found.group().decode("ascii")
            if operator in _INLINE:
                raise OddPdfError("an odd page")
            if operator == "Tf":
                name = str(values[0])
                font = self._font(fonts[name]) if name in fonts else {}
            elif operator in ("Tj", "TJ"):
                shown.add("".join(_decoded(one, font) for one in _strings(values[-1])))
            elif operator == "Do":
                self._demand_picture(pictures.get(str(values[-1])))
            else:
                shown.mark(operator, values)
            values = []

    def _font(self, about: Any) -> dict[bytes, str]:
        if isinstance(about, Ref) and about in self.meanings:
            return self.meanings[about]
        stream = self.file.get(self.file.dictionary(about).get("ToUnicode"))
        if not isinstance(stream, Stream):
            raise OddPdfError("a font without a meaning")
        found = _meaning(stream.decoded())
        if isinstance(about, Ref):
            self.meanings[about] = found
        return found

    def _demand_picture(self, about: Any) -> None:
        found = self.file.get(about)
        if not isinstance(found, Stream) or found.about.get("Subtype") != "Image":
            raise OddPdfError("a drawing that may have text")


class _Shown:
    """Text as it comes, with the marks around it."""

    def __init__(self, apart: set[str]) -> None:
        self._apart = apart
        self._open: list[str] = []
        self._text: list[str] = []
        self._aside: list[str] = []

    def add(self, piece: str) -> None:
        """A piece that is shown here."""
        if "hyphen" in self._open:
            if piece not in _HYPHENS:
                raise OddPdfError("a text under the name of a hyphen")
        elif "Artifact" in self._open:
            self._aside.append(piece)
        else:
            self._text.append(piece)

    def mark(self, operator: str, values: list[Any]) -> None:
        """A mark opens or closes: an artifact, or the hyphen of a divided word.

        Any other text that is meant instead of what is shown counts beside it.
        """
        if operator in ("BMC", "BDC"):
            about = values[1] if len(values) > 1 else {}
            meant = about.get("ActualText") if isinstance(about, dict) else None
            if values and values[0] == "Artifact":
                self._open.append("Artifact")
            elif isinstance(meant, bytes) and text(meant) == "\u00ad":
                self._open.append("hyphen")
            else:
                self.add(text(meant))
                self._open.append("")
        elif operator == "EMC":
            if not self._open:
                raise OddPdfError("a mark without a beginning")
            if self._open.pop() == "Artifact" and self._aside:
                self._apart.add("".join(self._aside))
                self._aside = []

    def finished(self) -> str:
        """All the text."""
        return "".join(self._text)


def _strings(value: Any) -> list[bytes]:
    members = value if isinstance(value, list) else [value]
    return [one for one in members if isinstance(one, bytes)]


def _decoded(codes: bytes, font: dict[bytes, str]) -> str:
    pairs = (codes[i : i + 2] for i in range(0, len(codes), 2))
    try:
        return "".join(font[pair] for pair in pairs)
    except KeyError as error:
        raise OddPdfError("a sign without a meaning") from error


def _meaning(data: bytes) -> dict[bytes, str]:
    """What the codes of a font mean."""
    found: dict[bytes, str] = {}
    for kind, body in _BEGIN.findall(data):
        if kind == b"bfchar":
            members = [bytes.fromhex(one.decode("ascii")) for one in _HEX.findall(body)]
            for code, meant in zip(members[::2], members[1::2], strict=True):
                found[code] = meant.decode("utf-16-be", "replace")
            continue
        for first, last, meant in _RANGE.findall(body):
            size, low, high = len(first) // 2, int(first, 16), int(last, 16)
            if high - low > 0xFFFF:
                raise OddPdfError("an odd font")
            texts = [bytes.fromhex(one.decode("ascii")) for one in _HEX.findall(meant)]
            for index in range(high - low + 1):
                if meant.startswith(b"["):
                    shown = texts[index].decode("utf-16-be", "replace")
                else:
                    start = texts[0].decode("utf-16-be", "replace")
                    shown = start[:-1] + chr(ord(start[-1]) + index)
                found[(low + index).to_bytes(size, "big")] = shown
    return found
