// What a client may say over its WebSocket, and what the schedule does meanwhile. Each line of the input is a message:
// it is read as any client's, and said to a conference by one of its clients in turn, or by the operator if '@' stands
// before it; "paused", "in_session", "without b" and "with b" are the schedule's. Nothing may crash, every message that
// is refused must say why in both languages, what is sent must be JSON, and only who may speak is heard, in a break
// nobody.
#include <chrono>
#include <cstdlib>
#include <string>
#include <string_view>

#include <boost/json.hpp>

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
  plan.floor.time_limit = 20s;
  return plan;
}

Visitor visitor(Role role, const char* site = nullptr) {
  Visitor visitor;
  visitor.role = visitor.principal.role = role;
  if (site != nullptr) visitor.principal.site = SiteId(site);
  return with_part(visitor, ConferenceId("conf"), role);
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
    if (policy_ == FloorPolicy::kChaired) require(floor->holders.size() <= 1);
    for (const auto& h : floor->holders) require(h.site != SiteId("center"));
  }

  void check(const mcu::DesiredConference& conference) {
    require(conference.version > version_);
    version_ = conference.version;
    int heard = 0;
    for (const auto& p : conference.participants) heard += p.heard && p.mark.empty() ? 1 : 0;
    if (policy_ == FloorPolicy::kChaired) require(heard <= 1);
  }

  FloorPolicy policy_ = FloorPolicy::kChaired;
  int64_t version_ = 0;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  ConferenceSession session(plan());
  Watch watch;
  Timestamp now(1000s);
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
  watch.check(session.take_output(now));

  for (uint64_t turn = 0; !rest.empty() && turn < 200; ++turn) {
    auto line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    now += 3s;
    while (session.next_deadline() <= now) session.handle_timeout(session.next_deadline());
    if (follow_schedule(session, line, now)) {
      watch.check(session.take_output(now));
      continue;
    }
    const bool by_operator = line.starts_with('@');
    if (by_operator) line.remove_prefix(1);
    const auto parsed = parse_client_message(line);
    if (!parsed) {
      const auto& refusal = parsed.error().refusal;
      require(!refusal.code.empty() && !refusal.text.vi.empty() && !refusal.text.en.empty());
      boost::json::parse(to_json(ErrorMessage{parsed.error().id, refusal}));  // throws if it is not UTF-8
      continue;
    }
    // Chair, a site with media, one without, the chair's site: by the message's length, so that the corpus can choose.
    const ClientKey client(by_operator ? 5 : 1 + (line.size() + turn) % 4);
    const auto done = session.handle(client, *parsed, now);
    require(done.has_value() || !done.error().text.vi.empty());
    watch.check(session.take_output(now));
  }
  return 0;
}
