"""rpd: the annual action plan of a public body as a YAML tree under version control.

The data's way through the package; the order of the stages is the order of the imports, and
import-linter holds it (see ``pyproject.toml``)::

    text ─► events, guarded ─► data ─► schema ─► model ─► rules ─► findings
            reading/                             plan/    rules/   report/
                                                   │
                                                   ├─► budget/     sums that close
                                                   ├─► compare/    two plans ─► typed changes
                                                   │     ├─► telling/    changes ─► sentences
                                                   │     └─► amendment/  changes ─► operations
                                                   ├─► writing/    model ─► the text of its file
                                                   ├─► annex/      the neutral table ─► html, pdf, …
                                                   └─► act/        two annexes as printed ─► the
                                                                   amending resolution, proven

``load/whole.py`` is that pipeline on one page, and ``load/`` the only reader. ``workspace/`` knows
which plan, version, day and settings are meant, ``documents/`` makes files of them with their
stamps; both return values and remarks, which ``cli/`` prints. ``outside/`` and ``cli/`` alone touch
the world, and what all floors speak Polish with is ``polish/``.
"""

__version__ = "0.2.0"
