#include "tools/cli/rest/server_url.h"

#include <algorithm>
#include <cctype>

#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

namespace tools {
namespace {

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

bool is_loopback(std::string_view host) {
  return host == "localhost" || host == "[::1]" || host.starts_with("127.");
}

}  // namespace

Outcome<ServerUrl> parse_server_url(std::string_view text) {
  const auto refused = [&](const std::string& vi, const std::string& en) {
    const std::string said = "\"" + std::string(text) + "\" ";
    return wrong_use("Địa chỉ máy chủ " + said + vi + ". Ví dụ đúng: https://diem-cau.tinh:8443",
                     "The server's address " + said + en + ". Right is for example https://diem-cau.tinh:8443");
  };
  const auto url = boost::urls::parse_uri(text);
  if (!url) return refused("chưa đúng", "is no address");
  const std::string scheme = lower(url->scheme());
  if (scheme != "http" && scheme != "https") {
    return refused("phải bắt đầu bằng http hoặc https", "must begin with http or https");
  }
  if (url->host().empty()) return refused("thiếu tên máy", "names no host");
  const bool only_host = !url->has_userinfo() && (url->path().empty() || url->path() == "/") && !url->has_query() &&
                         !url->has_fragment();
  if (!only_host) return refused("chỉ được có tên máy và cổng", "may have a host and a port only");
  const std::string host = lower(std::string(url->encoded_host()));
  std::string origin = scheme + "://" + host;
  if (!url->port().empty()) origin += ":" + std::string(url->port());
  return ServerUrl{std::move(origin), scheme == "https", is_loopback(host)};
}

}  // namespace tools
