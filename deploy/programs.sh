# Finds the programs that Folkmoot is tested and tried with, after house.sh: an installed one is taken,
# else Debian's packages are unpacked into the cache folder. Nothing is installed, no service is left
# behind, and no root is needed.

find_browser() {
  find_program FOLKMOOT_TEST_BROWSER chromium chromium-browser google-chrome && return
  [[ -x $cache/chromium/chromium ]] ||
    fetch "a Chromium" FOLKMOOT_TEST_BROWSER chromium usr/lib/chromium/chromium \
      chromium fonts-dejavu-core fonts-noto-color-emoji
  echo "$cache/chromium/chromium"
}

# Version 7 or later: older ones have no sharded channels.
find_redis() {
  local found
  if found=$(find_program FOLKMOOT_TEST_REDIS redis-server) && [[ $("$found" --version) =~ v=([7-9]|[1-9][0-9]) ]]; then
    echo "$found"
    return
  fi
  # The server's program is in the package of tools already, under another name.
  [[ -x $cache/redis/redis ]] ||
    fetch "a Redis of version 7" FOLKMOOT_TEST_REDIS redis usr/bin/redis-server redis-tools
  echo "$cache/redis/redis"
}

find_haproxy() {
  find_program FOLKMOOT_TEST_HAPROXY haproxy && return
  [[ -x $cache/haproxy/haproxy ]] ||
    fetch "an HAProxy" FOLKMOOT_TEST_HAPROXY haproxy usr/sbin/haproxy haproxy
  echo "$cache/haproxy/haproxy"
}

# The program that the variable of this name points to, or else the first name that is on the PATH.
find_program() {
  local variable=$1 name
  for name in "${!variable:-}" "${@:2}"; do
    if [[ -n $name ]] && command -v "$name"; then
      return
    fi
  done
  return 1
}

# Unpacks packages and what they depend on into the cache folder NAME, with a script of that name in it
# that starts the program.
fetch() (
  what=$1 variable=$2 name=$3 program=$4
  shift 4
  command -v apt-get >/dev/null && command -v dpkg >/dev/null ||
    fail "This needs $what, and none was found; install one, or set $variable to it."
  say "Fetching $what into $cache/$name, once."
  mkdir -p "$cache"
  work=$(mktemp -d "$cache/$name.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  cd "$work"
  mkdir -p lists/partial debs/partial
  apt=(apt-get -qq -o Dir::State::lists="$work/lists" -o Dir::Cache="$work/debs"
    -o Dir::Cache::archives="$work/debs" -o Debug::NoLocking=1 -o APT::Sandbox::User=)
  "${apt[@]}" update >&2 &&
    "${apt[@]}" install -y --no-install-recommends --reinstall --download-only "$@" >&2 ||
    fail "Debian's packages for $what couldn't be fetched; install one, or set $variable to it."
  for package in debs/*.deb; do
    dpkg -x "$package" root
  done
  rm -rf lists debs
  # One program that looks at the name by which it is called.
  [[ -e root/usr/bin/redis-server || ! -e root/usr/bin/redis-check-rdb ]] ||
    ln -s redis-check-rdb root/usr/bin/redis-server
  [[ -x root/$program ]] || fail "Debian's packages for $what hold no $program; set $variable to one of your own."
  cat >fonts.conf <<CONF
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>$cache/$name/root/usr/share/fonts</dir>
  <cachedir>$cache/$name/fonts</cachedir>
</fontconfig>
CONF
  libraries=$(find root -name '*.so*' -printf "$cache/$name/%h\n" | sort -u | paste -sd:)
  cat >"$name" <<SCRIPT
#!/bin/sh
export FONTCONFIG_FILE='$cache/$name/fonts.conf'
export LD_LIBRARY_PATH='$libraries'
exec '$cache/$name/root/$program' "\$@"
SCRIPT
  chmod +x "$name"
  # Somebody else may have been faster.
  mv -T "$work" "$cache/$name" 2>/dev/null || [[ -x $cache/$name/$name ]] ||
    fail "$cache/$name is in the way; remove it."
)
