"""Errata as a page of its own in HTML: headings, tables with headers, lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from rpd.errata.entries import Czesc, Errata
from rpd.errata.names import cells, header, summary
from rpd.errata.texts import Printout
from rpd.report.errata.markdown import MARK
from rpd.report.escape import xml

_STYLE: Final = (
    ":root { color-scheme: light dark; --paper: #ffffff; --ink: #1b2027; --line: #71829a; }"
    " @media screen and (prefers-color-scheme: dark) {"
    " :root { --paper: #14181e; --ink: #e5e9ef; --line: #8292a8; } }"
    " body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 78rem;"
    " background: var(--paper); color: var(--ink); overflow-wrap: anywhere;"
    ' font: 400 1rem/1.5 "Segoe UI", "Noto Sans", "Liberation Sans", Arial, sans-serif; }'
    " .scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; }"
    " th, td { border: 1px solid var(--line); padding: 0.35rem 0.5rem; text-align: left;"
    " vertical-align: top; }"
)


def report(errata: Errata, printout: Printout) -> str:
    """The page."""
    title = xml(errata.tytul)
    lines = [
        "<!DOCTYPE html>",
        '<html lang="pl">',
        "<head>",
        '<meta charset="utf-8">',
        MARK.format(rok=errata.rok),
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title>",
        f"<style>{_STYLE}</style>",
        "</head>",
        "<body>",
        "<main>",
        f"<h1>{title}</h1>",
        *_prose(errata.wstep),
        f"<p>{xml(summary(tuple(errata.wpisy())))}</p>",
    ]
    for position, czesc in enumerate(errata.czesci, 1):
        lines += [f"<h2>{position}. {xml(czesc.tytul)}</h2>", *_body(czesc, printout)]
        for inner, rozdzial in enumerate(czesc.rozdzialy, 1):
            lines += [f"<h3>{position}.{inner}. {xml(rozdzial.tytul)}</h3>"]
            lines += _body(rozdzial, printout)
    return "\n".join([*lines, "</main>", "</body>", "</html>", ""])


def _body(czesc: Czesc, printout: Printout) -> Iterator[str]:
    if czesc.wpisy:
        name = xml(czesc.tytul)
        yield f'<div class="scroll" role="region" aria-label="{name}" tabindex="0">'
        yield f"<table>\n<caption>{name}</caption>"
        heads = "".join(f'<th scope="col">{head}</th>' for head in header(czesc.wpisy))
        yield f"<thead><tr>{heads}</tr></thead>\n<tbody>"
        for wpis in czesc.wpisy:
            number, *quoted, reason = cells(wpis, czesc.wpisy, printout)
            row = "".join(f"<td>{cell}</td>" for cell in (*map(xml, quoted), _inline(reason)))
            yield f'<tr id="wpis-{number}"><th scope="row">{number}</th>{row}</tr>'
        yield "</tbody>\n</table>\n</div>"
    yield from _prose(czesc.tresc)


_MARKS: Final = re.compile(r"`([^`\n]+)`|\*\*([^*\n]+)\*\*")


def _prose(text: str) -> Iterator[str]:
    """Paragraphs, lists of „* ”, `code` and **strong**; all else is text."""
    for block in re.split(r"\n[ \t]*\n", text) if text else ():
        first, *items = re.split(r"^\* ", block, flags=re.MULTILINE)
        if first.strip():
            yield f"<p>{_inline(first)}</p>"
        if items:
            yield f"<ul>{''.join(f'<li>{_inline(item)}</li>' for item in items)}</ul>"


def _inline(text: str) -> str:
    escaped = xml(" ".join(text.split()))
    return _MARKS.sub(
        lambda m: f"<code>{m[1]}</code>" if m[1] else f"<strong>{m[2]}</strong>", escaped
    )
