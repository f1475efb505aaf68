#include "signaling/mail/icalendar.h"

#include <libical/ical.h>

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "media/base/check.h"
#include "signaling/mail/calendar_event.h"
#include "signaling/mail/clean_text.h"

namespace signaling {
namespace {

constexpr size_t kMaxFeedNameBytes = 200;
constexpr std::chrono::minutes kShortestRefresh{1};
constexpr std::chrono::minutes kLongestRefresh = std::chrono::days(30);

icalproperty* make_refresh_interval(std::chrono::minutes interval) {
  icalproperty* property =
      icalproperty_new_refreshinterval(icaldurationtype_from_int(static_cast<int>(interval.count() * 60)));
  CHECK(property != nullptr);
  icalproperty_add_parameter(property, icalparameter_new_value(ICAL_VALUE_DURATION));  // RFC 7986 wants it said
  return property;
}

void add_feed_head(icalcomponent* calendar, const CalendarFeed& feed) {
  const std::string name = clean_line(feed.name, kMaxFeedNameBytes);
  const auto refresh = std::clamp(feed.refresh, kShortestRefresh, kLongestRefresh);
  add(calendar, icalproperty_new_method(ICAL_METHOD_PUBLISH));
  add(calendar, icalproperty_new_name(name.c_str()));
  add(calendar, make_refresh_interval(refresh));
  add_extension(calendar, "X-WR-CALNAME", name);
  add_extension(calendar, "X-PUBLISHED-TTL", fmt::format("PT{}M", refresh.count()));
}

// Each zone is defined once, whatever number of events use it.
void add_zones(icalcomponent* calendar, const std::vector<Invitation>& events) {
  std::set<std::string> known;
  for (const auto& event : events) {
    if (known.insert(event.zone.name).second) add(calendar, make_time_zone(event.zone));
  }
}

}  // namespace

MailResult<std::string> write_invitation(const Invitation& invitation, std::chrono::sys_seconds now) {
  const bool cancels = invitation.method == InvitationMethod::kCancel;
  if (!cancels && invitation.status == InvitationStatus::kCancelled) {
    return mail_failure(MailErrorCode::kCancelledRequest);
  }
  Invitation written = invitation;
  if (cancels) written.status = InvitationStatus::kCancelled;  // RFC 5546 §3.2.5
  auto events = make_events(written, EventAudience::kAttendees, now);
  if (!events) return tl::unexpected(events.error());
  const IcalComponent calendar = make_calendar();
  add(calendar.get(), icalproperty_new_method(cancels ? ICAL_METHOD_CANCEL : ICAL_METHOD_REQUEST));
  add(calendar.get(), make_time_zone(written.zone));
  for (auto& event : *events) add(calendar.get(), std::move(event));
  return to_text(calendar.get());
}

MailResult<std::string> write_feed(const CalendarFeed& feed, std::chrono::sys_seconds now) {
  if (feed.events.size() > kMaxFeedEvents) return mail_failure(MailErrorCode::kTooMany, "events");
  const IcalComponent calendar = make_calendar();
  add_feed_head(calendar.get(), feed);
  std::vector<IcalComponent> all;
  for (const auto& invitation : feed.events) {
    auto events = make_events(invitation, EventAudience::kReaders, now);
    if (!events) return tl::unexpected(events.error());
    std::move(events->begin(), events->end(), std::back_inserter(all));
  }
  add_zones(calendar.get(), feed.events);
  for (auto& event : all) add(calendar.get(), std::move(event));
  return to_text(calendar.get());
}

}  // namespace signaling
