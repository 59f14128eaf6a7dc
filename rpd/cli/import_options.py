"""What ``rpd import`` is asked for: options of documents, and those of sheets (``--into``)."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from rpd.cli import options
from rpd.importing.marks import Revisions

Named = Annotated[
    list[Path],
    options.argument(
        "PLIK...",
        "Dokument (.docx, .odt, .pdf), tekst z niego (.txt) albo arkusz (.xlsx, .ods, .csv); "
        "z --into arkusz z rpd export. Arkuszy wykonania może być wiele, także foldery z nimi.",
    ),
]

Out = Annotated[
    Path | None,
    options.file("Zapisuje plan do nowego pliku, np. plans/2025.yaml; niczego nie nadpisuje."),
]

Profile = Annotated[
    str,
    options.option(
        "--profile",
        "PROFIL",
        "Kształt planu: nazwa gotowego profilu albo plik; bez tej opcji według kolumn tabeli.",
    ),
]

Columns = Annotated[
    list[str] | None,
    options.option(
        "--map",
        "KOLUMNA=POLE",
        "Które pole planu jest w kolumnie o tej nazwie; „-” pomija kolumnę. Można powtarzać.",
    ),
]

Year = Annotated[
    int | None,
    options.option("--year", "ROK", "Rok planu; bez tej opcji z tytułu dokumentu."),
]

Revised = Annotated[
    Revisions | None,
    options.option(
        "--revisions",
        "accept|reject",
        "Co zrobić ze zmianami zarejestrowanymi w dokumencie; bez tej opcji taki plik jest "
        "odrzucany z ich listą.",
    ),
]

Into = Annotated[
    str | None,
    options.option("--into", "PLAN", "Wczytuje zmiany z arkusza do tego planu: rok albo plik."),
]

Write = Annotated[
    bool,
    options.flag(
        "--write",
        "Z --into i arkuszami wykonania: zapisuje zmiany; bez tej opcji tylko je pokazuje.",
    ),
]

Remove = Annotated[
    bool,
    options.flag("--remove", "Z --into: usuwa wpisy, których wiersze usunięto z arkusza."),
]

Draft = Annotated[
    Path | None,
    options.option(
        "--draft",
        "PLIK",
        "Z --into: gdzie zapisać projekt zmiany planu przyjętego; bez niej obok niego.",
    ),
]
