#include "signaling/calendar/booking_json.h"

#include <cstdint>
#include <optional>
#include <utility>

#include <boost/describe/class.hpp>
#include <boost/json/value_from.hpp>
#include <boost/json/value_to.hpp>

#include "signaling/base/date_time.h"
#include "signaling/calendar/id_lists.h"

namespace signaling {
namespace {

namespace json = boost::json;
using std::chrono::minutes;

// The documents' form. Described, so that reading and writing are the library's and cannot differ.
struct SpeakerDocument {
  std::string site;
  std::string delegate;
};
BOOST_DESCRIBE_STRUCT(SpeakerDocument, (), (site, delegate))

struct AgendaDocument {
  std::string title;
  int64_t planned_min = 0;
  std::vector<SpeakerDocument> speakers;
  std::string layout_preset;
  std::vector<int64_t> papers;
};
BOOST_DESCRIBE_STRUCT(AgendaDocument, (), (title, planned_min, speakers, layout_preset, papers))

struct MovedDocument {
  std::string original_start;
  std::string start;
  int64_t length_min = 0;
};
BOOST_DESCRIBE_STRUCT(MovedDocument, (), (original_start, start, length_min))

struct RecurrenceDocument {
  std::string rule;
  std::vector<std::string> cancelled;
  std::vector<MovedDocument> moved;
};
BOOST_DESCRIBE_STRUCT(RecurrenceDocument, (), (rule, cancelled, moved))

struct BookingDocument {
  std::string title;
  std::string kind;
  std::string start;
  int64_t length_min = 0;
  int64_t test_window_min = 0;
  std::vector<std::string> sites;
  std::string chair_site;
  std::optional<int64_t> chair;  // none: an urgent conference, whose operator acts for the chair
  std::optional<int64_t> deputy;
  std::optional<int64_t> secretary;
  int64_t operator_in_charge = 0;
  std::vector<std::string> departments;
  std::vector<std::string> communes;
  std::vector<AgendaDocument> agenda;
  std::string policy;
  std::optional<std::string> lecturer;
  std::vector<std::string> layout_presets;
  bool auto_start = false;
  std::optional<RecurrenceDocument> recurrence;
};
BOOST_DESCRIBE_STRUCT(BookingDocument, (),
                      (title, kind, start, length_min, test_window_min, sites, chair_site, chair, deputy, secretary,
                       operator_in_charge, departments, communes, agenda, policy, lecturer, layout_presets,
                       auto_start, recurrence))

// ---- writing -------------------------------------------------------------------------------------------------------

AgendaDocument document_of(const AgendaItem& item) {
  AgendaDocument document{item.title, item.planned.count(), {}, item.layout_preset, values_of(item.papers)};
  for (const auto& speaker : item.speakers) document.speakers.push_back({speaker.site.value(), speaker.delegate});
  return document;
}

RecurrenceDocument document_of(const Recurrence& recurrence) {
  RecurrenceDocument document{recurrence.rule, {}, {}};
  for (const LocalTime start : recurrence.cancelled) document.cancelled.push_back(to_ical_text(start));
  for (const auto& moved : recurrence.moved) {
    document.moved.push_back({to_ical_text(moved.original_start), to_date_time(moved.start), moved.length.count()});
  }
  return document;
}

std::optional<int64_t> value_of(const std::optional<UserId>& user) {
  return user ? std::optional(user->value()) : std::nullopt;
}

BookingDocument document_of(const ConferenceBooking& b) {
  BookingDocument document{
      .title = b.title,
      .kind = b.kind,
      .start = to_date_time(b.start),
      .length_min = b.length.count(),
      .test_window_min = b.test_window.count(),
      .sites = values_of(b.sites),
      .chair_site = b.chair_site.value(),
      .chair = b.chair == UserId() ? std::nullopt : std::optional(b.chair.value()),
      .deputy = value_of(b.deputy),
      .secretary = value_of(b.secretary),
      .operator_in_charge = b.operator_in_charge.value(),
      .departments = b.departments,
      .communes = b.communes,
      .agenda = {},
      .policy = std::string(to_string(b.policy)),
      .lecturer = b.lecturer ? std::optional(b.lecturer->value()) : std::nullopt,
      .layout_presets = b.layout_presets,
      .auto_start = b.auto_start,
      .recurrence = {},
  };
  for (const auto& item : b.agenda) document.agenda.push_back(document_of(item));
  if (b.recurrence) document.recurrence = document_of(*b.recurrence);
  return document;
}

// ---- reading -------------------------------------------------------------------------------------------------------

// Each gives what it reads, and notes the first text that cannot be read.
class Reader {
 public:
  ConferenceBooking booking(BookingDocument d) {
    ConferenceBooking b;
    b.title = std::move(d.title);
    b.kind = std::move(d.kind);
    b.start = time("start", d.start);
    b.length = minutes(d.length_min);
    b.test_window = minutes(d.test_window_min);
    b.sites = ids_of<SiteId>(d.sites);
    b.chair_site = SiteId(std::move(d.chair_site));
    b.chair = UserId(d.chair.value_or(0));
    if (d.deputy) b.deputy = UserId(*d.deputy);
    if (d.secretary) b.secretary = UserId(*d.secretary);
    b.operator_in_charge = UserId(d.operator_in_charge);
    b.departments = std::move(d.departments);
    b.communes = std::move(d.communes);
    for (auto& item : d.agenda) b.agenda.push_back(agenda_item(std::move(item)));
    b.policy = policy(d.policy);
    if (d.lecturer) b.lecturer = SiteId(std::move(*d.lecturer));
    b.layout_presets = std::move(d.layout_presets);
    b.auto_start = d.auto_start;
    if (d.recurrence) b.recurrence = recurrence(std::move(*d.recurrence));
    return b;
  }

  const std::string& problem() const { return problem_; }

 private:
  static AgendaItem agenda_item(AgendaDocument d) {
    AgendaItem item{std::move(d.title), minutes(d.planned_min), {}, std::move(d.layout_preset),
                    ids_of<PaperId>(d.papers)};
    for (auto& s : d.speakers) item.speakers.push_back({SiteId(std::move(s.site)), std::move(s.delegate)});
    return item;
  }

  Recurrence recurrence(RecurrenceDocument d) {
    Recurrence recurrence{std::move(d.rule), {}, {}};
    for (const auto& text : d.cancelled) recurrence.cancelled.push_back(local("recurrence.cancelled", text));
    for (const auto& m : d.moved) {
      recurrence.moved.push_back({local("recurrence.moved.original_start", m.original_start),
                                  time("recurrence.moved.start", m.start), minutes(m.length_min)});
    }
    return recurrence;
  }

  CalendarTime time(std::string_view member, const std::string& text) {
    const auto time = parse_date_time(text);
    if (!time) fail(member, "a time of RFC 3339");
    return time.value_or(CalendarTime());
  }

  LocalTime local(std::string_view member, const std::string& text) {
    const auto time = parse_ical_text(text);
    if (!time) fail(member, "a local time like 20261201T080000");
    return time.value_or(LocalTime());
  }

  FloorPolicy policy(const std::string& text) {
    for (const auto policy : {FloorPolicy::kChaired, FloorPolicy::kOpen, FloorPolicy::kLecture}) {
      if (text == to_string(policy)) return policy;
    }
    fail("policy", "chaired, open or lecture");
    return FloorPolicy::kChaired;
  }

  void fail(std::string_view member, std::string_view wanted) {
    if (problem_.empty()) problem_ = "\"" + std::string(member) + "\" must be " + std::string(wanted);
  }

  std::string problem_;
};

}  // namespace

json::object to_json(const ConferenceBooking& booking) { return json::value_from(document_of(booking)).as_object(); }

media::Result<ConferenceBooking> read_booking(const json::value& document) {
  if (const auto* object = document.if_object(); object != nullptr && !object->contains("lecturer")) {
    auto whole = *object;
    whole["lecturer"] = nullptr;
    return read_booking(whole);
  }
  auto read = json::try_value_to<BookingDocument>(document);
  if (!read) return media::failure("booking.bad_document", "The booking cannot be read: " + read.error().message());
  Reader reader;
  auto booking = reader.booking(std::move(*read));
  if (!reader.problem().empty()) return media::failure("booking.bad_document", reader.problem());
  return booking;
}

std::vector<std::string> differing_members(const ConferenceBooking& a, const ConferenceBooking& b) {
  const auto first = to_json(a);
  const auto second = to_json(b);
  std::vector<std::string> names;
  for (const auto& [name, value] : first) {
    if (second.at(name) != value) names.emplace_back(name);
  }
  return names;
}

}  // namespace signaling
