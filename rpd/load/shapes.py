"""The profile that a file names: read first, because it says what the file may hold."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from rpd.diagnostics import FileKind, Finding
from rpd.errors import CannotReadError
from rpd.frozen import dataclass
from rpd.load import stages
from rpd.load.stages import Begun, File
from rpd.outside.files import Source
from rpd.plan.built_in import PROFIL, Named
from rpd.plan.profil import Profil
from rpd.reading.blank import is_blank

_LINE = re.compile(rf"^{PROFIL}:[ \t]+[\"']?([^\s\"'#]+)", re.MULTILINE)
_HINT = (
    "Popraw nazwę w polu „profil” albo dodaj ten plik obok planu; bez niego nie wiadomo, "
    "jaki plan ma kształt."
)
Fetch = Callable[[str], Source]


@dataclass(frozen=True, slots=True)
class Shape:
    """The profile of a file: None for the built-in one, or where the one that is named is no use.

    ``file`` is that of the profile, ``finding`` says in the file that names it why there is none.
    """

    profil: Profil | None = None
    file: File | None = None
    finding: Finding | None = None

    @property
    def built_in(self) -> bool:
        """Whether the file names no profile."""
        return self.profil is None and self.file is None and self.finding is None

    @property
    def known(self) -> bool:
        """Whether the file has a shape that it can be held to."""
        return self.profil is not None or self.built_in


_BUILT_IN = Shape()
_ABSENT = object()
"""What is named where there is no such field."""


def shape_of(begun: Begun, fetch: Fetch, document: FileKind = "plan") -> Shape:
    """The shape of a file that has begun to be read."""
    name = named_in(begun)
    if name is _ABSENT:
        return _BUILT_IN
    if not isinstance(name, str) or is_blank(name):
        from rpd.rules import zla_wartosc

        message = "Pole „profil” powinno podawać nazwę pliku z kształtem planu."
        hint = "Wpisz np. „profil: profil.yaml”; bez tego pola plan ma kształt planu z 2024 r."
        return Shape(finding=Finding((PROFIL,), message, hint, document, slug=zla_wartosc.SLUG))
    try:
        source = fetch(name)
    except CannotReadError as error:
        from rpd.rules import brak_dokumentu

        slug = brak_dokumentu.SLUG
        return Shape(finding=Finding((PROFIL,), error.message, _HINT, document, slug=slug))
    file = stages.read_shared("profil", source)
    return Shape(file.value if isinstance(file.value, Profil) else None, file)


def strategy(source: Source, fetch: Fetch) -> File:
    """A strategy in the shape of the profile that it names, with why there is none."""
    shape = shape_of(stages.begin_shared(source), fetch, "strategia")
    file = stages.read_shared("strategia", source, shape.profil, shaped=shape.known)
    if shape.finding is None:
        return file
    return replace(file, findings=[*file.findings, shape.finding])


def with_profile(name: str, fetch: Fetch) -> str:
    """The name of a profile's file with the profile that it holds; alone where it holds none."""
    try:
        profil = stages.read_shared("profil", fetch(name)).value
    except CannotReadError:
        return name
    return Named(name, profil) if isinstance(profil, Profil) else name


def of_shape(profil: Profil) -> str:
    """The schema of plans of that shape, for editors."""
    from rpd.reading import shaped_schema

    return shaped_schema.text_of(profil)


def named_in(begun: Begun) -> object:
    """What stands in the field; of a text that is no YAML its line is enough."""
    if begun.composed is not None and isinstance(begun.composed.data, dict):
        return begun.composed.data.get(PROFIL, _ABSENT)
    match = _LINE.search(begun.text or "")
    return match.group(1) if match else _ABSENT


def carrying(begun: Begun, profil: Profil | None) -> Begun:
    """What has begun to be read, with the profile in its data."""
    composed = begun.composed
    if profil is None or composed is None or not isinstance(composed.data, dict):
        return begun
    return replace(begun, composed=replace(composed, data=stages.named(composed.data, profil)))
