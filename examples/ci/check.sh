#!/bin/sh
# Ask of a folder of texts, as a job of continuous integration would: does anything in it contradict?
#
#   examples/ci/check.sh [PATH...]        (default: examples/2025-07-21)
#
# DRONE_CLAIMS names the program where it is not on PATH; REPORT names a file for a Markdown report.
#
# The exit status of drone-claims is the exit status of this script:
#   0  nothing to fail on: every pair of claims can be true together
#   1  a conflict: governor and ministry cannot both be right (see --fail-on for a stricter or milder rule)
#   2  wrong usage, or an input could not be read; the readable inputs were compared all the same
#   3  a fault of the program; never take it for "nothing found"
set -u

program=${DRONE_CLAIMS:-drone-claims}
[ "$#" -gt 0 ] || set -- examples/2025-07-21

# On GitHub the findings become annotations of the lines that they are about; elsewhere people read a table.
format=table
[ -z "${GITHUB_ACTIONS:-}" ] || format=github

status=0
"$program" compare --fail-on conflict --format "$format" "$@" || status=$?

# The report is worth having whatever the verdict, so it must not change the status.
if [ -n "${REPORT:-}" ] && [ "$status" -le 2 ]; then
  "$program" compare --fail-on never --format markdown --output "$REPORT" "$@" 2>/dev/null || :
fi

case $status in
  0) echo "No contradiction." >&2 ;;
  1) echo "Claims contradict each other; the table says which." >&2 ;;
  2) echo "Some input could not be read: mend it, then look at the result again." >&2 ;;
  *) echo "drone-claims itself failed (status $status): please report it." >&2 ;;
esac
exit "$status"
