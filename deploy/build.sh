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
  newer=$(cd "$root" && find pom.xml ./*/pom.xml ./*/src/main -newer "$built" -print -quit)
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
  rm -f "$target"/*.aot
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
# the time. Nothing depends on it: without the file, or if it doesn't fit, the start is slower.
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
  for ((tick = 0; tick < 600; tick++)); do
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
  local version more_options
  find_jdk
  read -ra more_options <<<"${FOLKMOOT_JAVA_OPTIONS:-}"
  if [[ -n ${FOLKMOOT_CLASS_PATH:-} ]]; then
    folkmoot=("$JAVA_HOME/bin/java" "${java_options[@]}" ${more_options[@]+"${more_options[@]}"}
      -cp "$FOLKMOOT_CLASS_PATH" org.folkmoot.bootstrap.Main)
    return
  fi
  is_built || build
  version=$(sed -n 's/^JAVA_RUNTIME_VERSION="\(.*\)"/\1/p' "$JAVA_HOME/release")
  aot=$target/folkmoot-$version.aot
  [[ -f $aot ]] || train
  [[ ! -f $aot ]] || java_options+=(-XX:AOTCache="$aot" -Xlog:aot=off -Xlog:cds=off)
  folkmoot=("$JAVA_HOME/bin/java" "${java_options[@]}" ${more_options[@]+"${more_options[@]}"} -jar "$jar")
}
