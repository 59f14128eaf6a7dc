"""Text templates, filled; what they may do.

A template of a name is taken from the first folder that has it (``--templates DIR``, then
``szablony/`` of the workspace), else from the package. It runs in an immutable sandbox with strict
undefined and gets plain dicts, lists, strings and numbers only; where an office has templates of
its own, in a bounded process of its own (`confined`).
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rpd.errors import RpdError
from rpd.formats import confined
from rpd.formats.template_faults import explained
from rpd.formats.template_files import NAME, template_source
from rpd.outside import files

if TYPE_CHECKING:
    from jinja2 import Environment


_BINARY = (".docx", ".odt")
_LONGEST = 10_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Syntax:
    """How values are written into a kind of template; one value a kind, kept with its module.

    With ``autoescape`` every value is escaped for HTML or XML; ``finalize`` turns a value into the
    text that stands for it. ``angular`` delimiters are ``<% %>``, ``<< >>`` and ``<# #>``.
    """

    autoescape: bool = True
    finalize: Callable[[Any], Any] | None = None
    angular: bool = False
    filters: Mapping[str, Callable[..., Any]] = field(default_factory=dict)


MARKUP = Syntax()
"""HTML and XML: every value is escaped."""

PLAIN = Syntax(autoescape=False)
"""Formats whose values are made ready before they come to the template."""


def fill(
    name: str,
    context: Mapping[str, Any],
    *,
    folders: Sequence[Path] = (),
    syntax: Syntax = MARKUP,
) -> str:
    """The text that a template makes of plain values.

    Raises:
        TemplateUseError: the template, or one it includes, is missing, wrong, or does what it may
            not; CannotReadError where its file cannot be read.
    """
    if not are_own(folders):
        return _filled(name, context, (), syntax)
    arguments = (name, dict(context), tuple(folders), syntax)
    size = len(pickle.dumps(context))
    bounds = confined.Bounds.of(size, seconds=5, megabytes=384, times=30)
    return confined.run(_filled_bytes, arguments, name=name, bounds=bounds).decode("utf-8")


def are_own(folders: Sequence[Path]) -> bool:
    """Whether an office has text templates in the folders. Without any they are not even looked at.

    Raises:
        CannotReadError: a folder cannot be read.
    """
    return any(
        NAME.fullmatch(path.name) and path.suffix not in _BINARY
        for folder in folders
        for path in files.listing(folder)
    )


def _filled_bytes(
    name: str, context: Mapping[str, Any], folders: tuple[Path, ...], syntax: Syntax
) -> bytes:
    # A lone half of a surrogate pair, from „\\ud800” in a template, has no bytes.
    return _filled(name, context, folders, syntax).encode("utf-8", "replace")


def _filled(
    name: str, context: Mapping[str, Any], folders: tuple[Path, ...], syntax: Syntax
) -> str:
    environment, found = _environment(folders, syntax) if folders else _built_in(syntax)
    try:
        return environment.get_template(name).render(context)
    except RpdError:
        raise
    # A template is a program of the office's own: it may fail in any way a program can.
    except Exception as error:
        raise explained(error, name, found) from error


@cache
def _built_in(syntax: Syntax) -> tuple[Environment, dict[str, str]]:
    """The templates of the package, which are compiled once however often they are filled."""
    return _environment((), syntax)


def _environment(folders: tuple[Path, ...], syntax: Syntax) -> tuple[Environment, dict[str, str]]:
    """Where templates are compiled, and the sources of those that were asked for so far."""
    from jinja2 import FunctionLoader, StrictUndefined

    found: dict[str, str] = {}

    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        source = template_source(name, folders)
        if source is None:
            return None
        found[name] = source
        return source, name, lambda: True

    delimiters: dict[str, Any] = {}
    if syntax.angular:
        delimiters = {
            "block_start_string": "<%",
            "block_end_string": "%>",
            "variable_start_string": "<<",
            "variable_end_string": ">>",
            "comment_start_string": "<#",
            "comment_end_string": "#>",
        }
    environment = _sandbox()(
        loader=FunctionLoader(load),
        autoescape=syntax.autoescape,
        finalize=syntax.finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        **delimiters,
    )
    environment.filters |= syntax.filters
    return environment, found


@cache
def _sandbox() -> type[Environment]:
    from jinja2.exceptions import SecurityError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Bounded(ImmutableSandboxedEnvironment):
        """The sandbox of Jinja does not bound what arithmetic may build."""

        intercepted_binops = frozenset(("*", "**", "%"))

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
            if operator == "%" and isinstance(left, str):
                raise SecurityError("formatting with % is not allowed")
            if operator == "**" and max(abs(left), abs(right)) > 1_000:
                raise SecurityError("the power is too large")
            if operator == "*":
                for times, text in ((left, right), (right, left)):
                    if isinstance(text, str | list | tuple) and times * len(text) > _LONGEST:
                        raise SecurityError("the repetition is too long")
            return super().call_binop(context, operator, left, right)

    return Bounded
