#include "signaling/roll/roll_event_json.h"

#include <string>
#include <utility>

#include <boost/json/array.hpp>

#include "signaling/base/member_reader.h"

namespace signaling {
namespace {

namespace json = boost::json;
using std::chrono::milliseconds;

constexpr uint64_t kMaxAnswerMs = 3'600'000;

constexpr std::pair<std::string_view, Presence> kPresences[] = {{"present", Presence::kPresent},
                                                                {"late", Presence::kLate},
                                                                {"absent", Presence::kAbsent},
                                                                {"stand_in", Presence::kStandIn}};
constexpr std::pair<std::string_view, CallRound> kRounds[] = {
    {"first", CallRound::kFirst}, {"again", CallRound::kAgain}, {"single", CallRound::kSingle}};
constexpr std::pair<std::string_view, CallEnd> kEnds[] = {{"no_answer", CallEnd::kNoAnswer},
                                                          {"passed", CallEnd::kPassed},
                                                          {"interrupted", CallEnd::kInterrupted},
                                                          {"removed", CallEnd::kRemoved}};

// ---- writing: the members beside `at`, which begin with the event's word -------------------------------------------

json::object members(const RollPlanned& planned) {
  json::array sites;
  for (const auto& [site, invited] : planned.sites)
    sites.push_back(json::object{{"site", site.value()}, {"invited", invited}});
  return {{"event", "planned"}, {"sites", std::move(sites)}};
}

json::object members(const RollStarted& started) {
  json::array sites;
  for (const auto& site : started.sites) sites.push_back(json::object{{"site", site.value()}});
  return {{"event", "started"}, {"sites", std::move(sites)}};
}

json::object members(const SiteCalled& called) {
  return {{"event", "called"},
          {"site", called.site.value()},
          {"round", to_string(called.round)},
          {"time_ms", std::chrono::duration_cast<milliseconds>(called.time).count()}};
}

json::object members(const CallEnded& ended) {
  return {{"event", "call_ended"}, {"site", ended.site.value()}, {"end", to_string(ended.end)}};
}

json::object members(const SiteRecorded& recorded) {
  return {{"event", "recorded"},
          {"site", recorded.site.value()},
          {"by_itself", recorded.by_itself},
          {"presence", to_string(recorded.presence)},
          {"head", recorded.head},
          {"delegates", recorded.delegates}};
}

json::object members(const RollStopped&) { return {{"event", "stopped"}}; }
json::object members(const RollFinished&) { return {{"event", "finished"}}; }
json::object members(const RollPaused&) { return {{"event", "paused"}}; }
json::object members(const RollResumed&) { return {{"event", "resumed"}}; }

// ---- reading -------------------------------------------------------------------------------------------------------

using What = decltype(RollEvent::what);

uint32_t delegates(MemberReader& reader, std::string_view name) {
  return static_cast<uint32_t>(reader.number(name, 0, kMaxDelegates));
}

What read_planned(MemberReader& reader) {
  RollPlanned planned;
  reader.objects("sites", kMaxRollSites, [&](MemberReader& element) {
    const auto site = element.site("site");
    planned.sites.push_back({site, delegates(element, "invited")});
  });
  return planned;
}

What read_started(MemberReader& reader) {
  RollStarted started;
  reader.objects("sites", kMaxRollSites, [&](MemberReader& element) { started.sites.push_back(element.site("site")); });
  return started;
}

What read_called(MemberReader& reader) {
  SiteCalled called;
  called.site = reader.site("site");
  called.round = reader.word("round", kRounds);
  called.time = milliseconds(reader.number("time_ms", 1, kMaxAnswerMs));
  return called;
}

What read_call_ended(MemberReader& reader) {
  CallEnded ended;
  ended.site = reader.site("site");
  ended.end = reader.word("end", kEnds);
  return ended;
}

What read_recorded(MemberReader& reader) {
  SiteRecorded recorded;
  recorded.site = reader.site("site");
  recorded.by_itself = reader.boolean("by_itself");
  recorded.presence = reader.word("presence", kPresences);
  recorded.head = reader.text("head", 0, kMaxHeadBytes);
  recorded.delegates = delegates(reader, "delegates");
  return recorded;
}

template <typename Event>
What read_bare(MemberReader&) {
  return Event();
}

using Read = What (*)(MemberReader&);
constexpr std::pair<std::string_view, Read> kEvents[] = {
    {"planned", read_planned},
    {"started", read_started},
    {"called", read_called},
    {"call_ended", read_call_ended},
    {"recorded", read_recorded},
    {"stopped", read_bare<RollStopped>},
    {"finished", read_bare<RollFinished>},
    {"paused", read_bare<RollPaused>},
    {"resumed", read_bare<RollResumed>},
};

}  // namespace

json::object to_json(const RollEvent& event, const ClockPair& clocks) {
  json::object object{{"at", to_exact_date_time(clocks.to_wall(event.at))}};
  for (auto& member : std::visit([](const auto& what) { return members(what); }, event.what)) object.insert(member);
  return object;
}

media::Result<RollEvent> read_roll_event(const json::value& value, const ClockPair& clocks) {
  std::string problem;
  MemberReader reader(value, problem);
  RollEvent event;
  event.at = reader.time("at", clocks);
  event.what = reader.word("event", kEvents)(reader);
  reader.finish();
  if (!problem.empty()) return media::failure("roll.bad_event", "The roll's event cannot be read: " + problem);
  return event;
}

}  // namespace signaling
