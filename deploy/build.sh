# Builds Folkmoot if a source is newer than what was built, and says how Java is to run it; after house.sh.
# prepare_folkmoot leaves the command in the array "folkmoot"; what Folkmoot is to do may follow it.

target=$root/bootstrap/target
jar=$target/folkmoot-bootstrap-0.1.0-SNAPSHOT.jar
built=$target/built

# The first four are part of what an AOT cache must match.
java_options=(
  -XX:+UseG1GC
  -XX:+UseCompactObjectHeaders
  --enable-native-access=ALL-UNNAMED
  --sun-misc-unsafe-memory-access=allow
  -Xms128m
  -Xmx1g
  # What connections read into and write from: 20,000 with 16 KiB of half a request each, and the rest
  # for sockets (decision 26). Netty takes this for its limit, too.
  -XX:MaxDirectMemorySize=1g
  # A heap that is still growing is marked over and over again while thousands of sockets come.
  -XX:InitiatingHeapOccupancyPercent=70
  -XX:+ExitOnOutOfMemoryError
)

is_built() {
  local newer
  [[ -f $jar && -f $built ]] || return 1
  newer=$(cd "$root" && find pom.xml ./*/pom.xml ./*/src -path '*/src/test' -prune -o -newer "$built" -print -quit)
  [[ -z $newer ]]
}

build() {
  local log=$root/deploy/.cache/build.log now
  find_maven
  mkdir -p "$target" "$(dirname "$log")"
  now=$(mktemp "$target/built.XXXXXX")
  say "Building Folkmoot; the first time this takes a few minutes."
  # maven.test.skip leaves the tests' libraries out, too, which are the greater part.
  if ! (cd "$root" && mvn -B -pl bootstrap -am package -Dmaven.test.skip=true -Dspotless.check.skip=true 2>&1) |
    tee "$log" | show_progress; then
    grep -m 20 '^\[ERROR\]' "$log" >&2 || tail -n 20 "$log" >&2
    fail "The build failed; $log has all of it."
  fi
  rm -f "$target"/*.aot "$target"/*.aot.tried
  mv "$now" "$built"
}

show_progress() {
  awk '
    /Building Folkmoot.*\[[0-9]+\/[0-9]+\]/ {
      sub(/.*Building /, ""); sub(/ 0\.1\.0-SNAPSHOT */, " "); print "  " $0 > "/dev/stderr"
    }
    /Downloaded from/ { if (++files % 100 == 0) print "  … " files " files fetched" > "/dev/stderr" }'
}

# Java keeps what a short first life has loaded and linked, so that the next ones start in a third of
# the time. Nothing depends on it: without the file, or if it doesn't fit, the start is slower (choose_cache).
train() (
  data=$(mktemp -d)
  : >"$data/output"
  say "Teaching Java to start Folkmoot fast, once for each build."
  env -i PATH="$PATH" HOME="${HOME:-$data}" LC_ALL="$LC_ALL" FOLKMOOT_DATA="$data" FOLKMOOT_PORT=0 \
    FOLKMOOT_MANAGEMENT_PORT=0 "$JAVA_HOME/bin/java" "${java_options[@]}" -XX:AOTCacheOutput="$target/new.aot" \
    -jar "$jar" >"$data/output" 2>&1 &
  pid=$!
  # Ctrl-C isn't heard by a process in the background.
  trap 'kill $pid 2>/dev/null && wait $pid; rm -rf "$data"' EXIT
  for ((tick = 0; tick < 1200; tick++)); do
    port=$(sed -n 's/^Folkmoot is ready: .*:\([0-9]*\)$/\1/p' "$data/output")
    [[ -z $port ]] || break
    kill -0 $pid 2>/dev/null || break
    sleep 0.1
  done
  if [[ -n $port ]]; then
    for page in / /health/readiness /openapi.json; do
      ask "$port" GET $page
    done
    ask "$port" POST /api/auth/register '{"username":"newcomer","password":"correct horse battery"}'
  fi
  kill $pid 2>/dev/null || true
  wait $pid || true
  # Those of another Java, or of another place, are of no use any more.
  rm -f "$target"/folkmoot-*.aot "$target"/folkmoot-*.aot.tried
  mv "$target/new.aot" "$aot" 2>/dev/null ||
    say "That didn't work, which costs two seconds at each start and nothing else."
)

# One request, with what every machine has: bash.
ask() {
  local port=$1 method=$2 page=$3 body=${4:-}
  (
    exec 3<>"/dev/tcp/127.0.0.1/$port"
    printf '%s %s HTTP/1.1\r\nHost: localhost:%s\r\nConnection: close\r\n' "$method" "$page" "$port" >&3
    printf 'Content-Type: application/json\r\nContent-Length: %s\r\n\r\n%s' "${#body}" "$body" >&3
    timeout 10 cat <&3 >/dev/null
  ) 2>/dev/null || true
}

# With FOLKMOOT_CLASS_PATH nothing is built, and Folkmoot is taken from there, as tests need it.
prepare_folkmoot() {
  local more_options
  find_jdk
  read -ra more_options <<<"${FOLKMOOT_JAVA_OPTIONS:-}"
  if [[ -n ${FOLKMOOT_CLASS_PATH:-} ]]; then
    folkmoot=("$JAVA_HOME/bin/java" "${java_options[@]}" ${more_options[@]+"${more_options[@]}"}
      -cp "$FOLKMOOT_CLASS_PATH" org.folkmoot.bootstrap.Main)
    return
  fi
  is_built || build
  folkmoot=("$JAVA_HOME/bin/java" "${java_options[@]}" ${more_options[@]+"${more_options[@]}"} -jar "$jar")
  choose_cache
}

# Puts the cache into the command, if it is one with which this Java starts here.
choose_cache() {
  aot=$target/folkmoot-$(fingerprint).aot
  [[ -f $aot ]] || train
  [[ -f $aot ]] || return 0
  if ! is_tried; then
    # It was cut short, or is something else; a fresh one may do.
    say "Java's cache of a fast start doesn't fit; it is made anew."
    rm -f "$aot"
    train
    if ! is_tried; then
      say "Java doesn't start with its cache here, so it starts without, which takes two seconds more."
      return 0
    fi
  fi
  folkmoot=("${folkmoot[0]}" "${with_cache[@]}" "${folkmoot[@]:1}")
}

# What a cache must match: Java itself, its options, the place and the age of the jars, the system and the
# processor. A tree that was copied elsewhere has other ones.
fingerprint() {
  {
    cat "$JAVA_HOME/release"
    printf '%s\n' "$JAVA_HOME" "${java_options[@]}" "$jar"
    (cd "$target" && find "${jar##*/}" lib -type f -exec ls -ln --time-style=full-iso {} + 2>/dev/null ||
      find "${jar##*/}" lib -type f -exec ls -ln {} +)
    uname -sm
    getconf GNU_LIBC_VERSION 2>/dev/null || true
    grep -m 2 -E '^(model name|flags|Features)' /proc/cpuinfo 2>/dev/null || true
  } | cksum | tr -d ' '
}

# A cache that Java can't use ends it before Folkmoot says a word, and not with every sign of what is wrong. So
# Java is first asked for something small with it, once for each cache and set of options.
is_tried() {
  local sign note=$aot.tried
  sign=$(ls -lni "$aot" 2>/dev/null; uname -r; printf '%s\n' "${folkmoot[@]}")
  with_cache=(-XX:AOTCache="$aot" -Xlog:aot=off -Xlog:cds=off)
  [[ $(cat "$note" 2>/dev/null) != "$sign" ]] || return 0
  # Options of the operator's may have Java print more than that.
  "${folkmoot[0]}" "${with_cache[@]}" "${folkmoot[@]:1}" version 2>/dev/null | grep '^Folkmoot ' >/dev/null || return 1
  printf '%s\n' "$sign" >"$note.$$" 2>/dev/null && mv "$note.$$" "$note" || true
}
