#include "signaling/mail/invitation.h"

#include <algorithm>
#include <limits>

namespace signaling {
namespace {

using std::chrono::sys_days;
using std::chrono::sys_seconds;

constexpr size_t kMaxUidBytes = 200;
constexpr size_t kMaxZoneBytes = 64;
constexpr size_t kMaxLinkBytes = 500;
constexpr sys_seconds kEarliest{};
// A day short of what four digits of a year can hold, in any zone.
constexpr sys_seconds kLatest = sys_days(std::chrono::year(9999) / 12 / 30);

bool is_made_of(std::string_view text, std::string_view signs) {
  return std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           signs.find(c) != std::string_view::npos;
  });
}

bool is_name(std::string_view text, size_t max_bytes, std::string_view signs) {
  return !text.empty() && text.size() <= max_bytes && is_made_of(text, signs);
}

bool is_span(sys_seconds start, sys_seconds end) { return kEarliest <= start && start < end && end <= kLatest; }

bool is_instant(sys_seconds time) { return kEarliest <= time && time <= kLatest; }

bool times_are_right(const Invitation& invitation) {
  return is_span(invitation.start, invitation.end) && (!invitation.occurrence || is_instant(*invitation.occurrence)) &&
         std::all_of(invitation.cancelled.begin(), invitation.cancelled.end(), is_instant) &&
         std::all_of(invitation.moved.begin(), invitation.moved.end(),
                     [](const auto& m) { return is_span(m.start, m.end) && is_instant(m.original_start); });
}

bool zone_is_right(const CalendarZone& zone) {
  return is_name(zone.name, kMaxZoneBytes, "/_+-") &&
         zone.offset % std::chrono::minutes(1) == std::chrono::seconds(0) &&
         std::chrono::abs(zone.offset) < std::chrono::hours(24);
}

// A series has a rule; exceptions belong to a series; one occurrence is none.
bool recurrence_is_right(const Invitation& invitation) {
  if (!invitation.rule.empty()) return !invitation.occurrence;
  return invitation.cancelled.empty() && invitation.moved.empty();
}

}  // namespace

MailResult<void> check(const Invitation& invitation) {
  using enum MailErrorCode;
  if (!is_name(invitation.uid, kMaxUidBytes, "._@-")) return mail_failure(kWrongUid, invitation.uid);
  if (invitation.sequence > std::numeric_limits<int32_t>::max()) return mail_failure(kWrongSequence);
  if (!zone_is_right(invitation.zone)) return mail_failure(kWrongZone, invitation.zone.name);
  if (!times_are_right(invitation)) return mail_failure(kWrongTimes);
  if (!recurrence_is_right(invitation)) return mail_failure(kWrongOccurrence);
  if (!invitation.url.empty() && !is_web_link(invitation.url)) return mail_failure(kWrongUrl, invitation.url);
  if (invitation.attendees.size() > kMaxAttendees) return mail_failure(kTooMany, "attendees");
  if (invitation.cancelled.size() + invitation.moved.size() > kMaxEventExceptions) {
    return mail_failure(kTooMany, "exceptions");
  }
  return {};
}

bool is_web_link(std::string_view text) {
  if (!text.starts_with("http://") && !text.starts_with("https://")) return false;
  return text.size() <= kMaxLinkBytes && std::all_of(text.begin(), text.end(), [](char c) {
           return c > ' ' && c < 0x7f && std::string_view("\"<>\\^`{|}").find(c) == std::string_view::npos;
         });
}

}  // namespace signaling
