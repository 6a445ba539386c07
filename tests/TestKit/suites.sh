# shellcheck shell=bash
# Running a suite in C#, or a part of one, and telling how it went. Sourced by ./test: $logs is where the runner's words
# go, and count, say, fast and names are its own.

# The runner's own summary, whose last four figures stand on lines of their own: "  failed: 0".
figure() { grep -E "^ +$2: [0-9]+" "$1" | tail -n 1 | grep -oE '[0-9]+' | head -n 1; }

# One that is run in parts has a process for each, since what these tests start is one a process: the job host, the
# clock, the village that everybody plays in. The last part is whatever the others aren't.
parts_of() {
  case $1 in
    EndToEnd.Tests) echo console phones processes ;;
    *) echo all ;;
  esac
}

console=(.StaffConsole.)
phones=(.TillPageTests .PreviewTests .PurchaseTests .MainJobByClicksTests)

filter_of() { # filter_of SUITE PART
  case $2 in
    console) (IFS='|' && echo "${console[*]/#/FullyQualifiedName~}") ;;
    phones) (IFS='|' && echo "${phones[*]/#/FullyQualifiedName~}") ;;
    processes) (IFS='&' && set -- "${console[@]}" "${phones[@]}" && echo "${*/#/FullyQualifiedName!~}") ;;
  esac
}

log_of() { if [ "$2" = all ]; then echo "$logs/$1.log"; else echo "$logs/$1-$2.log"; fi; }

longest_suite=2400 # seconds, on a busy machine

run_suite() { # run_suite NAME PART: leaves the runner's log, its code and the seconds it took under artifacts/test
  local log filter started=$SECONDS
  log=$(log_of "$1" "$2")
  filter=$(filter_of "$1" "$2")
  # One that waits for what never comes is ended, and counts as failed: the rest still tells how it went.
  # 8 is the runner's word for "no test at all"; that is judged by what the folder holds.
  timeout -k 10 "$longest_suite" dotnet "tests/$1/bin/Release/net10.0/VillageCloud.$1.dll" \
    --no-ansi --progress off --output Detailed --ignore-exit-code 8 ${filter:+--filter "$filter"} >"$log" 2>&1
  echo "$? $((SECONDS - started))" >"$log.ended"
}

report_suite() { # report_suite NAME PART
  local name=$1 log code=1 seconds=0 good bad left test title=$1
  [ "$2" = all ] || title="$1, $2"
  log=$(log_of "$1" "$2")
  read -r code seconds <"$log.ended"
  say "$title"
  good=$(figure "$log" succeeded) bad=$(figure "$log" failed) left=$(figure "$log" skipped)
  if [ -z "$good" ] || { [ "$code" -ne 0 ] && [ "${bad:-0}" -eq 0 ]; }; then
    tail -n 40 "$log"
    echo "   ended with $code before its summary"
    count "$name" "${good:-0}" 1 "${left:-0}"
    return
  fi
  if [ "$bad" -ne 0 ]; then
    failures "$log" | head -n 200
    while IFS= read -r test; do names+=("$name: $test"); done < <(names_of_failures "$log")
  fi
  [ "$left" -eq 0 ] || grep -A 1 -E '^skipped ' "$log"
  if [ "$((good + bad + left))" -eq 0 ] && grep -rqE '\[(Test|TestCase|Property)\b' --include='*.cs' "tests/$name"; then
    echo "   has tests but ran none"
    bad=1
  fi
  count "$name" "$good" "$bad" "$left"
  echo "   $seconds s"
}

# What failed, each with the beginning of what it told: what a browser or a host goes on to say of its own end is long
# and seldom the cause.
failures() { awk '/^(passed|skipped) /{on=0} /^failed /{on=1; told=0} on && told++ < 60' "$1"; }

names_of_failures() { sed -nE 's/^failed (.*) \([^(]*ms\)$/\1/p' "$1"; }

# Where the time goes, of the tests in C#.
slowest() {
  local log name
  for log in "$logs"/*.Tests*.log; do
    name=$(basename "$log" .log)
    awk -v suite="$name" '
      /^(passed|failed) .*\(.*ms\)$/ {
        name = $0; sub(/^[a-z]+ /, "", name); time = name
        sub(/.*\(/, "", time); sub(/ms\)$/, "", time); sub(/ \([^(]*ms\)$/, "", name)
        seconds = 0; count = split(time, parts, " ")
        for (at = 1; at <= count; at++) {
          if (parts[at] ~ /m$/) seconds += 60 * parts[at]
          else if (parts[at] ~ /s$/) seconds += parts[at]
          else seconds += parts[at] / 1000
        }
        printf "%7.1f s  %s: %s\n", seconds, suite, name
      }' "$log"
  done | sort -rn | head -n 10
}
