"""Data as YAML text and back, without a word of rpd: what the comparison gives to both sides."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor

_PLAIN = re.compile(r"[^\W\d_][\w .–-]*(?<! )")
_WORDS = ("true", "false", "null", "yes", "no", "on", "off", "y", "n")


class _Constructor(SafeConstructor):
    """Numbers with a point as decimals, days as texts."""


_Constructor.add_constructor(
    "tag:yaml.org,2002:float", lambda self, node: Decimal(self.construct_scalar(node))
)
_Constructor.add_constructor(
    "tag:yaml.org,2002:timestamp", lambda self, node: self.construct_scalar(node)
)


def read(text: str) -> Any:
    """The data of a YAML text."""
    yaml = YAML(typ="safe", pure=True)
    yaml.Constructor = _Constructor
    return yaml.load(text)


def written(data: dict[str, Any]) -> str:
    """A mapping as YAML text."""
    return "\n".join(_mapping(data, 0)) + "\n"


def _mapping(data: dict[str, Any], indent: int) -> list[str]:
    lines = []
    for key, value in data.items():
        lines += _under(f"{' ' * indent}{_scalar(key)}:", value, indent + 2)
    return lines


def _under(head: str, value: Any, indent: int) -> list[str]:
    """A value after its key or its dash."""
    if isinstance(value, dict) and value:
        return [head, *_mapping(value, indent)]
    if isinstance(value, list) and value:
        return [head, *(line for one in value for line in _member(one, indent))]
    if isinstance(value, str) and "\n" in value and value == value.strip():
        shown = (f"{' ' * indent}{line}" if line else "" for line in value.split("\n"))
        return [f"{head} |-", *shown]
    return [f"{head} {_scalar(value)}"]


def _member(value: Any, indent: int) -> list[str]:
    if isinstance(value, dict) and value:
        first, *others = _mapping(value, indent + 2)
        return [f"{' ' * indent}- {first.lstrip()}", *others]
    return _under(f"{' ' * indent}-", value, indent + 2)


def _scalar(value: Any) -> str:
    if isinstance(value, str):
        plain = _PLAIN.fullmatch(value) and value.lower() not in _WORDS
        return value if plain else json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool) or value is None:
        return json.dumps(value)
    return str(value) if isinstance(value, (int, Decimal)) else json.dumps(value)
