#include "signaling/api/session_cookie.h"

#include <algorithm>

namespace signaling {
namespace {

constexpr std::string_view kName = "diem_cau_session=";

std::string attributes(bool tls) {
  return std::string("; HttpOnly; SameSite=Strict; Path=/") + (tls ? "; Secure" : "");
}

}  // namespace

std::string set_session_cookie(std::string_view token, bool tls) {
  return std::string(kName) + std::string(token) + attributes(tls);
}

std::string clear_session_cookie(bool tls) { return std::string(kName) + "; Max-Age=0" + attributes(tls); }

std::string_view session_cookie(std::string_view header) {
  while (!header.empty()) {
    const size_t end = header.find(';');
    std::string_view pair = header.substr(0, end);
    pair.remove_prefix(std::min(pair.find_first_not_of(' '), pair.size()));
    if (pair.starts_with(kName)) return pair.substr(kName.size());
    if (end == std::string_view::npos) break;
    header.remove_prefix(end + 1);
  }
  return {};
}

}  // namespace signaling
