"""What clients ask git, by their argument lists; none of them wants sentences.

`{P}` is the plan, `{A}` and `{B}` are revisions, the older first.
"""

from __future__ import annotations

READING = {
    "GitHub Desktop": """
diff HEAD --no-ext-diff --patch-with-raw -z --no-color -- {P}
diff --no-ext-diff --patch-with-raw -z --no-color -- {P}
diff -w HEAD --no-ext-diff --patch-with-raw -z --no-color -- {P}
diff --no-ext-diff --no-index --patch-with-raw -z --no-color -- /dev/null {P}
diff --no-ext-diff --merge-base {A} {B} --patch-with-raw --format= -z --no-color -- {P}
diff --name-status --no-ext-diff -z {A} {B}
diff {A} {B} -C -M -z --raw --numstat --
log {B} -m -1 --first-parent --patch-with-raw --format= -z --no-color -- {P}
log {B} -w -m -1 --first-parent --patch-with-raw --format= -z --no-color -- {P}
log {B} -C -M -m -1 --no-show-signature --first-parent --raw --format=format: --numstat -z --
log HEAD --date=raw --max-count=100 --format=%H%x00%an%x00%s --no-show-signature --no-color --
show {B}:{P}
status --untracked-files=all --branch --porcelain=2 -z
diff-index --cached --name-only HEAD --
stash show --raw -z --numstat stash@{0} --
stash show -p stash@{0}
""",
    "VS Code": """
blame --root --incremental {B} -- {P}
blame --root --incremental -- {P}
show --textconv {B}:{P}
show --textconv :{P}
cat-file --textconv {B}:{P}
cat-file -s {B}:{P}
status -z -uall
diff --name-status -z --diff-filter=ADMR
diff --cached --name-status -z --diff-filter=ADMR
diff --raw --numstat --diff-filter=ADMR -z --find-renames {A}...{B} --
diff-tree --raw --numstat --diff-filter=ADMR -z {A} {B}
diff --shortstat {A}...{B}
log --format=%H%n%aN%n%aE%n%at%n%ct%n%P%n%D%n%B -z -n32 --shortstat --diff-merges=first-parent
log --follow --format=%H -- {P}
ls-files --stage -- {P}
ls-tree -l {B} -- {P}
diff --no-ext-diff -U0 -- {P}
""",
    "GitLens": """
blame --root --incremental -w {B} -- {P}
blame --root --porcelain -L 130,150 {B} -- {P}
blame --root --incremental -C -M {B} -- {P}
diff --no-ext-diff -U0 --minimal -- {P}
diff --no-ext-diff -U0 --minimal {A} -- {P}
diff --no-ext-diff -U0 --minimal --cached {A} -- {P}
diff --no-ext-diff -M10% --minimal -U3 {A} {B} --
diff --name-status -M10% --no-ext-diff -z {A} {B} --
diff --shortstat --no-ext-diff {A} {B} --
log --format=%H -M -L130,150:{P} {B}
log --format=%H --numstat --summary --follow -z -- {P}
log --format=%H --name-status -M -S180000 -- {P}
log --format=%H -G195000 -- {P}
log --format=%H --patch -G1[89]5000 -- {P}
log --all --format=%H -S195000 --pickaxe-regex -- {P}
show -U3 --format= {B} -- {P}
show --name-status --format= -z {B}
stash show --name-status --numstat stash@{0}
merge-base {A} {B}
rev-list --left-right --count {A}...{B} --
cat-file -p {B}:{P}
""",
    "lazygit": """
-c diff.noprefix=false diff --no-ext-diff --submodule --unified=3 --color=always -- {P}
-c diff.noprefix=false diff --no-ext-diff --submodule --unified=3 --color=never -- {P}
-c diff.noprefix=false diff --no-ext-diff --submodule --unified=3 --color=always --cached -- {P}
-c diff.noprefix=false diff --no-ext-diff --submodule --unified=1 --ignore-all-space --color=always
-c diff.noprefix=false diff --no-ext-diff --no-color --staged
-c diff.noprefix=false diff --no-ext-diff --unified=3 --submodule --color=always {A} {B}
-c diff.noprefix=false diff-index --submodule --no-ext-diff --no-color --patch {A} -- {P}
show --no-ext-diff --submodule --color=always --unified=3 --stat --decorate -p {B}
show --no-ext-diff --submodule --color=never --unified=3 -p {B} -- {P}
show --no-ext-diff --submodule -p {B} --find-renames=50% -- {P}
show --name-only --no-ext-diff -z {B}
diff --name-status -z --no-renames --no-ext-diff {A} {B}
stash show -p --stat --color=always --unified=3 stash@{0}
log --oneline --abbrev=20 -p -- {P}
log --graph --color=always --abbrev-commit --decorate --date=iso --pretty=medium {B} --
diff --no-ext-diff --name-only --diff-filter=U
status --untracked-files=yes --porcelain -z --find-renames=50%
""",
    "diff-cover": """
-c diff.mnemonicprefix=no -c diff.noprefix=no diff --no-color --no-ext-diff -U0 {A}...HEAD
-c diff.mnemonicprefix=no -c diff.noprefix=no diff --no-color --no-ext-diff -U0
-c diff.mnemonicprefix=no -c diff.noprefix=no diff --no-color --no-ext-diff -U0 --cached
-c diff.mnemonicprefix=no -c diff.noprefix=no diff --no-color --no-ext-diff -U0 -w {A}..HEAD
diff {A}...HEAD --no-ext-diff
diff --cached --no-ext-diff
diff --no-ext-diff
""",
    "GitPython": """
diff-index --abbrev=40 --full-index -M --raw -z --no-color HEAD
diff --abbrev=40 --full-index -M -p --no-ext-diff --no-color
diff --cached --abbrev=40 --full-index -M -p --no-ext-diff --no-color HEAD
diff-tree {A} {B} -r --abbrev=40 --full-index -M -p --no-ext-diff --no-color
diff-tree {A} {B} -r --abbrev=40 --full-index -M --raw -z --no-color
diff {A} {B} --abbrev=40 --full-index -M -p --no-ext-diff --no-color -- {P}
blame -p {B} -- {P}
blame --line-porcelain {B} -- {P}
blame -L 140,140 {B} -- {P}
blame -p -w HEAD -- {P}
diff --numstat {A} {B} --
show --numstat --format= {B}
log -p {A}..{B}
log -p --reverse
rev-list --max-count=20 HEAD -- {P}
""",
    "git": """
blame {P}
blame -s -f -n {P}
annotate {P}
diff-files -p
diff-index -p HEAD
diff-tree -p {A} {B}
diff --stat
diff --numstat HEAD
diff --shortstat {A} {B}
diff --raw HEAD
diff --check
diff --name-only HEAD
diff --quiet
diff --exit-code --no-ext-diff --word-diff=porcelain HEAD
diff --no-ext-diff --color-words HEAD
diff --no-ext-diff --color-moved=zebra --color=always HEAD
diff --no-ext-diff --binary --full-index HEAD
diff --no-ext-diff --histogram -U10 {A} {B}
diff --no-ext-diff --patience --ignore-blank-lines {A} {B}
diff --no-ext-diff -R HEAD
diff --no-ext-diff --relative=plans HEAD
diff --dirstat {A} {B}
log -p
log -p -m --first-parent
log -p --cc
log -p -U0 --follow -- {P}
log --stat
log -S180000 -p
log -G180000 --oneline
log -c -p
log -L130,150:{P}
whatchanged -p
show
show -U0 {B}
show {B} --stat -p
show --cc HEAD
reflog show -p
format-patch --stdout -2
format-patch --stdout --no-stat {A}..{B}
range-diff {A}..{B} {A}..HEAD
cherry -v {A} {B}
patch-id --stable
merge-tree {A} {A} {B}
grep -n 195000
archive --format=tar --mtime=2024-03-07 {B} {P}
stash list -p
""",
}

WRITING = {
    "add -p": "yn",
    "-c interactive.diffFilter=cat add -p": "ny",
    "reset -p HEAD~1": "ynn",
    "checkout -p": "ny",
    "restore -p": "yn",
    "stash push -p": "yn",
    "commit -p -q -m Część": "yn",
    "add -A": "",
    "commit -q -a -m Wszystko": "",
    "commit -q -a --amend -m Poprawka": "",
    "stash push": "",
    "rebase --autostash --force-rebase -q main": "",
    "checkout -- .": "",
    "reset --hard -q HEAD~1": "",
    "rm -q --cached {P}": "",
}
"""What changes the index, the files or the branch: with the keys that a person presses."""
