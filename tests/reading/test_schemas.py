"""The schemas are the glossary: every field explains itself in Polish and, shortly, in English."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.conftest import ROOT

DOCUMENTS = ("plan", "strategia", "slownik", "profil", "errata", "wykonanie", "sprawozdanie")


def load(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((ROOT / "schema" / name).read_text("utf-8"))
    return schema


def nodes(schema: dict[str, Any], place: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if "$ref" in schema:
        return
    yield place, schema
    for name, member in (schema.get("properties", {}) | schema.get("$defs", {})).items():
        yield from nodes(member, f"{place}/{name}")
    for keyword in ("items", "additionalProperties"):
        if isinstance(schema.get(keyword), dict):
            yield from nodes(schema[keyword], f"{place}/{keyword}")


EVERY = [
    pytest.param(node, id=f"{document}{place}")
    for document in DOCUMENTS
    for place, node in nodes(load(f"{document}.schema.json"), "")
]


@pytest.mark.parametrize("node", EVERY)
def test_node_explains_itself(node: dict[str, Any]) -> None:
    for keyword in ("title", "description", "$comment"):
        assert node.get(keyword, "").strip(), keyword
    assert "errorMessage" in node or "enum" in node or "const" in node


@pytest.mark.parametrize("node", EVERY)
def test_objects_are_closed(node: dict[str, Any]) -> None:
    if "properties" in node:
        assert node["additionalProperties"] is False


@pytest.mark.parametrize("path", sorted((ROOT / "schema").glob("*.json")), ids=lambda p: p.name)
def test_schema_is_a_schema_of_2020_12(path: Any) -> None:
    from jsonschema import Draft202012Validator

    schema = json.loads(path.read_text("utf-8"))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize(
    ("file", "document"),
    [("2024.yaml", "plan"), ("strategia.yaml", "strategia"), ("slownik.yaml", "slownik")],
)
def test_data_names_its_schema(file: str, document: str) -> None:
    first = (ROOT / "plans" / file).read_text("utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema=../schema/{document}.schema.json"
