"""Which outputs are recorded, in groups: each group is a file of digests and a test of its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.conftest import ROOT
from tests.sameness import pairs
from tests.sameness.desk import Desk

_TESTS = ROOT / "tests"
_FORMATS = ("html", "pdf", "docx", "odt", "xlsx", "csv", "md")
_LETTERS = ("html", "pdf", "docx", "odt", "md")
_REPORTS = ("text", "compact", "json", "sarif", "github", "gitlab", "junit")
_BY = (
    *("zrodlo", "grupa", "cel", "priorytet", "kierunek", "dzialanie", "realizator", "kwartal"),
    *("rok", "plan"),
)
_DAYS = ("2024-03-07", "2024-06-30", "2024-09-30", "2024-10-01", "2024-12-31")
_ACT = ("--number", "17/2024", "--date", "2024-12-30", "--in-force", "z dniem podjęcia")
PAIRS_IN_SUITE = 25
"""Of each kind."""


# --- workspaces ----------------------------------------------------------------------------------


def _amended(desk: Desk) -> Desk:
    """The plan of 2024 with its saved amendments applied one after another, each text kept."""
    here = desk.plans_2024("amended", _TESTS / "sameness" / "amended")
    for step, text in enumerate(applied()):
        shutil.copytree(ROOT / "plans", here.folder / f"po-{step}" / "plans")
        here.write(_text(step), text)
        here.write("plans/2024.yaml", text)
    return here


@cache
def applied() -> tuple[str, ...]:
    """The text of the plan as it was adopted, and after each saved amendment."""
    with TemporaryDirectory() as folder:
        here = Desk(Path(folder)).plans_2024("amended", _TESTS / "sameness" / "amended")
        plan = here.folder / "plans" / "2024.yaml"
        texts = [plan.read_text("utf-8")]
        for step in (1, 2, 3):
            ran = here.run("apply", "2024", f"plans/zmiany/2024-0{step}.yaml", "-o", str(plan))
            assert ran.code == 0, ran.err
            texts.append(plan.read_text("utf-8"))
    return tuple(texts)


def _text(step: int) -> str:
    return f"po-{step}/plans/2024.yaml"


def _example(desk: Desk) -> Desk:
    return desk.laid("example", _TESTS / "budget" / "przyklad")


def _hostile(desk: Desk) -> Desk:
    return desk.laid("hostile", _TESTS / "report" / "workspace")


def _workspaces(desk: Desk) -> list[Desk]:
    """The plan of 2024 beside files that are no plan, or not fit."""
    folders = sorted(path for path in (_TESTS / "workspaces").iterdir() if path.is_dir())
    return [desk.plans_2024(folder.name, folder) for folder in folders]


# --- documents -----------------------------------------------------------------------------------


def _annex(desk: Desk) -> None:
    here = desk.plans_2024("2024")
    for one in _FORMATS:
        here.record("render", "-o", f"made/annex.{one}")
    for one in ("html", "docx", "odt", "xlsx", "md"):
        here.record("render", "--with-budget", "--abbreviations", "list", "-o", f"made/annex.{one}")
    here.record("render", "--abbreviations", "none", "-o", "made/annex.html")
    for other in (_example(desk), _hostile(desk)):
        for one in _FORMATS:
            if one != "pdf":
                more = () if one == "csv" else ("--with-budget",)
                other.record("render", "--draft", *more, "-o", f"made/annex.{one}")


def _resolution(desk: Desk) -> None:
    for here in (desk.plans_2024("2024"), _example(desk), _hostile(desk)):
        for one in _LETTERS:
            if one != "pdf" or here.folder.name == "2024":
                out = ("-o", f"made/resolution.{one}")
                here.record("render", "--draft", "--document", "uchwala", *out)


def _adoption(desk: Desk) -> None:
    words = ("--number", "4/2025", "--date", "2025-03-07", "--organ", "MKRES", "--annex", "1")
    _example(desk).record("adopt", "2025", *words, also=("plans/2025.yaml",))
    desk.plans_2024("2024").record("adopt", "2024", also=("plans/2024.yaml",))
    for step, text in enumerate(applied()):
        desk.note(f"2024, {step} amendments applied", text)


def _on_a_day(desk: Desk) -> None:
    here = _amended(desk)
    for one in ("html", "docx", "odt", "xlsx", "csv", "md"):
        here.record("render", "-o", f"made/annex.{one}")
    for day in _DAYS:
        here.record("render", "--at", day, "-o", "made/annex.html")
    here.record("render", "--at", "2024-09-30", "-o", "made/annex.docx")
    here.record("render", "--at", "2024-09-30", "--document", "uchwala", "-o", "made/uchwala.md")
    here.record("render", "--document", "uchwala", "-o", "made/uchwala.html")


def _consolidated(desk: Desk) -> None:
    here = _amended(desk)
    for one in ("html", "pdf", "docx", "odt", "md"):
        here.record("consolidate", "-o", f"made/text.{one}")
    for day in _DAYS[1:4]:
        here.record("consolidate", "--at", day, "-o", "made/text.md")
    announced = ("--document", "obwieszczenie", "--date", "2024-12-30")
    for one in ("html", "docx", "odt", "md"):
        here.record("consolidate", *announced, "-o", f"made/notice.{one}")
    here.record("consolidate", *announced, "--basis", "art. 1 ustawy", "-o", "made/notice.md")


def _acts(desk: Desk) -> None:
    here = _amended(desk)
    whole = (_text(0), _text(3))
    for one in _LETTERS:
        here.record("amend", *whole, *_ACT, "-o", f"made/act.{one}")
    here.record("amend", *whole, "--format", "md", name="amend, draft")
    for step in (1, 2, 3):
        pair = (_text(step - 1), _text(step))
        here.record("amend", *pair, *_ACT, "-o", "made/act.md", "--save", "made/saved.yaml")
    for one in ("html", "docx", "odt", "md"):
        words = ("--document", "uzasadnienie", "--reason", "Większe potrzeby.")
        here.record("amend", *whole, *_ACT, *words, "-o", f"made/reasons.{one}")
    more = ("--retroactive", "2024-06-01", "--reason", "Umowa z czerwca.", "--signed-by", "A Lis")
    law = ("--basis", "art. 55 ust. 2 ustawy (Dz. U. z 2024 r. poz. 113)", "--sex", "kobieta")
    here.record("amend", *whole, *_ACT, *more, *law, "-o", "made/act.md", name="amend, all options")
    here.record("amend", *whole, *_ACT, "--whole", "-o", "made/act.html", name="amend, whole")


def _from_errata(desk: Desk) -> None:
    here = desk.plans_2024("2024")
    text = (ROOT / "plans/errata/2024.yaml").read_text("utf-8")
    here.write("plans/errata/2024.yaml", text.replace("podpisanym: nieznane", "podpisanym: nie"))
    for numbers in ("1,3", "1–7"):
        here.record("amend", "--errata", numbers, *_ACT, "--format", "md", name=f"act {numbers}")
        words = ("--document", "sprostowanie", "--date", "2024-12-30", "--format", "md")
        here.record("amend", "--errata", numbers, *words, name=f"notice {numbers}")
    for one in ("md", "html", "csv"):
        here.record("errata", "-o", f"made/errata.{one}")
    for other in _workspaces(desk):
        other.record("errata", "2024")


# --- differences, sums, registers ----------------------------------------------------------------


def _diff(desk: Desk) -> None:
    here = _amended(desk)
    for one in ("text", "md", "json", "html", "docx", "pdf", "odt"):
        here.record("diff", _text(0), _text(3), "--format", one, "-o", f"made/diff.{one}")
    for one in ("text", "json"):
        here.record("diff", _text(3), _text(0), "--format", one)
        for step in (1, 2, 3):
            here.record("diff", _text(step - 1), _text(step), "--format", one)
    here.record("diff", _text(0), _text(3), "--stat")
    here.record("diff", _text(0), _text(3), "--exit-code", "--format", "json")
    here.record("diff", _text(1), _text(1).replace("1", "1", 1), name="diff with itself")
    example = _example(desk)
    shutil.copytree(ROOT / "plans", example.folder / "2024" / "plans")
    example.record("diff", "2024/plans/2024.yaml", "plans/2025.yaml")
    example.record("diff", "2024/plans/2024.yaml", "plans/2025.yaml", "--format", "json")


def _budget(desk: Desk) -> None:
    hostile = _hostile(desk)
    for here in (desk.plans_2024("2024"), _example(desk), hostile):
        whole = ("pdf", "docx", "odt") if here.folder.name == "2024" else ("docx", "odt")
        for one in ("table", "json", "csv", "md", "html", "xlsx", *whole):
            here.record("budget", "--format", one, "-o", f"made/sums.{one}")
        for by in _BY:
            for one in ("table", "json", "csv") if here.folder.name == "2024" else ():
                here.record("budget", "--by", by, "--format", one)
        here.record("budget", "--csv", "pl", "-o", "made/sums.csv")
        here.record("budget", "--by", "cel", "--by", "zrodlo", "--format", "table")
        here.record("budget", "--by", "kwartal", "--spread", "even", "--format", "json")
        here.record("budget", "--by", "realizator", "--format", "html", "-o", "made/sums.html")
        for asked in ("FERS", "I", "I.1.1", "ROPS", "unijne")[: 5 if here is not hostile else 1]:
            here.record("budget", "--explain", asked)
    here.record("budget", "--explain", "FERS", "--format", "json")
    amended = _amended(desk)
    for day in _DAYS[1:4]:
        amended.record("budget", "--at", day, "--format", "json")
    amended.record("budget", _text(0), _text(3), "--by", "plan", "--by", "zrodlo")
    shutil.copy(_TESTS / "budget/przyklad/plans/2025.yaml", amended.folder / "plans/2025.yaml")
    amended.record("budget", "--years", "2024..2025", "--format", "csv")


def _registers(desk: Desk) -> None:
    here = _amended(desk)
    for one in ("table", "csv", "html", "json"):
        for day in _DAYS[1:4]:
            here.record("acts", "--at", day, "--format", one, "-o", f"made/acts.{one}")
    here.record("acts", "--at", "2024-12-31", "--csv", "pl", "-o", "made/acts.csv")
    for other in (_example(desk), _hostile(desk), *_workspaces(desk)):
        other.record("acts", "--at", "2024-12-31")


def _git(desk: Desk) -> None:
    here = _amended(desk)
    for step in (0, 3):
        here.record("git", "textconv", _text(step))
    sides = (_text(0), "0" * 40, "100644", _text(3), "1" * 40, "100644")
    here.record("git", "diff", "plans/2024.yaml", *sides)
    for other in (_example(desk), _hostile(desk)):
        other.record("git", "textconv", "plans/2024.yaml", name="textconv 2024")
        other.record("git", "textconv", "plans/2025.yaml", name="textconv 2025")
    for number, (ours, theirs) in enumerate(((1, 2), (3, 1), (2, 3), (0, 3))):
        base, mine, other_ = (f"side-{number}-{side}.yaml" for side in "abc")
        for name, step in ((base, 0), (mine, ours), (other_, theirs)):
            shutil.copy(here.folder / _text(step), here.folder / name)
        here.record("git", "merge", base, mine, other_, "7", "plans/2024.yaml", also=(mine,))


# --- reports, schemas, help ----------------------------------------------------------------------


def _validate(desk: Desk) -> None:
    desks = [desk.plans_2024("2024"), _hostile(desk)]
    for here in (*desks, _example(desk), _amended(desk), *_workspaces(desk)):
        for one in _REPORTS if here in desks else ("compact", "json"):
            here.record("validate", "--format", one, "-o", f"made/report.{one}")
    for here in desks:
        for more in ("--show-acknowledged", "--quiet", "--verbose"):
            here.record("validate", more)
        here.record("validate", "--write-baseline", "--baseline", "made/baseline.json")
        here.record("validate", "--write-places", also=("plans/2024.yaml",))


def _rules(desk: Desk) -> None:
    here = desk.plans_2024("2024")
    listed = here.record("rules").out
    codes = sorted({word for word in listed.split() if word.startswith("RPD")})
    assert len(codes) > 50
    for code in codes:
        here.record("explain", code)


def _examples(desk: Desk) -> None:
    """What is said of the wrong and the right example of each rule."""
    for folder in sorted(path for path in (_TESTS / "rules").iterdir() if path.is_dir()):
        here = desk.laid(folder.name, folder)
        wrong, right = (next(here.folder.glob(f"{one}*.yaml")).name for one in ("zle", "dobrze"))
        here.record("validate", wrong, "--format", "json", "--show-acknowledged")
        here.record("diff", wrong, right, "--format", "md")


def _schemas(desk: Desk) -> None:
    here = desk.plans_2024("2024")
    kinds = ("plan", "strategia", "slownik", "errata", "diagnostics", "baseline", "rpd.toml")
    for kind in kinds:
        here.record("schema", kind)
    here.record("schema", "--ids")
    for path in sorted((ROOT / "schema").glob("*.json")):
        here.note(f"schema/{path.name}", path.read_text("utf-8"))


def _templates(desk: Desk) -> None:
    here = desk.plans_2024("2024")
    here.record("templates", "export", "-o", "made/templates", name="export")
    here.run("templates", "export", "-o", "szablony")
    sheet = here.folder / "szablony" / "zalacznik.css"
    sheet.write_text(sheet.read_text("utf-8") + "\nbody { color: #222; }\n", "utf-8")
    here.record("render", "-o", "made/own.html")


def _help(desk: Desk) -> None:
    here = desk.plans_2024("2024")
    said = here.record("--help").out
    commands = [line.split()[0] for line in said.splitlines() if line[:2] == "  " != line[2:4]]
    commands = [word for word in commands if word.islower() and word.isalpha()]
    assert {"validate", "render", "schema"} <= set(commands)
    for command in commands:
        here.record(command, "--help")


def _pairs(kind: str, desk: Desk) -> None:
    for seed in range(PAIRS_IN_SUITE):
        pairs.record(desk, kind, seed)


Group = tuple[str, Callable[[Desk], None]]
GROUPS: dict[str, Group] = {
    "annex": ("The annex of 2024 in every format; of two examples without PDF.", _annex),
    "resolution": ("The adopting resolution in every format.", _resolution),
    "adoption": ("Plan files that adopt and apply have written.", _adoption),
    "on-a-day": ("The annex of a plan amended three times, now and on days.", _on_a_day),
    "consolidated": ("Its consolidated text and the notice of it.", _consolidated),
    "acts": ("Amending resolutions, reasons for them, saved amendments.", _acts),
    "errata": ("Errata, and the acts that carry them out.", _from_errata),
    "diff": ("Differences in every format.", _diff),
    "budget": ("Sums in every format, by everything they go by.", _budget),
    "registers": ("The register of acts in every format.", _registers),
    "git": ("What git's drivers say, show and merge.", _git),
    "validate": ("Reports on workspaces in every format.", _validate),
    "rules": ("The list of rules and the page of each.", _rules),
    "examples": ("The wrong and the right example of each rule.", _examples),
    "schemas": ("Schemas as the command gives them and as they lie.", _schemas),
    "templates": ("Exported templates, and a document from changed ones.", _templates),
    "help": ("Help pages.", _help),
    "pairs-office": ("Generated amendments of the 2024 plan.", partial(_pairs, "office")),
    "pairs-random": ("Random plans and random edits.", partial(_pairs, "random")),
}


def made(group: str, folder: Path, keep: Path | None = None) -> dict[str, str]:
    """The digests of a group's outputs, made anew in a folder that is empty."""
    desk = Desk(folder, keep)
    GROUPS[group][1](desk)
    return desk.digests
