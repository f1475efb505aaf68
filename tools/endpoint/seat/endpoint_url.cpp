#include "tools/endpoint/seat/endpoint_url.h"

#include <charconv>

#include <boost/url.hpp>

namespace tools {
namespace {

bool is_port(std::string_view text) {
  unsigned number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && number >= 1 && number <= 65'535;
}

}  // namespace

media::Result<EndpointUrl> parse_endpoint_url(std::string_view text) {
  const auto refused = [&](const char* why) {
    return media::failure("endpoint.url", "\"" + std::string(text) + "\" " + why);
  };
  const auto parsed = boost::urls::parse_uri(text);
  if (!parsed) return refused("is no address");
  const std::string scheme = parsed->scheme();
  const bool page = scheme == "http" || scheme == "https";
  if (!page && scheme != "ws" && scheme != "wss") return refused("does not begin with ws, wss, http or https");
  EndpointUrl url;
  url.tls = scheme == "wss" || scheme == "https";
  url.host = parsed->host_type() == boost::urls::host_type::ipv6 ? std::string(parsed->host_address()) : parsed->host();
  if (url.host.empty()) return refused("names no host");
  url.port = parsed->has_port() && !parsed->port().empty() ? std::string(parsed->port()) : (url.tls ? "443" : "80");
  if (!is_port(url.port)) return refused("has no right port");
  for (const auto& parameter : parsed->params()) {
    if (page && parameter.key == "token") url.token = parameter.value;
  }
  url.target = page ? "/ws" : std::string(parsed->encoded_target());
  if (url.target.empty()) url.target = "/ws";
  return url;
}

}  // namespace tools
