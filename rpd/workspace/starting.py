"""A workspace for an office that has none: which files it gets, and which of them are there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from rpd.beginning import example
from rpd.beginning.example import Names
from rpd.beginning.years import Years
from rpd.diagnostics import FileKind
from rpd.errors import CannotReadError, CannotWriteError, NotFoundError, Remark, UsageError
from rpd.frozen import dataclass
from rpd.load import shapes
from rpd.load.data import built, data_of, plan_of
from rpd.outside import files
from rpd.outside.files import Source
from rpd.plan.built_in import PROFIL, Named, chosen
from rpd.plan.model import Slownik, Strategia, miejsca
from rpd.plan.profil import Profil, is_year
from rpd.polish.wording import quote
from rpd.workspace import git_setup, plans, ready_profiles, settings
from rpd.writing import emit
from rpd.writing.canonical import canonical
from rpd.writing.described import described
from rpd.writing.edit import edit

_FOLDER: Final = "start"
_SCHEMAS: Final = ".vscode/schema"
_PLANS: Final = "plans"
_AROUND: Final = (
    (".github/workflows/plany.yml", "github.yml", "sprawdzanie planów w GitHubie"),
    (".gitlab-ci.yml", "gitlab-ci.yml", "sprawdzanie planów w GitLabie"),
    (".vscode/settings.json", "vscode/settings.json", "ustawienia edytora VS Code"),
    (".vscode/extensions.json", "vscode/extensions.json", "dodatek, który poleca edytor"),
    (".vscode/tasks.json", "vscode/tasks.json", "„sprawdź plany” w edytorze (Ctrl+Shift+B)"),
    (".gitignore", "gitignore", "czego nie przechowywać w gicie"),
)
"""Files as they come with the package, and what each is for."""
_DESCRIBED: Final[tuple[FileKind, ...]] = ("strategia", "slownik", "profil", "zmiana", "errata")
"""Kinds of files whose schema is the same in every workspace; that of the plan is the profile's."""


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file that is to be made: where, what is in it, and what it is for (Polish)."""

    path: Path
    data: bytes
    about: str


@dataclass(frozen=True, slots=True)
class Start:
    """What a workspace gets, what is there already, and what there is to say about it.

    ``plan`` is the year of the example, None where there are plans already.
    """

    folder: Path
    made: tuple[NewFile, ...]
    kept: tuple[Path, ...]
    remarks: tuple[Remark, ...]
    plan: int | None
    under: str | None = None
    """The number of the heading that the actions of the example stand under, "" for the plan."""


def start(folder: Path, profile: str, rok: int) -> Start:
    """What is to be made in a folder; nothing is written. `profile` is "" for the built-in shape.

    Raises:
        RpdError: there is no such profile, or the folder cannot be a workspace.
    """
    ready = ready_profiles.text(profile) if profile else ""
    _demand_folder(folder)
    planned, under = _planned(folder), None
    remarks: list[Remark] = []
    wanted: list[NewFile] = []
    shape: Profil = chosen(None)
    if planned:
        shown = ", ".join(files.display_name(path) for path in planned[:3])
        hint = "Plan na kolejny rok tworzy „rpd new”."
        if profile:
            hint += f" Sam profil zapisuje „rpd templates profile {profile}”."
        remarks.append(Remark(f"Są już plany ({shown}), więc przykładu nie dodano.", hint))
    else:
        content, shape, under = _content(folder, ready, rok)
        wanted += content
        rok = _first_year(shape, rok)
    wanted += _around(folder, shape)
    return Start(
        folder=folder,
        made=tuple(one for one in wanted if not _is_there(one.path)),
        kept=tuple(one.path for one in wanted if _is_there(one.path)),
        remarks=tuple(remarks),
        plan=None if planned else rok,
        under=under,
    )


def _is_there(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _demand_folder(folder: Path) -> None:
    """Raise RpdError where no workspace can be made."""
    shown = quote(files.display_name(folder))
    full = folder.absolute()
    for one in (full, *full.parents):
        if one.exists() and not one.is_dir():
            raise CannotWriteError(
                f"{quote(files.display_name(one))} to plik, a nie folder.",
                "Podaj inną nazwę folderu na plany.",
            )
    if full.name == _PLANS and _is_workspace(full.parent):
        raise UsageError(
            f"{shown} to folder z plikami planów, a nie cały folder roboczy.",
            "Przejdź o jeden folder wyżej i powtórz polecenie.",
        )
    for name in (_PLANS, ".vscode", _SCHEMAS, ".github", ".github/workflows"):
        if _is_there(full / name) and not (full / name).is_dir():
            raise CannotWriteError(
                f"{quote(files.display_name(folder / name))} to plik, a potrzebny jest tu folder.",
                "Zmień nazwę tego pliku i powtórz polecenie.",
            )


def _is_workspace(folder: Path) -> bool:
    try:
        return files.find_workspace(folder) == folder
    except NotFoundError:
        return False


def _planned(folder: Path) -> list[Path]:
    """The plans that are there, also those that ``rpd.toml`` names elsewhere."""
    found = files.plans_in(folder / _PLANS)
    if not found and (folder / settings.NAME).is_file():
        config = settings.workspace(folder).config
        if config is not None and config.plans:
            found = plans.of_workspace(folder)
    return found


# --- the plan and what it names ------------------------------------------------------------------


def _content(folder: Path, ready: str, rok: int) -> tuple[list[NewFile], Profil, str | None]:
    """The example plan with its companions; what an office has of them already is taken over."""
    home = folder / _PLANS
    profile = home / "profil.yaml"
    made: list[NewFile] = []
    shape: Profil = chosen(None)
    if ready or profile.is_file():
        text = _with_years(ready, rok) if ready else ""
        text = canonical(text, data_of(text), "profil") if text else ""
        if profile.is_file():
            text = files.read(profile, folder).data.decode("utf-8-sig", "replace")
        shape = _read("profil", profile, text, Profil)
        about = f"kształt planu: {shape.nazwa}" if shape.nazwa else "kształt planu"
        made.append(NewFile(profile, text.encode("utf-8"), about))
    slownik = _written("slownik", example.DICTIONARY)
    known = _taken(home / "slownik.yaml", slownik, "slownik", Slownik)
    companions = [
        NewFile(home / "slownik.yaml", slownik.encode("utf-8"), "słownik: źródła, podmioty, skróty")
    ]
    strategy: Strategia | None = None
    if shape.strategia == "wymagana":
        text = _written("strategia", example.strategy(shape))
        strategy = _taken(home / "strategia.yaml", text, "strategia", Strategia)
        about = "strategia, którą plan wykonuje"
        companions.append(NewFile(home / "strategia.yaml", text.encode("utf-8"), about))
    file = profile.name if made else ""
    first = _first_year(shape, rok)
    data = example.plan(shape, first, Names.of(known), strategy, file)
    text = _written("plan", data, shape)
    plan = NewFile(home / f"{first}.yaml", text.encode("utf-8"), "przykładowy plan do przerobienia")
    under = next((place.galaz.numer for place in miejsca(plan_of(_shaped(data, shape)))), None)
    return [plan, *companions, *made], shape, under


def _shaped(data: dict[str, Any], shape: Profil) -> dict[str, Any]:
    """The data of a plan that knows its shape."""
    return data | {PROFIL: Named(data[PROFIL], shape)} if PROFIL in data else data


def _first_year(shape: Profil, rok: int) -> int:
    years = [int(okres) for okres in shape.okresy if is_year(okres)]
    return years[0] if years else rok


def _with_years(text: str, rok: int) -> str:
    """The text of a ready profile whose years begin with that one."""
    data = data_of(text)
    years = [one for one in data.get("okresy", ()) if isinstance(one, int)]
    if not years or years[0] == rok:
        return text
    later = Years(range(years[0], years[-1] + 1), rok - years[0])
    return edit(text, _moved(data, later))


def _moved(value: Any, years: Years, key: str = "") -> Any:
    """The data of a ready profile with the years of its periods and headers moved."""
    if isinstance(value, dict):
        return {name: _moved(member, years, name) for name, member in value.items()}
    if isinstance(value, list):
        return [_moved(member, years, key) for member in value]
    if key == "okresy" and isinstance(value, int) and not isinstance(value, bool):
        return value + years.by
    return years.period(value) if key == "naglowek" else value


def _taken(path: Path, text: str, kind: FileKind, of: type[Any]) -> Any:
    """What the file of an office says, or the invented one where there is none."""
    if path.is_file():
        text = files.read(path, path.parent.parent).data.decode("utf-8-sig", "replace")
    return _read(kind, path, text, of)


def _read(kind: FileKind, path: Path, text: str, of: type[Any]) -> Any:
    source = Source(files.display_name(path), text.encode("utf-8"))
    if kind == "strategia":
        file = shapes.strategy(source, lambda name: files.read(path.parent / name, path.parents[1]))
        found = None if file.findings else file.value
    else:
        found = built(kind, source)
    if not isinstance(found, of):
        raise CannotReadError(
            f"Pliku {quote(files.display_name(path))}, który już jest, nie da się odczytać.",
            f"Popraw go; błędy pokaże „rpd validate {files.display_name(path)}”.",
        )
    return found


def _written(kind: FileKind, data: dict[str, Any], shape: Profil | None = None) -> str:
    """The text of an example, with what each field is for, in the one form of such files."""
    text = "".join(emit.entry(key, value, 0) for key, value in data.items())
    told = described(text, data, json.loads(_schema_text(kind, shape)))
    # By this line editors know the schema of a file.
    head = f"# yaml-language-server: $schema=../{_SCHEMAS}/{kind}.schema.json\n"
    shaped = _shaped(data, shape) if shape is not None else data
    return canonical(head + _HOW + told, shaped, kind)


_HOW: Final = (
    "# To jest przykład: gdzie stoi „wpisz”, wpisz swój tekst, a liczby i nazwy zastąp swoimi.\n"
    "# Wiersze od znaku „#” to objaśnienia; program ich nie czyta i można je usunąć.\n"
)


def _schema_text(kind: FileKind, shape: Profil | None) -> str:
    if kind == "plan" and shape is not None and shape is not chosen(None):
        return shapes.of_shape(shape)
    return files.resource("schema", f"{kind}.schema.json")


# --- what stands around them ---------------------------------------------------------------------


def _around(folder: Path, shape: Profil) -> list[NewFile]:
    found = [
        NewFile(folder / path, files.resource(_FOLDER, name).encode("utf-8"), about)
        for path, name, about in _AROUND
    ]
    lines = "\n".join([git_setup.COMMENT, *git_setup.lines(folder, folder), ""])
    attributes = files.resource(_FOLDER, "gitattributes") + lines
    about = "jak git ma czytać plany (włącza to „rpd git install”)"
    found.append(NewFile(folder / git_setup.NAME, attributes.encode("utf-8"), about))
    for kind in ("plan", *_DESCRIBED):
        path = folder / _SCHEMAS / f"{kind}.schema.json"
        text = _schema_text(kind, shape)
        found.append(NewFile(path, text.encode("utf-8"), "podpowiedzi edytora"))
    return found
