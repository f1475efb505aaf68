// What a client may say over its WebSocket, and what the schedule does meanwhile. Each line of the input is a message:
// it is read as any client's, and said to a conference by one of its clients in turn, or by the operator if '@' stands
// before it, a guest if '%' does, a technician if '!' does; "paused", "in_session", "without b" and "with b" are the
// schedule's. Nothing may crash, every message that is refused must say why in both languages, what is sent must be
// JSON, and only who may speak is heard, in a break nobody.
#include <chrono>
#include <cstdlib>
#include <string>
#include <string_view>

#include <boost/json.hpp>

#include "signaling/conference/conference_event_json.h"
#include "signaling/protocol/parse_client_message.h"
#include "signaling/protocol/server_message.h"
#include "signaling/session/conference_session.h"

namespace {

using namespace signaling;
using namespace std::chrono_literals;

void require(bool condition) {
  if (!condition) std::abort();
}

ConferencePlan plan() {
  ConferencePlan plan;
  plan.id = ConferenceId("conf");
  plan.title = "Giao ban";
  plan.sites = {{SiteId("center"), "UBND tỉnh"}, {SiteId("a"), "Ý Yên"}, {SiteId("b"), "Mỹ Lộc"}};
  plan.chair_site = SiteId("center");
  plan.agenda = {{"Khai mạc", 10min, {{SiteId("a"), "A"}}, {}, "grid"}, {"Bế mạc", 5min, {}, {}, ""}};
  plan.floor.time_limit = 20s;
  return plan;
}

std::vector<LayoutPreset> presets() {
  return {{"stage", {"Hình chính", "Stage"}, mcu::LayoutName::kStage, {{PlaceRule::Kind::kSpeaker}}, true},
          {"grid", {"Lưới", "Grid"}, mcu::LayoutName::kGrid, {}, true}};
}

Visitor visitor(Role role, const char* site = nullptr) {
  Visitor visitor;
  visitor.role = visitor.principal.role = role;
  if (site != nullptr) visitor.principal.site = SiteId(site);
  return with_part(visitor, ConferenceId("conf"), role);
}

// A guest's page comes, or comes back; it may be refused.
void guest_comes(ConferenceSession& session, Timestamp now) {
  auto guest = visitor(Role::kSite);
  guest.guest = true;
  Join join{"t", true};
  join.name = "Trần Văn An";
  join.secret = "0123456789abcdef0123456789abcdef";
  session.leave(ClientKey(6), now);
  (void)session.join(ClientKey(6), guest, join, ConnectionId("c6"), now);
}

// What the schedule does at this line; false if the line is a message.
bool follow_schedule(ConferenceSession& session, std::string_view line, Timestamp now) {
  if (line == "paused" || line == "in_session") {
    session.set_phase(line == "paused" ? OpenPhase::kPaused : OpenPhase::kInSession, now);
    return true;
  }
  if (line != "without b" && line != "with b") return false;
  auto changed = plan();
  if (line == "without b") changed.sites.pop_back();
  session.change(changed, now);
  return true;
}

// Holds what a session says against the rules, over its whole life.
class Watch {
 public:
  void check(const SessionOutput& output) {
    for (const auto& send : output.sends) check(send.message);
    for (const auto& command : output.to_mcu) {
      require(mcu::parse_command(mcu::to_json(mcu::Command{1, command.body})).has_value());
      if (const auto* set = std::get_if<mcu::SetConference>(&command.body)) check(set->conference);
    }
  }

 private:
  void check(const ServerMessage& message) {
    boost::system::error_code error;
    const auto value = boost::json::parse(to_json(message), error);
    require(!error && value.is_object() && value.as_object().contains("type"));
    if (const auto* roster = std::get_if<Roster>(&message)) {
      policy_ = roster->policy;
      for (const auto& site : roster->sites) {
        require(roster->phase != OpenPhase::kPaused || site.microphone != MicrophoneState::kLive);
      }
    }
    const auto* floor = std::get_if<FloorState>(&message);
    if (floor == nullptr) return;
    most_holders_ = std::max(most_holders_, floor->holders);  // who holds goes on if it is lowered
    if (policy_ != FloorPolicy::kOpen) require(floor->speech.holders.size() <= most_holders_);
    require(floor->content.holders.size() <= 1);
    for (const auto& holder : floor->speech.holders) {
      for (const auto& waiting : floor->speech.queue) require(holder.site != waiting.site);
    }
  }

  // Heard are, besides the chair's site, holders, a lecturer, and whom the roll calls; in a break nobody.
  void check(const mcu::DesiredConference& conference) {
    require(conference.version > version_);
    version_ = conference.version;
    size_t heard = 0;
    for (const auto& p : conference.participants) heard += p.heard && p.mark.empty() ? 1 : 0;
    if (policy_ != FloorPolicy::kOpen) require(heard <= most_holders_ + 2);
    require(!conference.hold || heard == 0);
    for (const auto& p : conference.participants) {
      const bool helps = p.listens_to || p.mirrors || p.talks_to;
      require(!helps || (p.viewer && !(p.listens_to && p.mirrors)));
    }
  }

  FloorPolicy policy_ = FloorPolicy::kChaired;
  size_t most_holders_ = 1;
  int64_t version_ = 0;
};

// What was recorded gives the same conference again, also when it was written and read.
void replay(const ConferenceSession& session, const std::vector<ConferenceEvent>& events) {
  const ClockPair clocks{std::chrono::sys_days(std::chrono::year(2026) / 12 / 1), Timestamp(1000s)};
  ConferenceRecord record;
  for (const auto& event : events) {
    auto read = parse_conference_event(to_json(event, clocks), clocks);
    require(read && *read == event);
    record.events.push_back(std::move(*read));
    record.last_sequence = event.sequence;
  }
  ConferenceEngine engine(plan(), presets());
  engine.restore(record);
  require(engine.data() == session.engine().data() && engine.speech() == session.engine().speech() &&
          engine.content() == session.engine().content() && engine.stage() == session.engine().stage());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  Timestamp now(1000s);
  ConferenceSession session(plan(), {"stream", {}, presets()}, {}, now);
  Watch watch;
  session.mcu_up(nullptr, now);
  const auto join = [&](uint64_t key, const Visitor& visitor, bool media) {
    require(session.join(ClientKey(key), visitor, {"t", media, {}}, ConnectionId("c" + std::to_string(key)), now)
                .has_value());
  };
  join(1, visitor(Role::kSite, "center"), true);
  join(2, visitor(Role::kSite, "a"), true);
  join(3, visitor(Role::kSite, "b"), false);
  join(4, visitor(Role::kChair), false);
  join(5, visitor(Role::kOperator), false);
  join(7, visitor(Role::kTechnician), true);
  std::vector<ConferenceEvent> record;
  const auto take_output = [&] {
    auto output = session.take_output(now);
    watch.check(output);
    for (auto& event : output.events) record.push_back(std::move(event));
  };
  take_output();

  for (uint64_t turn = 0; !rest.empty() && turn < 200; ++turn) {
    auto line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    const Timestamp next = now + 3s;
    while (session.next_deadline() <= next) {
      now = std::max(now, session.next_deadline());
      session.handle_timeout(now);
      take_output();
    }
    now = next;
    const bool comes = line == "guest";
    if (comes) guest_comes(session, now);
    if (comes || follow_schedule(session, line, now)) {
      take_output();
      continue;
    }
    const bool by_operator = line.starts_with('@');
    const bool by_guest = line.starts_with('%');
    const bool by_technician = line.starts_with('!');
    if (by_operator || by_guest || by_technician) line.remove_prefix(1);
    const auto parsed = parse_client_message(line);
    if (!parsed) {
      const auto& refusal = parsed.error().refusal;
      require(!refusal.code.empty() && !refusal.text.vi.empty() && !refusal.text.en.empty());
      boost::json::parse(to_json(ErrorMessage{parsed.error().id, refusal}));  // throws if it is not UTF-8
      continue;
    }
    // Chair, a site with media, one without, the chair's site: by the message's length, so that the corpus can choose.
    const ClientKey client(by_technician ? 7 : by_guest ? 6 : by_operator ? 5 : 1 + (line.size() + turn) % 4);
    const auto done = session.handle(client, *parsed, now);
    require(done.has_value() || !done.error().text.vi.empty());
    take_output();
  }
  replay(session, record);
  return 0;
}
