"""Bad reports: whatever stands in the folder, every fault is named by its file, none stops others.

Each is one file beside the plan of 2024; what is said of it stands in ``expected/zle.txt``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ROOT, Run
from tests.cut import laid
from tests.expected import Expected
from tests.progress.office import SHORT

HEAD = "rok: 2024\nkwartal: II\npodmiot: ROPS\nstan_na: 2024-06-30\ndzialania:\n"
ACTION = "  szkolenia-kadry-cus:\n"
INDICATOR = f"{HEAD}{ACTION}    wskazniki:\n      liczba-przeszkolonych-osob: "
ENTRY = f"{HEAD}{ACTION}    budzet:\n      fedm: "

BAD = {
    "pusty plik": "",
    "lista": "- rok: 2024\n",
    "nieznane pole": INDICATOR + "{wartosc: 3, uwaga: nic}\n",
    "wartość bez pola": f"{HEAD}{ACTION}    wskazniki:\n      liczba-przeszkolonych-osob: 30\n",
    "wartość logiczna": INDICATOR + "{wartosc: true}\n",
    "ujemny wydatek": ENTRY + "{wydatki: {FEM: -5}}\n",
    "wydatek z trzema cyframi po kropce": ENTRY + "{wydatki: {FEM: 90.123}}\n",
    "przecinek przed groszami": ENTRY + "{wydatki: {FEM: 90000,50}}\n",
    "wydatek tekstem": ENTRY + "{wydatki: {FEM: 90 000 zł}}\n",
    "znak zamiast kwot": ENTRY + "{wydatki: bd}\n",
    "sama kwota": ENTRY + "{wydatki: 90000}\n",
    "kwartał cyfrą": HEAD.replace("II", "2", 1) + "  {}\n",
    "nieznany stan": f"{HEAD}{ACTION}    stan: zrobione\n    powod: Tak.\n",
    "stan bez powodu": f"{HEAD}{ACTION}    stan: wykonane\n",
    "powód bez stanu": f"{HEAD}{ACTION}    powod: Tak.\n",
    "dzień, którego nie ma": HEAD.replace("06-30", "06-31") + ACTION + "    uwagi: Trwa.\n",
    "to samo działanie dwa razy": HEAD + 2 * f"{ACTION}    uwagi: Trwa.\n",
    "puste działanie": HEAD + ACTION,
    "nowszy format": "format: 2\n" + HEAD + ACTION + "    uwagi: Trwa.\n",
    "urwany wiersz": INDICATOR + "{wartosc: 3\n",
    "plan zamiast wykonania": "rok: 2024\ntytul: Plan\ncele: []\n",
}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("urzad")
    laid(folder, SHORT)
    (folder / "plans/wykonanie/2024/II").mkdir(parents=True)
    return folder


def test_what_is_said(rpd: Run, office: Path) -> None:
    file = office / "plans/wykonanie/2024/II/ROPS.yaml"
    said = []
    for name, text in BAD.items():
        file.write_text(text, "utf-8")
        ran = rpd("validate", "--format", "compact", file, cwd=office)
        assert ran.code == 1, name
        assert ran.err == ""
        said.append(f"# {name}\n{ran.out}")
    whole = "\n".join(said).replace("plans/wykonanie/2024/II/", "")
    Expected(ROOT / "tests/progress/expected", ["zle.txt"]).check("zle.txt", whole)


def test_what_cannot_be_read_stops_nothing(rpd: Run, office: Path) -> None:
    folder = office / "plans/wykonanie/2024/II"
    (folder / "ROPS.yaml").write_bytes(b"\xff\xfe\x00rok")
    (folder / "OWES.yaml").write_text("rok: 2024\n  kwartal: [\n", "utf-8")
    (folder / "WUP.yaml").symlink_to("../../../../../poza.yaml")
    (folder / "GUS.yaml").write_text(HEAD.replace("ROPS", "GUS") + ACTION + "    uwagi: .\n")
    ran = rpd("validate", "--format", "compact", cwd=office)
    found = [line for line in ran.out.splitlines() if "/wykonanie/" in line]
    for path in folder.iterdir():
        path.unlink()
    shown = "\n".join(found).replace("plans/wykonanie/2024/II/", "") + "\n"
    Expected(ROOT / "tests/progress/expected", ["nieczytelne.txt"]).check("nieczytelne.txt", shown)
    assert ran.code in (1, 2)
