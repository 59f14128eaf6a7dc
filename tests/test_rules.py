"""The catalogue of rules by example: a wrong plan, the same plan put right, the report.

``tests/rules/<slug>/`` holds ``zle.yaml``, ``dobrze.yaml`` and ``wynik.txt``, the whole text report
of ``zle.yaml``. After a deliberate change of a rule or of the report, rewrite all reports with

    pytest --update tests/test_rules.py

and read the differences before committing them.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import shutil
import textwrap
from collections.abc import Sequence
from pathlib import Path

import pytest

import rpd.rules
from rpd import config
from rpd.cli.main import run
from rpd.diagnostics import Diagnostic, Severity
from rpd.reading.events import ABSENT, compose
from rpd.reading.source import decode
from rpd.report.findings import text
from rpd.rules import every, explanation, looking
from rpd.rules.traits import Rule
from rpd.workspace.plans import load_plan
from tests.conftest import ROOT
from tests.expected import Expected
from tools import rules_page

EXAMPLES = ROOT / "tests" / "rules"
OWN_FILES = {"zle.yaml", "dobrze.yaml", "wynik.txt"}
# The rule about the name of a file is shown by files with a year in their names.
YEAR = {"rok-wbrew-nazwie": "-2025"}
COMPANIONS = {"strategia.yaml", "slownik.yaml"}
OF_SHAPE = {"profil.yaml", "profil-dobry.yaml"}

# A gap that the strategy does not explain comes with a kierunek that is numbered otherwise there;
# the same source twice in one entry is once an alias, because the reader refuses anything else;
# what stands after a gap in the strategy is carried out by no action; acknowledgements are shown by
# what they acknowledge.
ALSO = {
    "limit-moze-byc-przekroczony": {"kwota-laczna-bez-podzialu"},
    "luka-w-strategii": {"kierunek-strategii-bez-dzialan"},
    "luka-w-numeracji": {"inny-numer"},
    "zrodlo-dwa-razy": {"alias-zrodla"},
    "zlaczone-wiersze": {"lacznik-zamiast-polpauzy"},
    "odstepstwo-bez-liczby-miejsc": {"alias-zrodla"},
    "odstepstwo-inne-miejsca": {"alias-zrodla"},
}

OF_PLANS = [rule for rule in every() if not getattr(rule, "WORKSPACE", False)]
OF_WORKSPACES = [rule for rule in every() if rule not in OF_PLANS]
each_rule = pytest.mark.parametrize("rule", OF_PLANS, ids=lambda rule: rule.SLUG)


def example(rule: Rule, name: str) -> str:
    """The file of an example: „zle” or „dobrze”."""
    return f"{name}{YEAR.get(rule.SLUG, '')}.yaml"


def diagnose(name: str) -> Sequence[Diagnostic]:
    """What is said of a plan in the current folder."""
    return load_plan(Path(name)).diagnostics


def report(diagnostics: Sequence[Diagnostic]) -> str:
    lines = text.report(diagnostics, 1)
    return "".join("".join(said for _, said in line) + "\n" for line in lines)


@each_rule
def test_wrong_plan(rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLES / rule.SLUG)
    diagnostics = diagnose(example(rule, "zle"))
    assert {d.slug for d in diagnostics} == {rule.SLUG} | ALSO.get(rule.SLUG, set())
    Expected(Path(), ["wynik.txt"]).check("wynik.txt", report(diagnostics))
    assert f"{text.LABELS[rule.SEVERITY]}  {rule.CODE} {rule.SLUG}" in report(diagnostics)


@each_rule
def test_plan_put_right(rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLES / rule.SLUG)
    diagnostics = diagnose(example(rule, "dobrze"))
    assert [d.message for d in diagnostics if d.slug == rule.SLUG] == []
    assert [d.message for d in diagnostics if d.severity is Severity.ERROR] == []
    wrong, right = (Path(example(rule, name)).read_bytes() for name in ("zle", "dobrze"))
    assert wrong != right


@each_rule
def test_every_finding_tells_what_to_do(rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLES / rule.SLUG)
    for diagnostic in diagnose(example(rule, "zle")):
        assert diagnostic.span is not None
        assert re.fullmatch(r"[A-ZŁŚŻ„].*[.?]", diagnostic.message)
        assert re.fullmatch(r"[A-ZŁŚŻ„].*[.?…)]", diagnostic.hint)


@pytest.mark.parametrize("rule", OF_WORKSPACES, ids=lambda rule: rule.SLUG)
def test_wrong_workspace(
    rule: Rule, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Findings about files that are no plan: ``tests/workspaces/<slug>`` beside the 2024 plan."""
    example, workspace = ROOT / "tests" / "workspaces" / rule.SLUG, tmp_path / "urzad"
    shutil.copytree(ROOT / "plans", workspace / "plans")
    if (example / "plans").is_dir():
        shutil.copytree(example / "plans", workspace / "plans", dirs_exist_ok=True)
    if rule.SLUG == "plik-nieczytelny":
        (tmp_path / "2026.yaml").write_bytes((workspace / "plans" / "2024.yaml").read_bytes())
        (workspace / "plans" / "2026.yaml").symlink_to("../../2026.yaml")
    monkeypatch.chdir(workspace)
    code = run(["validate", "--format", "compact"])
    said = capsys.readouterr()
    found = "".join(f"{line}\n" for line in said.out.splitlines() if f" {rule.CODE} " in line)
    Expected(example, ["wynik.txt"]).check("wynik.txt", found)
    assert code == {"RPD021": 2}.get(rule.CODE, int(rule.SEVERITY is Severity.ERROR))
    line = rf".+: {rule.SEVERITY.value}: {rule.CODE} .+ → .+\.(?: \(zob\. .+\))?\n"
    assert re.fullmatch(rf"(?:{line})+", found)


def test_every_rule_has_examples_and_nothing_else_does() -> None:
    folders = {path.name: path for path in EXAMPLES.iterdir() if path.is_dir()}
    assert set(folders) == {rule.SLUG for rule in OF_PLANS}
    assert {path.name for path in EXAMPLES.iterdir() if path.is_file()} == COMPANIONS
    for folder in folders.values():
        year = YEAR.get(folder.name, "")
        names = {path.name.replace(year, "") for path in folder.iterdir()}
        earlier = {name for name in names if re.fullmatch(r"20[0-9]{2}\.yaml", name)}
        assert names >= OWN_FILES
        assert names <= OWN_FILES | COMPANIONS | OF_SHAPE | earlier | {"zmiany"}


def test_list_of_rules_is_complete() -> None:
    found = [
        importlib.import_module(f"rpd.rules.{module.name}")
        for module in pkgutil.iter_modules(rpd.rules.__path__)
    ]
    assert {id(module) for module in found if hasattr(module, "CODE")} == {id(r) for r in every()}
    for module in found:
        if hasattr(module, "CODE"):
            assert module.__name__.rpartition(".")[2] == module.SLUG.replace("-", "_")


def test_codes_and_names_are_unique_and_well_formed() -> None:
    codes = [rule.CODE for rule in every()]
    slugs = [rule.SLUG for rule in every()]
    assert codes == sorted(set(codes))
    assert len(set(slugs)) == len(slugs)
    for rule in every():
        assert re.fullmatch(r"RPD[0-9]{3}", rule.CODE)
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.SLUG)
        assert isinstance(rule.SEVERITY, Severity)
        assert rpd.rules.find(rule.CODE) is rpd.rules.find(rule.SLUG) is rule


def test_rules_that_look_have_a_check_and_no_others_do() -> None:
    """Rules that the reader tells are loaded only where one of them is found."""
    assert looking() == tuple(rule for rule in every() if hasattr(rule, "check"))


def test_page_of_all_rules_is_true() -> None:
    """After a change of a rule, ``python tools/rules_page.py`` writes the file anew."""
    assert rules_page.PAGE.read_bytes().decode() == rules_page.page()


def test_settings_on_the_page_of_all_rules_are_right() -> None:
    (settings,) = re.findall(r"```toml\n(.*?)```", rules_page.INTRODUCTION, re.DOTALL)
    parsed, problems = config.parse(settings)
    assert problems == []
    assert parsed.levels == {"RPD112": None, "RPD113": Severity.INFO}


# --- the page of `rpd explain` -----------------------------------------------------------------

PAGE = re.compile(
    r"(?P<title>[^\n]+\.)\n\n"
    r"Co: (?P<what>\S[^\n]*(?:\n[^\n]+)*\.)\n\n"
    r"Dlaczego: (?P<why>\S[^\n]*(?:\n[^\n]+)*\.)\n\n"
    r"Źle::\n\n(?P<wrong>(?:    [^\n]*\n)+)\n"
    r"Dobrze::\n\n(?P<right>(?:    [^\n]*\n)+)"
)
# The wrong snippets that the reader itself refuses; all others are pieces of correct YAML.
NOT_EVEN_YAML = {
    "skladnia-yaml",
    "pusty-plik",
    "kilka-dokumentow",
    "niedozwolony-zapis",
    "powtorzony-klucz",
    "konflikt-scalania",
}


def refusals(snippet: str) -> set[str]:
    """The rules by which the reader refuses a piece of a plan."""
    decoded, findings = decode(textwrap.dedent(snippet).encode())
    if decoded is not None and not findings:
        composed = compose(decoded.text)
        findings = composed.findings
        if not findings and composed.data is ABSENT:
            return {"pusty-plik"}
    return {finding.slug for finding in findings}


@each_rule
def test_page_has_its_parts(rule: Rule) -> None:
    page = PAGE.fullmatch(explanation(rule) + "\n")
    assert page is not None
    assert page["wrong"] != page["right"]
    assert refusals(page["wrong"]) == ({rule.SLUG} if rule.SLUG in NOT_EVEN_YAML else set())
    assert refusals(page["right"]) == set()
