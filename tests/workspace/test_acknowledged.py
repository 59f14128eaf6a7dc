"""Acknowledgements wider than one place: what they cover is counted, known again, written."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from rpd.cli.checking import write_places
from rpd.diagnostics import Diagnostic, Finding
from rpd.errors import RpdError
from rpd.plan.places import Numbers
from rpd.reading.build import build_plan
from rpd.rules import covered
from rpd.workspace.plans import load_plan
from tests.conftest import ROOT

PLAN = (ROOT / "plans" / "2024.yaml").read_text("utf-8")
Changed = Callable[[str], list[Diagnostic]]


@pytest.fixture
def changed(tmp_path: Path) -> Changed:
    """What is said of a text of the 2024 plan."""
    for name in ("strategia.yaml", "slownik.yaml"):
        (tmp_path / name).write_bytes((ROOT / "plans" / name).read_bytes())

    def diagnose(text: str) -> list[Diagnostic]:
        (tmp_path / "2024.yaml").write_text(text, "utf-8", newline="")
        return list(load_plan(tmp_path / "2024.yaml").diagnostics)

    return diagnose


def about(diagnostics: list[Diagnostic], code: str) -> list[tuple[str, bool]]:
    """Where findings of a rule are, and whether they are acknowledged."""
    return [(d.where, d.acknowledged is not None) for d in diagnostics if d.code == code]


def said(diagnostics: list[Diagnostic], code: str) -> list[str]:
    return [d.message.replace("\u00a0", " ") for d in diagnostics if d.code == code]


def once(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new, 1)


JOINT = "kwota: 180000\n                    zrodla: [FEdM]"


def test_the_2024_plan_is_in_order(changed: Changed) -> None:
    diagnostics = changed(PLAN)
    assert sum(d.acknowledged is not None for d in diagnostics) == 71
    assert said(diagnostics, "RPD904") + said(diagnostics, "RPD905") == []


def test_money_that_becomes_joint_is_a_finding(changed: Changed) -> None:
    diagnostics = changed(once(PLAN, JOINT, JOINT.replace("[FEdM]", "[FEdM, FERS]")))
    assert sum(d.acknowledged is not None for d in diagnostics) == 71
    assert about(diagnostics, "RPD407").count(("I.1.2/1", False)) == 1
    assert said(diagnostics, "RPD905") == [
        "Odstępstwo od RPD407 w „plan” uznano dla 3 miejsc, a obejmuje 4; nowe: I.1.2/1."
    ]


def test_an_amount_that_grows_in_its_place_is_a_finding(changed: Changed) -> None:
    diagnostics = changed(
        once(
            PLAN,
            "kwota: 10000\n                    zrodla: [FERS, FEdM]",
            "kwota: 190000\n                    zrodla: [FERS, FEdM]",
        )
    )
    (message,) = said(diagnostics, "RPD905")
    assert message.startswith(
        "Odstępstwo od RPD407 w „plan” uznano dla 3 miejsc, a teraz to nie te same miejsca; nowe "
    )
    assert [d.message for d in diagnostics if d.code == "RPD407" and d.acknowledged is None]


def test_one_fault_mended_and_another_made(changed: Changed) -> None:
    text = once(PLAN, "termin: IV kw.\n", "termin: IV kw. 2024\n")
    diagnostics = changed(once(text, "termin: II kwartał 2024\n", "termin: II kwartał\n"))
    new = [where for where, known in about(diagnostics, "RPD304") if not known]
    assert "I.1.2/1" in new
    assert len(new) < 10
    (message,) = said(diagnostics, "RPD905")
    assert "I.1.2/1" in message


def test_positions_and_comments_are_no_change(changed: Changed) -> None:
    text = PLAN.replace("odstepstwa:\n", "# Uznane przez komitet.\nodstepstwa:\n")
    first = PLAN.index("      - id: ")
    second = PLAN.index("              - id: ", first + 20)
    assert first > 0 < second
    assert said(changed(text), "RPD905") == []


def test_nothing_is_said_of_numbers_while_the_file_has_mistakes(changed: Changed) -> None:
    text = once(PLAN, JOINT, JOINT.replace("[FEdM]", "[FEdM, FERS]"))
    diagnostics = changed(text + "niczyje: 1\n")
    assert said(diagnostics, "RPD905") == []


@pytest.mark.parametrize(
    ("old", "new", "missing"),
    [
        ("    miejsc: 3\n", "", "liczby miejsc"),
        ("    odcisk: 1be2bc80-00b60000\n", "", "odcisku"),
        ("    miejsc: 3\n    odcisk: 1be2bc80-00b60000\n", "", "liczby miejsc i odcisku"),
    ],
)
def test_a_wide_one_without_number_or_digest(
    changed: Changed, old: str, new: str, missing: str
) -> None:
    diagnostics = changed(once(PLAN, old, new))
    assert said(diagnostics, "RPD904") == [
        f"Odstępstwo od RPD407 w „plan” obejmuje 3 miejsca, a nie podaje {missing}."
    ]
    assert about(diagnostics, "RPD407") == [
        (where, True) for where, _ in about(diagnostics, "RPD407")
    ]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_command_touches_its_own_lines_only(tmp_path: Path, ending: str, mark: str) -> None:
    for name in ("strategia.yaml", "slownik.yaml"):
        (tmp_path / name).write_bytes((ROOT / "plans" / name).read_bytes())
    own = ("    miejsc: ", "    odcisk: ")
    bare = "".join(line for line in PLAN.splitlines(keepends=True) if not line.startswith(own))
    bare = bare.replace("    gdzie: plan\n", "    gdzie: plan  # cały plan\n", 1)
    path = tmp_path / "2024.yaml"
    path.write_bytes((mark + bare.replace("\n", ending)).encode())
    write_places(path)
    written = path.read_bytes().decode()
    assert written == (
        mark + PLAN.replace("gdzie: plan\n", "gdzie: plan  # cały plan\n", 1)
    ).replace("\n", ending)
    write_places(path)
    assert path.read_bytes().decode() == written


def test_the_command_refuses_what_cannot_be_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "2024.yaml"
    path.write_text(PLAN + "niczyje: 1\n", "utf-8")
    with pytest.raises(RpdError, match="są błędy zapisu"):
        write_places(path)
    path.write_text(PLAN, "utf-8")
    with pytest.raises(RpdError):  # the strategy and the dictionary are not there
        write_places(path)
    assert path.read_text("utf-8") == PLAN


# --- digests -------------------------------------------------------------------------------------

NUMBERS = Numbers(build_plan({"rok": 2024}))


def marks(*names: str) -> list[covered.Mark]:
    return [covered.mark("RPD407", Finding((), f"Kwota „{name}”."), NUMBERS) for name in names]


def test_digest_knows_no_order_and_no_wording() -> None:
    names = [str(number) for number in range(40)]
    shuffled = sorted(names, key=lambda name: name[::-1], reverse=True)
    assert covered.digest(marks(*names)) == covered.digest(marks(*shuffled))
    reworded = [covered.mark("RPD407", Finding((), f"Oto „{n}”!"), NUMBERS) for n in names]
    assert covered.digest(reworded) == covered.digest(marks(*names))
    other_rule = [covered.mark("RPD408", Finding((), f"„{n}”"), NUMBERS) for n in names]
    assert covered.digest(other_rule) != covered.digest(marks(*names))


@pytest.mark.parametrize("added", [1, 2])
def test_added_places_are_told_exactly(added: int) -> None:
    old = [str(number) for number in range(60)]
    now = [*old[:20], *(f"nowe {i}" for i in range(added)), *old[20:]]
    found = covered.unknown(marks(*now), len(old), covered.digest(marks(*old)))
    assert found == (frozenset(range(20, 20 + added)), True)


def test_any_exchange_is_found_and_the_new_place_is_among_the_suspects() -> None:
    old = marks(*map(str, range(60)))
    known = covered.digest(old)
    others = marks(*(f"nowe {attempt}" for attempt in range(20)))
    for position in range(60):
        for other in others:
            now = [*old[:position], other, *old[position + 1 :]]
            found, exact = covered.unknown(now, 60, known)
            assert not exact
            assert position in found


@pytest.mark.parametrize("gone", [1, 2, 3])
def test_where_places_are_gone_nothing_is_new(gone: int) -> None:
    old = [str(number) for number in range(60)]
    for position in range(57):
        now = [*old[:position], *old[position + gone :]]
        found = covered.unknown(marks(*now), 60, covered.digest(marks(*old)))
        assert found == (frozenset(), True)


def test_what_is_new_among_fewer_places_is_among_the_suspects() -> None:
    old = [str(number) for number in range(60)]
    told = 0
    for position in range(58):
        now = [*old[:position], "nowe", *old[position + 2 :]]
        found, exact = covered.unknown(marks(*now), 60, covered.digest(marks(*old)))
        told += not exact
        assert exact or position in found
    assert told >= 50  # the rest is told as fewer places all the same


def test_a_place_that_is_gone_is_told_as_gone(changed: Changed) -> None:
    (rule, miejsc), *_ = re.findall(r"regula: (RPD113)\n    gdzie: plan\n    miejsc: (\d+)", PLAN)
    diagnostics = changed(PLAN.replace("[FERS, FEdM]", "[FERS, FEM]", 1))
    assert [one for one in said(diagnostics, "RPD905") if rule in one] == [
        (
            f"Odstępstwo od {rule} w „plan” uznano dla {miejsc} miejsc, a obejmuje "
            f"{int(miejsc) - 1}: ubyło 1 miejsce, a nowych nie ma."
        )
    ]
    assert all(acknowledged for _, acknowledged in about(diagnostics, rule))
