"""What the shipped schemas say to an editor alone, because rules of rpd say it better."""

from __future__ import annotations

import datetime
import json
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpd.plan import terminy
from rpd.reading import forms, schema
from rpd.reading.events import compose
from tests.ci.conftest import Npm
from tests.ci.language_server import LanguageServer
from tests.conftest import ROOT, Run
from tests.plan import test_terminy
from tests.properties import examples
from tests.report.samples import clean_workspace
from tests.test_rules_edges import diagnose

SHIPPED = json.loads((ROOT / "schema" / "plan.schema.json").read_text("utf-8"))
Editor = tuple[LanguageServer, Path]

EDITOR = jsonschema.Draft202012Validator(SHIPPED)

HEAD = """\
rok: 2024
tytul: Plan
strategia: strategia.yaml
slownik: slownik.yaml
cele:
  - numer: I
    priorytety:
      - numer: I.1
        kierunki:
          - numer: 1
            strategia: I.1.1
            dzialania:
              - id: raport
                nazwa: Raport
"""

# What a person types in an action → what an editor says of it.
MISTAKES = {
    "produkty: []": "Lista produktów jest pusta",
    "termin: wiosna 2024": "Takiego terminu rpd nie odczyta",
    "termin: [I kwartał 2024, nie wiadomo]": "Takiego terminu rpd nie odczyta",
    "termin: [{okres: wkrótce}]": "Takiego terminu rpd nie odczyta",
    "budzet: [{kwota: 5, srodki: wlasne}]": "Pozycja ma kwotę i „srodki: wlasne”",
    "budzet: [{kwota: 5, zrodla: [FEM], podzial: {FEM: 5}}]": "usuń pole zrodla",
    "budzet: [{kwota: 5, bez_kosztow: true}]": "Pozycja jest bez kosztów",
    "budzet: [{podmiot: ROPS, zrodla: [FEM]}]": "dopisz „srodki: wlasne”",
    "budzet: [{podzial: {FEM: 5}}]": "Pole podzial wymaga pola kwota",
    "budzet: [{kwota: 5, zrodla: []}]": "Źródła to niepusta lista",
    "produkty: [{nazwa: a, lit: abcdefghijklm}]": "Litera to krótki tekst",
    "uchylone: {uchwala: '7', data: 12 września 2024}": "RRRR-MM-DD",
    "produkty: [' ']": "Produkt to niepusty tekst",
    "lp: 0": "Lp. to liczba od 1",
    "wskazniki: [{nazwa: a, wartosc_docelowa: 1000000000000001}]": "„Wartość docelowa” to liczba",
    "budzet: [{kwota: 0, zrodla: [FEM]}]": "„Kwota” to liczba większa od zera",
    "budzet: [{kwota: 5, zrodla: [FEM, FEM]}]": "Na liście coś stoi drugi raz",
    "budzet: [{kwota: 5, podzial: {}}]": "Podział zapisuje się jako źródło",
    "budzet: [{}]": "Pozycja budżetu jest pusta",
    "budzet: [{kwota: 5, montaz: [{zrodlo: FEM, udzial: 5}]}]": "Przy polu udzial brakuje pola",
    "budzet: [{kwota: 5, montaz: [{zrodlo: FEM, podstawa: calosc}]}]": "Przy polu podstawa brakuje",
}


def plan(fragment: str) -> str:
    return HEAD + textwrap.indent(fragment + "\n", " " * 16)


def data(text: str) -> Any:
    return json.loads(json.dumps(compose(text).data, default=float))


@pytest.mark.parametrize("fragment", MISTAKES)
def test_the_shipped_schema_refuses_it(fragment: str) -> None:
    assert not EDITOR.is_valid(data(plan(fragment)))


@pytest.mark.parametrize("fragment", MISTAKES)
def test_so_does_rpd(fragment: str) -> None:
    found = schema.check(compose(plan(fragment)).data, "plan")
    slugs = {diagnostic.slug for diagnostic in diagnose(plan(fragment))}
    assert found or slugs & {"brak-produktu", "termin-nieczytelny", "sprzeczna-pozycja"}


def test_the_adopted_plan_passes() -> None:
    EDITOR.validate(data((ROOT / "plans" / "2024.yaml").read_text("utf-8")))


TERMS = [
    *terminy.accepted_forms(2024),
    *("30.06.2024", "do 30.06.2024 r.", "do końca 2024 r.", "I półrocze 2024", "CAŁY ROK 2024"),
    *("I i III kwartał 2024", "do 2027 r.", "2024, 2026", "działanie ciągłe", "na bieżąco"),
    *("2024–2026", "od marca do czerwca 2024", "IV KW. 2024", "II kw. 2024 – I kw. 2025"),
]


@pytest.mark.parametrize("term", TERMS)
def test_a_term_that_offices_write_passes(term: str) -> None:
    EDITOR.validate(data(plan(f"termin: '{term}'")))
    EDITOR.validate(data(plan(f"termin: [{{okres: '{term}'}}]")))


def test_every_term_that_is_read_elsewhere_in_the_tests_passes() -> None:
    definition = SHIPPED["$defs"]["zapis_terminu"]
    editor = jsonschema.Draft202012Validator(definition)
    marks = [
        *vars(test_terminy.test_accepted)["pytestmark"],
        *vars(test_terminy.test_lists)["pytestmark"],
    ]
    texts = [str(row[0]) for mark in marks for row in mark.args[1]]
    assert len(texts) > 100
    assert [text for text in texts if not editor.is_valid(text.strip())] == []


_DAYS = st.dates(datetime.date(2020, 1, 1), datetime.date(2030, 12, 31))


@examples(60)
@given(st.tuples(_DAYS, _DAYS).map(sorted))
def test_every_readable_term_passes(days: list[datetime.date]) -> None:
    written = terminy.canonical(terminy.Okres.of(days[0], days[1]), 2024)
    definition = SHIPPED["$defs"]["zapis_terminu"]
    assert jsonschema.Draft202012Validator(definition).is_valid(written)


def test_rpd_reads_the_schema_without_what_is_for_editors() -> None:
    assert "x-edytor" in json.dumps(SHIPPED)
    assert "x-edytor" not in json.dumps(forms.load_schema("plan"))


_SAID_IN_ENGLISH = {
    *("minLength", "maxLength", "minItems", "maxItems", "uniqueItems", "multipleOf"),
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
    *("minProperties", "maxProperties", "dependentRequired"),
}


def _outside_conditions(node: Any) -> Iterator[str]:
    """The keywords of a schema, without those of its conditions and without names of fields."""
    if isinstance(node, dict):
        yield from node
        for keyword, inner in node.items():
            if keyword in ("properties", "$defs"):
                for member in inner.values():
                    yield from _outside_conditions(member)
            elif keyword not in ("if", "examples", "defaultSnippets"):
                yield from _outside_conditions(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from _outside_conditions(inner)


@pytest.mark.parametrize("document", ["plan", "slownik", "strategia", "profil", "zmiana"])
def test_bounds_are_what_an_editor_says_in_polish(document: str) -> None:
    """Patterns, „contains” and the „else” of a condition have messages; bounds have none."""
    shipped = json.loads((ROOT / "schema" / f"{document}.schema.json").read_text("utf-8"))
    assert set(_outside_conditions(shipped)) & _SAID_IN_ENGLISH == set()


@pytest.fixture(scope="module")
def editor(npm: Npm, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """A stock editor, started once, and the folder that it has opened."""
    node_modules = npm("yaml-language-server")
    folder = tmp_path_factory.mktemp("edytor")
    with LanguageServer(node_modules, folder) as server:
        yield server, folder


@pytest.mark.network
def test_a_stock_editor_says_it_in_polish(editor: Editor) -> None:
    server, folder = editor
    (folder / "schema").mkdir()
    (folder / "schema" / "plan.schema.json").write_text(json.dumps(SHIPPED), "utf-8")
    right = "termin: I–IV kwartał 2024\nprodukty: [Raport]\nbudzet: [{kwota: 5, zrodla: [FEM]}]"
    action = "              - id: raport\n"
    head, _, rest = plan("{}").partition(action)
    actions = [
        f"{action}{rest.format(textwrap.indent(one, ' ' * 16).lstrip())}"
        for one in (right, *MISTAKES)
    ]
    file = folder / "plan.yaml"
    file.write_text(
        f"# yaml-language-server: $schema=schema/plan.schema.json\n{head}{''.join(actions)}",
        "utf-8",
    )
    first = head.count("\n") + 2
    said = [
        (int(line), text)
        for line, _, text in (one.partition(": ") for one in server.problems(file))
    ]
    for fragment, text in zip((right, *MISTAKES), actions, strict=True):
        last = first + text.count("\n")
        here = [message for line, message in said if first <= line < last]
        if fragment == right:
            assert here == []
        else:
            (problem,) = here
            assert MISTAKES[fragment] in problem
        first = last


@pytest.mark.network
def test_it_says_in_polish_what_an_operation_has(editor: Editor) -> None:
    server, folder = editor
    shipped = (ROOT / "schema" / "zmiana.schema.json").read_text("utf-8")
    (folder / "zmiana.schema.json").write_text(shipped, "utf-8")
    file = folder / "8.yaml"
    file.write_text(
        "# yaml-language-server: $schema=zmiana.schema.json\n"
        "uchwala: 8/2024\ndata: 2024-08-01\nrok: 2024\n"
        "operacje: [{operacja: zmien, wpis: a}]\n",
        "utf-8",
    )
    assert set(server.problems(file)) == {
        "5: Operacja „zmien” ma obowiązkowe pole pole, a poza nim tylko: gdzie, bylo, jest."
    }


@pytest.mark.network
def test_it_completes_names_and_refuses_others(editor: Editor, rpd: Run) -> None:
    server, folder = editor
    clean_workspace(folder)
    assert rpd("schema", "--ids", "-o", "ids.json", cwd=folder).code == 0
    modeline = "# yaml-language-server: $schema=../ids.json\n"
    clean = folder / "plans" / "2024.yaml"
    text = modeline + clean.read_text("utf-8")
    clean.write_text(text, "utf-8")
    wrong = clean.with_name("2025.yaml")
    wrong.write_text(text.replace("[FEM]", "[FEEM]").replace("[ROPS]", "[PUP]"), "utf-8")
    typing = clean.with_name("2026.yaml")
    draft = text.replace("strategia: I.1.1", "strategia: ").replace(
        "realizatorzy: [ROPS]", "realizatorzy:\n                  - "
    )
    typing.write_text(draft, "utf-8")
    lines = draft.split("\n")

    def after(start: str) -> tuple[int, int]:
        return next((n, len(x) + 1) for n, x in enumerate(lines, 1) if x.lstrip() == start)

    assert server.problems(clean) == []
    problems = server.problems(wrong)
    server.problems(typing)
    kierunki = server.completions(typing, *after("strategia: "))
    bodies = server.completions(typing, *after("- "))
    numbers = [n for n, x in enumerate(text.split("\n"), 1) if "[FEM]" in x or "[ROPS]" in x]
    assert [int(problem.split(":")[0]) for problem in problems] == numbers
    assert "Słownik nie ma takiego źródła. Są: „FEM”, „FEdM”." in problems[0]
    assert {"I.1.1", "I.1"} <= set(kierunki)
    assert {"ROPS", "Regionalny Ośrodek Polityki Społecznej"} <= set(bodies)
