# shellcheck shell=bash
# A place in memory for the files of a run of ./test, which sources this.

# What tests write is gone in seconds. In memory, where there is room, it doesn't wait for a disk. A process that is
# killed finds its files as it left them there too, and the databases' settings stay the same.
memory=""
room=6000 # MiB; a few hundred were seen in use

work_in_memory() {
  local left free
  for left in /dev/shm/village-test.*; do # of a run that was killed
    [ ! -d "$left" ] || kill -0 "${left##*.}" 2>/dev/null || rm -rf "$left"
  done
  free=$(awk '/^MemAvailable:/ { print int($2 / 1024) }' /proc/meminfo 2>/dev/null)
  [ "${free:-0}" -ge "$((2 * room))" ] || return 0
  free=$(df --output=avail -B1M /dev/shm 2>/dev/null | tail -n 1)
  [ "${free:-0}" -ge "$room" ] || return 0
  mkdir "/dev/shm/village-test.$$" || return 0
  memory=/dev/shm/village-test.$$
  export TMPDIR=$memory
}

leave_memory() { [ -z "$memory" ] || rm -rf "$memory"; }
