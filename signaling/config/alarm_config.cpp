#include "signaling/config/alarm_config.h"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "signaling/alarms/alarm_words.h"

namespace signaling {
namespace {

using media::ConfigSection;
using std::chrono::seconds;

constexpr size_t kMostAddresses = 20;
constexpr uint64_t kMegabyte = 1024 * 1024;

double in_seconds(Duration time) { return std::chrono::duration<double>(time).count(); }

void read_severity(ConfigSection& section, std::string_view key, AlarmSeverity& severity) {
  section.read(key, severity,
               {{"info", AlarmSeverity::kInfo},
                {"warning", AlarmSeverity::kWarning},
                {"critical", AlarmSeverity::kCritical}});
}

void read_rule(ConfigSection section, AlarmRule& rule) {
  read_severity(section, "severity", rule.severity);
  section.read("raise_s", rule.raise_after, seconds(1), 0, in_seconds(kLongestRaise));
  section.read("clear_s", rule.clear_after, seconds(1), 0, in_seconds(kLongestClear));
}

void read_addresses(ConfigSection& section, std::vector<MailAddress>& addresses) {
  std::vector<std::string> texts;
  section.read("mail_to", texts, kMostAddresses);
  for (const auto& text : texts) {
    const auto address = MailAddress::parse(text);
    if (!address) return section.complain("mail_to", "\"" + text + "\" is no mail address: " + address.error().text.en);
    addresses.push_back(*address);
  }
}

}  // namespace

void read_alarms(ConfigSection section, AlarmRoomSettings& alarms) {
  read_addresses(section, alarms.mail_to);
  read_severity(section, "mail_from", alarms.mail_from);
  section.read("mail_at_end", alarms.mail_at_end);
  uint64_t megabytes = alarms.least_free_bytes / kMegabyte;
  section.read("disk_free_mb", megabytes, 0, 10'000'000);
  alarms.least_free_bytes = megabytes * kMegabyte;
  section.read("settle_s", alarms.book.settle, seconds(1), 0, in_seconds(kLongestSettle));
  for (const auto& words : alarm_kind_words()) {
    read_rule(section.section(words.word), alarms.book.rules[static_cast<size_t>(words.kind)]);
  }
}

}  // namespace signaling
