# shellcheck shell=bash
# Jobs of ./test side by side. Sourced by it: how a job is run, told of and found to have ended (run_job, report_job,
# ended_of) is its own, as are count and the words.

# Two suites fill two processors: each waits for something now and then.
lanes=2

# Those of run_all that still go on; the private servers are background processes too.
running=()

run_all() { # run_all JOB…: tells of each as it ends
  local job waiting=()
  trap 'stop_jobs; exit 130' INT TERM
  for job in "$@"; do
    until_fewer_run_than "$lanes"
    report_ended
    # A job of its own: the shell has other background processes ignore SIGINT, which some tests send.
    set -m
    # shellcheck disable=SC2086 # its words are to be split
    run_job $job &
    set +m
    running+=("$!")
    waiting+=("$job")
  done
  until_fewer_run_than 1
  report_ended
  # Whatever was ended from outside has told nothing, and that is no success.
  for job in ${waiting[@]+"${waiting[@]}"}; do
    echo "   ended without a word: $job"
    count "$job" 0 1 0
  done
  trap 'exit 130' INT TERM
}

until_fewer_run_than() { # until_fewer_run_than COUNT
  local pid left
  while :; do
    left=()
    for pid in ${running[@]+"${running[@]}"}; do
      if kill -0 "$pid" 2>/dev/null; then left+=("$pid"); fi
    done
    running=(${left[@]+"${left[@]}"})
    [ "${#running[@]}" -ge "$1" ] || return 0
    sleep 0.3
  done
}

stop_jobs() {
  local pid
  for pid in ${running[@]+"${running[@]}"}; do kill -TERM -- "-$pid" 2>/dev/null; done
}

# Reads and changes the list of run_all.
report_ended() {
  local job left=()
  for job in ${waiting[@]+"${waiting[@]}"}; do
    # shellcheck disable=SC2086 # its words are to be split
    if [ -f "$(ended_of $job)" ]; then report_job $job; else left+=("$job"); fi
  done
  waiting=(${left[@]+"${left[@]}"})
}
