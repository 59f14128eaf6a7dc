"""Plans of shapes that nobody has thought of: read, printed, compared, amended and taken back."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from rpd.amendment import execute, revert
from rpd.amendment.from_changes import operations
from rpd.annex import flat
from rpd.annex.annex import annex
from rpd.compare.legal import amended
from rpd.compare.normal import canonical
from rpd.compare.plans import compare
from rpd.load.data import plan_of
from rpd.plan.model import miejsca
from rpd.plan.profil import DZIALANIA, Profil
from rpd.polish.numerals import letter, roman
from rpd.reading.build_profil import build_profil
from rpd.reading.profil_faults import faults
from rpd.writing.model_data import to_data
from tests.properties import examples

NOUN = {
    "mianownik": "rzecz",
    "dopelniacz": "rzeczy",
    "biernik": "rzecz",
    "narzednik": "rzeczą",
    "miejscownik": "rzeczy",
    "rodzaj": "zenski",
    "mnoga": {
        "mianownik": "rzeczy",
        "dopelniacz": "rzeczy",
        "narzednik": "rzeczami",
        "miejscownik": "rzeczach",
    },
}
NUMBERINGS = ("rzymska", "arabska", "litera", "z-rodzicem", "dowolna", "brak")
SLOWNIK = b"zrodla: [{id: BG, nazwa: b}]\npodmioty: [{id: A, nazwa: a}]\nskroty: []\n"


@st.composite
def profiles(draw: st.DrawFn) -> dict[str, Any]:
    count = draw(st.integers(0, 5))
    levels: list[dict[str, Any]] = []
    for depth in range(count):
        before = levels[-1]["numeracja"] if levels else "brak"
        allowed = [n for n in NUMBERINGS if n != "z-rodzicem" or before != "brak"]
        levels.append(
            {
                "klucz": f"lista_{depth}",
                "oznaczenie": f"poziom_{depth}",
                "nazwa": NOUN | {"mianownik": f"rzecz {letter(depth)}"},
                "numeracja": draw(st.sampled_from(allowed)),
                "opcjonalny": draw(st.booleans()),
                "wielka_litera": draw(st.booleans()),
            }
        )
    last = levels[-1]["numeracja"] if levels else "brak"
    own = [n for n in ("arabska", "z-rodzicem") if n == "arabska" or last != "brak"]
    columns = [{"pole": "nazwa", "naglowek": "Co"}, {"pole": "budzet", "naglowek": "Ile"}]
    return {
        "poziomy": levels,
        "dzialanie": {"nazwa": NOUN, "numeracja": draw(st.sampled_from(own))},
        "uklad": [{"rodzaj": "tabela", "kolumny": columns}],
    }


def number(numbering: str, position: int, above: str) -> str:
    match numbering:
        case "rzymska":
            return roman(position)
        case "litera":
            return letter(position - 1)
        case "dowolna":
            return f"X{position}"
        case "z-rodzicem":
            return f"{above}.{position}"
    return str(position)


@st.composite
def plans(draw: st.DrawFn) -> tuple[Profil, dict[str, Any]]:
    """A profile and the data of a plan of its shape."""
    data = draw(profiles())
    assert faults(data) == []
    profil = build_profil(data)
    named = iter(range(10_000))

    def action() -> dict[str, Any]:
        number = next(named)
        money = {"kwota": draw(st.integers(1, 10**6)), "zrodla": ["BG"]}
        entry = money if draw(st.booleans()) else {"bez_kosztow": True}
        return {"id": f"a{number}", "nazwa": f"Rzecz numer {number}", "budzet": [entry]}

    def below(depth: int, above: str) -> dict[str, Any]:
        lists: dict[str, Any] = {}
        for level in profil.held(depth):
            if draw(st.booleans()) or len(profil.held(depth)) == 1:
                count = draw(st.integers(0, 2))
                if level.key == DZIALANIA:
                    lists[level.key] = [action() for _ in range(count)]
                    continue
                lists[level.key] = []
                for position in range(1, count + 1):
                    own = number(level.numbering, position, above)
                    element: dict[str, Any] = {"nazwa": f"Nazwa {next(named)}"}
                    if level.numbering != "brak":
                        element = {"numer": own} | element
                    element |= below(profil.depth(level.kind), own)
                    lists[level.key].append(element)
        return lists

    head = {"rok": 2030, "tytul": "Plan", "slownik": "slownik.yaml", "profil": "profil.yaml"}
    return profil, head | below(-1, "")


@examples(200)
@given(plans(), st.data())
def test_whatever_its_shape(made: tuple[Profil, dict[str, Any]], draw: st.DataObject) -> None:
    profil, data = made
    from rpd.load.stages import named

    shaped = named(data, profil)
    old = plan_of(shaped)
    assert canonical(plan_of(named(to_data(old), profil))) == canonical(old)
    rows = list(miejsca(old))
    assert len({row.numer for row in rows}) == len(rows) or any(
        level.optional for level in profil.levels
    )
    printed = annex(old, None, None)
    cells = " ".join(cell for record in flat.records(printed) for cell in record.cells)
    assert all(row.dzialanie.nazwa in cells for row in rows)
    assert compare(old, old) == ()

    changed = draw.draw(st.sampled_from([row.dzialanie.id for row in rows] or [""]))
    text = repr(data).replace(f"'id': '{changed}', 'nazwa': '", f"'id': '{changed}', 'nazwa': 'N ")
    new = plan_of(named(eval(text), profil))  # noqa: S307 - the data are our own
    target = amended(old, new, "1/2031", None)
    found = operations(old, target)
    after = execute.carry_out(shaped, found).data
    assert canonical(plan_of(after)) == canonical(target)
    back = revert.revert(after, found)
    assert canonical(plan_of(back)) == canonical(old)
