"""``rpd.toml``: levels, plans, threshold; every mistake in it told at once, with its line."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpd import config
from rpd.diagnostics import Severity
from rpd.rules import codes_and_slugs, every
from tests.conftest import ROOT, Run
from tests.report.samples import clean_workspace, diagnostic


def said(text: str) -> list[tuple[int, str, str]]:
    return [(p.line, p.message, p.hint) for p in config.parse(text)[1]]


def test_all_settings() -> None:
    """The settings of a careful workspace."""
    settings, problems = config.parse(
        """\
        # komentarz
        plans = ["plany/*.yaml", "inne/plan.yaml"]
        fail-on = "warning"
        baseline = "rpd-baseline.json"
        [rules]
        RPD112 = "off"
        inna-interpunkcja = "warning"
        "RPD110" = "error"
        """
    )
    assert problems == []
    assert settings == config.Config(
        plans=("plany/*.yaml", "inne/plan.yaml"),
        fail_on=Severity.WARNING,
        baseline="rpd-baseline.json",
        levels={"RPD112": None, "RPD111": Severity.WARNING, "RPD110": Severity.ERROR},
    )


def test_who_makes_and_publishes_resolutions() -> None:
    settings, problems = config.parse('[metryczka]\npodmiot = "UMWM"\nwprowadzil = "Ewa Lis"\n')
    assert problems == []
    assert settings.metryczka == {"podmiot": "UMWM", "wprowadzil": "Ewa Lis"}


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        (
            'metryczka = "UMWM"',
            1,
            "„metryczka” to tabela pól.",
            'Wpisz [metryczka], a pod nim wiersze takie jak podmiot = "Urząd Gminy".',
        ),
        (
            '[metryczka]\npodmoit = "UMWM"',
            2,
            "Nieznane pole metryczki „podmoit”.",
            "Czy chodziło o „podmiot”?",
        ),
        (
            '[metryczka]\nwytworzono = "2024-06-28"',
            2,
            "Nieznane pole metryczki „wytworzono”.",
            "Ten dzień podaje się przy uchwale, w jej polu „metryczka”.",
        ),
        (
            '[metryczka]\nabc = "UMWM"',
            2,
            "Nieznane pole metryczki „abc”.",
            "Dozwolone: podmiot, wytworzyl, odpowiada, wprowadzil.",
        ),
        (
            "[metryczka]\npodmiot = 1",
            2,
            "Pole metryczki „podmiot” to tekst.",
            'Wpisz niepusty tekst w cudzysłowie, np. podmiot = "Jan Kowalski".',
        ),
    ],
)
def test_mistakes_in_the_metryczka(text: str, line: int, message: str, hint: str) -> None:
    assert said(text) == [(line, message, hint)]


def test_nothing_is_needed() -> None:
    assert config.parse("") == (config.Config(), [])


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ('\nfail_on = "error"', 2, "Nieznane ustawienie „fail_on”.", "Czy chodziło o „fail-on”?"),
        (
            "x = 1",
            1,
            "Nieznane ustawienie „x”.",
            "Dozwolone: plans, fail-on, baseline, metryczka, rules.",
        ),
        (
            'RPD112 = "off"',
            1,
            "Nieznane ustawienie „RPD112”.",
            "Wagi reguł stoją pod wierszem [rules].",
        ),
        (
            '\n[rule]\nRPD112 = "off"',
            2,
            "Nieznane ustawienie „rule”.",
            "Czy chodziło o „rules”?",
        ),
        (
            'fail-on = "warn"',
            1,
            "„fail-on” ma niedozwoloną wartość „warn”.",
            "Dozwolone: error, warning, info. Czy chodziło o „warning”?",
        ),
        (
            "fail-on = true",
            1,
            "„fail-on” ma niedozwoloną wartość „true”.",
            "Dozwolone: error, warning, info.",
        ),
        (
            'fail-on = "off"',
            1,
            "„fail-on” ma niedozwoloną wartość „off”.",
            "Dozwolone: error, warning, info.",
        ),
        (
            '[rules]\n\ninny-numr = "off"',
            3,
            "Nie ma reguły „inny-numr”.",
            "Czy chodziło o „inny-numer”?",
        ),
        (
            '[rules]\nRPD112 = "on"',
            2,
            "„RPD112” ma niedozwoloną wartość „on”.",
            "Dozwolone: error, warning, info, off.",
        ),
        (
            '[rules]\nRPD112 = "off"\ninny-numer = "info"',
            3,
            "Reguła RPD112 ma wagę podaną dwa razy.",
            "Zostaw jeden wpis: RPD112 albo inny-numer.",
        ),
        (
            '[rules]\nskladnia-yaml = "off"',
            2,
            "Wagi reguły RPD002 (skladnia-yaml) nie można obniżyć.",
            "Dotyczy ona samej budowy pliku; usuń ten wpis i popraw plik.",
        ),
        (
            'rules = "off"',
            1,
            "„rules” to tabela reguł i ich wag.",
            'Wpisz [rules], a pod nim wiersze takie jak RPD112 = "off".',
        ),
        (
            "plans = 7",
            1,
            "„plans” to lista nazw plików albo wzorców.",
            'Podaj listę wzorców, np. plans = ["plans/*.yaml"].',
        ),
        (
            'plans = ["../*.yaml"]',
            1,
            "Wzorzec „../*.yaml” wychodzi poza folder z plikiem rpd.toml.",
            "Podaj wzorzec względem tego folderu, z ukośnikami „/”.",
        ),
        (
            "baseline = 1",
            1,
            "„baseline” to nazwa pliku.",
            'Podaj nazwę pliku, np. baseline = "rpd-baseline.json".',
        ),
        (
            '\nbaseline = "../stan.json"',
            2,
            "„baseline” wychodzi poza folder z plikiem rpd.toml: „../stan.json”.",
            "Podaj nazwę względem tego folderu, z ukośnikami „/”.",
        ),
        (
            "\n\nfail-on = error",
            3,
            "Tekst nie jest poprawnym zapisem TOML.",
            'Wzór: fail-on = "warning", a pod [rules]: RPD112 = "off".',
        ),
        (
            'rules.RPD999 = "off"',
            1,
            "Nie ma reguły „RPD999”.",
            "Czy chodziło o „RPD009”, „RPD109” albo „RPD119”?",
        ),
    ],
)
def test_a_mistake(text: str, line: int, message: str, hint: str) -> None:
    assert said(text) == [(line, message, hint)]


def test_all_mistakes_at_once_in_order() -> None:
    text = 'fail_on = "x"\nplans = []\n[rules]\nRPD11 = "off"\nRPD112 = 1\n'
    assert [line for line, _, _ in said(text)] == [1, 2, 4, 5]


@pytest.mark.parametrize("rule", every(), ids=lambda rule: rule.SLUG)
@pytest.mark.parametrize("level", ["error", "warning", "info", "off"])
def test_only_structure_is_protected(rule: object, level: str) -> None:
    slug, structural = getattr(rule, "SLUG"), getattr(rule, "STRUCTURAL", False)  # noqa: B009
    severity = getattr(rule, "SEVERITY")  # noqa: B009
    lower = level == "off" or Severity(level).rank > severity.rank
    _, problems = config.parse(f'[rules]\n{slug} = "{level}"')
    assert bool(problems) == (structural and lower)


@given(st.text(max_size=60))
def test_any_text_is_settings_or_told(text: str) -> None:
    settings, problems = config.parse(text)
    assert problems or isinstance(settings, config.Config)
    for problem in problems:
        assert 1 <= problem.line <= text.count("\n") + 1


values = st.recursive(
    st.none().map(lambda _: "") | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=4,
)
documents = st.dictionaries(
    st.sampled_from(["plans", "fail-on", "baseline", "rules", "rule", "x"]),
    values
    | st.dictionaries(st.sampled_from([*codes_and_slugs(), "RPD9"]), st.sampled_from(["off", "x"])),
)


@given(documents)
def test_schema_refuses_nothing_that_is_right(document: dict[str, object]) -> None:
    """The published schema and the reader agree on the shape (names of rules aside)."""

    def toml(value: object) -> str:
        if isinstance(value, dict):
            inner = ", ".join(f"{json.dumps(k)} = {toml(v)}" for k, v in value.items())
            return f"{{{inner}}}"
        if isinstance(value, list):
            return f"[{', '.join(map(toml, value))}]"
        return json.dumps(value)

    text = "\n".join(f"{json.dumps(key)} = {toml(value)}" for key, value in document.items())
    text = text.replace("\\ud", "\\\\ud").replace("\x7f", "")
    try:
        parsed = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    schema = json.loads((ROOT / "schema" / "rpd.toml.schema.json").read_text("utf-8"))
    valid = jsonschema.Draft202012Validator(schema).is_valid(parsed)
    _, problems = config.parse(text)
    if not problems and not isinstance(parsed.get("plans"), str):
        assert valid


def test_levels_are_applied_to_findings() -> None:
    found = [diagnostic("RPD110"), diagnostic("RPD112"), diagnostic("RPD101")]
    settings = config.Config(levels={"RPD112": None, "RPD110": Severity.INFO})
    changed = config.at_levels(found, settings)
    assert [(d.code, d.severity) for d in changed] == [
        ("RPD110", Severity.INFO),
        ("RPD101", Severity.ERROR),
    ]
    assert config.at_levels(found, config.Config()) == found


# --- through the command line ------------------------------------------------------------------


def with_settings(folder: Path, text: str) -> Path:
    clean_workspace(folder)
    (folder / "rpd.toml").write_text(text, "utf-8")
    plan = folder / "plans" / "2024.yaml"
    plan.write_text(plan.read_text("utf-8").replace("[FEM]", "[FEdM]"), "utf-8")
    return folder


def codes(output: str) -> list[tuple[str, str]]:
    return [(d["code"], d["severity"]) for d in json.loads(output)["diagnostics"]]


def test_levels_and_threshold(rpd: Run, tmp_path: Path) -> None:
    with_settings(tmp_path, '[rules]\nalias-zrodla = "warning"\n')
    ran = rpd("validate", "--format", "json", cwd=tmp_path)
    assert (ran.code, codes(ran.out)) == (0, [("RPD113", "warning")])
    (tmp_path / "rpd.toml").write_text('fail-on = "info"\n', "utf-8")
    assert rpd("validate", cwd=tmp_path).code == 1
    assert rpd("validate", cwd=tmp_path / "plans").code == 1
    assert rpd("validate", "--fail-on", "error", cwd=tmp_path).code == 0
    (tmp_path / "rpd.toml").write_text('[rules]\nRPD113 = "off"\n', "utf-8")
    assert codes(rpd("validate", "--format", "json", cwd=tmp_path).out) == []


def test_settings_are_those_of_the_plan(rpd: Run, tmp_path: Path) -> None:
    with_settings(tmp_path, '[rules]\nRPD113 = "off"\n')
    path = tmp_path / "plans" / "2024.yaml"
    assert codes(rpd("validate", path, "--format", "json", cwd=ROOT).out) == []


def test_patterns_of_plans(rpd: Run, tmp_path: Path) -> None:
    with_settings(tmp_path, 'plans = ["plans/krakow-*.yaml", "plans/2024.yaml"]\n')
    plans = tmp_path / "plans"
    content = (plans / "2024.yaml").read_text("utf-8")
    (plans / "krakow-2023.yaml").write_text(content.replace("2024", "2023"), "utf-8")
    (plans / "krakow-uwagi.yaml").write_text("nie plan", "utf-8")
    ran = rpd("validate", "--format", "junit", cwd=tmp_path)
    assert 'name="plans/krakow-2023.yaml"' in ran.out
    assert 'name="plans/2024.yaml"' in ran.out
    # What the pattern means and has no year in its name is no plan, and that is said.
    assert ran.out.count("<testsuite ") == 3
    assert 'name="plans/krakow-uwagi.yaml"' in ran.out
    assert "RPD020" in ran.out
    assert "nazwa planu kończy się rokiem" in ran.out
    one = rpd("validate", "2023", "--format", "junit", cwd=tmp_path)
    assert 'name="plans/krakow-2023.yaml"' in one.out
    assert one.out.count("<testsuite ") == 1
    missing = rpd("validate", "2031", cwd=tmp_path)
    assert missing.code == 2
    assert "Wśród planów wskazanych w rpd.toml nie ma planu na rok 2031." in missing.err


def test_patterns_without_a_match(rpd: Run, tmp_path: Path) -> None:
    with_settings(tmp_path, 'plans = ["plany/*.yaml"]\n')
    ran = rpd("validate", cwd=tmp_path)
    assert ran.code == 2
    assert "nie wskazują żadnego pliku" in ran.err


def test_wrong_settings_stop_the_work(rpd: Run, tmp_path: Path) -> None:
    with_settings(tmp_path, 'fail_on = "x"\n[rules]\nRPD11 = "off"\n')
    ran = rpd("validate", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines() == [
        "rpd: rpd.toml:1: Nieznane ustawienie „fail_on”.",
        "     Czy chodziło o „fail-on”?",
        "rpd: rpd.toml:3: Nie ma reguły „RPD11”.",
        "     Czy chodziło o „RPD011”, „RPD101” albo „RPD110”?",
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xff\xfer\x00", "nie jest zapisany w kodowaniu UTF-8"),
        (b"#" * (2 * 1024 * 1024), "jest za duży"),
        (b"a = " + b"[" * 100_000, "nie jest poprawnym zapisem TOML"),
    ],
    ids=["encoding", "size", "nesting"],
)
def test_hostile_settings(rpd: Run, tmp_path: Path, data: bytes, message: str) -> None:
    with_settings(tmp_path, "")
    (tmp_path / "rpd.toml").write_bytes(data)
    ran = rpd("validate", cwd=tmp_path)
    assert ran.code == 2
    assert message in ran.err
    assert "Traceback" not in ran.err


def test_byte_order_mark_is_accepted(rpd: Run, tmp_path: Path) -> None:
    with_settings(tmp_path, "")
    (tmp_path / "rpd.toml").write_bytes(b'\xef\xbb\xbf[rules]\nRPD113 = "off"\n')
    assert codes(rpd("validate", "--format", "json", cwd=tmp_path).out) == []
