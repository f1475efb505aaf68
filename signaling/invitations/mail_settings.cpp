#include "signaling/invitations/mail_settings.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "signaling/invitations/province_settings.h"
#include "signaling/schedule/plain_text.h"
#include "signaling/store/settings.h"

namespace signaling {
namespace {

constexpr size_t kMaxTextLength = 200;  // characters

constexpr std::array<std::pair<SmtpSecurity, std::string_view>, 4> kWords = {{{SmtpSecurity::kNone, "none"},
                                                                              {SmtpSecurity::kOptional, "optional"},
                                                                              {SmtpSecurity::kRequired, "required"},
                                                                              {SmtpSecurity::kImplicit, "implicit"}}};

void check_line(const std::string& text, const char* member, SettingFaults& faults) {
  if (!problem_of_line(text, kMaxTextLength)) return;
  faults.push_back({member, "setting.text",
                    {"phải là một dòng, tối đa 200 ký tự", "must be one line of at most 200 characters"}});
}

void check_server(const SmtpSettings& smtp, SettingFaults& faults) {
  SmtpSettings probe;
  probe.host = smtp.host;
  if (!check(probe)) {
    faults.push_back({"host", "setting.host",
                      {"phải là tên máy hoặc địa chỉ IP của máy chủ thư, như mail.namdinh.gov.vn",
                       "must be the mail server's name or IP address, like mail.namdinh.gov.vn"}});
  }
  if (smtp.port == 0) faults.push_back({"port", "setting.port", {"phải từ 1 đến 65535", "must be 1 to 65535"}});
}

void check_from(const std::string& address, SettingFaults& faults) {
  const auto parsed = MailAddress::parse(address);
  if (!parsed) faults.push_back({"from_address", parsed.error().code, parsed.error().text});
}

}  // namespace

std::optional<Mailbox> MailSettings::from() const {
  auto address = MailAddress::parse(from_address);
  if (!address) return std::nullopt;
  return Mailbox{from_name, std::move(*address)};
}

std::string_view to_string(SmtpSecurity security) {
  return std::ranges::find(kWords, security, [](const auto& word) { return word.first; })->second;
}

std::optional<SmtpSecurity> parse_smtp_security(std::string_view word) {
  const auto found = std::ranges::find(kWords, word, [](const auto& known) { return known.second; });
  return found == kWords.end() ? std::nullopt : std::optional(found->first);
}

SettingFaults check(const MailSettings& settings) {
  SettingFaults faults;
  check_line(settings.from_name, "from_name", faults);
  check_line(settings.smtp.user, "user", faults);
  check_line(settings.smtp.password, "password", faults);
  if (settings.enabled || !settings.smtp.host.empty()) check_server(settings.smtp, faults);
  if (settings.enabled || !settings.from_address.empty()) check_from(settings.from_address, faults);
  return faults;
}

media::Result<MailSettings> read_mail_settings(Database& database) {
  const auto all = Settings(database).all();
  if (!all) return tl::unexpected(all.error());
  const auto text = [&](const char* name) {
    const auto found = all->find(name);
    return found == all->end() ? std::string() : found->second;
  };
  MailSettings settings;
  settings.enabled = text("mail.enabled") == "1";
  settings.smtp.host = text("mail.host");
  const std::string port = text("mail.port");
  std::from_chars(port.data(), port.data() + port.size(), settings.smtp.port);
  settings.smtp.security = parse_smtp_security(text("mail.security")).value_or(SmtpSecurity::kOptional);
  settings.smtp.user = text("mail.user");
  settings.smtp.password = text("mail.password");
  settings.from_name = text("mail.from_name");
  settings.from_address = text("mail.from_address");
  SmtpSettings probe{.host = "x", .client_name = host_of(text("province.public_address"))};
  if (check(probe)) settings.smtp.client_name = probe.client_name;
  return settings;
}

media::Result<void> write_mail_settings(Database& database, const MailSettings& settings) {
  const std::pair<const char*, std::string> members[] = {
      {"mail.enabled", settings.enabled ? "1" : "0"},
      {"mail.host", settings.smtp.host},
      {"mail.port", std::to_string(settings.smtp.port)},
      {"mail.security", std::string(to_string(settings.smtp.security))},
      {"mail.user", settings.smtp.user},
      {"mail.password", settings.smtp.password},
      {"mail.from_name", settings.from_name},
      {"mail.from_address", settings.from_address},
  };
  Settings store(database);
  for (const auto& [name, content] : members) {
    if (auto stored = store.set(name, content); !stored) return stored;
  }
  return {};
}

}  // namespace signaling
