#include "signaling/api/booking_api.h"

#include <algorithm>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "signaling/api/booking_body.h"
#include "signaling/api/calendar_problem.h"
#include "signaling/api/clash_json.h"
#include "signaling/api/entity_tag.h"
#include "signaling/api/list.h"
#include "signaling/api/store_problem.h"
#include "signaling/base/date_time.h"
#include "signaling/calendar/booking_json.h"
#include "signaling/rest/page_cursor.h"

namespace signaling {

namespace json = boost::json;

namespace {

CalendarTime time_of(const json::object& object, std::string_view name) {
  return parse_date_time(text_of(object, name)).value_or(CalendarTime());  // the schema has read it
}

std::optional<CalendarTime> optional_time(const json::object& query, std::string_view name) {
  return query.contains(name) ? std::optional(time_of(query, name)) : std::nullopt;
}

json::array to_json(const std::vector<ScheduleProblem>& problems) {
  json::array all;
  for (const auto& problem : problems) {
    const auto fault = to_fault(problem);
    all.push_back(
        {{"pointer", fault.pointer}, {"code", fault.code}, {"vi", fault.text.vi}, {"en", fault.text.en}});
  }
  return all;
}

Schema check_schema() {
  const auto fault = Schema::object({{"pointer", Schema::text(0, 200)},
                                     {"code", Schema::text(1, 60)},
                                     {"vi", Schema::text(1, 1000)},
                                     {"en", Schema::text(1, 1000)}})
                         .named("BookingFault");
  return Schema::object({{"errors", Schema::array(fault, 0, kMaxProblems * 2)},
                         {"warnings", Schema::array(fault, 0, kMaxProblems * 2)},
                         {"clashes", Schema::array(clash_schema(), 0, kMaxClashes)},
                         {"more", Schema::boolean().described("There are more clashes than are listed.")}})
      .named("BookingCheck");
}

class BookingApi {
 public:
  BookingApi(Calendar& calendar, Database& database) : calendar_(calendar), database_(database) {}

  ApiResult check(const ApiCall& call) {
    auto booking = booking_of(call.body);
    if (!booking) return tl::unexpected(std::move(booking.error()));
    booking->id = BookingId(text_of(call.body.as_object(), "id"));
    const auto checked = calendar_.check(std::move(*booking), moment_of(call.now));
    if (!checked) return refused(checked.error());
    const auto names = site_names(database_);
    if (!names) return store_refusal(names.error());
    json::array clashes;
    for (const auto& clash : checked->clashes.clashes) clashes.push_back(signaling::to_json(clash, *names));
    return ApiAnswer{.body = json::object{{"errors", to_json(checked->report.errors)},
                                          {"warnings", to_json(checked->report.warnings)},
                                          {"clashes", std::move(clashes)},
                                          {"more", checked->clashes.more}}};
  }

  ApiResult list(const ApiCall& call) {
    BookingQuery query{text_of(call.query, "text"), optional_time(call.query, "from"), optional_time(call.query, "to")};
    query.limit = static_cast<size_t>(page_limit(call)) + 1;  // one more says that there is a next page
    if (const auto cursor = text_of(call.query, "cursor"); !cursor.empty()) {
      const auto keys = read_cursor(cursor, 2);
      const auto start = keys ? parse_date_time(keys->front()) : std::nullopt;
      if (!start) return tl::unexpected(wrong_cursor());
      query.after = std::pair(*start, BookingId(keys->back()));
    }
    auto found = calendar_.bookings().search(query);
    std::optional<std::string> next;
    if (found.size() == query.limit) {
      found.pop_back();
      const auto& last = found.back()->booking;
      next = write_cursor({to_date_time(last.start), last.id.value()});
    }
    json::array items;
    for (const auto* record : found) {
      auto item = signaling::to_json(*record, database_);
      if (!item) return store_refusal(item.error());
      items.push_back(std::move(*item));
    }
    return list_answer(std::move(items), std::move(next));
  }

  ApiResult create(const ApiCall& call) {
    auto booking = booking_of(call.body);
    if (!booking) return tl::unexpected(std::move(booking.error()));
    return created(calendar_.create(std::move(*booking), person_of(call), moment_of(call.now)));
  }

  ApiResult copy(const ApiCall& call) {
    const auto start = time_of(call.body.as_object(), "start");
    return created(calendar_.copy(id_of(call), start, person_of(call), moment_of(call.now)));
  }

  ApiResult read(const ApiCall& call) { return shown(calendar_.find(id_of(call))); }

  ApiResult change(const ApiCall& call) {
    const auto* record = calendar_.find(id_of(call));
    if (record == nullptr) return tl::unexpected(not_found());
    const auto now = signaling::to_json(*record, database_);
    if (!now) return store_refusal(now.error());
    auto booking = booking_of(call.body);
    if (!booking) return tl::unexpected(std::move(booking.error()));
    if (!check_if_match(call, *now)) return tl::unexpected(changed_meanwhile(call, *record, *booking));
    booking->id = record->booking.id;
    booking->sequence = record->booking.sequence;
    const auto changed = calendar_.change(std::move(*booking), person_of(call), moment_of(call.now));
    return changed ? shown(*changed) : refused(changed.error());
  }

  ApiResult cancel(const ApiCall& call) {
    const auto reason = text_of(call.body.as_object(), "reason");
    return gone(calendar_.cancel(id_of(call), reason, person_of(call), moment_of(call.now)));
  }

  ApiResult move_occurrence(const ApiCall& call) {
    const auto& body = call.body.as_object();
    const std::chrono::minutes length(body.at("length_min").as_int64());
    const auto moved = calendar_.move_occurrence(id_of(call), day_of(call), time_of(body, "start"), length,
                                                 person_of(call), moment_of(call.now));
    return moved ? shown(*moved) : refused(moved.error());
  }

  ApiResult cancel_occurrence(const ApiCall& call) {
    return gone(calendar_.cancel_occurrence(id_of(call), day_of(call), person_of(call), moment_of(call.now)));
  }

 private:
  static BookingId id_of(const ApiCall& call) { return BookingId(call.path.at("booking")); }
  // "2026-12-01" or "20261201".
  static std::string day_of(const ApiCall& call) {
    auto day = call.path.at("date");
    std::erase(day, '-');
    return day;
  }

  ApiResult shown(const BookingRecord* record) {
    if (record == nullptr) return tl::unexpected(not_found());
    auto body = signaling::to_json(*record, database_);
    if (!body) return store_refusal(body.error());
    return tagged(std::move(*body));
  }

  ApiResult created(const CalendarResult<const BookingRecord*>& result) {
    if (!result) return refused(result.error());
    auto answer = shown(*result);
    if (!answer) return answer;
    answer->status = 201;
    answer->headers.emplace_back("Location", "/api/v1/bookings/" + (*result)->booking.id.value());
    return answer;
  }

  ApiResult gone(const CalendarResult<void>& result) {
    return result ? ApiResult(ApiAnswer{.status = 204}) : refused(result.error());
  }

  tl::unexpected<Problem> refused(const CalendarRefusal& refusal) {
    const auto names = site_names(database_);
    std::vector<FieldFault> clashes;
    for (const auto& clash : refusal.clashes.clashes) {
      if (clash.is_hard()) clashes.push_back(to_fault(clash, names ? *names : SiteNames()));
    }
    return tl::unexpected(calendar_problem(refusal, std::move(clashes)));
  }

  // Which members others have changed since the version that the caller saw; if that is not known any more, which are
  // not as the caller wants them.
  Problem changed_meanwhile(const ApiCall& call, const BookingRecord& now, const ConferenceBooking& wanted) {
    const auto* seen = &wanted;
    for (const auto* former : calendar_.bookings().former(now.booking.id)) {
      const auto body = signaling::to_json(*former, database_);
      if (body && call.if_match.find(entity_tag(*body)) != std::string::npos) seen = &former->booking;
    }
    const auto body = signaling::to_json(now, database_);
    const std::string who = body ? std::string(body->at("changed").at("by").as_string()) : std::string();
    const auto at = std::chrono::floor<std::chrono::seconds>(now.changed_at);
    const auto when = to_display_text(now.booking.zone().local(at));
    auto problem = calendar_problem(make_refusal(std::string_view("booking.changed")));
    problem.status = 412;
    problem.detail = {fmt::format("{} đã sửa lúc {}.", who, when), fmt::format("{} changed it at {}.", who, when)};
    for (const auto& name : differing_members(*seen, now.booking)) {
      problem.faults.push_back({"/" + name, "booking.changed", {"đã được sửa", "has been changed"}});
    }
    if (now.booking.cancelled) {
      problem.faults.push_back({"/cancelled", "booking.changed", {"đã hủy", "has been cancelled"}});
    }
    return problem;
  }

  Calendar& calendar_;
  Database& database_;
};

Target booking_target(const std::map<std::string, std::string>& path) {
  return {.conference = ConferenceId(path.at("booking"))};
}

std::vector<Operation::Parameter> list_parameters() {
  auto all = page_parameters();
  all.push_back({"text", Schema::text(0, 200), false, "Somewhere in the title, whatever its diacritics."});
  all.push_back({"from", Schema::date_time(), false, "The earliest start."});
  all.push_back({"to", Schema::date_time(), false, "The start is before it."});
  return all;
}

}  // namespace

std::vector<Operation> booking_operations(Calendar& calendar, Database& database) {
  const auto api = std::make_shared<BookingApi>(calendar, database);
  const auto handler = [api](ApiResult (BookingApi::*method)(const ApiCall&)) {
    return at_once([api, method](const ApiCall& call) { return (api.get()->*method)(call); });
  };
  const PathTemplate all("/api/v1/bookings");
  const PathTemplate one("/api/v1/bookings/{booking}");
  const PathTemplate occurrence("/api/v1/bookings/{booking}/occurrences/{date}");
  const auto answer = booking_answer_schema();
  const auto copy = Schema::object({{"start", Schema::date_time()}}).named("BookingCopy");
  const auto reason = Schema::object({{"reason", Schema::text(0, 200), false}}).named("Cancellation");
  const auto moved = Schema::object({{"start", Schema::date_time()}, {"length_min", Schema::integer(-1440, 1440)}})
                         .named("OccurrenceChange");
  return {
      {.method = "POST", .path = PathTemplate("/api/v1/bookings/checks"), .id = "checkBooking",
       .summary = "What is wrong with a booking and what it collides with; nothing is stored.",
       .action = Action::kCreateBooking, .body = checked_booking_schema(),
       .outcomes = {{200, "The findings.", check_schema()}}, .handler = handler(&BookingApi::check)},
      {.method = "GET", .path = all, .id = "listBookings", .summary = "Bookings by start, cancelled ones too.",
       .action = Action::kReadCalendar, .query = list_parameters(),
       .outcomes = {{200, "The bookings.", list_schema(answer)}}, .handler = handler(&BookingApi::list)},
      {.method = "POST", .path = all, .id = "createBooking", .summary = "Books a conference or a series.",
       .action = Action::kCreateBooking, .body = booking_schema(), .outcomes = {{201, "The booking.", answer}},
       .handler = handler(&BookingApi::create)},
      {.method = "GET", .path = one, .id = "readBooking", .summary = "One booking.", .action = Action::kReadBooking,
       .target = booking_target, .outcomes = {{200, "The booking.", answer}}, .handler = handler(&BookingApi::read)},
      {.method = "PUT", .path = one, .id = "changeBooking", .summary = "Changes a booking.",
       .action = Action::kChangeBooking, .target = booking_target, .body = booking_schema(), .needs_if_match = true,
       .outcomes = {{200, "The booking.", answer}}, .handler = handler(&BookingApi::change)},
      {.method = "DELETE", .path = one, .id = "cancelBooking",
       .summary = "Cancels a booking: it leaves the calendar and is kept.", .action = Action::kCancelBooking,
       .target = booking_target, .body = reason, .outcomes = {{204, "It is cancelled."}},
       .handler = handler(&BookingApi::cancel)},
      {.method = "POST", .path = PathTemplate("/api/v1/bookings/{booking}/copies"), .id = "copyBooking",
       .summary = "Books one conference like this one at another time.", .action = Action::kCreateBooking,
       .body = copy, .outcomes = {{201, "The new booking.", answer}}, .handler = handler(&BookingApi::copy)},
      {.method = "PUT", .path = occurrence, .id = "moveOccurrence",
       .summary = "Moves one conference of a series, named by the day it was first planned for.",
       .action = Action::kChangeBooking, .target = booking_target, .body = moved,
       .outcomes = {{200, "The booking.", answer}}, .handler = handler(&BookingApi::move_occurrence)},
      {.method = "DELETE", .path = occurrence, .id = "cancelOccurrence",
       .summary = "Cancels one conference of a series.", .action = Action::kCancelBooking, .target = booking_target,
       .outcomes = {{204, "It is cancelled."}}, .handler = handler(&BookingApi::cancel_occurrence)},
  };
}

}  // namespace signaling
