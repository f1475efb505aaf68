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

std::string shown(WallTime time) { return to_display_text(TimeZone::ho_chi_minh().local(floor<seconds>(time))); }

// "Cảnh báo / Warning: Ý Yên – Đường trục / Trunk"
std::string subject(const Text& news, const Alarm& alarm, const AlarmMailContext& context) {
  const Text kind = name_of(alarm.cause.kind);
  const std::string& where = context.site_name.empty() ? alarm.cause.part : context.site_name;
  return fmt::format("{} / {}: {}{}{} / {}", news.vi, news.en, where, where.empty() ? "" : " – ", kind.vi, kind.en);
}

// Both languages below each other; `details`: lines that differ from mail to mail.
std::string body(const Text& news, const Alarm& alarm, const AlarmMailContext& context, const Text& details) {
  return fmt::format("{}: {}\n", news.vi, alarm.text.vi) + line("Cách xử lý", context.advice.vi) + "\n" +
         line("Điểm cầu", context.site_name) + line("Hội nghị", context.conference_title) + details.vi +
         line("Trang", context.public_address) + "\n--\n\n" + fmt::format("{}: {}\n", news.en, alarm.text.en) +
         line("What to do", context.advice.en) + "\n" + line("Site", context.site_name) +
         line("Conference", context.conference_title) + details.en + line("Page", context.public_address) + "\n" +
         context.province + "\n";
}

std::string id_of(const Alarm& alarm) {
  return fmt::format("alarm-{}-{}", alarm.id.value(), alarm.raised.time_since_epoch().count());
}

}  // namespace

MailMessage alarm_mail(const Alarm& alarm, const AlarmMailContext& context, Mailbox from, Mailbox to) {
  const Text severity = name_of(alarm.severity);
  const std::string time = shown(alarm.raised);
  MailMessage message{.from = std::move(from), .to = std::move(to), .subject = {}, .text = {}, .calendar = {}, .id = {},
                      .date = floor<seconds>(alarm.raised)};
  message.subject = subject(severity, alarm, context);
  message.text = body(severity, alarm, context, {line("Lúc", time), line("At", time + " (UTC+7)")});
  message.id = id_of(alarm);
  return message;
}

MailMessage alarm_end_mail(const Alarm& alarm, const AlarmMailContext& context, Mailbox from, Mailbox to) {
  const Text over{"Đã hết", "Over"};
  const WallTime end = alarm.cleared.value_or(alarm.raised);
  const std::string from_time = shown(alarm.raised);
  const std::string to_time = shown(end);
  const std::string who = alarm.acknowledged ? alarm.acknowledged->by : "";
  AlarmMailContext told = context;
  told.advice = {};
  MailMessage message{.from = std::move(from), .to = std::move(to), .subject = {}, .text = {}, .calendar = {}, .id = {},
                      .date = floor<seconds>(end)};
  message.subject = subject(over, alarm, told);
  message.text = body(over, alarm, told,
                      {line("Từ", from_time) + line("Đến", to_time) + line("Người xử lý", who),
                       line("From", from_time + " (UTC+7)") + line("To", to_time + " (UTC+7)") +
                           line("Looked after by", who)});
  message.id = id_of(alarm) + "-end";
  return message;
}

}  // namespace signaling
