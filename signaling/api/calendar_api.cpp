#include "signaling/api/calendar_api.h"

#include <boost/json/value_from.hpp>

#include "signaling/api/list.h"
#include "signaling/base/date_time.h"
#include "signaling/calendar/id_lists.h"

namespace signaling {

namespace json = boost::json;

namespace {

constexpr std::chrono::seconds kOwnSpan = std::chrono::days(60);
constexpr size_t kMostOwn = 50;

Schema phase_schema() { return Schema::word({"scheduled", "testing", "in_session", "paused", "closed"}); }

Schema entry_schema() {
  return Schema::object({{"conference", Schema::text(1, 60)},
                         {"booking", Schema::text(1, 40)},
                         {"title", Schema::text(1, 200)},
                         {"kind", Schema::text(0, 120)},
                         {"start", Schema::date_time()},
                         {"end", Schema::date_time().described("The expected one, after extensions.")},
                         {"testing_from", Schema::date_time()},
                         {"original_start", Schema::date_time().or_null().described("Of a series: as first planned.")},
                         {"sites", Schema::array(Schema::text(1, 40), 1, 200)},
                         {"chair_site", Schema::text(1, 40)},
                         {"phase", phase_schema()},
                         {"urgent", Schema::boolean()},
                         {"overrun", Schema::boolean().described("The expected end has passed.")},
                         {"series", Schema::boolean()}})
      .named("CalendarEntry");
}

json::object to_json(const CalendarEntry& entry) {
  const auto& planned = entry.planned;
  const auto& booking = entry.record->booking;
  json::object object{{"conference", planned.conference.value()},
                      {"booking", planned.booking.value()},
                      {"title", planned.title},
                      {"kind", booking.kind},
                      {"start", to_date_time(planned.start)},
                      {"end", to_date_time(entry.expected_end)},
                      {"testing_from", to_date_time(planned.testing_from)},
                      {"original_start", nullptr},
                      {"sites", json::value_from(values_of(planned.sites))},
                      {"chair_site", booking.chair_site.value()},
                      {"phase", to_string(entry.phase)},
                      {"urgent", entry.record->urgent},
                      {"overrun", entry.overrun},
                      {"series", booking.recurrence.has_value()}};
  if (booking.recurrence) object["original_start"] = to_date_time(booking.zone().calendar(planned.original_start));
  return object;
}

ApiResult read_calendar(const Calendar& calendar, const ApiCall& call) {
  const auto time = [&](std::string_view name) {
    return parse_date_time(text_of(call.query, name)).value_or(CalendarTime());
  };
  CalendarQuery query{time("from"), time("to")};
  if (query.to <= query.from || query.to - query.from > kMaxCalendarSpan) {
    const Text wanted{"phải sau `from`, cách tối đa 400 ngày", "must be after `from`, within 400 days"};
    return tl::unexpected(wrong_fields({{"to", "field.out_of_range", wanted}}));
  }
  query.text = text_of(call.query, "text");
  if (call.query.contains("site")) query.site = SiteId(text_of(call.query, "site"));
  json::array items;
  for (const auto& entry : calendar.entries(query)) items.push_back(to_json(entry));
  return list_answer(std::move(items));
}

// Of the device's own site: what has not ended long ago and comes soon.
ApiResult read_own(const Calendar& calendar, const ApiCall& call) {
  const auto& asks = call.principal;
  if (!asks.user && !asks.site) return tl::unexpected(refused(AuthError::kNotLoggedIn));
  if (const auto may = authorize(asks, Action::kReadSiteCalendar, {.site = asks.site}); !may) {
    return tl::unexpected(refused(may.error()));
  }
  const auto now = std::chrono::floor<std::chrono::seconds>(call.now.wall);
  json::array items;
  for (const auto& entry : calendar.entries({now, now + kOwnSpan, asks.site})) {
    if (items.size() < kMostOwn) items.push_back(to_json(entry));
  }
  return list_answer(std::move(items));
}

}  // namespace

std::vector<Operation> calendar_operations(const Calendar& calendar) {
  return {{.method = "GET",
           .path = PathTemplate("/api/v1/calendar"),
           .id = "readCalendar",
           .summary = "The conferences of a span of time, by the begin of their test windows; never in pages.",
           .action = Action::kReadCalendar,
           .query = {{"from", Schema::date_time(), true, "What ends after it."},
                     {"to", Schema::date_time(), true, "What begins before it; at most 400 days later."},
                     {"site", Schema::text(1, 40), false, "In which this site takes part."},
                     {"text", Schema::text(0, 200), false, "Somewhere in the title, whatever its diacritics."}},
           .outcomes = {{200, "The conferences.", list_schema(entry_schema())}},
           .handler = at_once([&calendar](const ApiCall& call) { return read_calendar(calendar, call); })},
          {.method = "GET",
           .path = PathTemplate("/api/v1/me/conferences"),
           .id = "readOwnConferences",
           .summary = "What the site of this device is invited to within 60 days, the next one first.",
           .action = std::nullopt,  // the handler asks: the site stands in no path
           .outcomes = {{200, "At most 50 conferences.", list_schema(entry_schema())}},
           .handler = at_once([&calendar](const ApiCall& call) { return read_own(calendar, call); })}};
}

}  // namespace signaling
