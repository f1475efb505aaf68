#include "signaling/http/forwarded.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

namespace signaling {
namespace {

std::string_view trim(std::string_view text) {
  const size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// A proxy may add a field of its own in place of lengthening the one that came.
std::string forwarded_for(const HttpRequest& request) {
  std::string all;
  for (const auto& [name, value] : request.headers) {
    if (name != "x-forwarded-for") continue;
    if (!all.empty()) all += ',';
    all += value;
  }
  return all;
}

}  // namespace

bool is_ip_address(std::string_view text) {
  std::array<unsigned char, sizeof(in6_addr)> bytes{};
  const std::string copy(text.substr(0, INET6_ADDRSTRLEN));
  return inet_pton(AF_INET, copy.c_str(), bytes.data()) == 1 || inet_pton(AF_INET6, copy.c_str(), bytes.data()) == 1;
}

bool is_trusted_proxy(const std::vector<std::string>& trusted, std::string_view address) {
  return std::ranges::find(trusted, address) != trusted.end();
}

void follow_proxies(const std::vector<std::string>& trusted, HttpRequest& request) {
  if (!is_trusted_proxy(trusted, request.address)) return;
  request.tls = request.tls || request.header("x-forwarded-proto") == "https";
  const std::string chain = forwarded_for(request);
  std::string_view rest = chain;
  while (is_trusted_proxy(trusted, request.address) && !rest.empty()) {
    const size_t comma = rest.rfind(',');
    const std::string_view last = trim(comma == std::string_view::npos ? rest : rest.substr(comma + 1));
    if (!is_ip_address(last)) return;
    request.address = std::string(last);
    rest = comma == std::string_view::npos ? std::string_view() : rest.substr(0, comma);
  }
}

}  // namespace signaling
