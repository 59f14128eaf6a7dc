"""Options that several commands have are declared once."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator

from tests.conftest import ROOT

COMMANDS = ROOT / "rpd" / "cli"


def declared() -> Iterator[tuple[str, str, str]]:
    """Of every parameter of a command: the command, its name, and how it is declared."""
    for path in sorted(COMMANDS.glob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef) and any(
                ast.unparse(one).startswith("app.command") for one in node.decorator_list
            ):
                for parameter in node.args.args:
                    assert parameter.annotation is not None
                    yield node.name, parameter.arg, ast.unparse(parameter.annotation)


def test_nothing_is_declared_twice() -> None:
    often = Counter(said for _, _, said in declared() if said.startswith("Annotated["))
    assert not {said for said, times in often.items() if times > 1}


def test_what_is_shared_is_used() -> None:
    used = Counter(said for _, _, said in declared())
    for name in (
        "Plan",
        "OnePlan",
        "PlanOption",
        "DocumentOut",
        "ResultOut",
        "TextAt",
        "Templates",
    ):
        assert used[f"options.{name}"] > 1
    assert used["options.Draft"] > 1
    assert used["options.Force"] + used["options.ForceForeign"] > 5
