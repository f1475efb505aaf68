#include "signaling/api/booking_body.h"

#include <utility>

#include <fmt/format.h>

#include "signaling/api/path_id.h"
#include "signaling/base/date_time.h"
#include "signaling/calendar/booking_json.h"
#include "signaling/schedule/booking_limits.h"
#include "signaling/store/users.h"

namespace signaling {

namespace json = boost::json;

namespace {

constexpr int64_t kMostMinutes = 100'000;  // what is too long or negative is refused in the schedule's words

Schema user_schema() { return Schema::integer(1, kLargestId); }
Schema site_id_schema() { return Schema::text(1, kMaxIdLength); }
Schema local_time_schema() { return Schema::text(15, 15).described("Local, as in iCalendar: 20261201T080000."); }
Schema names_schema(size_t most) { return Schema::array(Schema::text(1, kMaxNameLength), 0, most); }

Schema agenda_schema() {
  const auto speaker = Schema::object({{"site", site_id_schema()}, {"delegate", Schema::text(0, kMaxNameLength)}})
                           .named("PlannedSpeaker");
  const auto item = Schema::object({{"title", Schema::text(1, kMaxTitleLength)},
                                    {"planned_min", Schema::integer(0, 24 * 60).described("0: not said.")},
                                    {"speakers", Schema::array(speaker, 0, kMaxSpeakers)},
                                    {"layout_preset", Schema::text(0, kMaxNameLength).described("Empty: it stays.")},
                                    {"papers", Schema::array(Schema::integer(1, kLargestId), 0, kMaxPapers)}})
                        .named("AgendaItem");
  return Schema::array(item, 0, kMaxAgendaItems);
}

Schema recurrence_schema() {
  const auto moved = Schema::object({{"original_start", local_time_schema()},
                                     {"start", Schema::date_time()},
                                     {"length_min", Schema::integer(-kMostMinutes, kMostMinutes)}})
                         .named("MovedOccurrence");
  return Schema::object({{"rule", Schema::text(1, 500).described("An RRULE value of RFC 5545 that ends.")},
                         {"cancelled", Schema::array(local_time_schema(), 0, kMaxExceptions)},
                         {"moved", Schema::array(moved, 0, kMaxExceptions)}})
      .named("Recurrence");
}

std::vector<Schema::Member> members() {
  return {{"title", Schema::text(1, kMaxTitleLength)},
          {"kind", Schema::text(0, kMaxNameLength).described("The template it was made from; empty: none.")},
          {"start", Schema::date_time().described("A whole minute that is to come.")},
          {"length_min", Schema::integer(-kMostMinutes, kMostMinutes).described("5 to 1440.")},
          {"test_window_min", Schema::integer(0, kMaxTestWindow.count()).described("Halls connect before the start.")},
          {"sites", Schema::array(site_id_schema(), 1, kMaxSites)},
          {"chair_site", site_id_schema().described("One of `sites`.")},
          {"chair", user_schema()},
          {"deputy", user_schema().or_null()},
          {"secretary", user_schema().or_null()},
          {"operator_in_charge", user_schema()},
          {"departments", names_schema(kMaxDepartments)},
          {"communes", names_schema(kMaxCommunes)},
          {"agenda", agenda_schema()},
          {"policy", Schema::word({"chaired", "open", "lecture"})},
          {"lecturer", site_id_schema().or_null().described("One of `sites`, under the policy lecture only."), false},
          {"layout_presets", names_schema(kMaxLayoutPresets)
                                 .described("Ids of layouts; the first one is shown at the start.")},
          {"auto_start", Schema::boolean().described("In session at its start without a person's word.")},
          {"recurrence", recurrence_schema().or_null()}};
}

// What the schema cannot see: the times of a series.
std::vector<FieldFault> wrong_local_times(const json::value& body) {
  std::vector<FieldFault> faults;
  const auto* recurrence = body.as_object().if_contains("recurrence");
  if (recurrence == nullptr || recurrence->is_null()) return faults;
  const auto check = [&](const json::value& text, std::string pointer) {
    if (parse_ical_text(text.as_string()) || faults.size() >= Schema::kMaxFaults) return;
    faults.push_back({std::move(pointer), "field.not_a_time",
                      {"phải là giờ địa phương như 20261201T080000", "must be a local time like 20261201T080000"}});
  };
  const auto& cancelled = recurrence->at("cancelled").as_array();
  for (size_t i = 0; i < cancelled.size(); ++i) check(cancelled[i], fmt::format("/recurrence/cancelled/{}", i));
  const auto& moved = recurrence->at("moved").as_array();
  for (size_t i = 0; i < moved.size(); ++i) {
    check(moved[i].at("original_start"), fmt::format("/recurrence/moved/{}/original_start", i));
  }
  return faults;
}

}  // namespace

Schema booking_schema() { return Schema::object(members()).named("NewBooking"); }

Schema checked_booking_schema() {
  auto all = members();
  all.push_back({"id", Schema::text(1, kMaxIdLength).described("Of the booking that is edited."), false});
  return Schema::object(std::move(all)).named("CheckedBooking");
}

Schema partial_booking_schema() {
  auto some = members();
  for (auto& member : some) member.required = false;
  return Schema::object(std::move(some)).named("PartialBooking");
}

tl::expected<ConferenceBooking, Problem> booking_of(const json::value& body) {
  if (auto faults = wrong_local_times(body); !faults.empty()) return tl::unexpected(wrong_fields(std::move(faults)));
  auto members = body.as_object();
  members.erase("id");
  auto booking = read_booking(members);
  // The schema has seen all else that could be wrong.
  if (!booking) return tl::unexpected(not_json(booking.error().message));
  return std::move(*booking);
}

Schema booking_answer_schema() {
  auto all = members();
  for (auto& member : all) {
    if (member.name == "chair") member.schema = user_schema().or_null().described("Null: an urgent conference.");
    member.required = true;
  }
  all.insert(all.begin(), {"id", Schema::text(1, kMaxIdLength)});
  all.push_back({"sequence", Schema::integer(0, UINT32_MAX).described("Grows with every change.")});
  all.push_back({"cancelled", Schema::boolean()});
  all.push_back({"urgent", Schema::boolean().described("Called, not booked.")});
  all.push_back({"created", Schema::date_time()});
  all.push_back({"changed", Schema::object({{"at", Schema::date_time()}, {"by", Schema::text(0, 200)}})});
  return Schema::object(std::move(all)).named("Booking");
}

media::Result<json::object> to_json(const BookingRecord& record, Database& database) {
  const auto user = Users(database).find(record.changed_by);
  if (!user) return tl::unexpected(user.error());
  using std::chrono::floor, std::chrono::seconds;
  json::object object{{"id", record.booking.id.value()}};
  for (auto& [name, value] : to_json(record.booking)) object[name] = value;
  object["sequence"] = record.booking.sequence;
  object["cancelled"] = record.booking.cancelled;
  object["urgent"] = record.urgent;
  object["created"] = to_date_time(floor<seconds>(record.created));
  object["changed"] = {{"at", to_date_time(floor<seconds>(record.changed_at))},
                       {"by", *user ? (*user)->display_name : std::string()}};
  return object;
}

}  // namespace signaling
