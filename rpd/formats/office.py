"""Neutral blocks made ready for templates of office files: DOCX and ODT.

What a word processor needs and a document does not have is decided here, once: blocks as lines with
a depth, names of bookmarks, which mark of a footnote carries the footnote, where links may lead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import field
from typing import Any

from rpd.formats.document import (
    Block,
    Deleted,
    Footnote,
    Inserted,
    Link,
    Listing,
    Note,
    Run,
    Strong,
)
from rpd.frozen import dataclass

LANGUAGE = "pl-PL"
LONGEST_HEADER = 300
"""Characters of a line at the top of every page; a longer one is whole under the title."""
LONGEST_KEPT = 1000
"""Characters of a heading that is kept on one page, and with its table; higher things cannot be."""
LONGEST_ADDRESS = 2000
"""Characters; Word refuses to follow longer addresses."""

# XML 1.0 cannot carry these at all, not even by their numbers.
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HOST = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*\.?")
_SAFE = "%/:?#&=+,;@!$'()*~"
_LONGEST_BOOKMARK = 40


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a cell: ``depth`` 0 is running text, 1 an item of a list, 2 of a list in it.

    ``marker`` („a)”) stands at the first line of an item only.
    """

    depth: int
    marker: str
    runs: tuple[Run, ...]


def lines(blocks: Iterable[Block], depth: int = 0) -> Iterator[Line]:
    """Blocks as the lines a word processor knows."""
    for block in blocks:
        if not isinstance(block, Listing):
            yield Line(depth, "", block.runs)
            continue
        for item in block.items:
            content = list(lines(item.blocks, depth + 1))
            opening = content[0] if content and content[0].depth == depth + 1 else None
            yield Line(depth + 1, item.marker, opening.runs if opening else ())
            yield from content[1:] if opening else content


def printable(text: str) -> str:
    """The text with characters that XML cannot carry shown as ``<U+0001>``."""
    return _IMPOSSIBLE.sub(lambda match: f"<U+{ord(match.group()):04X}>", text)


def escaped(text: str) -> str:
    """The text as content or attribute of XML."""
    text = printable(text)
    for character, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(character, entity)
    return text


def address(url: str) -> str | None:
    """The address as an ASCII URI; None where readers could choke on it: it is then text only."""
    from urllib.parse import quote, urlsplit

    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        if not host.isascii():
            host = host.encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port is not None else ""
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or "@" in parts.netloc or not _HOST.fullmatch(host):
        return None
    rest = quote(parts._replace(scheme="", netloc="").geturl(), _SAFE, errors="replace")
    rest = re.sub("%(?![0-9A-Fa-f]{2})", "%25", rest)
    found = f"{parts.scheme}://{host}{port}{rest}"
    return found if len(found) <= LONGEST_ADDRESS else None


def running(shown: Iterable[str]) -> list[str]:
    """The lines at the top of every page. A page header may not grow higher than the page."""
    return [
        line if len(line) <= LONGEST_HEADER else line[: LONGEST_HEADER - 1] + "…"
        for line in map(printable, shown)
    ]


@dataclass
class Preparation:
    """Numbers what must have a number: bookmarks, links of the text and of the footnotes."""

    links: list[str] = field(default_factory=list)
    _bookmarks: dict[str, dict[str, Any]] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)
    _marked: set[int] = field(default_factory=set)
    _labels: dict[int, str] = field(default_factory=dict)

    def labelled(self, footnotes: Iterable[Footnote]) -> None:
        """Take up what the marks of these footnotes print."""
        self._labels |= {footnote.number: footnote.label for footnote in footnotes}

    def apart(self, footnotes: Iterable[Footnote]) -> tuple[list[dict[str, Any]], list[str]]:
        """The footnotes and the addresses of their links; all marks have been met by then."""
        footnotes = tuple(footnotes)
        in_text, self.links = self.links, []
        self._marked.update(footnote.number for footnote in footnotes)
        shown = [self._footnote(footnote) for footnote in footnotes]
        own, self.links = self.links, in_text
        return shown, own

    def _footnote(self, footnote: Footnote) -> dict[str, Any]:
        content = [self.line(line) for line in lines(footnote.blocks)]
        return {"number": footnote.number, "label": footnote.label, "lines": content}

    def line(self, line: Line) -> dict[str, Any]:
        """A line for a template."""
        return {
            "depth": line.depth,
            "marker": printable(line.marker),
            "runs": self.runs(line.runs),
        }

    def cell(self, blocks: Iterable[Block], *, strong: bool = False) -> list[dict[str, Any]]:
        """The lines of a cell; in a ``strong`` one the plain text of the first stands out."""
        shown = [self.line(line) for line in lines(blocks)]
        for run in shown[0]["runs"] if shown and strong else ():
            run["kind"] = "strong" if run["kind"] == "text" else run["kind"]
        return shown

    def runs(self, runs: Iterable[Run]) -> list[dict[str, Any]]:
        """What stands in a line, for a template."""
        return [self._run(run) for run in runs]

    def _run(self, run: Run) -> dict[str, Any]:
        if isinstance(run, Note):
            first = run.number not in self._marked
            self._marked.add(run.number)
            return self.mark(run.number, first=first)
        if isinstance(run, Link) and (target := address(run.url)):
            if target not in self.links:
                self.links.append(target)
            position = self.links.index(target)
            return {"kind": "link", "text": printable(run.text), "url": target, "link": position}
        if isinstance(run, Strong | Inserted | Deleted):
            return {"kind": type(run).__name__.lower(), "text": printable(run.text)}
        return {"kind": "text", "text": printable(run.text)}

    def mark(self, number: int, *, first: bool) -> dict[str, Any]:
        """A mark of a footnote; the ``first`` carries it, others point at the first."""
        bookmark = self.bookmark(f"przypis_{number}")
        return {
            "kind": "note",
            "number": number,
            "label": self._labels.get(number, ""),
            "first": first,
            "bookmark": bookmark,
        }

    def bookmark(self, anchor: str) -> dict[str, Any]:
        """The bookmark of an anchor: letters, digits and „_”, at most 40, whatever their case."""
        if anchor not in self._bookmarks:
            base = re.sub(r"[^A-Za-z0-9_]", "_", anchor)
            base = base if base[:1].isalpha() else f"n{base}"
            name, number = base[:_LONGEST_BOOKMARK], 1
            while name.casefold() in self._taken:
                number += 1
                end = f"_{number}"
                name = base[: _LONGEST_BOOKMARK - len(end)] + end
            self._taken.add(name.casefold())
            self._bookmarks[anchor] = {"name": name, "id": len(self._bookmarks) + 1}
        return self._bookmarks[anchor]
