#include "signaling/conference/conference_change_json.h"

#include <chrono>
#include <string>
#include <utility>

#include <boost/json/array.hpp>

#include "signaling/base/member_reader.h"
#include "signaling/diagnosis/words.h"
#include "signaling/preflight/preflight_json.h"

namespace signaling {
namespace {

namespace json = boost::json;
using std::chrono::milliseconds;

constexpr size_t kMaxSites = 1000;
constexpr size_t kMaxItem = 999;
constexpr size_t kMaxNoteBytes = 80'000;  // 20,000 characters
constexpr size_t kMaxChatBytes = 4'000;
constexpr size_t kMaxLineBytes = 800;
constexpr size_t kMaxNameBytes = 800;
constexpr size_t kMaxKeyBytes = 64;
constexpr uint64_t kMaxWallMs = 7'258'118'400'000;  // the year 2200
constexpr uint64_t kMaxMessageMs = 3'600'000;
constexpr uint64_t kMaxCapKbps = 1'000'000;
constexpr double kMaxMeasured = 1e12;

constexpr std::pair<std::string_view, OpenPhase> kPhases[] = {
    {"testing", OpenPhase::kTesting}, {"in_session", OpenPhase::kInSession}, {"paused", OpenPhase::kPaused}};
constexpr std::pair<std::string_view, mcu::View> kViews[] = {{"composed", mcu::View::kComposed},
                                                             {"forwarded", mcu::View::kForwarded}};
constexpr std::pair<std::string_view, RemoteAct> kRemoteActs[] = {
    {"devices", RemoteAct::kDevices}, {"switch", RemoteAct::kSwitch}, {"mute", RemoteAct::kMute},
    {"cap", RemoteAct::kCap},         {"restart", RemoteAct::kRestart}, {"still", RemoteAct::kStill},
    {"listen", RemoteAct::kListen},   {"watch", RemoteAct::kWatch},   {"talk", RemoteAct::kTalk}};
constexpr std::pair<std::string_view, ChatTo> kChatTo[] = {{"all", ChatTo::kAll}, {"desk", ChatTo::kDesk}};

// ---- writing: the members beside `at`, which begin with the event's word -------------------------------------------

std::string text(const std::optional<SiteId>& site) { return site ? site->value() : std::string(); }

json::object members(const SitesPlanned& c) {
  json::array sites;
  for (const auto& site : c.sites) sites.push_back(json::object{{"site", site.value()}});
  return {{"event", "sites"}, {"sites", std::move(sites)}};
}
json::object members(const PhaseChanged& c) {
  return {
      {"event", "phase"},
      {"phase", to_string(c.phase)},
      {"resumes_at_ms", c.resumes_at ? json::value(c.resumes_at->time_since_epoch().count()) : json::value(nullptr)}};
}
json::object members(const LockChanged& c) { return {{"event", "lock"}, {"locked", c.locked}}; }
// An empty site stands for none.
json::object members(const ChairBooked& c) { return {{"event", "chair_booked"}, {"site", text(c.site)}}; }
json::object members(const ChairMoved& c) { return {{"event", "chair_moved"}, {"site", text(c.site)}}; }
json::object members(const ActingChanged& c) {
  return {{"event", "acting"},
          {"role", c.acting ? to_string(c.acting->role) : std::string_view()},
          {"name", c.acting ? c.acting->name : std::string()}};
}
json::object members(const SiteCame& c) { return {{"event", "came"}, {"site", c.site.value()}}; }
json::object members(const SiteRemoved& c) {
  return {{"event", "removed"}, {"site", c.site.value()}, {"removed", c.removed}};
}
json::object members(const MicrophoneChanged& c) {
  return {{"event", "microphone"}, {"site", c.site.value()}, {"on", c.on}, {"muted", c.muted}};
}
json::object members(const ViewChanged& c) {
  return {{"event", "view"}, {"site", c.site.value()}, {"view", to_string(c.view)}};
}
json::object members(const ItemBegun& c) { return {{"event", "item"}, {"item", c.item}}; }
json::object members(const NoteWritten& c) {
  return {{"event", "note"}, {"item", c.item}, {"notes", c.notes}, {"conclusion", c.conclusion}};
}
json::object members(const ChatSent& c) {
  return {
      {"event", "chat"},       {"n", c.n},      {"site", text(c.site)}, {"name", c.name}, {"role", to_string(c.role)},
      {"to", to_string(c.to)}, {"text", c.text}};
}
json::object members(const HelpChanged& c) {
  return {{"event", "help"}, {"site", c.site.value()}, {"asked", c.text.has_value()}, {"text", c.text.value_or("")}};
}
json::object members(const MessageDrawn& c) {
  json::value time;
  if (c.time) time = std::chrono::duration_cast<milliseconds>(*c.time).count();
  return {{"event", "message"}, {"text", c.text}, {"time_ms", std::move(time)}};
}
json::object members(const ConferenceClosed& c) { return {{"event", "closed"}, {"cause", c.cause}}; }
json::object members(const GuestCame& c) {
  return {{"event", "guest_came"}, {"site", c.site.value()}, {"key", c.key}, {"name", c.name}, {"unit", c.unit}};
}
json::object members(const GuestAdmitted& c) { return {{"event", "guest_admitted"}, {"site", c.site.value()}}; }
json::object members(const GuestTurnedAway& c) { return {{"event", "guest_turned_away"}, {"site", c.site.value()}}; }
json::object members(const GuestLeft& c) { return {{"event", "guest_left"}, {"site", c.site.value()}}; }
json::object members(const GuestRemoved& c) { return {{"event", "guest_removed"}, {"site", c.site.value()}}; }
json::object members(const RemoteHelp& c) {
  return {{"event", "remote"},
          {"site", c.site.value()},
          {"act", to_string(c.act)},
          {"detail", c.detail},
          {"cap_kbps", c.cap_kbps ? json::value(*c.cap_kbps) : json::value(nullptr)}};
}
json::object members(const ActUndone& c) { return {{"event", "undone"}, {"act", c.act}, {"site", text(c.site)}}; }
json::object members(const SiteTested& c) {
  json::object object{{"event", "tested"}, {"site", c.site.value()}};
  for (auto& member : to_stored(c.report)) object.insert(member);
  return object;
}

json::object members(const SiteJudged& c) {
  json::array evidence;
  for (const auto& ground : c.evidence) {
    evidence.push_back(
        json::object{{"measure", to_string(ground.measure)}, {"value", ground.value}, {"bound", ground.bound}});
  }
  return {
      {"event", "judged"}, {"site", c.site.value()}, {"kind", to_string(c.kind)}, {"evidence", std::move(evidence)}};
}

// ---- reading -------------------------------------------------------------------------------------------------------

using What = decltype(ConferenceChange::what);

std::optional<SiteId> site_if(MemberReader& reader) {
  auto id = reader.text("site", 0, 64);
  std::optional<SiteId> site;
  if (!id.empty()) site.emplace(std::move(id));
  return site;
}

Role role(MemberReader& reader) {
  const auto role = parse_role(reader.text("role", 1, 32));
  if (!role) reader.fail("role", "must be a role");
  return role.value_or(Role::kObserver);
}

size_t item(MemberReader& reader) { return static_cast<size_t>(reader.number("item", 0, kMaxItem)); }

What read_sites(MemberReader& reader) {
  SitesPlanned change;
  reader.objects("sites", kMaxSites, [&](MemberReader& element) { change.sites.push_back(element.site("site")); });
  return change;
}
What read_phase(MemberReader& reader) {
  PhaseChanged change;
  change.phase = reader.word("phase", kPhases);
  if (const auto ms = reader.number_or_null("resumes_at_ms", 0, kMaxWallMs)) {
    change.resumes_at = WallTime(milliseconds(*ms));
  }
  return change;
}
What read_lock(MemberReader& reader) { return LockChanged{reader.boolean("locked")}; }
What read_chair_booked(MemberReader& reader) { return ChairBooked{site_if(reader)}; }
What read_chair_moved(MemberReader& reader) { return ChairMoved{site_if(reader)}; }
What read_acting(MemberReader& reader) {
  const auto word = reader.text("role", 0, 32);
  const auto name = reader.text("name", 0, kMaxNameBytes);
  if (word.empty()) return ActingChanged{};
  const auto role = parse_role(word);
  if (!role) reader.fail("role", "must be a role");
  return ActingChanged{ActingChair{role.value_or(Role::kDeputy), name}};
}
What read_came(MemberReader& reader) { return SiteCame{reader.site("site")}; }
What read_removed(MemberReader& reader) {
  SiteRemoved change{reader.site("site")};
  change.removed = reader.boolean("removed");
  return change;
}
What read_microphone(MemberReader& reader) {
  MicrophoneChanged change{reader.site("site")};
  change.on = reader.boolean("on");
  change.muted = reader.boolean("muted");
  return change;
}
What read_view(MemberReader& reader) {
  ViewChanged change{reader.site("site")};
  change.view = reader.word("view", kViews);
  return change;
}
What read_item(MemberReader& reader) { return ItemBegun{item(reader)}; }
What read_note(MemberReader& reader) {
  NoteWritten change;
  change.item = item(reader);
  change.notes = reader.lines("notes", kMaxNoteBytes);
  change.conclusion = reader.lines("conclusion", kMaxNoteBytes);
  return change;
}
What read_chat(MemberReader& reader) {
  ChatSent change;
  change.n = reader.number("n", 1, UINT64_MAX / 2);
  change.site = site_if(reader);
  change.name = reader.text("name", 0, kMaxNameBytes);
  change.role = role(reader);
  change.to = reader.word("to", kChatTo);
  change.text = reader.lines("text", kMaxChatBytes);
  return change;
}
What read_help(MemberReader& reader) {
  HelpChanged change{reader.site("site")};
  const bool asked = reader.boolean("asked");
  auto words = reader.text("text", 0, kMaxLineBytes);
  if (asked) change.text = std::move(words);
  return change;
}
What read_message(MemberReader& reader) {
  MessageDrawn change;
  change.text = reader.text("text", 0, kMaxLineBytes);
  if (const auto ms = reader.number_or_null("time_ms", 0, kMaxMessageMs)) change.time = milliseconds(*ms);
  return change;
}
What read_closed(MemberReader& reader) { return ConferenceClosed{reader.text("cause", 1, 32)}; }
What read_undone(MemberReader& reader) {
  ActUndone change;
  change.act = reader.text("act", 1, 64);
  change.site = site_if(reader);
  return change;
}

What read_remote(MemberReader& reader) {
  RemoteHelp change{reader.site("site")};
  change.act = reader.word("act", kRemoteActs);
  change.detail = reader.text("detail", 0, kMaxLineBytes);
  if (const auto kbps = reader.number_or_null("cap_kbps", 1, kMaxCapKbps)) change.cap_kbps = static_cast<int>(*kbps);
  return change;
}
What read_guest(MemberReader& reader) {
  GuestCame change{reader.site("site")};
  change.key = reader.text("key", 1, kMaxKeyBytes);
  change.name = reader.text("name", 1, kMaxLineBytes);
  change.unit = reader.text("unit", 0, kMaxLineBytes);
  return change;
}
template <typename Change>
What read_of_guest(MemberReader& reader) {
  return Change{reader.site("site")};
}

What read_tested(MemberReader& reader) {
  SiteTested change{reader.site("site")};
  change.report = read_preflight_report(reader);
  return change;
}

// Boost.JSON's parser may miss a number by its last bit.
double read_measured(MemberReader& reader, std::string_view name) {
  return to_thousandths(reader.real_or_null(name, -kMaxMeasured, kMaxMeasured).value_or(0));
}

What read_judged(MemberReader& reader) {
  SiteJudged change{reader.site("site")};
  change.kind = reader.word_of<VerdictKind>("kind", kVerdictKinds);
  reader.objects("evidence", kMeasures, [&](MemberReader& element) {
    const auto measure = element.word_of<Measure>("measure", kMeasures);
    change.evidence.push_back({measure, read_measured(element, "value"), read_measured(element, "bound")});
  });
  return change;
}

using Read = What (*)(MemberReader&);
constexpr std::pair<std::string_view, Read> kEvents[] = {
    {"sites", read_sites},
    {"phase", read_phase},
    {"lock", read_lock},
    {"chair_booked", read_chair_booked},
    {"chair_moved", read_chair_moved},
    {"acting", read_acting},
    {"came", read_came},
    {"removed", read_removed},
    {"microphone", read_microphone},
    {"view", read_view},
    {"item", read_item},
    {"note", read_note},
    {"chat", read_chat},
    {"help", read_help},
    {"message", read_message},
    {"closed", read_closed},
    {"undone", read_undone},
    {"remote", read_remote},
    {"guest_came", read_guest},
    {"guest_admitted", read_of_guest<GuestAdmitted>},
    {"guest_turned_away", read_of_guest<GuestTurnedAway>},
    {"guest_left", read_of_guest<GuestLeft>},
    {"guest_removed", read_of_guest<GuestRemoved>},
    {"tested", read_tested},
    {"judged", read_judged},
};

}  // namespace

json::object to_json(const ConferenceChange& change, const ClockPair& clocks) {
  json::object object{{"at", to_exact_date_time(clocks.to_wall(change.at))}};
  for (auto& member : std::visit([](const auto& what) { return members(what); }, change.what)) object.insert(member);
  return object;
}

media::Result<ConferenceChange> read_conference_change(const json::value& value, const ClockPair& clocks) {
  std::string problem;
  MemberReader reader(value, problem);
  ConferenceChange change;
  change.at = reader.time("at", clocks);
  change.what = reader.word("event", kEvents)(reader);
  reader.finish();
  if (!problem.empty()) {
    return media::failure("conference.bad_event", "The conference's event cannot be read: " + problem);
  }
  return change;
}

}  // namespace signaling
