# The processes of one cluster, for deploy/cluster: each works in a folder of its own below $state, and by
# that it is known. A number in a file may be somebody else's by now; a working folder can't be.

pid() { cat "$state/pids/$1" 2>/dev/null || echo none; }

# PostgreSQL goes into the folder of its data; all others stay where they were started.
folder() { if [[ $1 == postgres ]]; then echo "$data"; else echo "$state/$1"; fi; }

# A process that has ended and that nobody has buried yet has no folder any more, and counts as gone.
works_in() { [[ /proc/$1/cwd -ef $2 ]]; }

is_running() {
  local pid
  pid=$(pid "$1")
  works_in "$pid" "$state/$1" || works_in "$pid" "$(folder "$1")"
}

is_stopped() {
  local line
  read -r line 2>/dev/null <"/proc/$1/stat" || return 1
  [[ ${line##*) } == [Tt]* ]]
}

is_paused() { is_stopped "$(pid "$1")"; }

launch() {
  local name=$1 number
  shift
  # A second one would fork, and its number wouldn't be the program's.
  [[ $1 != setsid ]] || shift
  mkdir -p "$state/endings"
  read -r number < <(watch "$name" "$@")
  echo "$number" >"$state/pids/$name"
}

# Starts a program, says its number, and stays until it has ended: only a parent is told how its child
# ended. The program has a session of its own, so that Ctrl-C ends the command and not the cluster.
watch() {
  local name=$1 number code=0
  shift
  cd "$state/$name"
  setsid "$@" >>"$state/logs/$name.log" 2>&1 </dev/null &
  number=$!
  # Not before: what is ignored now would be ignored by the program, too.
  trap '' HUP INT QUIT
  # Who stands in a part's folder counts as part of it.
  cd /
  echo "$number"
  exec >/dev/null 2>&1
  wait "$number" || code=$?
  echo "$number $code" >"$state/endings/$name"
}

# How the last process of a part ended, if that is known.
ending() {
  local number code
  read -r number code 2>/dev/null <"$state/endings/$1" && [[ $number == "$(pid "$1")" ]] || return 1
  if ((code > 128 && code <= 128 + 64)); then
    echo "it was ended by SIG$(kill -l "$code")"
  else
    echo "it ended with $code"
  fi
}

# Its ending is written a moment after its end.
await_ending() {
  local tick
  for ((tick = 0; tick < 20; tick++)); do
    ! ending "$1" || return 0
    sleep 0.05
  done
  echo "how it ended isn't known"
}

# Whoever works in one of these folders: their numbers.
workers() {
  local process folder
  for process in /proc/[0-9]*; do
    for folder in "$@"; do
      if [[ $process/cwd -ef $folder ]]; then
        echo "${process#/proc/}"
        break
      fi
    done
  done
}

# The numbers of all processes of one part; of PostgreSQL its children, too, after their parent.
pids() {
  pid "$1"
  [[ $1 != postgres ]] || workers "$data" | grep -vx "$(pid postgres)" || true
}

signal_all() {
  local signal=$1 pid
  shift
  for pid in "$@"; do kill "-$signal" "$pid" 2>/dev/null || true; done
}

# The parent first: one that stands still has no more children.
freeze() {
  local pid tick
  kill -STOP "$(pid "$1")"
  for pid in $(pids "$1"); do
    kill -STOP "$pid" 2>/dev/null || continue
    for ((tick = 0; tick < 500; tick++)); do
      # Before it stands it finishes the write that it is in.
      if is_stopped "$pid" || [[ ! -e /proc/$pid/cwd ]]; then break; fi
      sleep 0.01
    done
  done
}

thaw() { signal_all CONT $(pids "$1"); }

# Waits until nobody works in these folders any more.
await_nobody() {
  local seconds=$1 tick
  shift
  for ((tick = 0; tick < seconds * 20; tick++)); do
    [[ -n $(workers "$@") ]] || return 0
    sleep 0.05
  done
  return 1
}

# Only our own programs: somebody's shell may stand in one of these folders, too.
programs_in() {
  local pid
  for pid in $(workers "$@"); do
    case $(readlink "/proc/$pid/exe" || true) in
      */java | */postgres | */initdb | */redis-* | */haproxy) echo "$pid" ;;
    esac
  done
}

# Tells them to end, and ends those that haven't after some seconds.
end_programs() {
  local signal=$1 seconds=$2 tick pids
  shift 2
  pids=$(programs_in "$@")
  [[ -n $pids ]] || return 0
  signal_all "$signal" $pids
  signal_all CONT $pids
  for ((tick = 0; tick < seconds * 20; tick++)); do
    [[ -n $(programs_in "$@") ]] || return 0
    sleep 0.05
  done
  signal_all KILL $(programs_in "$@")
  await_nobody 10 "$@" || true
}

# --- talking to them, with what every machine has: bash ---

answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

talk() (
  exec 3<>"/dev/tcp/127.0.0.1/$1"
  printf '%b' "$2" >&3
  timeout 2 cat <&3
) 2>/dev/null || true

get() { talk "$1" "GET $2 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"; }
