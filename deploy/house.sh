# What the commands beside this file share; they source it.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
cache=${XDG_CACHE_HOME:-${HOME:-$root/deploy}/.cache}/folkmoot

# Without it Java can't name files outside ASCII, and a bare machine sets nothing.
export LC_ALL=C.UTF-8

say() { printf '%s\n' "$*" >&2; }
fail() {
  say "$@"
  exit 1
}

# 25 or more, as the release file of the folder says, with a compiler.
is_jdk() {
  local version
  [[ -x $1/bin/javac && -r $1/release ]] || return 1
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  [[ -n $version && $version -ge 25 ]]
}

find_jdk() {
  local home on_path
  on_path=$(command -v javac || true)
  [[ -z $on_path ]] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for home in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/*jdk* /opt/*java* \
    "${HOME:-/nowhere}"/.sdkman/candidates/java/* "${HOME:-/nowhere}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [[ -n $home ]] && is_jdk "$home"; then
      export JAVA_HOME=$home
      return
    fi
  done
  fail "Folkmoot needs a JDK 25, and none was found; install one, or set JAVA_HOME to where it is."
}

find_maven() {
  command -v mvn >/dev/null || fail "Folkmoot is built with Maven, and there is no mvn on the PATH; install it."
}
