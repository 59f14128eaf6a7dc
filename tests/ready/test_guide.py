"""The page about profiles tells the truth: its example and each of its samples is printed so."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import NamedTuple

import pytest

from rpd.polish.wording import NBSP
from rpd.workspace import ready_profiles
from tests.conftest import ROOT, Run

PAGE = (ROOT / "docs" / "profil.md").read_text("utf-8")
_BLOCK = r"```{kind}\n(.*?)^```$\n"


def files() -> dict[str, str]:
    """The files of the worked example."""
    found = re.findall(
        r"^<!-- plik: (\S+) -->\n" + _BLOCK.format(kind="yaml"), PAGE, re.MULTILINE | re.DOTALL
    )
    return dict(found)


class Sample(NamedTuple):
    """What a sample changes in the profile and in the plan, and what is then printed."""

    profil: str
    plan: str
    printed: str


def samples() -> list[Sample]:
    yaml, text = (_BLOCK.format(kind=kind) for kind in ("yaml", "text"))
    pattern = rf"^<!-- przyklad -->\n{yaml}\n{yaml}\n{text}"
    return [Sample(*found) for found in re.findall(pattern, PAGE, re.MULTILINE | re.DOTALL)]


def printed(folder: Path, rpd: Run) -> str:
    """The annex in words alone, without addresses and the stamp."""
    checked = rpd("validate", cwd=folder)
    assert (checked.code, "bez-druku" in checked.out) == (0, False), checked.out
    ran = rpd("render", "2026", "--format", "md", cwd=folder)
    assert ran.code == 0, ran.err
    bare = re.sub(r'<a id="[^"]*"></a>|\n<!-- rpd-stamp .*?-->\n', "", ran.out)
    return bare.replace(NBSP, " ")


def written(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text, "utf-8")


def changed(text: str, by: str, gone: tuple[str, ...] = ()) -> str:
    """A file whose fields are replaced by those of another text, without those that are gone."""
    parts = [
        dict(re.findall(r"^([a-z_]+):(.*\n(?:[ #].*\n)*)", one, re.MULTILINE)) for one in (text, by)
    ]
    kept = parts[0] | parts[1]
    return "".join(f"{key}:{rest}" for key, rest in kept.items() if key not in gone)


def test_the_worked_example(tmp_path: Path, rpd: Run) -> None:
    for name, text in files().items():
        written(tmp_path, name, text)
    (wanted,) = re.findall(
        r"^<!-- druk -->\n" + _BLOCK.format(kind="text"), PAGE, re.MULTILINE | re.DOTALL
    )
    assert printed(tmp_path, rpd) == wanted


def test_what_the_page_says_of_changes(tmp_path: Path, rpd: Run) -> None:
    for name, text in files().items():
        written(tmp_path, name, text)
    plan = tmp_path / "plans" / "2026.yaml"
    resolution = "uchwala: {organ: Rada Gminy Jasień, numer: 7/2025, data: 2025-12-18}\n"
    plan.write_text(plan.read_text("utf-8").replace("slownik:", f"{resolution}slownik:"), "utf-8")
    assert rpd("adopt", "2026", cwd=tmp_path).code == 0
    draft = plan.with_name("projekt.yaml")
    draft.write_text(plan.read_text("utf-8").replace("kwota: 6000", "kwota: 7000"), "utf-8")
    names = "plans/2026.yaml", "plans/projekt.yaml"
    said = rpd("diff", *names, cwd=tmp_path).out.replace(NBSP, " ")
    ordered = rpd("amend", *names, "--format", "md", cwd=tmp_path).out.replace(NBSP, " ")
    sentences = " ".join(PAGE[PAGE.index("## Co dalej") :].split())
    (start,) = re.findall(r"`rpd diff` powie „(.*?) …”", sentences)
    (order,) = re.findall(r"`rpd amend` napisze „(.*?)”, `rpd adopt`", sentences)
    assert f"~ {start} " in said
    assert order in ordered


def test_every_sample_is_taken() -> None:
    assert len(samples()) == PAGE.count("<!-- przyklad -->") >= 11


@pytest.mark.parametrize("sample", samples(), ids=lambda one: one.profil.partition(":")[0])
def test_samples(sample: Sample, tmp_path: Path, rpd: Run) -> None:
    texts = files()
    gone = ("obszary",) if "dzialania:" in sample.plan.splitlines() else ()
    texts["plans/profil.yaml"] = changed(texts["plans/profil.yaml"], sample.profil)
    texts["plans/2026.yaml"] = changed(texts["plans/2026.yaml"], sample.plan, gone)
    for name, text in texts.items():
        written(tmp_path, name, text)
    assert sample.printed in printed(tmp_path, rpd)


def test_the_ready_profiles_are_told() -> None:
    told = re.findall(r"^\| `([a-z-]+)` \|", PAGE, re.MULTILINE)
    assert sorted(told) == list(ready_profiles.names())


def gone_the_way(folder: Path, rpd: Run) -> list[str]:
    """What the way of the page says: of each command what it told."""
    for name, text in files().items():
        written(folder, name, text)
    plans = folder / "plans"
    told = []
    (plans / "zmiany").mkdir()
    (way,) = re.findall(
        r"^<!-- droga -->\n" + _BLOCK.format(kind="sh"), PAGE, re.MULTILINE | re.DOTALL
    )
    for line in way.splitlines():
        program, *arguments = shlex.split(line, comments=True) or [""]
        if program == "cp":
            text = (folder / arguments[0]).read_text("utf-8")
            (folder / arguments[1]).write_text(text.replace(": 6000", ": 7000"), "utf-8")
        elif program == "rpd":
            ran = rpd(*arguments, cwd=folder)
            told.append(ran.err)
            assert ran.code in (0, 1) if arguments[0] == "diff" else ran.code == 0, ran.err
    return told


def test_the_way_without_git(tmp_path: Path, rpd: Run) -> None:
    gone_the_way(tmp_path, rpd)
    assert "kwota: 7000" in (tmp_path / "plans" / "2026.yaml").read_text("utf-8")
    assert (tmp_path / "uchwala.docx").is_file()


@pytest.mark.parametrize("organ", ["Rada Gminy Jasień", "RGJ"])
def test_the_genitive_may_be_added_after_an_amendment(
    tmp_path: Path, rpd: Run, monkeypatch: pytest.MonkeyPatch, organ: str
) -> None:
    monkeypatch.setattr(
        f"{__name__}.PAGE", PAGE.replace('--organ "Rada Gminy Jasień"', f'--organ "{organ}"')
    )
    told = "".join(gone_the_way(tmp_path, rpd))
    (advice,) = set(re.findall(r"Dopisz w słowniku w polu „podmioty”: (.*) \(", told))
    advice = advice.replace("nazwa: …", "nazwa: Rada Gminy Jasień")
    body = advice.replace("dopelniacz: …", "dopelniacz: Rady Gminy Jasień")
    slownik = tmp_path / "plans" / "slownik.yaml"
    # An abbreviation that the adopted annex prints and had no words for stays out of it.
    text = slownik.read_text("utf-8").replace("skroty: []", "")
    added = f"podmioty:\n  - {body}\n"
    slownik.write_text(
        text.replace("podmioty:\n", added) + "skroty: [{skrot: II, rozwiniecie: drugi}]\n", "utf-8"
    )
    sealed = _sealed(tmp_path)
    ran = rpd("adopt", "2026", cwd=tmp_path)
    assert ran.code == 0, ran.err
    assert _sealed(tmp_path) == sealed
    assert "organ_dopelniacz: Rady Gminy Jasień" in (tmp_path / "plans/2026.yaml").read_text(
        "utf-8"
    )
    (tmp_path / "plans" / "projekt.yaml").unlink()
    checked = rpd("validate", cwd=tmp_path)
    assert checked.code == 0, checked.out
    assert rpd("render", "2026", "--format", "md", cwd=tmp_path).code == 0
    joined = rpd("consolidate", "2026", "--format", "md", cwd=tmp_path)
    assert (
        joined.code,
        "uchwałą nr 1/2026 Rady Gminy Jasień" in joined.out.replace(NBSP, " "),
    ) == (
        0,
        True,
    )
    assert "nic nie zmieniono" in rpd("adopt", "2026", cwd=tmp_path).err


def _sealed(folder: Path) -> list[str]:
    return re.findall(r"odcisk: .*", (folder / "plans" / "2026.yaml").read_text("utf-8"))


def test_sums_tell_of_money_that_headings_alone_state(tmp_path: Path, rpd: Run) -> None:
    texts = files()
    level = "    numeracja: arabska\n"
    profil = texts["plans/profil.yaml"].replace(level, f"{level}    suma: true\n", 1)
    plan = texts["plans/2026.yaml"].replace(
        "nazwa: Wiedza o", "kwota_ogolem: 900\n    nazwa: Wiedza o"
    )
    plan = plan.replace("numer: 1\n", "numer: 1\n    kwota_ogolem: 131000.50\n", 1)
    said = {}
    for budzet in ("[{bez_kosztow: true}]", "[{zrodla: [BG]}]", "[{kwota: 900, zrodla: [BG]}]"):
        texts["plans/profil.yaml"] = profil
        texts["plans/2026.yaml"] = plan.replace("[{bez_kosztow: true}]", budzet)
        for name, text in texts.items():
            written(tmp_path, name, text)
        said[budzet] = rpd("budget", "2026", "--by", "obszar", cwd=tmp_path).err
    told = "sumy nie obejmują kwot ogółem, pod którymi zadania kwot nie mają (obszar 2)."
    assert told in said["[{zrodla: [BG]}]"]
    assert "sumy nie obejmują" not in said["[{kwota: 900, zrodla: [BG]}]"]


def test_a_strategy_of_other_levels(tmp_path: Path, rpd: Run) -> None:
    yaml = _BLOCK.format(kind="yaml")
    ((profil, strategia, plan),) = re.findall(
        rf"^<!-- strategia -->\n{yaml}\n{yaml}\n{yaml}", PAGE, re.MULTILINE | re.DOTALL
    )
    for name, text in files().items():
        by = {"plans/profil.yaml": profil, "plans/2026.yaml": plan}.get(name, "")
        written(tmp_path, name, changed(text, by))
    written(tmp_path, "plans/strategia.yaml", strategia)
    ran = rpd("validate", cwd=tmp_path)
    assert ran.code == 0
    assert "Kierunku strategii 1 nie wykonuje żadne zadanie planu: „Drogi i chodniki”." in ran.out
    path = tmp_path / "plans" / "2026.yaml"
    path.write_text(
        path.read_text("utf-8").replace("    strategia: 2\n", "    strategia: 9\n"), "utf-8"
    )
    assert "RPD108" in rpd("validate", cwd=tmp_path).out


def test_every_field_of_a_profile_is_told() -> None:
    schema = json.loads((ROOT / "schema" / "profil.schema.json").read_text("utf-8"))
    defs = [schema, *schema["$defs"].values()]
    fields = {name for one in defs for name in one.get("properties", {})}
    choices = {
        str(value)
        for one in defs
        for field in one.get("properties", {}).values()
        for value in field.get("enum", ())
    }
    assert sorted(name for name in fields if not re.search(rf"\b{name}\b", PAGE)) == []
    assert sorted(value for value in choices if value not in PAGE) == []
