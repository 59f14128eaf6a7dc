"""``rpd migrate``: today there is nothing to do; an invented second format shows the rest."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rpd.outside import digests, files
from rpd.reading import forms, newer
from rpd.writing import format_steps
from rpd.writing.format_steps import ANY, ChangeValue, RenameField, Step
from tests.conftest import ROOT, Run

AMENDED = ROOT / "tests" / "sameness" / "amended" / "plans"
SETTINGS = '# ustawienia\nfail-on = "warning"  # od ostrzeżeń\nbaseline = "rpd-baseline.json"\n'
BASELINE = '{\n  "version": 1,\n  "tool": "rpd",\n  "findings": []\n}\n'


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A workspace with a file of each kind, settings and a baseline."""
    shutil.copytree(ROOT / "plans", tmp_path / "plans")
    shutil.copytree(AMENDED / "zmiany", tmp_path / "plans" / "zmiany")
    shutil.copy(ROOT / "profiles" / "karty.yaml", tmp_path / "plans" / "profil.yaml")
    (tmp_path / "plans" / digests.FILE).unlink()
    (tmp_path / "rpd.toml").write_text(SETTINGS, "utf-8")
    (tmp_path / "rpd-baseline.json").write_text(BASELINE, "utf-8")
    return tmp_path


def held(office: Path) -> dict[str, bytes]:
    return {str(p.relative_to(office)): p.read_bytes() for p in office.rglob("*") if p.is_file()}


def test_today_there_is_nothing_to_do(office: Path, rpd: Run) -> None:
    before = held(office)
    ran = rpd("migrate", cwd=office)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "Pliki są w formacie 1, najnowszym; nie ma czego przepisywać.\n"
    for name in ("rpd.toml", "rpd-baseline.json", "plans/slownik.yaml"):
        ran = rpd("migrate", name, "--check", cwd=office)
        assert ran.code == 0
        assert ran.err == "Plik jest w formacie 1, najnowszym; nie ma czego przepisywać.\n"
    assert held(office) == before


REFUSED = {
    "plans/2024.yaml": (
        b"format: 2\nrok: 2024\n",
        "Plik jest w formacie 2, a ten rpd czyta format 1; reszty pliku nie sprawdzono.",
    ),
    "plans/zmiany/2024-01.yaml": (b"format: 3\n", "Plik jest w formacie 3, a ten rpd czyta"),
    "plans/strategia.yaml": (b"tytul: [\n", "Lista w nawiasie kwadratowym nie została zamknięta."),
    "plans/slownik.yaml": (b"format: 0\nzrodla: []\n", "podaje format 0, a takiego formatu nie"),
    "plans/errata/2024.yaml": (b"", "Plik jest pusty."),
    "plans/profil.yaml": (b"format: jeden\nnazwa: A\n", "Format pliku to liczba 1"),
    "rpd-baseline.json": (b'{"version": 2, "findings": []}', "podaje format 2, a ten rpd zna form"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused(office: Path, rpd: Run, name: str) -> None:
    data, said = REFUSED[name]
    (office / name).write_bytes(data)
    before = held(office)
    ran = rpd("migrate", name, cwd=office)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err.replace("\u00a0", " ")
    assert held(office) == before


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"format = 2\n", "„rpd.toml” podaje format 2, a ten rpd zna format 1."),
        (b"plans = [\n", "„rpd.toml” nie daje się odczytać."),
        (b"plans = '\xb9'\n", "„rpd.toml” nie daje się odczytać."),
    ],
)
def test_settings_that_are_refused(office: Path, rpd: Run, data: bytes, said: str) -> None:
    (office / "rpd.toml").write_bytes(data)
    ran = rpd("migrate", cwd=office)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


# --- an invented second format -------------------------------------------------------------------


def _bodies(listed: Any) -> Any:
    return [one if isinstance(one, dict) else {"podmiot": one} for one in listed]


ACTIONS = ("cele", ANY, "priorytety", ANY, "kierunki", ANY, "dzialania", ANY)
SECOND = Step(
    1,
    2,
    {
        "plan": (ChangeValue((*ACTIONS, "realizatorzy"), _bodies),),
        "ustawienia": (RenameField((), "fail-on", "fail-on"),),
        "stan": (ChangeValue((), lambda data: data | {"uwagi": "nowe"}),),
    },
)


@pytest.fixture
def second(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The program as it would be when it reads a second format."""

    def resource(*parts: str) -> str:
        return files.resource(*parts).replace('"enum": [1],', '"enum": [1, 2],')

    def forget() -> None:
        forms.load_schema.cache_clear()
        forms.form.cache_clear()

    monkeypatch.setattr(format_steps, "STEPS", (SECOND,))
    monkeypatch.setattr(newer, "FORMAT", 2)
    monkeypatch.setattr(forms, "resource", resource)
    forget()
    yield
    forget()


@pytest.mark.usefixtures("second")
def test_an_office_on_its_way_to_the_second_format(office: Path, rpd: Run) -> None:
    plan = office / "plans" / "2024.yaml"
    text = plan.read_text("utf-8").replace("rok: 2024", "rok: 2024   # bieżący", 1)
    text = text.replace("[ROPS, OWES, MKRES]", "[ROPS, OWES, MKRES]   # troje", 1)
    plan.write_text(text, "utf-8")
    before = held(office)
    ran = rpd("migrate", "--check", cwd=office)
    assert (ran.code, ran.out) == (1, "")
    assert len(ran.err.splitlines()) == 10
    assert (
        "plans/2024.yaml: jest w formacie 1; na format 2 przepisze go „rpd migrate "
        "plans/2024.yaml”.\n"
    ) in ran.err
    ran = rpd("migrate", "--diff", "rpd.toml", cwd=office)
    assert ran.out == (
        "--- rpd.toml\n+++ rpd.toml\n@@ -1,3 +1,4 @@\n # ustawienia\n"
        ' fail-on = "warning"  # od ostrzeżeń\n baseline = "rpd-baseline.json"\n+format = 2\n'
    )
    assert held(office) == before
    (office / "rpd.toml").unlink()  # nobody reads its second format yet
    ran = rpd("migrate", cwd=office)
    assert (ran.code, ran.out) == (0, "")
    assert "plans/2024.yaml: przepisano z formatu 1 na 2.\n" in ran.err
    after = held(office)
    for name in ("slownik.yaml", "strategia.yaml", "errata/2024.yaml", "zmiany/2024-02.yaml"):
        old, new = (side[f"plans/{name}"].decode() for side in (before, after))
        head, _, rest = new.partition("format: 2\n")
        assert head + rest == old
    assert json.loads(after["rpd-baseline.json"]) == {
        "version": 2, "tool": "rpd", "findings": [], "uwagi": "nowe",
    }  # fmt: skip
    new = after["plans/2024.yaml"].decode()
    assert "\nformat: 2\nrok: 2024   # bieżący\n" in new
    assert "# troje" in new
    kept = iter(new.split("\n"))
    touched = ("realizatorzy:", "- ")
    for line in text.split("\n"):
        assert line.strip().startswith(touched) or any(line == other for other in kept), line
    (known,) = digests.read(office / "plans")
    assert known.sha256 == digests.digest(text.encode())
    ran = rpd("migrate", "--check", cwd=office)
    assert (ran.code, ran.err) == (
        0,
        "Pliki są w formacie 2, najnowszym; nie ma czego przepisywać.\n",
    )
    assert rpd("fmt", "2024", cwd=office).code == 0


def test_documents_made_before_still_verify(
    office: Path, rpd: Run, request: pytest.FixtureRequest
) -> None:
    shutil.rmtree(office / "plans" / "zmiany")
    assert rpd("render", "2024", "--format", "html", "-o", "plan.html", cwd=office).code == 0
    assert rpd("verify", "plan.html", cwd=office).code == 0
    request.getfixturevalue("second")
    (office / "rpd.toml").unlink()
    (office / "rpd-baseline.json").unlink()
    assert rpd("migrate", "2024", cwd=office).code == 0
    ran = rpd("verify", "plan.html", cwd=office)
    assert ran.code == 3
    assert ran.out.startswith("TEKST ZGODNY, z wcześniejszego zapisu planu. plan.html drukuje te ")
    assert "Z listy odcisków: przed przepisaniem na format 2 (rpd migrate)." in ran.out
