"""Where a template is found: the files of the program, those of an office, and what they hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from rpd.errors import CannotReadError
from rpd.formats import confined
from rpd.outside import files

TemplateUseError = confined.TemplateUseError
NAME = re.compile(r"[A-Za-z0-9_-]+(\.[A-Za-z0-9]+)*\.(j2|css|docx|odt)")
"""What a stamp counts among the templates, so that nothing else can be one."""


def template_source(name: str, folders: Sequence[Path]) -> str | None:
    """The text of a template of that name; None where there is none. Names cannot leave folders.

    Raises:
        CannotReadError: the file cannot be read or is not UTF-8.
        TemplateUseError: the file is a link that leads out of its folder.
    """
    path = template_path(name, folders)
    if path is not None:
        return decoded(files.read_anywhere(path))
    if NAME.fullmatch(name) is None:
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
    if NAME.fullmatch(name) is None:
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


def decoded(source: files.Source) -> str:
    """The text of a file in UTF-8. Raises CannotReadError for another."""
    try:
        return source.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CannotReadError(
            f"Szablon „{source.name}” nie jest zapisany w UTF-8.", "Zapisz go w kodowaniu UTF-8."
        ) from error
