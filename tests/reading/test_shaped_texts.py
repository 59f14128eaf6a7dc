"""Schemas in the shape of a profile: what they say to people has the words of the profile alone."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import Any

import pytest

from rpd.diagnostics import FileKind
from rpd.plan.profil import Profil
from rpd.reading import shaped_schema, shaped_texts
from rpd.reading.build_profil import build_profil
from rpd.reading.events import compose
from rpd.reading.forms import form
from tests.conftest import ROOT
from tests.shapes import made_up
from tests.shapes.test_own_words import built_in_words

_KINDS: tuple[FileKind, ...] = ("plan", "strategia", "errata")
_SHOWN = frozenset(("title", "errorMessage", "patternErrorMessage", "examples"))
"""What findings are made of; descriptions are read in editors alone."""
_LAW = ("ekonomii społecznej", "MKRES", "M.P. 2022")


@pytest.fixture(scope="module")
def profil() -> Profil:
    return build_profil(compose(made_up.PROFIL).data)


def texts(node: Any, keywords: Collection[str] = shaped_texts.SAID) -> Iterator[str]:
    """All that a schema says to people."""
    if isinstance(node, dict):
        for key, held in node.items():
            if key in keywords:
                yield json.dumps(held, ensure_ascii=False)
            else:
                yield from texts(held, keywords)
    elif isinstance(node, list):
        for one in node:
            yield from texts(one, keywords)


def foreign(root: Any, keywords: Collection[str] = shaped_texts.SAID) -> list[str]:
    """What is said in words of the built-in profile; „cel główny” is a field of every strategy."""
    said = "\n".join(text for text in texts(root, keywords) if not text.startswith('"Cel główny'))
    said = said.replace("Pole „Cel główny”", "")
    return built_in_words(said) + [line for line in said.splitlines() if any(map(line.count, _LAW))]


@pytest.mark.parametrize("document", _KINDS)
def test_what_is_refused_is_told_in_its_words(document: FileKind, profil: Profil) -> None:
    assert foreign(form(document, profil).told.root, _SHOWN) == []


def test_what_an_editor_shows_has_its_words(profil: Profil) -> None:
    assert foreign(json.loads(shaped_schema.text_of(profil))) == []


def test_an_amendment_is_told_without_nouns() -> None:
    shape = (("krzeb", "wymula"), ("nazwa", "budzet"))
    assert foreign(form("zmiana", shape).root, _SHOWN) == []


@pytest.mark.parametrize("phrase", [*shaped_texts.PHRASES, *shaped_texts.WITHOUT_NOUNS])
def test_every_phrase_stands_in_a_shipped_schema(phrase: str) -> None:
    shipped = [json.loads(path.read_text("utf-8")) for path in (ROOT / "schema").glob("*.json")]
    said = [json.loads(text) for schema in shipped for text in texts(schema)]
    assert any(phrase in json.dumps(one, ensure_ascii=False).replace('\\"', '"') for one in said)
