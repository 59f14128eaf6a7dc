"""Everything outside the program: files, git, digests of files, libraries that may be missing.

Elsewhere: what a file or a commit is to a plan is `workspace`'s.
"""
