"""Fields that an operation of an amendment may not have: named with their lines and a remedy."""

from __future__ import annotations

import pytest

from rpd.amendment.parsed import parse
from rpd.errors import RpdError

_HEAD = "uchwala: 8/2024\ndata: 2024-08-01\nrok: 2024\noperacje:\n"
_OPERATIONS = {
    "zmien": "pole: nazwa, jest: b",
    "dodaj-wpis": "pole: produkty, wpis: a, miejsce: 1",
    "usun-wpis": "pole: produkty, wpis: a",
    "zmien-wpis": "pole: produkty, bylo: a, jest: b",
    "uporzadkuj-wpisy": "pole: produkty, kolejnosc: [a, b]",
    "dodaj": "rodzaj: cel, tresc: {numer: I}",
    "usun": "gdzie: {cel: I}",
    "uchyl": "gdzie: {dzialanie: a}, uchwala: 1/2, data: 2024-01-01",
    "przenies": "gdzie: {dzialanie: a}, w: I.1.1",
    "zmien-id": "gdzie: {dzialanie: a}, id: b",
}
_OWNERS = {
    "kolejnosc: [x]": "„uporzadkuj-wpisy”",
    "id: z": "„zmien-id”",
    "rodzaj: cel": "„dodaj”",
    "tresc_zostaje: true": "„uchyl”",
    "wpis: {x: y}": "„dodaj-wpis”, „usun-wpis”",
}


def _said(operations: str) -> str:
    with pytest.raises(RpdError) as raised:
        parse(f"{_HEAD}{operations}".encode(), "z.yaml")
    return raised.value.message.removeprefix("„z.yaml” nie jest poprawnym zapisem zmiany: ")


@pytest.mark.parametrize("field", _OWNERS)
@pytest.mark.parametrize("operation", _OPERATIONS)
def test_foreign_field(operation: str, field: str) -> None:
    name = field.partition(":")[0]
    if operation in _OWNERS[field] and f"„{operation}”" in _OWNERS[field]:
        parse(
            f"{_HEAD}  - {{operacja: {operation}, {_OPERATIONS[operation]}}}\n".encode(), "z.yaml"
        )
        return
    lines = [f"operacja: {operation}", *_OPERATIONS[operation].split(", ", 0), field]
    written = f"  - {{{lines[0]},\n    {lines[1]},\n    {lines[2]}}}\n"
    assert _said(written) == (
        f"wiersz 7: Operacja „{operation}” nie ma pola „{name}”. "
        f"Usuń je albo zmień operację; to pole mają: {_OWNERS[field]}."
    )


@pytest.mark.parametrize(
    ("operation", "said"),
    [
        (
            "  - operacja: dodaj\n    rodzaj: przypis\n    tresc: {}\n",
            "wiersz 7: Nie ma tu żadnego pola. „Treść”: element z polami, jakie ma w planie.",
        ),
        (
            "  - operacja: usun\n    gdzie: {cel: I}\n    tresc: {}\n",
            "wiersz 7: Nie ma tu żadnego pola. „Treść”: element z polami, jakie ma w planie.",
        ),
        (
            "  - operacja: dodaj-wpis\n    pole: produkty\n    wpis: ' '\n    miejsce: 1\n",
            (
                "wiersz 7: Pole jest puste. Wpisz wartość. "
                "„Wpis”: wpis listy w postaci, jaką ma w planie."
            ),
        ),
        (
            "  - operacja: zmien\n    pole: nazwa\n    bylo: {}\n    jest: '\u00a0'\n",
            (
                "wiersz 7: Nie ma tu żadnego pola. "
                "„Było”: co stało w planie przed zmianą; bez tego pola nie stało nic. "
                "wiersz 8: Pole jest puste. Wpisz wartość albo usuń to pole."
            ),
        ),
        (
            "  - operacja: uporzadkuj-wpisy\n    pole: wskazniki\n    kolejnosc: [a, {}]\n",
            "wiersz 7: Nie ma tu żadnego pola. To wpis listy: tekst albo mapa pól.",
        ),
        (
            "  - operacja: usun\n    gdzie: {cel: I,\n      dzialanie: a}\n",
            (
                "wiersz 6: Pól jest za dużo (2); dozwolone jest najwyżej 1. "
                "Miejsce to jedno pole: dzialanie, kierunek, priorytet, cel albo przypis."
            ),
        ),
        (
            "  - operacja: zmien\n    pole: nazwa\n    nazwa: b\n    w: I.1\n    id: c\n",
            (
                "wiersz 7: Nieznane pole „nazwa”. Usuń je albo wpisz inne; dozwolone: „gdzie”, "
                "„bylo”, „jest”. "
                "wiersz 8: Operacja „zmien” nie ma pola „w”. "
                "Usuń je albo zmień operację; to pole mają: „dodaj”, „przenies”. "
                "wiersz 9: Operacja „zmien” nie ma pola „id”. "
                "Usuń je albo zmień operację; to pole mają: „zmien-id”."
            ),
        ),
    ],
)
def test_what_else_an_operation_may_not_have(operation: str, said: str) -> None:
    assert _said(operation) == said


def test_texts_that_a_sign_cuts_off() -> None:
    assert _said("  - operacja: zmien\n    pole: nazwa\n    jest: Kampania #Razem\n") == (
        "wiersz 7: Znak „#” zaczyna komentarz: „#Razem” nie zostanie wydrukowane. "
        "Jeśli to tekst, weź go w całości w apostrofy: 'Kampania #Razem'. "
        "Jeśli to komentarz, wstaw po „#” spację: „# Razem”."
    )


def test_a_place_of_a_unit_that_is_none() -> None:
    """Places have kinds of their own, which are no operations."""
    head = _HEAD.replace("operacje:\n", "jednostki:\n")
    unit = "  - {jednostka: § 1, forma: wyrazy, miejsca: [{rodzaj: strona, czesc: lit. a}]}\n"
    with pytest.raises(RpdError) as raised:
        parse(f"{head}{unit}operacje: []\n".encode(), "z.yaml")
    assert "zalacznik, tytul, uchwala, naglowek" in raised.value.message


@pytest.mark.parametrize(("left", "said"), [(1, "1 dalszy"), (3, "3 dalsze"), (5, "5 dalszych")])
def test_how_many_mistakes_are_left_unsaid(left: int, said: str) -> None:
    assert _said((5 + left) * "  - operacja: brak\n").endswith(f"(i {said})")
