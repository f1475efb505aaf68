# shellcheck shell=bash
# The files under files/ are the files of the computer, with @SERVER@ in place of the bridge's address.
# Uses: here, root, server.

settings=etc/diem-cau-hall/settings
own_folders=(etc/diem-cau-hall usr/local/lib/diem-cau-hall)

managed_files() { (cd "$here/files" && find . -type f | sed 's|^\./||' | LC_ALL=C sort); }

content_of() { sed "s|@SERVER@|$server|g" "$here/files/$1"; }

mode_of() { if [[ -x $here/files/$1 ]]; then echo 755; else echo 644; fi; }

# The address of an earlier run; empty: there was none.
stored_server() { sed -n 's/^SERVER=//p' "$root/$settings" 2>/dev/null || true; }

is_as_written() {
  local target=$root/$1
  [[ -f $target && $(stat -c %a "$target") == "$(mode_of "$1")" ]] && content_of "$1" | cmp -s - "$target"
}

# In one step, so that a cut of the power leaves the former file or the new one.
write_file() {
  local target=$root/$1
  is_as_written "$1" && return
  mkdir -p "$(dirname "$target")"
  content_of "$1" >"$target.new"
  chmod "$(mode_of "$1")" "$target.new"
  mv "$target.new" "$target"
  say "Đã ghi /$1" "written"
}

write_files() {
  local file
  for file in $(managed_files); do write_file "$file"; done
}

remove_files() {
  local file folder
  for file in $(managed_files); do rm -f "$root/$file"; done
  for folder in "${own_folders[@]}"; do rmdir "$root/$folder" 2>/dev/null || true; done
}
