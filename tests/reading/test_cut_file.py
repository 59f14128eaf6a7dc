"""An adopted plan whose file ends too early says so, and nothing of what follows from it."""

from __future__ import annotations

import pytest

from tests.test_advice import PLAN, told

_ADOPTED = PLAN.replace(
    "strategia: strategia.yaml\n",
    "uchwala: {organ: MKRES, numer: 4/2024, data: 2024-03-07, odcisk: 1-"
    + "0" * 32
    + "}\nstrategia: strategia.yaml\n",
    1,
)
_LAST = _ADOPTED.index("              - id: wizyty-studyjne")


@pytest.mark.parametrize(
    ("end", "line"),
    [
        ("                nazwa: Wizyty studyjne\n", 34),
        ("                  - Zdjęcia\n", 38),
        ("                    wartosc_docelowa: 35\n", 42),
        ("                budzet:\n                  - ", 46),
        ("                termin: cały rok 2024\n", 47),
    ],
)
def test_a_plan_cut_off_says_that_alone(end: str, line: int) -> None:
    text = _ADOPTED[: _ADOPTED.index(end, _LAST) + len(end)]
    (found,) = told(text)
    assert found.span is not None
    assert (found.span.line, found.message, found.hint) == (
        line,
        (
            f"Plik jest ucięty: kończy się na wierszu {line}, w środku działania I.1.1/2. "
            "Innych ustaleń nie podano."
        ),
        (
            "Przywróć dalszą część pliku z kopii albo z repozytorium; „git restore 2024.yaml” cofa "
            "wszystkie niezatwierdzone zmiany tego pliku."
        ),
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(PLAN[: PLAN.index("                termin: cały")], id="no adopted plan"),
        pytest.param(_ADOPTED, id="a whole one, changed"),
        pytest.param(
            _ADOPTED.replace("                termin: II–IV kwartał 2024\n", ""),
            id="what is missing stands above",
        ),
        pytest.param(
            _ADOPTED.replace("                termin: cały rok 2024\n", "")
            + "kolumny: {budzet: {przypis: kwoty}}\n",
            id="something stands behind the actions",
        ),
    ],
)
def test_others_do_not(text: str) -> None:
    found = told(text)
    assert found
    assert not any("ucięty" in diagnostic.message for diagnostic in found)
