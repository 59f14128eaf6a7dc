"""A plan whose nouns and headers nobody has is never told of in those of the built-in profile.

The usual commands and all kinds of faults are tried on one small plan in the shape of
``made_up.py``, and the examples of all rules recast into it. What they print and write may name
levels, actions and columns in the words of the profile alone. What stays is said in `STAYS`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from rpd.plan.built_in import BUILT_IN
from rpd.polish.wording import NBSP
from rpd.progress.states import METHOD
from rpd.rules import every
from rpd.workspace.plans import load_plan
from tests.conftest import Ran, Run
from tests.reading.test_schema import _PLACES as PLACES
from tests.reading.test_schema import CASES as MISTAKES
from tests.shapes import made_up
from tests.test_advice import SLOWNIK
from tests.test_rules import EXAMPLES, OF_PLANS, example

NOUNS = {
    form
    for level in BUILT_IN.all_levels
    for noun in (level.noun, level.short)
    for form in (*noun.forms, *level.cited)
    if form
}
HEADERS = {column.header for column in BUILT_IN.columns if " " in column.header}
WORDS = re.compile(
    rf"(?i)\b(?:{'|'.join(map(re.escape, sorted(NOUNS | HEADERS, key=len, reverse=True)))})\b"
)
STAYS = re.compile(
    "|".join(
        (
            r"\b[a-z]+(?:-[a-z]+)+\b",  # names of rules, which stay what they are, and ids
            r"RPD[0-9]{3} .*",  # and their titles where an editor lists them
            r"działanie ciągłe",  # how a term may be written
            *(re.escape(sentence) for sentence in METHOD),  # fixed: its wording is in its digest
            "„Działanie” znaczy w metodzie",
            r"liczby, działania i wyrazy|brakuje działania|liczby i działania",  # of arithmetic
        )
    )
)


def built_in_words(text: str) -> list[str]:
    """The lines of a text with a noun or a header of the built-in profile."""
    text = STAYS.sub("", text.replace(NBSP, " "))
    return [line for line in text.splitlines() if WORDS.search(line)]


def test_such_words_are_found() -> None:
    lines = ["w Celu szczegółowym I", "kierunki", "dwóch działań", "„Termin realizacji”"]
    assert built_in_words("\n".join(lines)) == lines
    assert built_in_words("celny priorytetowo\ndzialania: []\nnieznany-cel") == []


class Office:
    """A workspace with the made-up shape; what is run there must not speak of the built-in one."""

    def __init__(self, folder: Path, run: Run) -> None:
        self.at = folder
        self._run = run
        self.plan = folder / "plans" / "2024.yaml"

    def rpd(self, *arguments: str | Path, code: int | None = None) -> Ran:
        ran = self._run(*arguments, cwd=self.at)
        assert ran.code == code or code is None, (arguments, ran.out, ran.err)
        assert built_in_words(f"{ran.out}\n{ran.err}") == [], arguments
        return ran

    def clean(self, *names: str) -> None:
        """Files that were written."""
        for name in names:
            assert built_in_words(written(self.at / name)) == [], name

    def text(self, name: str, text: str) -> Path:
        path = self.at / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path


def written(path: Path) -> str:
    """What a file says; of a package each text in a line of its own."""
    if path.suffix not in (".xlsx", ".docx", ".odt"):
        return path.read_text("utf-8")
    with ZipFile(path) as packed:
        parts = [packed.read(name) for name in packed.namelist() if name.endswith(".xml")]
    return "\n".join(re.sub("<[^>]+>", "\n", part.decode()) for part in parts)


PLAN = made_up.FILES["plan"].removesuffix("profil: profil.yaml\n")
PLAN = PLAN.replace("slownik: slownik.yaml\n", "slownik: slownik.yaml\nprofil: profil.yaml\n")


@pytest.fixture
def office(tmp_path: Path, rpd: Run) -> Office:
    made = Office(tmp_path / "urzad", rpd)
    made.text("plans/2024.yaml", PLAN)
    made.text("plans/strategia.yaml", made_up.FILES["strategia"])
    made.text("plans/profil.yaml", made_up.PROFIL)
    made.text("plans/slownik.yaml", SLOWNIK)
    return made


# --- commands ------------------------------------------------------------------------------------

ACT = ("--number", "1/2024", "--date", "2024-03-01", "--in-force", "z dniem podjęcia")
ADOPTED = ("adopt", "2024", "--number", "7/2023", "--date", "2023-12-18", "--organ", "Rada")
ADDED = """\
              - id: nowe
                nazwa: Nowe
                produkty: [X]
                wskazniki: [{nazwa: L, wartosc_docelowa: 3, mierzone_dzialania: [szkolenia-kadry]}]
                budzet: [{bez_kosztow: true}]
                termin: maj 2024
                realizatorzy: [ROPS]
"""


def test_a_plan_is_checked_summed_and_printed(office: Office) -> None:
    office.rpd("validate", code=0)
    office.rpd("validate", "--format", "json", code=0)
    for by in ("krzeb", "siup", "dzialanie", "realizator"):
        office.rpd("budget", "--by", by, code=0)
    for form in ("json", "csv", "md", "html"):
        office.rpd("budget", "--format", form, code=0)
    for name in ("s.xlsx", "z.md", "z.csv", "z.html", "z.xlsx", "z.docx"):
        command = ("budget",) if name == "s.xlsx" else ("render", "2024")
        office.rpd(*command, "-o", name, code=0)
        office.clean(name)
    office.rpd("schema", code=0)
    office.rpd("schema", "--ids", code=0)
    office.rpd("budget", "--by", "nic", code=2)
    office.rpd("git", "textconv", office.plan, code=0)


def test_a_plan_goes_on_and_comes_back(office: Office) -> None:
    office.rpd("new", "2025", "--from", "2024", code=0)
    office.clean("plans/2025.yaml")
    office.rpd("new", "action", "--under", "I.1.1", "--title", "Nowa", "--plan", "2024", code=0)
    office.rpd("new", "action", "--under", "X", "--title", "Nowa", code=2)
    office.plan.write_text(PLAN, "utf-8")
    office.rpd("render", "2024", "-o", "z.docx", code=0)
    office.rpd("export", "2024", "-o", "e.xlsx", code=0)
    office.rpd("export", "2024", "--body", "NIKT", "-o", "n.xlsx", code=2)
    office.clean("e.xlsx")
    office.rpd("import", "z.docx", "-o", "plans/2026.yaml", code=0)
    office.rpd("import", "e.xlsx", "--into", office.plan, code=0)


def test_a_plan_is_adopted_compared_and_amended(office: Office) -> None:
    office.rpd(*ADOPTED, code=0)
    text = office.plan.read_text("utf-8")
    draft = office.at / "plans" / "projekt.yaml"
    last = text.index("              - id: wizyty-studyjne")
    end = text.index("                    rola: partner\n") + len(
        "                    rola: partner\n"
    )
    edited = text.replace("cały rok 2024", "maj 2024").replace("kwota: 180000", "kwota: 190000")
    edited = edited.replace("nazwa: Wizyty studyjne", "nazwa: Wizyty robocze")
    for name, changed in {
        "edited": edited,
        "gone": text[:last] + text[end:],
        "new": text[:end] + ADDED + text[end:],
    }.items():
        draft.write_text(changed, "utf-8")
        names = office.plan, draft
        for form in ("text", "json", "md"):
            office.rpd("diff", *names, "--format", form)
        save = ("--save", f"{name}.yaml", "--format", "md")
        office.rpd("amend", *names, *ACT, *save, code=0)
        office.clean(f"{name}.yaml")
    draft.unlink()
    for wrong in (
        ("operacja: zmien", "operacja: zmieniam"),
        ("pole: termin", "pole: terminy"),
        ("dzialanie: szkolenia-kadry", "dzialanie: nie-ma"),
        ("gdzie: {dzialanie:", "gdzie: {dzialani:"),
    ):
        saved = (office.at / "edited.yaml").read_text("utf-8")
        assert wrong[0] in saved
        office.text("plans/zmiany/1.yaml", saved.replace(*wrong))
        office.rpd("validate")
        office.rpd("apply", "2024", "plans/zmiany/1.yaml", "-o", office.plan, code=2)
    office.text("plans/zmiany/1.yaml", (office.at / "edited.yaml").read_text("utf-8"))
    office.rpd("apply", "2024", "plans/zmiany/1.yaml", "-o", office.plan, code=0)
    office.rpd("consolidate", "2024", "--format", "md", code=0)
    office.rpd("render", "2024", "--at", "2024-01-02", "--format", "md", code=0)
    office.rpd("acts", code=0)
    office.plan.write_text(edited, "utf-8")
    office.rpd("validate", code=0)
    office.rpd("render", "2024", "--format", "md", code=1)


def test_errata_name_the_levels_of_the_profile(office: Office) -> None:
    office.rpd(*ADOPTED, code=0)
    head = "rok: 2024\ntytul: Errata\nczesci:\n  - tytul: A\n    wpisy:\n"
    for where, code in {
        "gdzie: {krzeb: I}, przyjeto: Krzeb pierwszy": 0,
        "gdzie: {krzeb: IX}, przyjeto: Krzeb pierwszy": 1,
        "gdzie: {poziom: I}, przyjeto: Krzeb pierwszy": 1,
        "gdzie: {dzialanie: nie-ma}, pola: [opis], przyjeto: Wizyty": 1,
        "gdzie: {dzialanie: wizyty-studyjne}, przyjeto: Wizyty": 1,
        "gdzie: {dzialanie: wizyty-studyjne}, pola: [cena], przyjeto: Wizyty": 1,
    }.items():
        entry = f"      - {{nr: 1, {where}, proponuje: Inny, powod: p, w_podpisanym: nie}}\n"
        office.text("plans/errata/2024.yaml", head + entry)
        ran = office.rpd("validate", code=code)
        office.rpd("errata", "2024", code=2 * code)
        assert code or "bez zastrzeżeń" in ran.out


def test_execution_is_filled_in_reported_and_told(office: Office) -> None:
    office.rpd("fmt", "--ids", "2024", code=0)
    office.rpd("export", "2024", "--body", "ROPS", "--quarter", "II", "-o", "w.xlsx", code=0)
    office.clean("w.xlsx")
    office.rpd("export", "2024", "--body", "NIKT", "--quarter", "II", "-o", "n.xlsx", code=2)
    head = "rok: 2024\nkwartal: II\npodmiot: ROPS\nstan_na: 2024-06-30\ndzialania:\n"
    for body in (
        "  szkolenia-kadry: {stan: odstapiono}\n",
        "  szkolenia-kadry: {budzet: {x: {wydatki: 5}}}\n",
        "  nie-ma: {uwagi: x}\n",
        "  [a]\n",
        "  Wizyty: {uwagi: x}\n",
        "  wizyty-studyjne: {cena: 5}\n",
        "  wizyty-studyjne: {uwagi: x}\n",
    ):
        office.text("plans/wykonanie/2024/II/ROPS.yaml", head + body)
        office.rpd("validate")
        office.rpd("status", "2024", "--quarter", "II")
    office.rpd("status", "2024", "--quarter", "II", "--by", "krzeb", "--method", code=0)
    office.rpd("status", "2024", "--quarter", "II", "--format", "json", code=0)
    for name in ("r.md", "r.docx", "r.xlsx"):
        office.rpd("report", "2024", "--quarter", "II", "-o", name, code=0)
        office.clean(name)


# --- faults --------------------------------------------------------------------------------------

LAST = "              - id: wizyty-studyjne\n"
FAULTS: dict[str, Callable[[str], str]] = {
    "a level misspelt": lambda text: text.replace("krzeby:", "krzebi:"),
    "a level that is a text": lambda text: text.replace("    wymuly:\n", "    wymuly: tekst\n"),
    "no level": lambda text: f"{text[: text.index('krzeby:')]}krzeby: []\n",
    "a dash lost": lambda text: text.replace(LAST, LAST.replace("- ", "  ")),
    "a line too shallow": lambda text: text.replace(f" {' ' * 15}termin: cały", "  termin: cały"),
    "a tab": lambda text: text.replace(f"{' ' * 16}nazwa: Wizyty", "\t\tnazwa: Wizyty"),
    "a colon": lambda text: text.replace("Wizyty studyjne", "Wizyty: studyjne"),
    "no id": lambda text: text.replace(LAST + " " * 16, "              - "),
    "an id twice": lambda text: text.replace("wizyty-studyjne", "szkolenia-kadry"),
    "a field unknown": lambda text: text.replace("termin: cały", "kiedy: cały"),
    "another number": lambda text: text.replace("numer: I.1\n", "numer: II.1\n"),
    "a number of no such form": lambda text: text.replace("numer: I\n", "numer: 1\n"),
    "another link": lambda text: text.replace("strategia: I.1.1", "strategia: I.9.9"),
    "no link": lambda text: text.replace("            strategia: I.1.1\n", ""),
    "goes on with nothing": lambda text: text.replace(
        "nazwa: Wizyty studyjne\n", f"nazwa: Wizyty\n{' ' * 16}kontynuuje: raport\n"
    ),
    "measures what is not there": lambda text: text.replace(
        "jednostka: os.\n", f"jednostka: os.\n{' ' * 20}mierzone_dzialania: [nie-ma]\n"
    ),
    "measures a text": lambda text: text.replace(
        "jednostka: os.\n", f"jednostka: os.\n{' ' * 20}mierzone_dzialania: nie-ma\n"
    ),
    "whose own means": lambda text: text.replace(
        "kwota: 180000\n", f"okresy: {{2024: 180000}}\n{' ' * 20}podmiot: ROPS\n"
    ),
    "marks of a merge": lambda text: text.replace(LAST, f"<<<<<<< A\n{LAST}=======\n>>>>>>> B\n"),
    "acknowledged in vain": lambda text: (
        f"{text}odstepstwa: [{{regula: RPD202, gdzie: I.9, powod: x}}]\n"
    ),
}


@pytest.mark.parametrize("change", FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_in_its_words(change: Callable[[str], str], office: Office) -> None:
    office.plan.write_text(change(PLAN), "utf-8")
    assert office.plan.read_text("utf-8") != PLAN
    ran = office.rpd("validate")
    assert "bez zastrzeżeń" not in ran.out
    office.rpd("render", "2024", "--format", "md")


def test_a_cut_file_and_a_broken_strategy(office: Office) -> None:
    office.rpd(*ADOPTED, code=0)
    text = office.plan.read_text("utf-8")
    office.plan.write_text(
        text[: text.index("                budzet:\n                  - srodki")], "utf-8"
    )
    assert "w środku gluzdra I.1.1/2" in office.rpd("validate", code=1).out
    office.plan.write_text(text, "utf-8")
    for old, new in (
        ("numer: I.1\n", "numer: I.2\n"),
        ("wymuly:\n", "wymuly: x\n"),
        ("profil: profil.yaml", "profil: nie-ma.yaml"),
    ):
        strategy = made_up.FILES["strategia"]
        assert old in strategy
        office.text("plans/strategia.yaml", strategy.replace(old, new))
        office.rpd("validate", code=1)


# --- every rule, every mistake -------------------------------------------------------------------

SHAPED = {rule.SLUG for rule in every() if (EXAMPLES / rule.SLUG / "profil.yaml").is_file()}
BY_RULE = [rule for rule in OF_PLANS if rule.SLUG not in SHAPED]


def recast_examples(folder: Path, slug: str) -> Iterator[tuple[str, str]]:
    """The files of a rule's example in the made-up shape."""
    for path in (*EXAMPLES.glob("*.yaml"), *(EXAMPLES / slug).glob("*.yaml")):
        try:
            text = path.read_text("utf-8").replace(": ../", ": ")
        except UnicodeDecodeError:
            continue
        if path.name.startswith("slownik"):
            yield path.name, text
        elif path.name.startswith("strategia"):
            yield path.name, made_up.named(text)
        else:
            named = made_up.recast(text)
            yield (
                path.name,
                re.sub("(?m)^slownik:", "profil: profil.yaml\nslownik:", named, count=1),
            )


def test_every_rule_speaks_of_the_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = {}
    for rule in BY_RULE:
        folder = tmp_path / rule.SLUG
        folder.mkdir()
        (folder / "profil.yaml").write_text(made_up.PROFIL, "utf-8")
        for name, text in recast_examples(folder, rule.SLUG):
            (folder / name).write_text(text, "utf-8")
        monkeypatch.chdir(folder)
        wrong = Path(example(rule, "zle"))
        if not wrong.is_file():
            continue
        told = load_plan(wrong).diagnostics
        said = [f"{one.message}\n{one.hint}" for one in told]
        said += [other.text for one in told for other in one.related]
        if lines := built_in_words("\n".join(said)):
            found[rule.SLUG] = lines
    assert found == {}


def test_every_mistake_is_told_in_its_words() -> None:
    from rpd.load.stages import named
    from rpd.reading import schema
    from rpd.reading.build_profil import build_profil
    from rpd.reading.events import compose

    profil = build_profil(compose(made_up.PROFIL).data)
    found = {}
    for name, place, fragment, _ in MISTAKES:
        document, head, indent, _ = PLACES[place]
        if document == "slownik":
            continue
        lines = (f"{' ' * indent}{line}" if line else line for line in fragment.splitlines())
        data = compose(made_up.recast("\n".join((head, *lines)))).data
        if not isinstance(data, dict):
            continue
        told = schema.check(named(data | {"profil": "profil.yaml"}, profil), document)
        said = "\n".join(f"{one.message}\n{one.hint}" for one in told)
        if words := [line for line in built_in_words(said) if "jest tekst" not in line]:
            found[name] = words
    assert found == {}
