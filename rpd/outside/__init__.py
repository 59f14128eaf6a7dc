"""Everything outside the program: files, git, libraries that may be missing."""
