#include "signaling/mail/smtp_settings.h"

#include <algorithm>

#include <fmt/format.h>

namespace signaling {
namespace {

constexpr size_t kMaxNameBytes = 253;

bool is_host(std::string_view text, std::string_view signs) {
  return !text.empty() && text.size() <= kMaxNameBytes && std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           signs.find(c) != std::string_view::npos;
  });
}

}  // namespace

MailResult<void> check(const SmtpSettings& settings) {
  using enum MailErrorCode;
  if (!is_host(settings.host, "-.:")) return mail_failure(kWrongServer, settings.host);
  if (!is_host(settings.client_name, "-.")) return mail_failure(kWrongServer, settings.client_name);
  if (settings.port == 0) return mail_failure(kWrongServer, "port 0");
  if (settings.connect_timeout.count() <= 0 || settings.total_timeout.count() <= 0) {
    return mail_failure(kWrongServer, "time-out 0");
  }
  return {};
}

std::string to_url(const SmtpSettings& settings) {
  const bool ipv6 = settings.host.find(':') != std::string::npos;
  const std::string host = ipv6 ? "[" + settings.host + "]" : settings.host;
  const char* scheme = settings.security == SmtpSecurity::kImplicit ? "smtps" : "smtp";
  return fmt::format("{}://{}:{}/{}", scheme, host, settings.port, settings.client_name);
}

}  // namespace signaling
