"""The modules of the program as Python understands them, parsed once: tests ask them all."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache

from tests.conftest import ROOT


@cache
def trees() -> dict[str, ast.Module]:
    """The modules by their names in the checkout."""
    return {
        path.relative_to(ROOT).as_posix(): ast.parse(path.read_text("utf-8"))
        for name in ("rpd", "rpd_comment")
        for path in sorted((ROOT / name).rglob("*.py"))
    }


@cache
def nodes() -> dict[str, list[ast.AST]]:
    """All that stands in each of them."""
    return {name: list(ast.walk(tree)) for name, tree in trees().items()}


def literals(module: list[ast.AST]) -> Iterator[ast.Constant]:
    """The texts in the code of a module, without docstrings and others that stand alone."""
    alone = {id(node.value) for node in module if isinstance(node, ast.Expr)}
    for node in module:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node
