"""rpd-comment: keeps one comment under a pull or merge request, on GitHub and GitLab.

The job's way through the package::

    settings, git ─► which plans the change touches ─► what is said of each ─► one comment
    main.py          plans.py                          text.py                 sites.py
                                                                               transport.py

It is the only part of the distribution that speaks to a network, and it holds a token; so it runs
the standard library and nothing of third parties, and `rpd` as a process that never sees the token.
Of ``rpd`` itself it imports what makes names inert and what reads ``rpd.toml``.
"""
