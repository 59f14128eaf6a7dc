"""To samo źródło dwa razy w jednej pozycji.

Co: pozycja budżetu wymienia to samo źródło dwa razy: raz kodem, a raz aliasem, albo dwoma
aliasami.

Dlaczego: wygląda to na kwotę łączną dwóch programów, a program jest jeden; zwykle drugi kod jest
pomyłką.

Źle::

    - kwota: 5000
      zrodla: [FEM, FEdM]

Dobrze::

    - kwota: 5000
      zrodla: [FEM]
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Path, Related, Severity
from rpd.rules.engine import Case

CODE = "RPD411"
SLUG = "zrodlo-dwa-razy"
SEVERITY = Severity.WARNING
NEEDS = ("slownik",)


def check(case: Case) -> Iterator[Finding]:
    assert case.slownik is not None
    known = case.slownik.canonical_sources()
    for miejsce in case.in_force:
        for pozycja in miejsce.dzialanie.budzet:
            listed = [(z, (*pozycja.path, "zrodla", i)) for i, z in enumerate(pozycja.zrodla)]
            divided = [(udzial.zrodlo, udzial.path) for udzial in pozycja.podzial]
            for named, at_key in ((listed, False), (divided, True)):
                seen: dict[str, tuple[str, Path]] = {}
                for name, path in named:
                    canonical = known.get(name, name)
                    first, above = seen.setdefault(canonical, (name, path))
                    # The very same name twice is refused by the reader.
                    if first != name:
                        yield Finding(
                            path,
                            f"„{name}” to to samo źródło co „{first}”, które już tu stoi.",
                            "Usuń powtórzenie albo popraw kod źródła.",
                            at_key=at_key,
                            related=(Related(above, "pierwszy wpis tego źródła", at_key=at_key),),
                        )
