# shellcheck shell=bash
# Whether the computer is as the installation makes it. Uses: root, server and what system.sh and files.sh name.

faults=0

# report TEXT_VI TEXT_EN COMMAND…: the command says whether it is so.
report() {
  local vi=$1 en=$2
  shift 2
  if "$@" >/dev/null 2>&1; then
    printf 'tốt  %s\n     %s\n' "$vi" "$en"
  else
    faults=$((faults + 1))
    printf 'LỖI  %s\n     %s\n' "$vi" "$en"
  fi
}

has_all_packages() { [[ -z $(missing_packages) ]]; }
has_camera() { compgen -G '/dev/video*'; }
has_sound_card() { grep -q '^ *[0-9]' /proc/asound/cards; }
has_no_desktop() { ! systemctl is-enabled --quiet display-manager.service; }
server_answers() { curl -fsS --max-time 5 "$server/healthz"; }
browser_trusts() { certutil -L -d "sql:$home/.pki/nssdb" -n "$certificate_name"; }

check_all() {
  [[ -n $server ]] || fail "Máy này chưa được cài đặt." "This computer was not set up."
  local file
  for file in $(managed_files); do report "/$file" "as it was written" is_as_written "$file"; done
  if [[ -z $root ]]; then check_system; fi
  if ((faults > 0)); then
    fail "$faults lỗi. Chạy lại install để sửa tệp, gói và dịch vụ." \
      "$faults faults. Run install again to mend files, packages and service."
  fi
  say "Không có lỗi." "No faults."
}

check_system() {
  report "Đủ gói phần mềm" "all packages are there" has_all_packages
  report "Có người dùng $user" "the user is there" getent passwd "$user"
  report "Không có màn hình đăng nhập nào khác" "no desktop takes the screen" has_no_desktop
  report "Tự chạy khi bật máy" "starts when the computer is switched on" systemctl is-enabled "$service"
  report "Đang chạy" "is running" systemctl is-active "$service"
  report "Máy chủ $server trả lời, chứng thư được tin" "the server answers, its certificate is trusted" server_answers
  [[ ! -f /$system_certificate ]] ||
    report "Trình duyệt tin chứng thư của tỉnh" "the browser trusts the certificate" browser_trusts
  report "Có camera" "there is a camera" has_camera
  report "Có âm thanh" "there is a sound card" has_sound_card
}
