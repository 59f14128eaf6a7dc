"""Pliki dwóch podmiotów nazywałyby się tak samo.

Co: dwa podmioty słownika mają ten sam skrót do nazw plików, także gdy różni go tylko wielkość
liter; skrótem podmiotu bez pola „skrot” jest jego identyfikator.

Dlaczego: wykonanie podmiotu leży w pliku o tej nazwie („wykonanie/2024/II/ROPS.yaml”), a część
systemów plików nie odróżnia wielkich liter od małych.

Źle::

    podmioty:
      - {id: WUP, nazwa: Wojewódzki Urząd Pracy}
      - {id: urząd pracy, nazwa: urząd pracy, skrot: wup}

Dobrze::

    podmioty:
      - {id: WUP, nazwa: Wojewódzki Urząd Pracy}
      - {id: urząd pracy, nazwa: urząd pracy, skrot: urzad-pracy}
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Related, Severity
from rpd.plan.model import Podmiot
from rpd.rules.engine import Case

CODE = "RPD616"
SLUG = "powtorzony-skrot-podmiotu"
SEVERITY = Severity.ERROR
NEEDS = ("slownik",)


def check(case: Case) -> Iterator[Finding]:
    assert case.slownik is not None
    if not any(podmiot.skrot for podmiot in case.slownik.podmioty):
        return
    from rpd.plan.wykonanie import file_name

    first: dict[str, Podmiot] = {}
    # What is said in a field of its own is told there, whichever of the two comes first.
    for podmiot in sorted(case.slownik.podmioty, key=lambda podmiot: bool(podmiot.skrot)):
        name = file_name(podmiot).lower()
        if not name or (other := first.setdefault(name, podmiot)) is podmiot:
            continue
        if podmiot.skrot and other.id != podmiot.id:
            yield Finding(
                (*podmiot.path, "skrot"),
                f"Pliki podmiotu „{other.id}” nazywają się już „{file_name(other)}”.",
                "Nadaj temu podmiotowi inny skrót.",
                document="slownik",
                related=(Related(other.path, "podmiot, którego pliki już się tak nazywają"),),
            )
