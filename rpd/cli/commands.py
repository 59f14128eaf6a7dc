"""The commands and the options that stand before them, each with what it does."""

from __future__ import annotations

COMMANDS = {
    "validate": "Sprawdza plany: budowę, powiązania, kompletność.",
    "budget": "Sumuje budżet planów: źródła, cele, realizatorzy, kwartały, limity.",
    "render": "Tworzy urzędowy załącznik do uchwały.",
    "consolidate": "Tworzy tekst jednolity planu zmienionego uchwałami.",
    "verify": "Mówi, czy dokument powstał z tego planu i czy jest niezmieniony.",
    "templates": "Zapisuje szablony dokumentów i gotowe profile, żeby urząd mógł je zmienić.",
    "adopt": "Zapisuje w planie uchwałę, która go przyjęła, i jego wyrazy.",
    "diff": "Porównuje dwie wersje planu: zdania o zmianach i skutek dla budżetu.",
    "amend": "Pisze uchwałę zmieniającą plan i uzasadnienie do niej.",
    "errata": "Wymienia omyłki przyjętego planu, zapisane obok niego.",
    "acts": "Wymienia uchwały: przyjęcia planów i ich zmiany, ze stanem w danym dniu.",
    "import": "Czyta dokument urzędu i pisze z niego szkic planu; wczytuje zmiany z arkusza.",
    "export": "Zapisuje plan jako arkusz do edycji albo dane dla innych programów.",
    "apply": "Wprowadza do planu zmianę zapisaną jako dane.",
    "fmt": "Nadaje identyfikatory wpisom planu (--ids).",
    "git": "Uczy gita mówić o zmianach planu zdaniami i scalać plany.",
    "rules": "Wymienia reguły, według których sprawdzane są plany.",
    "explain": "Objaśnia regułę o podanym kodzie lub nazwie.",
    "schema": "Podaje schemat pliku planu, także z nazwami, które są teraz.",
}

MODULES = {"import": "import_"}
"""The modules of commands whose names Python keeps for itself."""

OPTIONS = {
    "--help": "Pokazuje tę pomoc. „rpd POLECENIE --help” objaśnia polecenie.",
    "--version": "Podaje wersję programu.",
    "--install-completion": "Włącza uzupełnianie klawiszem Tab (bash, zsh albo fish).",
}

VARIABLE = "_RPD_COMPLETE"
"""Set by the script of a shell that asks what can be typed next."""
