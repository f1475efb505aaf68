# shellcheck shell=bash
# What people read, in Vietnamese and in English.

say() { printf '%s\n  %s\n' "$1" "$2"; }

fail() {
  say "$1" "$2" >&2
  exit 1
}

# A command that changes this computer beyond files; with --root it is only told.
run() {
  if [[ -n $root ]]; then
    printf 'would run: %s\n' "$*"
  else
    "$@"
  fi
}
