"""Text templates: where they are found, what they may do, and what is said when they fail.

A template of a name is taken from the first folder that has it (``--templates DIR``, then
``szablony/`` of the workspace), else from the package. It runs in an immutable sandbox with strict
undefined and gets plain dicts, lists, strings and numbers only; where an office has templates of
its own, in a bounded process of its own (`confined`).
"""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rpd.errors import CannotReadError, RpdError
from rpd.formats import confined
from rpd.outside import files

if TYPE_CHECKING:
    from jinja2 import Environment

TemplateUseError = confined.TemplateUseError

_NAME = re.compile(r"[A-Za-z0-9_-]+(\.[A-Za-z0-9]+)*\.(j2|css|docx|odt)")
"""What a stamp counts among the templates, so that nothing else can be one."""
_BINARY = (".docx", ".odt")
_LONGEST = 10_000_000
_HINT = "Popraw szablon albo usuń go, żeby użyć wbudowanego; wzór zapisze „rpd templates export”."


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
        _NAME.fullmatch(path.name) and path.suffix not in _BINARY
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
        raise _explained(error, name, found) from error


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


# --- finding templates ---------------------------------------------------------------------------


def template_source(name: str, folders: Sequence[Path]) -> str | None:
    """The text of a template of that name; None where there is none. Names cannot leave folders.

    Raises:
        CannotReadError: the file cannot be read or is not UTF-8.
        TemplateUseError: the file is a link that leads out of its folder.
    """
    path = template_path(name, folders)
    if path is not None:
        return _decoded(files.read_anywhere(path))
    if _NAME.fullmatch(name) is None:
        return None
    try:
        return files.resource("templates", name)
    except FileNotFoundError:
        return None


def template_path(name: str, folders: Sequence[Path]) -> Path | None:
    """The office's own file of that name, or None where the package's is to be used.

    Raises:
        TemplateUseError: the file is a link that leads out of its folder.
    """
    if _NAME.fullmatch(name) is None:
        return None
    for folder in folders:
        path = folder / name
        if not path.exists():
            continue
        if not path.resolve().is_relative_to(folder.resolve()):
            raise TemplateUseError(
                f"Nie można użyć szablonu „{files.display_name(path)}”: to dowiązanie, które "
                "prowadzi poza folder szablonów.",
                "Skopiuj plik do folderu szablonów zamiast dowiązania.",
            )
        return path
    return None


def _decoded(source: files.Source) -> str:
    try:
        return source.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CannotReadError(
            f"Szablon „{source.name}” nie jest zapisany w UTF-8.", "Zapisz go w kodowaniu UTF-8."
        ) from error


# --- saying what is wrong ------------------------------------------------------------------------

_REASONS = (
    (r"has no attribute '(.+)'", "szablon używa wartości „{0}”, której nie ma"),
    (r"has no element (.+)", "szablon sięga po element {0}, którego nie ma"),
    (r"^'(.+)' is undefined", "szablon używa nazwy „{0}”, której nie ma"),
    (r"unsafe|not safely callable", "szablon robi coś, czego szablonom nie wolno"),
    (r"Encountered unknown tag '(.+?)'", "nie ma znacznika „{0}”"),
    (r"No filter named '(.+?)'", "nie ma filtra „{0}”"),
    (r"No test named '(.+?)'", "nie ma testu „{0}”"),
    (r"unexpected end of template|Unexpected end of template", "szablon urywa się przed końcem"),
    (r"Missing end of|unclosed", "jest początek znacznika albo komentarza, a nie ma jego końca"),
    (r"recursion", "szablon wywołuje sam siebie bez końca"),
    (r"division", "szablon dzieli przez zero"),
    (r"too (long|large)|not allowed", "szablon robi coś, czego szablonom nie wolno"),
)
_KINDS = {
    "TemplateNotFound": "nie ma szablonu o tej nazwie w folderach szablonów ani w programie",
    "TemplateSyntaxError": "zapis szablonu jest błędny",
    "MemoryError": "szablon zajmuje za dużo pamięci",
    "RecursionError": "szablon wywołuje sam siebie bez końca",
    "TooLongError": "szablon nie kończy pracy na czas",
}


def _explained(error: Exception, asked: str, found: Mapping[str, str]) -> TemplateUseError:
    name, line = _place(error, asked, found)
    at = f", wiersz {line}" if line else ""
    own = " ".join(str(error).split()).rstrip(".")[:300]
    reason = ""
    for pattern, words in _REASONS:
        if match := re.search(pattern, own):
            reason = words.format(*match.groups())
            break
    else:
        reason = _KINDS.get(type(error).__name__, "szablonu nie da się wykonać")
    said = f" ({own})" if own else ""
    return TemplateUseError(f"Nie można użyć szablonu „{name}”{at}: {reason}{said}.", _HINT)


def _place(error: Exception, asked: str, found: Mapping[str, str]) -> tuple[str, int | None]:
    """The template and line that failed: the innermost of the traceback, or what Jinja says."""
    name, line = getattr(error, "name", None), getattr(error, "lineno", None)
    if isinstance(name, str) and line:
        return name, line
    location: tuple[str, int | None] = (asked, None)
    traceback = error.__traceback__
    while traceback is not None:
        file = traceback.tb_frame.f_code.co_filename
        if file in found:
            location = file, traceback.tb_lineno
        traceback = traceback.tb_next
    return location
