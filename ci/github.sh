#!/usr/bin/env bash
# The validating step of action.yml. Inputs come as variables and are never part of a command's text.
# Ends with 0 when there is a code for the action's last step to end with, be there findings or not;
# with rpd's own code when the work could not be done and there is nothing to upload.
set -u

options=()
if [[ -n "${INPUT_FAIL_ON:-}" ]]; then options+=(--fail-on "$INPUT_FAIL_ON"); fi
if [[ -n "${INPUT_BASELINE:-}" ]]; then options+=(--baseline "$INPUT_BASELINE"); fi
# „--” keeps a plan whose name starts with „-” from being an option.
options+=(--)
while IFS= read -r plan; do
  plan="${plan%$'\r'}"
  if [[ -n "$plan" ]]; then options+=("$plan"); fi
done <<<"${INPUT_PLANS:-}"

code=0
rpd validate --format github "${options[@]}" || code=$?
echo "exit-code=$code" >>"$GITHUB_OUTPUT"

document="$RUNNER_TEMP/rpd.sarif"
rm -f "$document"
if [[ "${INPUT_SARIF:-}" == true ]]; then
  # A file that cannot be read is a finding in it; wrong use leaves no document. What is wrong has
  # been said above.
  again=0
  rpd validate --quiet --format sarif --output-file "$document" "${options[@]}" 2>/dev/null || again=$?
  if ((again != code && code < 2)); then
    echo "rpd: Nie powiodło się zapisanie raportu SARIF (kod $again)." >&2
    exit 2
  fi
fi
if [[ -f "$document" ]]; then
  echo "sarif=true" >>"$GITHUB_OUTPUT"
elif ((code >= 2)); then
  exit "$code"
fi
exit 0
