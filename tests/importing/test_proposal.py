"""A shape that nobody knows is proposed: levels with cases, cards, lists, columns of years."""

from pathlib import Path

import pytest

from rpd.load.data import data_of
from tests.conftest import Run
from tests.expected import Expected
from tests.importing import word

HERE = Path(__file__).parent
EXPECTED = Expected(
    HERE / "expected" / "proposal", ["karty.yaml", "lista.yaml", "lata.yaml", "nieznane.yaml"]
)


def _rows(*rows: tuple[str, ...]) -> str:
    return word.table(*(word.row(*row) for row in rows))


def _cards() -> bytes:
    def card(*said: str) -> str:
        labels = (
            "Nazwa działania",
            "Termin realizacji",
            "Podmiot odpowiedzialny",
            "Szacunkowy koszt",
        )
        return _rows(*zip((*labels, "Ryzyko społeczne"), said, strict=True))

    return word.document(
        word.p("Plan zadań Miasta Zdrój na 2027 r.")
        + word.p("Cel operacyjny 1. Czyste miasto")
        + card("Kosze", "II kwartał 2027", "Wydział Komunalny", "12 000 zł, BM", "niskie")
        + card("Sprzątanie parków", "cały rok 2027", "MOSiR", "bez kosztów", "brak")
        + word.p("Cel operacyjny 2. Zieleń")
        + card("Nasadzenia", "maj 2027", "Wydział Komunalny", "40 000 zł, BM", "średnie")
    )


def _list() -> bytes:
    lines = (
        *("Plan pracy Rady Seniorów na 2027 r.", "Kierunek działania I. Zdrowie"),
        *("1. Gimnastyka w parku", "Termin: maj 2027", "Odpowiada: Zarząd", "Koszt: bez kosztów"),
        *("2. Badania słuchu", "Termin: II kwartał 2027", "Odpowiada: Zarząd", "Koszt: 3 000, BG"),
        *("Kierunek działania II. Kultura", "1. Wieczór kolęd", "Termin: styczeń 2027"),
        *("Odpowiada: Chór", "Koszt: 500 zł, BG"),
    )
    return word.document("".join(map(word.p, lines)))


def _years() -> bytes:
    return word.document(
        word.p("Przedsięwzięcia Gminy Sosnowa na lata 2027–2029")
        + word.p("Sfera 1. Drogi")
        + _rows(
            (
                "Lp.",
                "Nazwa przedsięwzięcia",
                "Nakłady 2027",
                "Nakłady 2028",
                "Nakłady 2029",
                "Razem",
            ),
            ("1.", "Most, w tym:", "100 000 zł", "50 000 zł", "X", "150 000 zł"),
            ("", "– BG", "100 000 zł", "–", "X", "100 000 zł"),
            ("", "– FD", "–", "50 000 zł", "X", "50 000 zł"),
            ("", "Razem", "100 000 zł", "50 000 zł", "X", "150 000 zł"),
        )
    )


def _unknown() -> bytes:
    headers = ("Lp.", "Zakres rzeczowy", "Podstawa prawna", "Termin", "Partnerzy społeczni")
    row = ("1.", "Remont", "art. 5", "II kw. 2026", "Rada osiedla")
    return word.document(
        word.p("Plan pracy na 2026 r.") + word.p("Fontanna 1. Drogi") + _rows(headers, row)
    )


DOCUMENTS = {"karty": _cards, "lista": _list, "lata": _years, "nieznane": _unknown}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_proposal_and_its_plan(name: str, tmp_path: Path, rpd: Run) -> None:
    plan = tmp_path / "plans" / "nowy.yaml"
    (tmp_path / "dokument.docx").write_bytes(DOCUMENTS[name]())
    ran = rpd("import", "dokument.docx", "-o", plan, cwd=tmp_path)
    assert ran.code == 0, ran.err
    assert "(100%)" in ran.err
    profil = (tmp_path / "plans" / "profil.yaml").read_text("utf-8")
    EXPECTED.check(f"{name}.yaml", f"{profil}---\n{plan.read_text('utf-8')}")
    checked = rpd("validate", plan, cwd=tmp_path)
    assert checked.code == 0, checked.out
    assert data_of(plan.read_text("utf-8"))["profil"] == "profil.yaml"
