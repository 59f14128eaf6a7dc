#!/usr/bin/env bash
# The validating step of action.yml. Inputs come as variables and are never part of a command's text.
# Ends with 0 whether or not there are findings (the action's last step fails on those), and with
# rpd's own code when the work could not be done, so that nothing is uploaded then.
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
if ((code >= 2)); then exit "$code"; fi
echo "exit-code=$code" >>"$GITHUB_OUTPUT"

if [[ "${INPUT_SARIF:-}" == true ]]; then
  rpd validate --quiet --format sarif --output-file "$RUNNER_TEMP/rpd.sarif" "${options[@]}" || {
    code=$?
    if ((code >= 2)); then exit "$code"; fi
  }
fi
exit 0
