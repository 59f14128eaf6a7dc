"""What a document is held to: the JSON Schema of its kind, in the shape of a profile."""

from __future__ import annotations

import json
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from rpd.diagnostics import FileKind
from rpd.outside.files import resource
from rpd.plan.built_in import PROFIL, chosen
from rpd.reading.checker import Check, Schema, compile_schema
from rpd.reading.validators import validator

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

    from rpd.plan.profil import Profil


@cache
def load_schema(document: FileKind, profil: Profil | None = None, *, told: bool = False) -> Schema:
    """The schema of a kind of document, without what it says to editors alone.

    It is the shipped one, or what becomes of it in the shape of a profile; `told` in its words too.

    An editor knows no rules. What it can be told of them (``x-edytor`` names the rule) stands in
    ``allOf``; here the rule says it, better and so that it can be acknowledged. Of bounds an editor
    speaks English, so that they are conditions (``x-granica``) with a Polish ``else``; here they
    are what they are.
    """
    schema: Schema = json.loads(resource("schema", f"{document}.schema.json"))
    _plain(schema)
    if profil is not None:
        from rpd.reading import shaped_schema, shaped_texts

        if told:
            shaped_texts.reworded(schema, profil)
        if document in shaped_schema.RECAST:
            schema = shaped_schema.RECAST[document](schema, profil)
    return schema


def _plain(node: Schema) -> None:
    cases = node.pop("allOf", ())
    for bound in (case["if"] for case in cases if "x-granica" in case):
        for keyword, value in bound.items():
            node[keyword] = node.get(keyword, {}) | value if isinstance(value, dict) else value
    if kept := [case for case in cases if not {"x-edytor", "x-granica"} & case.keys()]:
        node["allOf"] = kept
    for keyword in ("properties", "$defs"):
        for member in node.get(keyword, {}).values():
            if isinstance(member, dict):
                _plain(member)
    for keyword in ("items", "additionalProperties", "propertyNames"):
        if isinstance(member := node.get(keyword), dict):
            _plain(member)


Shape = tuple[tuple[str, ...], tuple[str, ...]]
"""The levels of a plan and the fields of its actions, as a saved amendment names them."""


@cache
def _of_amendment(shape: Shape) -> Schema:
    from rpd.reading import shaped_schema

    made: Schema = shaped_schema.of_amendment(load_schema("zmiana"), *shape)
    return made


class Form:
    """A kind of document in the shape of a profile: its schema, and who judges by it.

    ``profil`` has the nouns in which it is spoken of.
    """

    def __init__(
        self, document: FileKind, shape: Profil | Shape | None, *, told: bool = False
    ) -> None:
        self.document = document
        self._shape = None if isinstance(shape, tuple) else shape
        self.profil = self._shape or chosen(None)
        if isinstance(shape, tuple):
            self.root = _of_amendment(shape)
        else:
            self.root = load_schema(document, shape, told=told)

    @cached_property
    def checker(self) -> Check:
        """What accepts most data; an order of keys needs the schema alone."""
        return compile_schema(self.root)

    @cached_property
    def told(self) -> Form:
        """The same in the words of the profile: what is refused is told by it."""
        return self if self._shape is None else Form(self.document, self._shape, told=True)

    @cached_property
    def validator(self) -> Draft202012Validator:
        """Jsonschema's verdict, for what the checker doubts."""
        return validator(self.root)


form = cache(Form)


def form_of(data: Any, document: FileKind) -> Form:
    """The form of data; raises UnknownShapeError where they name a profile that was not read."""
    if document == "zmiana" and isinstance(data, dict) and "ksztalt" in data:
        return form(document, _shape(data["ksztalt"]))
    shaped = document in ("plan", "strategia") and isinstance(data, dict) and PROFIL in data
    return form(document, chosen(data) if shaped else None)


def _shape(data: Any) -> Shape | None:
    """The shape that an amendment names, as far as its schema allows it."""
    lists = [data.get(key) if isinstance(data, dict) else None for key in ("poziomy", "pola")]
    if not all(isinstance(one, list) and all(isinstance(n, str) for n in one) for one in lists):
        return None
    return tuple(lists[0] or ()), tuple(lists[1] or ())
