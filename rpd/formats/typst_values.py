"""Plain values → Typst literals, so that no text can become code."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from rpd.formats import environment

_ESCAPED = re.compile(r'[\\"\x00-\x1f\x7f-\x9f\ud800-\udfff\ufeff]')


def literal(value: Any) -> Any:
    """A value as a Typst literal; raises TypeError for what has none.

    The result is marked as ready, so that autoescape leaves it alone.
    """
    from markupsafe import Markup

    return Markup(_literal(value))  # noqa: S704 - the literal is what makes the value safe


def _literal(value: Any) -> str:
    match value:
        case None:
            return "none"
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case str():
            return f'"{_ESCAPED.sub(_escape, value)}"'
        case Mapping():
            pairs = (f"{_literal(str(key))}: {_literal(member)}" for key, member in value.items())
            return f"({', '.join(pairs)},)" if value else "(:)"
        case list() | tuple():
            return f"({', '.join(map(_literal, value))},)" if value else "()"
    raise TypeError(f"a template may not print a value of type {type(value).__name__}")


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    if character in '\\"':
        return "\\" + character
    # A lone half of a surrogate pair is no character in any document.
    code = 0xFFFD if "\ud800" <= character <= "\udfff" else ord(character)
    return f"\\u{{{code:x}}}"


SYNTAX = environment.Syntax(finalize=literal, angular=True)
