"""Errata as a page for people, in Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rpd.errata.entries import Czesc, Errata
from rpd.errata.names import cells, header, summary
from rpd.errata.texts import Printout
from rpd.report.escape import visible

OURS: Final = "<!-- Tę stronę tworzy „rpd errata”"
MARK: Final = OURS + " z pliku errata/{rok}.yaml; poprawki wpisuje się tam. -->"
"""The first line: it shows nothing and says where the page comes from."""


def report(errata: Errata, printout: Printout) -> str:
    """The page. Prose of the file is Markdown already; texts of entries are made inert."""
    lines = [MARK.format(rok=errata.rok), "", f"# {_inert(errata.tytul)}", ""]
    lines += [*_prose(errata.wstep), summary(tuple(errata.wpisy())), ""]
    for position, czesc in enumerate(errata.czesci, 1):
        lines += [f"## {position}. {_inert(czesc.tytul)}", "", *_body(czesc, printout)]
        for inner, rozdzial in enumerate(czesc.rozdzialy, 1):
            lines += [f"### {position}.{inner}. {_inert(rozdzial.tytul)}", ""]
            lines += _body(rozdzial, printout)
    return "\n".join(lines).rstrip("\n") + "\n"


def _body(czesc: Czesc, printout: Printout) -> Iterator[str]:
    if czesc.wpisy:
        heads = header(czesc.wpisy)
        yield f"| {' | '.join(heads)} |"
        yield "|---" * len(heads) + "|"
        for wpis in czesc.wpisy:
            *quoted, reason = cells(wpis, czesc.wpisy, printout)
            # A reason is prose, as everything else that the file says in its own words.
            written = [*map(_inert, quoted), visible(reason).replace("|", r"\|")]
            yield f"| {' | '.join(written)} |"
        yield ""
    yield from _prose(czesc.tresc)


def _prose(text: str) -> Iterator[str]:
    if text:
        yield from (*map(visible, text.split("\n")), "")


_SPECIAL: Final = str.maketrans(
    {"|": r"\|", "<": "&lt;", "\\": r"\\", "*": r"\*", "`": r"\`", "[": r"\[", "_": r"\_"}
)


def _inert(text: str) -> str:
    return visible(" ".join(text.split())).translate(_SPECIAL)
