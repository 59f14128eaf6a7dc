"""Kwota łączna, której nikt nie podzielił.

Co: kwota jest podana dla kilku źródeł naraz, bez podziału.

Dlaczego: sumę każdego z tych źródeł da się wtedy podać tylko od–do; o podział trzeba zapytać.

Źle::

    - kwota: 5000
      zrodla: [FERS, FEM]

Dobrze::

    - kwota: 5000
      podzial: {FERS: 3000, FEM: 2000}
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.plan import kwoty
from rpd.polish.wording import amount, join
from rpd.rules.engine import Case

CODE = "RPD407"
SLUG = "kwota-laczna-bez-podzialu"
SEVERITY = Severity.INFO
NEEDS = ("slownik",)
_BY_SOURCE = (
    "Gdy podział jest znany, zapisz osobną pozycję dla każdego źródła, z jego kwotami w okresach."
)


def check(case: Case) -> Iterator[Finding]:
    assert case.slownik is not None
    known = case.slownik.canonical_sources()
    for miejsce in case.in_force:
        for pozycja in miejsce.dzialanie.budzet:
            sources = {known.get(name, name) for name in pozycja.zrodla}
            divided = pozycja.podzial or pozycja.montaz
            kwota = pozycja.razem
            if kwota is None or kwoty.problem(kwota):
                continue
            if len(sources) > 1 and not divided:
                yield Finding(
                    (*pozycja.path, "okresy" if pozycja.okresy else "kwota"),
                    f"Kwota {amount(kwota, grosze=None)} jest wspólna dla "
                    f"{join(pozycja.zrodla)} i nie jest podzielona.",
                    _BY_SOURCE
                    if pozycja.okresy
                    else "Gdy podział jest znany, zapisz go w polu „podzial” zamiast „zrodla”.",
                )
