#include "signaling/alarms/alarm_mail.h"

#include <chrono>
#include <utility>

#include <fmt/format.h>

#include "signaling/alarms/alarm_words.h"
#include "signaling/schedule/calendar_time.h"

namespace signaling {
namespace {

using std::chrono::floor;
using std::chrono::seconds;

std::string line(std::string_view name, const std::string& content) {
  return content.empty() ? "" : fmt::format("{}: {}\n", name, content);
}

}  // namespace

MailMessage alarm_mail(const Alarm& alarm, const AlarmMailContext& context, Mailbox from, Mailbox to) {
  const Text severity = name_of(alarm.severity);
  const Text kind = name_of(alarm.cause.kind);
  const std::string time = to_display_text(TimeZone::ho_chi_minh().local(floor<seconds>(alarm.raised)));
  const std::string where = context.site_name.empty() ? alarm.cause.part : context.site_name;
  MailMessage message{.from = std::move(from), .to = std::move(to), .subject = {}, .text = {}, .calendar = {}, .id = {},
                      .date = floor<seconds>(alarm.raised)};
  message.subject = fmt::format("{} / {}: {}{}{} / {}", severity.vi, severity.en, where, where.empty() ? "" : " – ",
                                kind.vi, kind.en);
  message.text = fmt::format("{}: {}\n\n", severity.vi, alarm.text.vi) + line("Điểm cầu", context.site_name) +
                 line("Hội nghị", context.conference_title) + line("Lúc", time) +
                 line("Trang", context.public_address) + "\n--\n\n" +
                 fmt::format("{}: {}\n\n", severity.en, alarm.text.en) + line("Site", context.site_name) +
                 line("Conference", context.conference_title) + line("At", time + " (UTC+7)") +
                 line("Page", context.public_address) + "\n" + context.province + "\n";
  message.id = fmt::format("alarm-{}-{}", alarm.id.value(), alarm.raised.time_since_epoch().count());
  return message;
}

}  // namespace signaling
