"""Notations of YAML that a plan may not use: what is said of each, and what is read instead."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

from ruamel.yaml.events import AliasEvent

from rpd.diagnostics import Finding
from rpd.reading.source import HIDDEN, named, span_at


def unescaped(refuse: Callable[..., None], event: Any) -> str:
    """The text of a double-quoted scalar; hidden characters are refused and made visible."""
    value: str = event.value
    if match := HIDDEN.search(value) or re.search("\r", value):
        refuse(
            event,
            "niedozwolony-znak",
            f"Zapis od „\\” wstawia do tekstu niewidoczny znak {named(match.group())}.",
            "Usuń ten zapis; jeśli „\\” ma być zwykłym znakiem, weź tekst w apostrofy: '…'.",
        )
        return _visible(value)
    return unicodedata.normalize("NFC", value)


def _visible(text: str) -> str:
    return HIDDEN.sub("\ufffd", text).replace("\r", "\ufffd")


def refuse_reference(refuse: Callable[..., None], event: Any) -> None:
    """Refuse an alias, an anchor or a tag where it stands."""
    if type(event) is AliasEvent:
        what = f"Odwołanie „*{short(event.anchor)}”"
        hint = "Jeśli to tekst, weź go w cudzysłów; jeśli odwołanie, wpisz tu pełną treść."
    elif event.anchor is not None:
        what = f"Kotwica „&{short(event.anchor)}”"
        hint = "Jeśli to tekst, weź go w cudzysłów; jeśli kotwica, usuń ją."
    else:
        what = f"Znacznik typu „{short(event.tag)}”"
        hint = "Jeśli to tekst, weź go w cudzysłów; jeśli znacznik, usuń go."
    refuse(event, "niedozwolony-zapis", f"{what}: taki zapis nie jest dozwolony.", hint)


def bad_tag(text: str) -> Finding:
    """What is said of a tag that the parser itself cannot read."""
    match = re.search(r"!\S*%[89A-Fa-f]", text)
    span = span_at(text, match.start() if match else 0)
    message = "Znacznik typu od „!”: taki zapis nie jest dozwolony."
    hint = "Jeśli to tekst, weź go w cudzysłów; jeśli znacznik, usuń go."
    return Finding((), message, hint, span=span, slug="niedozwolony-zapis")


def short(text: str) -> str:
    """A text of the file as a message shows it: its beginning, hidden signs made visible."""
    return _visible(text if len(text) <= 60 else text[:59] + "…")
