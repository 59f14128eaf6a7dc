"""Nothing but the profile spells the shape of a plan: no name of a level, no table of columns.

„nazwa” and „opis” are fields of much else; of columns they are counted where they stand in a table.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from rpd.plan.built_in import BUILT_IN
from rpd.plan.noun import Noun
from rpd.polish import nouns
from tests.conftest import ROOT
from tests.modules import literals, nodes

PROFILE = (
    "rpd/plan/built_in.py",
    "rpd/plan/layout.py",
    "rpd/plan/level.py",
    "rpd/plan/profil.py",
    "rpd/reading/build_layouts.py",
    "rpd/reading/build_profil.py",
)
_ROWS = "what the rows of a layout are, or what its totals are by"
_COUNTS = "a key of published JSON: how many actions there are"
_MAIN_GOAL = "a field of every strategy, whatever levels it has"
_FILED = "a key of files of execution, whatever shape the plan has"
_JSON = "a key of published JSON"
_RESOURCE = "a table or a column of data packages, which are the same for plans of every shape"
ALLOWED: dict[str, dict[str, str]] = {
    "rpd/annex/shapes.py": dict.fromkeys(("dzialania", "wskazniki"), _ROWS),
    "rpd/act/row_worder.py": {"dzialania": _ROWS},
    "rpd/annex/sheets.py": dict.fromkeys(("dzialania", "wskazniki"), _ROWS),
    "rpd/annex/table.py": {"dzialania": _ROWS},
    "rpd/annex/part_cells.py": {"dzialania": _ROWS},
    "rpd/annex/table_rows.py": dict.fromkeys(("dzialania", "wskazniki"), _ROWS),
    "rpd/annex/tables.py": dict.fromkeys(("dzialania", "wskazniki"), _ROWS),
    "rpd/annex/totals.py": {"realizatorzy": _ROWS},
    "rpd/cli/commands.py": {
        "Sumuje budżet planów: źródła, cele, realizatorzy, kwartały, limity.": (
            "the list of commands is printed before anything else is imported"
        ),
    },
    "rpd/beginning/example.py": {"termin": "a type of a field"},
    "rpd/beginning/todo.py": {"termin": "what an entry is called, not its field"},
    "rpd/cli/import_.py": {
        "Strategia jest szkicem z nagłówków dokumentu: wpisz jej tytuł i cel główny, porównaj "
        "numery i nazwy.": _MAIN_GOAL
    },
    "rpd/exchange/former.py": {"wskazniki": _FILED},
    "rpd/importing/strategy.py": {
        "załącznik nie drukuje tytułu ani celu głównego strategii: wpisz je; porównaj ze strategią "
        "numery i nazwy i dopisz to, czego ten plan nie wykonuje": _MAIN_GOAL
    },
    "rpd/exchange/patch.py": {"dzialanie": "how ids of actions begin that say nothing"},
    "rpd/exchange/records.py": dict.fromkeys(
        ("budzet", "dzialania", "realizatorzy", "wskazniki"), _RESOURCE
    ),
    "rpd/exchange/money_resources.py": dict.fromkeys(("budzet", "dzialanie"), _RESOURCE),
    "rpd/exchange/resource.py": dict.fromkeys(("budzet", "dzialania", "dzialanie"), _RESOURCE),
    "rpd/exchange/resources.py": dict.fromkeys(
        ("dzialania", "dzialanie", "produkty", "realizatorzy", "termin", "wskazniki"),
        _RESOURCE,
    ),
    "rpd/exchange/tables.py": {
        "dzialania": "the table of all that the plan does",
        "wskazniki": _FILED,
    },
    "rpd/importing/cells/fields.py": {"termin": "a type of a field"},
    "rpd/polish/nouns.py": dict.fromkeys(nouns.NOUNS.values(), "a dictionary of the language"),
    "rpd/importing/outline/faces.py": {
        **dict.fromkeys(("produkty", "realizatorzy", "termin"), "what offices call a column"),
    },
    "rpd/exchange/execution_faults.py": dict.fromkeys(("dzialania", "wskazniki"), _FILED),
    "rpd/exchange/execution_patch.py": dict.fromkeys(("budzet", "dzialania", "wskazniki"), _FILED),
    "rpd/exchange/execution_indicators.py": {"wskazniki": _FILED},
    "rpd/exchange/execution_tables.py": {"dzialania": _FILED},
    "rpd/reading/build_wykonanie.py": dict.fromkeys(("budzet", "dzialania", "wskazniki"), _FILED),
    "rpd/reading/profil_faults.py": {"wskazniki": _ROWS},
    "rpd/reading/shaped_fields.py": {"termin": "a type of a field"},
    "rpd/reading/source.py": {"znak zmiany kierunku pisma": "what Unicode calls a sign"},
    "rpd/reading/written.py": {"wskazniki": "a form that the schema gives a field (x-postac)"},
    "rpd/report/changes/json.py": {"dzialania": _COUNTS},
    "rpd/cli/report.py": {"wskazniki": "a choice of --document"},
    "rpd/report/progress/json.py": dict.fromkeys(("dzialania", "dzialanie", "wskazniki"), _JSON),
    "rpd/report/sums/json.py": {"dzialania": _COUNTS, "dzialanie": "a key of published JSON"},
    "rpd/report/sums/sheets.py": {"dzialania": _COUNTS},
    "rpd/telling/names.py": {"termin": "what an entry is called, not its field"},
}
"""Literals that may stand in a module, each with the reason; names of rules may in their own."""
TOLD_OTHERWISE = "rpd/reading/shaped_texts.py"
"""Names phrases of the shipped schemas, and what other profiles say instead."""
WITHOUT_A_PLAN = [
    "rpd/annex/fields.py",  # money that a layout counts and no column prints
    "rpd/beginning/example.py",  # the usual order of fields
    "rpd/budget/dimensions.py",  # a table of no ledgers
    "rpd/cli/budget.py",  # the choices of --by in the help
    "rpd/cli/status.py",  # the same
    "rpd/findings/fingerprints.py",  # a finding knows its path, not its plan
    "rpd/load/alone.py",  # rules about a dictionary alone
    "rpd/reading/forms.py",  # the nouns of documents that name no profile
    "rpd/reading/profil_faults.py",  # the names of its fields
    "rpd/reading/shaped_fields.py",  # which fields of other plans a profile has no column for
    "rpd/reading/shaped_schema.py",  # what of the shipped schema is recast
    "rpd/report/ids_schema.py",  # the schema for a folder without a plan
    "rpd/workspace/git_setup.py",  # settings of a repository, whatever plans are in it
    "rpd/workspace/import_shape.py",  # the shape that a document may have
    "rpd/workspace/starting.py",  # the shape of an example that is given none
    "rpd/writing/emit.py",  # which lists stand on one line
]
"""Where the profile is asked for and there is neither a plan nor data to name it."""

COLUMNS = {column.key for column in BUILT_IN.content} - {"opis"}
KEYS = {*BUILT_IN.kinds, *BUILT_IN.keys, *COLUMNS}
HEADERS = {column.header for column in BUILT_IN.columns if " " in column.header}


def _forms(noun: Noun) -> Iterator[str]:
    yield from (getattr(noun, name) for name in Noun.__slots__ if name != "gender")


NOUNS = {
    form
    for level in BUILT_IN.levels
    for noun in (level.noun, level.short)
    for form in _forms(noun)
    if form
}
WORDS = re.compile(rf"(?i)\b(?:{'|'.join(map(re.escape, sorted(NOUNS, key=len, reverse=True)))})\b")

STARTS = {form[:3] for form in NOUNS}
"""Of these letters a text must have some before it is worth a closer look."""


def modules() -> Iterator[tuple[str, list[ast.AST]]]:
    """The modules that must not know the shape, with all that stands in each."""
    for name, module in nodes().items():
        if name.startswith("rpd/") and name not in PROFILE:
            yield name, module


def said(module: list[ast.AST]) -> Iterator[str]:
    """The texts of a module."""
    return (str(one.value) for one in literals(module))


@cache
def shipped() -> str:
    """All that the shipped schemas say."""
    return "\n".join(path.read_text("utf-8") for path in (ROOT / "schema").glob("*.json"))


def spelt(text: str) -> bool:
    """Whether a text is what machines or people call a level, or the header of a column."""
    if text in KEYS or any(header in text for header in HEADERS):
        return True
    lowered = text.casefold()
    return any(start in lowered for start in STARTS) and bool(WORDS.search(text))


def slug(name: str) -> str:
    """What the rule of a module is called."""
    return Path(name).stem.replace("_", "-") if name.startswith("rpd/rules/") else ""


def tables(module: list[ast.AST]) -> Iterator[tuple[str, ...]]:
    """Collections that name more than one column."""
    for node in module:
        if isinstance(node, ast.Dict):
            members = [key for key in node.keys if key is not None]
        elif isinstance(node, ast.Tuple | ast.List | ast.Set):
            members = list(node.elts)
        else:
            continue
        named = {
            one.value
            for member in members
            for one in (member.elts if isinstance(member, ast.Tuple) else [member])
            if isinstance(one, ast.Constant) and isinstance(one.value, str)
        }
        if len(found := named & COLUMNS) > 1:
            yield tuple(sorted(found))


def test_no_module_spells_a_level() -> None:
    found = {
        (name, text)
        for name, module in modules()
        for text in said(module)
        if spelt(text) and text not in ALLOWED.get(name, {}) and text != slug(name)
        if name != TOLD_OTHERWISE or text not in shipped()
    }
    assert sorted(found) == []


def test_no_module_has_a_table_of_columns() -> None:
    found = {(name, table) for name, module in modules() for table in tables(module)}
    assert sorted(found) == []


def test_no_template_spells_a_level_or_a_column() -> None:
    words = re.compile(rf"\b(?:{'|'.join(sorted({*BUILT_IN.kinds, *BUILT_IN.keys}))})\b")
    columns = re.compile(rf"(?:th|td)\.(?:{'|'.join(BUILT_IN.column_keys)})\b")
    found = [
        (path.name, number, line.strip())
        for path in sorted((ROOT / "templates").iterdir())
        if path.suffix in (".j2", ".css")
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if words.search(line) or columns.search(line) or WORDS.search(line)
    ]
    assert found == []


def test_one_place_names_the_built_in_profile() -> None:
    naming, without = [], []
    for name, module in modules():
        for node in module:
            if isinstance(node, ast.ImportFrom) and node.module == "rpd.plan.built_in":
                called = {alias.name: alias.asname or alias.name for alias in node.names}
                naming += [name] if "BUILT_IN" in called else []
                chosen = called.get("chosen", "")
                without += [
                    name
                    for call in module
                    if isinstance(call, ast.Call)
                    and isinstance(call.func, ast.Name)
                    and call.func.id == chosen
                    and isinstance(call.args[0], ast.Constant)
                ]
    assert naming == []
    assert sorted(set(without)) == WITHOUT_A_PLAN


def test_what_is_allowed_still_stands() -> None:
    for name, texts in ALLOWED.items():
        assert set(texts) <= set(said(nodes()[name])), name


def test_what_is_spelt_is_found() -> None:
    texts = ("kierunek", "priorytety", "w Celu szczegółowym", "Priorytet ", "budzet", "dzialania")
    assert all(map(spelt, texts))
    assert not any(map(spelt, ("cell", "Opis", "kwota", "celny", "ukierunkowany")))
    table = 'NAMES = {"termin": "Termin", "budzet": "Budżet"}\nPAIRS = (("budzet", 1),)'
    assert list(tables(list(ast.walk(ast.parse(table))))) == [("budzet", "termin")]
    phrase = list(ast.walk(ast.parse('"""cel"""\nX = f"Priorytet {n}"')))
    assert list(said(phrase)) == ["Priorytet "]
