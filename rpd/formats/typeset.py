"""A Typst source → a PDF that is PDF/UA-1 and PDF/A-3a at once.

It is made with the vendored font and nothing of the machine.
"""

from __future__ import annotations

import re
import signal
import tempfile
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from rpd.errors import RpdError
from rpd.formats import confined, environment, font, pdf_tables, template_files
from rpd.formats.typst_values import SYNTAX
from rpd.outside import extras

_STANDARDS = ("ua-1", "a-3a")


class MissingExtraError(RpdError):
    """An optional part of the program is not installed; the hint is the command for it."""


_GUARD = """\
#let eval(..any) = panic("eval")
#let plugin(..any) = panic("plugin")
#let std = (eval: eval, plugin: plugin)
"""
"""Before every document: what runs texts or bytes as code is not there for the rest of it."""
_FONTS = f'#set text(font: "{font.FAMILY}", fallback: false)\na *b*'
"""A document that makes the typesetter read every font file there is."""
_REASONS = (
    (r"panicked with: (eval|plugin)$", "szablon wykonuje teksty lub bajty jako kod"),
    (r"package", "szablon sięga po pakiet spoza programu"),
    (r"file not found|failed to load|access denied|escape|director", "szablon sięga po plik"),
)


def compose(name: str, context: Mapping[str, Any], folders: Sequence[Path]) -> str:
    """The Typst source that a template makes of plain values. Raises TemplateUseError."""
    return environment.fill(name, context, folders=folders, syntax=SYNTAX)


def compile_pdf(
    source: str, name: str, folders: Sequence[Path] = (), captions: Sequence[str] = ()
) -> bytes:
    """The PDF of a Typst source; ``name`` is the template's, for complaints.

    ``captions`` say what its tables hold, one for each in their order.

    Where the ``folders`` hold templates of an office, a process of its own compiles the source: it
    can open no file and no socket any more, and has empty folders of packages.

    Raises:
        MissingExtraError: the typesetter is not installed.
        TemplateUseError: the source is wrong, or does what it may not.
    """
    if find_spec("typst") is None:
        raise MissingExtraError(
            "Do plików PDF potrzebny jest dodatek, który nie jest zainstalowany.",
            f"Zainstaluj go: {extras.command('pdf')}",
        )
    return pdf_tables.described(_made(source, name, folders), captions)


def _made(source: str, name: str, folders: Sequence[Path]) -> bytes:
    if not environment.are_own(folders):
        return _compiled(name, source, str(font.folder()))
    size = len(source.encode("utf-8"))
    bounds = confined.Bounds.of(size, seconds=10, megabytes=1024, times=600)
    with tempfile.TemporaryDirectory(prefix="rpd-") as empty:
        arguments = (name, source, empty)
        return confined.run(_compiled_alone, arguments, name=name, bounds=bounds)


def _compiled(name: str, source: str, root: str) -> bytes:
    return _typeset(name, source, root, _fonts())


def _compiled_alone(name: str, source: str, empty: str) -> bytes:
    """The PDF, made with no descriptor left: neither a file nor a socket can be opened."""
    fonts = _fonts()
    _typeset(name, _FONTS, empty, fonts, standards=())
    try:
        import resource
    except ImportError:  # Windows: the package host is a dead address there
        return _typeset(name, source, empty, fonts)
    kept = resource.getrlimit(resource.RLIMIT_NOFILE)
    # The handler runs in Python, which waits for the typesetter: let the system end it in time.
    signal.signal(signal.SIGXCPU, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, kept[1]))
    try:
        return _typeset(name, source, empty, fonts)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, kept)


def _fonts() -> Any:
    import typst

    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(font.folder())],
    )


def _typeset(
    name: str, source: str, root: str, fonts: Any, standards: Sequence[str] = _STANDARDS
) -> bytes:
    import typst

    # The package's own types want the source and its root to be of one type.
    compiler: Any = typst.Compiler
    try:
        data = compiler(
            (_GUARD + source).encode("utf-8"),
            root=root,
            font_paths=fonts,
            ignore_system_fonts=True,
            package_path=root,
            package_cache_path=root,
        ).compile(pdf_standards=list(standards), timestamp=0)
        assert isinstance(data, bytes)
    except typst.TypstError as error:
        own = " ".join(str(error.message).split()).rstrip(".")
        raise template_files.TemplateUseError(
            f"Nie można złożyć pliku PDF według szablonu „{name}”: {_reason(own)}.",
            "Popraw szablon albo usuń go, żeby użyć wbudowanego.",
        ) from error
    return data


def _reason(own: str) -> str:
    for pattern, words in _REASONS:
        if re.search(pattern, own):
            return f"{words}, a tego szablonom nie wolno"
    return own
