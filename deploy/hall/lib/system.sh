# shellcheck shell=bash
# What is done to the computer beyond files: packages, the user, certificates, the service. Each may be done again.
# Uses: root, server, ca, code.

user=diem-cau-hall
home=/var/lib/diem-cau-hall
service=diem-cau-hall.service
system_certificate=usr/local/share/ca-certificates/diem-cau-hall.crt
certificate_name=diem-cau-hall

# Never write "name-": apt takes a trailing minus for "remove".
packages=(
  # the page, in Vietnamese
  chromium chromium-sandbox chromium-l10n fonts-noto-core
  # the screen
  xserver-xorg xserver-xorg-legacy xinit x11-xserver-utils openbox unclutter-xfixes libpam-systemd dbus-user-session
  # sound
  pipewire-audio
  # certificates, and whether the server answers
  ca-certificates libnss3-tools curl
)

need_this_system() {
  ((EUID == 0)) || fail "Cần quyền quản trị: sudo $0 …" "This needs root: sudo $0 …"
  # shellcheck source=/dev/null
  [[ $(. /etc/os-release && echo "${ID-} ${VERSION_ID-}") == "debian 12"* ]] ||
    fail "Máy này không phải Debian 12; chưa thay đổi gì." "This is not Debian 12; nothing was changed."
  ! systemctl is-enabled --quiet display-manager.service 2>/dev/null ||
    fail "Máy này mở màn hình đăng nhập. Tắt bằng: systemctl disable display-manager.service, rồi chạy lại." \
      "A desktop's log-in starts here. Disable display-manager.service, then run this again."
}

missing_packages() {
  local package
  for package in "${packages[@]}"; do
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || echo "$package"
  done
}

install_packages() {
  local missing
  if [[ -n $root ]]; then missing=("${packages[@]}"); else mapfile -t missing < <(missing_packages); fi
  ((${#missing[@]} == 0)) && return
  export DEBIAN_FRONTEND=noninteractive
  run apt-get -o DPkg::Lock::Timeout=500 -q update
  run apt-get -o DPkg::Lock::Timeout=500 -q install -y --no-install-recommends "${missing[@]}"
}

make_user() {
  if [[ -n $root ]] || ! getent passwd "$user" >/dev/null; then
    run useradd --system --user-group --create-home --home-dir "$home" --shell /usr/sbin/nologin "$user"
  fi
  run usermod --append --groups audio,video "$user"
}

# For curl and all others; and for Chromium, which asks the user's own store.
trust_certificate() {
  [[ -n $ca ]] || return 0
  command -v certutil >/dev/null || fail "Thiếu certutil (gói libnss3-tools)" "certutil is missing (libnss3-tools)"
  install -D -m 644 "$ca" "$root/$system_certificate"
  run update-ca-certificates
  local store=$root$home/.pki/nssdb
  mkdir -p "$store"
  [[ -f $store/cert9.db ]] || certutil -N -d "sql:$store" --empty-password
  certutil -D -d "sql:$store" -n "$certificate_name" 2>/dev/null || true
  # C: signs servers' certificates; P: or is the server's own.
  certutil -A -d "sql:$store" -n "$certificate_name" -t "CP,," -i "$root/$system_certificate"
  run chown -R "$user:$user" "$home/.pki"
}

# Used at the next start of the screen (files/usr/local/lib/diem-cau-hall/session).
keep_code() {
  [[ -n $code ]] || return 0
  mkdir -p "$root$home"
  (umask 077 && printf '%s\n' "${code^^}" >"$root$home/enrolment-code")
  run chown "$user:$user" "$home/enrolment-code"
}

start_screen() {
  run systemctl daemon-reload
  run systemctl enable "$service"
  run systemctl kill --signal=HUP systemd-logind.service  # reads its settings again
  run systemctl restart "$service"
}

uninstall_all() {
  [[ -n $root ]] || ((EUID == 0)) || fail "Cần quyền quản trị: sudo $0 --uninstall" "This needs root."
  run systemctl disable --now "$service" || true
  remove_files
  rm -f "$root/$system_certificate"
  run update-ca-certificates --fresh
  run systemctl daemon-reload
  if [[ -n $root ]]; then rm -rf "${root:?}$home"; elif getent passwd "$user" >/dev/null; then userdel --remove "$user"; fi
  say "Đã gỡ. Các gói phần mềm còn nguyên." "Removed. The packages are still there."
}
