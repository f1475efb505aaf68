// Reading what floor_event_json.cpp writes.
#include <string>
#include <utility>

#include "signaling/base/member_reader.h"
#include "signaling/floor/floor_event_json.h"

namespace signaling {
namespace {

constexpr uint64_t kMaxRequest = uint64_t{1} << 53;
constexpr uint64_t kMaxSpan = kMaxTurnTime.count();

template <typename T>
using Words = std::pair<std::string_view, T>;

// A table of all words from the values' own names.
template <typename T, T... values>
struct Table {
  Words<T> words[sizeof...(values)] = {{to_string(values), values}...};
};
const Table<FloorId, FloorId::kSpeech, FloorId::kContent> kFloors;
const Table<FloorPolicy, FloorPolicy::kOpen, FloorPolicy::kChaired, FloorPolicy::kLecture> kPolicies;
const Table<QueueOrder, QueueOrder::kTime, QueueOrder::kPriority, QueueOrder::kPlanned, QueueOrder::kUnspoken> kOrders;
const Table<RequestStatus, RequestStatus::kPending, RequestStatus::kGranted, RequestStatus::kDenied,
            RequestStatus::kCancelled, RequestStatus::kReleased, RequestStatus::kRevoked>
    kStatuses;
const Table<TurnPhase, TurnPhase::kSpeaking, TurnPhase::kWarning, TurnPhase::kGrace> kPhases;
const Table<FloorCause, FloorCause::kSite, FloorCause::kChair, FloorCause::kHandover, FloorCause::kTimeLimit,
            FloorCause::kDropped, FloorCause::kPolicy, FloorCause::kStandingRight, FloorCause::kRemoved,
            FloorCause::kClosed, FloorCause::kUndo>
    kCauses;

Duration span(MemberReader& reader, std::string_view name) {
  return Duration(static_cast<int64_t>(reader.number(name, 0, kMaxSpan)));
}

std::optional<Duration> read_span_or_null(MemberReader& reader, std::string_view name) {
  const auto number = reader.number_or_null(name, 0, kMaxSpan);
  if (!number) return std::nullopt;
  return Duration(static_cast<int64_t>(*number));
}

std::optional<SiteId> read_name_or_empty(MemberReader& reader, std::string_view name) {
  std::string site = reader.text(name, 0, 64);
  if (site.empty()) return std::nullopt;
  return SiteId(std::move(site));
}

Speaker read_speaker(MemberReader& reader) {
  Speaker speaker;
  speaker.delegate = reader.text("delegate", 0, kMaxSpeakerBytes);
  speaker.post = reader.text("post", 0, kMaxSpeakerBytes);
  return speaker;
}

// The members of put_time_left().
template <typename Event>
void read_time_left(MemberReader& reader, Event& e) {
  e.limit = read_span_or_null(reader, "limit_ns");
  e.remaining = read_span_or_null(reader, "remaining_ns");
  const Duration over = span(reader, "over_ns");
  if (e.remaining) *e.remaining -= over;
  if (e.limit.has_value() != e.remaining.has_value()) reader.fail("remaining_ns", "must be null if limit_ns is");
}

FloorChange read_request(MemberReader& reader, const ClockPair& clocks) {
  RequestChanged e;
  e.request = reader.number("request", 1, kMaxRequest);
  e.site = reader.site("site");
  e.status = reader.word("status", kStatuses.words);
  e.cause = reader.word("cause", kCauses.words);
  e.speaker = read_speaker(reader);
  if (e.status == RequestStatus::kPending) {
    e.priority = reader.boolean("priority");
    e.place = reader.number("place", 1, kMaxFloorSites);
    e.since = reader.time("since", clocks);
  } else if (e.status == RequestStatus::kGranted) {
    read_time_left(reader, e);
    e.phase = reader.word("phase", kPhases.words);
  }
  return e;
}

FloorChange read_turn(MemberReader& reader, const ClockPair&) {
  TurnChanged e;
  e.request = reader.number("request", 1, kMaxRequest);
  e.site = reader.site("site");
  e.cause = reader.word("cause", kCauses.words);
  e.speaker = read_speaker(reader);
  read_time_left(reader, e);
  e.phase = reader.word("phase", kPhases.words);
  return e;
}

FloorChange read_queue(MemberReader& reader, const ClockPair&) {
  QueueArranged e;
  e.order = reader.word("order", kOrders.words);
  e.by_hand = reader.boolean("by_hand");
  reader.objects("requests", kMaxFloorSites,
                 [&](MemberReader& element) { e.requests.push_back(element.number("request", 1, kMaxRequest)); });
  return e;
}

FloorChange read_speakers(MemberReader& reader, const ClockPair&) {
  SpeakersPlanned e;
  reader.objects("speakers", kMaxFloorSites, [&](MemberReader& element) {
    const SiteId site = element.site("site");
    e.speakers.push_back({site, element.text("delegate", 0, kMaxSpeakerBytes)});
  });
  return e;
}

FloorChange read_policy(MemberReader& reader, const ClockPair&) {
  FloorPolicyChanged e;
  e.policy = reader.word("policy", kPolicies.words);
  e.lecturer = read_name_or_empty(reader, "lecturer");
  return e;
}

FloorChange read_settings(MemberReader& reader, const ClockPair&) {
  FloorSettingsChanged e;
  e.settings.max_holders = reader.number("max_holders", 1, kMaxHolders);
  e.settings.time_limit = read_span_or_null(reader, "limit_ns");
  e.settings.warning = span(reader, "warning_ns");
  e.settings.grace = span(reader, "grace_ns");
  e.settings.drop_grace = span(reader, "drop_grace_ns");
  return e;
}

FloorChange read_chair_site(MemberReader& reader, const ClockPair&) {
  ChairSiteChanged e;
  e.site = read_name_or_empty(reader, "site");
  return e;
}

FloorChange read_line(MemberReader& reader, const ClockPair&) {
  LineChanged e;
  e.site = reader.site("site");
  e.connected = reader.boolean("connected");
  return e;
}

FloorChange read_sound(MemberReader& reader, const ClockPair&) {
  SoundChanged e;
  e.site = reader.site("site");
  e.silent = reader.boolean("silent");
  return e;
}

template <typename Event>
FloorChange read_bare(MemberReader&, const ClockPair&) {
  return Event();
}

using Read = FloorChange (*)(MemberReader&, const ClockPair&);
constexpr Words<Read> kEvents[] = {{"request", read_request},
                                   {"turn", read_turn},
                                   {"queue", read_queue},
                                   {"speakers", read_speakers},
                                   {"policy", read_policy},
                                   {"settings", read_settings},
                                   {"chair_site", read_chair_site},
                                   {"line", read_line},
                                   {"sound", read_sound},
                                   {"paused", read_bare<FloorPaused>},
                                   {"resumed", read_bare<FloorResumed>},
                                   {"closed", read_bare<FloorClosed>},
                                   {"reopened", read_bare<FloorReopened>}};

}  // namespace

media::Result<FloorEvent> read_floor_event(const boost::json::value& value, const ClockPair& clocks) {
  std::string problem;
  MemberReader reader(value, problem);
  FloorEvent event;
  event.at = reader.time("at", clocks);
  event.floor = reader.word("floor", kFloors.words);
  event.what = reader.word("event", kEvents)(reader, clocks);
  reader.finish();
  if (!problem.empty()) return media::failure("floor.bad_event", problem);
  return event;
}

}  // namespace signaling
