"""The quick checker, held to jsonschema's verdict."""

from __future__ import annotations

import copy
import random
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from rpd.diagnostics import FileKind, Path
from rpd.reading import forms, keywords, schema, validators
from rpd.reading.checker import compile_schema
from rpd.reading.events import compose
from tests.conftest import ROOT
from tests.properties import examples

DOCUMENTS: tuple[FileKind, ...] = ("plan", "strategia", "slownik")
_FILES = {"plan": "2024.yaml", "strategia": "strategia.yaml", "slownik": "slownik.yaml"}

Verdict = Counter[tuple[Path, str]]


@cache
def _reference(document: FileKind) -> Draft202012Validator:
    return validators.validator(forms.load_schema(document))


def _agree(data: Any, document: FileKind) -> Verdict:
    """Both find the same faults at the same places; what is accepted at once has none."""
    theirs: Verdict = Counter(
        (tuple(error.absolute_path), str(error.validator))
        for error in _reference(document).iter_errors(data)
    )
    ours: Verdict = Counter(
        ((*path, *error.absolute_path), str(error.validator))
        for path, errors in schema.errors(data, document)
        for error in errors
    )
    assert ours == theirs
    assert not (forms.form(document, None).checker.accepts(data) and theirs)
    return theirs


# --- the shipped schemas -------------------------------------------------------------------------


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_shipped_schema_is_a_schema(document: FileKind) -> None:
    Draft202012Validator.check_schema(forms.load_schema(document))


def _schemas(node: Any) -> Iterator[dict[str, Any]]:
    """The schema and all those inside it."""
    yield node
    for keyword in ("properties", "$defs"):
        for child in node.get(keyword, {}).values():
            yield from _schemas(child)
    for keyword in ("items", "additionalProperties", "propertyNames"):
        if isinstance(node.get(keyword), dict):
            yield from _schemas(node[keyword])


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_checker_knows_every_keyword(document: FileKind) -> None:
    known = {*keywords.ASSERTIONS, *keywords.ANNOTATIONS, *keywords.CHILDREN}
    known |= {"$ref", "propertyNames"}
    for node in _schemas(forms.load_schema(document)):
        assert set(node) <= known
        if "$ref" in node:  # what stands beside a reference is not looked at
            assert set(node) - {"$ref"} <= keywords.ANNOTATIONS
        if node.get("uniqueItems"):
            assert node["items"]["type"] == "string"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_real_document_is_accepted_at_once(document: FileKind) -> None:
    data = compose((ROOT / "plans" / _FILES[document]).read_text("utf-8")).data
    assert forms.form(document, None).checker.accepts(data)
    assert schema.check(data, document) == []
    assert _agree(data, document) == Counter()


# --- data that is wrong --------------------------------------------------------------------------

_FULL: dict[FileKind, str] = {
    "plan": """
        rok: 2024
        tytul: Plan
        strategia: strategia.yaml
        slownik: slownik.yaml
        uchwala: {organ: MKRES, numer: 4/2024, data: 2024-03-07, zalacznik: 1}
        przypisy: {kwoty: Treść}
        kolumny: {budzet: {przypis: kwoty}}
        cele:
          - numer: I
            priorytety:
              - numer: I.1
                nazwa: Priorytet
                kierunki:
                  - numer: 1
                    strategia: I.1.1
                    dzialania:
                      - id: raport
                        nazwa: Raport
                        opis: [a, {tekst: b, lit: c}]
                        produkty: [a, {nazwa: b}]
                        wskazniki: [{nazwa: a, wartosc_docelowa: 1.5, prog: min}]
                        budzet:
                          - {kwota: 5000.50, podzial: {FERS: 3000.50, FEdM: 2000}}
                          - {srodki: wlasne, podmiot: ROPS, zrodla: [FERS, FEdM]}
                        termin: [I kwartał 2024, {okres: maj 2024, wieloletnie: true}]
                        realizatorzy: [ROPS, {podmiot: OWES, rola: lider}]
                        kontynuuje: 2023/raport
                      - {id: b, lp: 2a, nazwa: B, uchylone: {uchwala: '7', data: 2024-09-12}}
        odstepstwa: [{regula: RPD103, gdzie: I.1.1/1, powod: Bo tak}]
        zmiany: [{uchwala: 7/2024, data: 2024-09-12}]
    """,
    "strategia": """
        tytul: Strategia
        cel_glowny: Cel
        cele:
          - numer: I
            nazwa: Cel
            priorytety:
              - numer: I.1
                nazwa: Priorytet
                kierunki: [{numer: I.1.1, nazwa: Kierunek}, {numer: I.1.2, nazwa: Drugi}]
    """,
    "slownik": """
        zrodla:
          - {id: FEM, nazwa: Fundusze, aliasy: [FEdM, FEMP], grupa: ue, limity: {2024: 155.50}}
        grupy: [{id: ue, nazwa: Unia, limity: {2024: 5}}]
        podmioty: [{id: ROPS, nazwa: Ośrodek, aliasy: [RO], narzednik: ROPS-em, uwagi: a}]
        skroty: [{skrot: ES, rozwiniecie: ekonomia społeczna}]
    """,
}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_full_document_is_accepted_at_once(document: FileKind) -> None:
    assert _agree(compose(_FULL[document]).data, document) == Counter()
    assert forms.form(document, None).checker.accepts(compose(_FULL[document]).data)


_JUNK: list[Any] = [
    *(None, True, False, 0, 1, -1, 2024, 10**15, 10**15 + 1, Decimal("1.0"), Decimal("2024.00")),
    *(Decimal("0.00"), Decimal("-1.5"), "", " ", "a", "I", "I\n", "5", "true", "null", "x" * 300),
    *([], {}, [None], ["a", "a"], [1, True], [1, Decimal("1.0")], [[], []], [{}, {}], {"a": 1}),
    *({"": None}, {"nazwa": "a"}, {"kwota": 5}, {"podzial": {}}, {"podmiot": "a"}, [{"id": 1}]),
]
_NAMES = ["", "a", "nazwa", "numer", "kwota", "podzial", "podmiot", "srodki", "2024", "Źle", "id\n"]


def _mutated(data: Any, chance: random.Random) -> Any:
    """A copy with one part deleted, replaced, renamed, repeated, wrapped or moved."""
    data = copy.deepcopy(data)
    owners = [node for node in _nodes(data) if node]
    if not owners or chance.random() < 0.02:
        return copy.deepcopy(chance.choice(_JUNK))
    owner = chance.choice(owners)
    step: Any = chance.choice(list(owner) if isinstance(owner, dict) else range(len(owner)))
    other: Any = chance.choice(owners)
    match chance.randrange(6):
        case 0:
            del owner[step]
        case 1:
            owner[step] = copy.deepcopy(chance.choice(_JUNK))
        case 2:
            name = chance.choice(_NAMES)
            if isinstance(owner, dict):
                owner[name] = owner.pop(step)
        case 3:
            if isinstance(owner, list):
                owner.append(copy.deepcopy(owner[step]))
            else:
                owner[chance.choice(_NAMES)] = copy.deepcopy(owner[step])
        case 4:
            owner[step] = [owner[step]]
        case 5:
            owner[step] = copy.deepcopy(other)
    return data


def _nodes(data: Any) -> Iterator[Any]:
    if isinstance(data, dict | list):
        yield data
        for member in data.values() if isinstance(data, dict) else data:
            yield from _nodes(member)


@pytest.mark.parametrize("document", DOCUMENTS)
@examples(300)
@given(seed=st.integers(0, 2**32), times=st.integers(1, 6))
def test_mutations(document: FileKind, seed: int, times: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    data = compose(_FULL[document]).data
    for _ in range(times):
        data = _mutated(data, chance)
    verdict = _agree(data, document)
    assert bool(verdict) == bool(schema.check(data, document))


def test_mutations_of_the_real_plan() -> None:
    chance = random.Random(2024)  # noqa: S311
    data = compose((ROOT / "plans" / "2024.yaml").read_text("utf-8")).data
    for _ in range(10):
        mutated = data
        for _ in range(10):
            mutated = _mutated(mutated, chance)
        _agree(mutated, "plan")


_VALUES = st.recursive(
    st.sampled_from(_JUNK) | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*_NAMES, "rok", "cele", "zrodla", "tytul"]), inner)
    ),
    max_leaves=8,
)


@pytest.mark.parametrize("document", DOCUMENTS)
@examples(100)
@given(data=_VALUES)
def test_any_data(document: FileKind, data: Any) -> None:
    verdict = _agree(data, document)
    assert bool(verdict) == bool(schema.check(data, document))


# --- keywords one by one -------------------------------------------------------------------------

_SCHEMAS: list[dict[str, Any]] = [
    *({"type": name} for name in ("object", "array", "string", "number", "integer", "boolean")),
    {"type": "null"},
    {"type": ["string", "array"], "minLength": 1},
    {"enum": ["a", "I"]},
    {"enum": [1, "a"]},
    {"enum": [True]},
    {"const": True},
    {"const": False},
    {"const": "a"},
    {"const": 1},
    {"pattern": "^a$"},
    {"minLength": 1, "maxLength": 2},
    {"minItems": 1, "maxItems": 1},
    {"contains": {}},
    {"contains": {"type": "string"}},
    {"minProperties": 1},
    {"maxProperties": 1},
    {"minimum": 1, "maximum": 2024},
    {"exclusiveMinimum": 0},
    {"uniqueItems": True},
    {"required": ["a"]},
    {"dependentRequired": {"kwota": ["a"], "a": ["kwota"]}},
    {"propertyNames": {"pattern": "^[a-z]+$"}},
    {"properties": {"a": {"type": "string"}}, "additionalProperties": False},
    {"additionalProperties": {"type": "integer"}},
    {"items": {"type": "string"}},
    {"items": True, "additionalProperties": True},
    {"not": {"type": "string"}},  # a keyword that the checker does not know
    {"items": {"anyOf": [{"type": "string"}]}},
]


@pytest.mark.parametrize("keyword", _SCHEMAS, ids=str)
def test_keyword(keyword: dict[str, Any]) -> None:
    """Accepting is never wrong, and doubting is never wrong about plain, valid values."""
    check = compile_schema(keyword)
    reference = validators.validator(keyword)
    plain = [value for value in _JUNK if not isinstance(value, Decimal | list | dict)]
    for value in [*_JUNK, *([value] for value in _JUNK), *({"a": value} for value in _JUNK)]:
        assert not check.accepts(value) or reference.is_valid(value), value
        doubted = bool(list(check.doubts(value)))
        assert doubted or check.accepts(value)
        assert doubted or reference.is_valid(value)
    if keyword not in (
        {"not": {"type": "string"}},
        {"enum": [1, "a"]},
        {"enum": [True]},
        {"const": 1},
    ):
        assert all(check.accepts(v) == reference.is_valid(v) for v in plain)


def test_references_may_go_round() -> None:
    tree = {"$ref": "#/$defs/t", "$defs": {"t": {"items": {"$ref": "#/$defs/t"}, "type": "array"}}}
    check = compile_schema(tree)
    assert check.accepts([[], [[]]])
    assert [path for path, _, _ in check.doubts([[], [[5]]])] == [(1, 0, 0)]
