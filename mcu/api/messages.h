#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "mcu/api/desired_conference.h"
#include "mcu/api/site_figures.h"
#include "media/base/ids.h"
#include "media/base/result.h"

// The control channel between signaling (client) and mcu (server): TCP, one JSON document per line. Signaling tells the
// whole desired state of a conference; the mcu applies the difference and reports events. See README.md.
namespace mcu {

using media::ConnectionId;

inline constexpr int kApiVersion = 4;
inline constexpr size_t kMaxControlLine = 1 << 20;

enum class ConnectionState { kConnecting, kConnected, kDisconnected, kClosed };

std::string_view to_string(ConnectionState state);

// ---- signaling → mcu -----------------------------------------------------------------------------------------------

struct Hello {
  int version = kApiVersion;
  std::string proof;  // control_proof(secret, nonce of the challenge)
};
struct SetConference {
  DesiredConference conference;
};
struct RemoveConference {
  ConferenceId conference;
};
// A session description of an endpoint. A new connection replaces the site's former one; the same connection with a new
// ufrag restarts ICE. The reply bears the answer.
struct Offer {
  ConferenceId conference;
  SiteId site;
  ConnectionId connection;
  std::string sdp;
};
struct Candidate {
  ConferenceId conference;
  SiteId site;
  ConnectionId connection;
  std::string candidate;
  std::string mid;
};
struct Leave {
  ConferenceId conference;
  SiteId site;
  ConnectionId connection;
};

using CommandBody = std::variant<Hello, SetConference, RemoveConference, Offer, Candidate, Leave>;
struct Command {
  int64_t id = 0;  // comes back in the reply; 0 for hello
  CommandBody body;
};

// ---- mcu → signaling -----------------------------------------------------------------------------------------------

struct Challenge {
  int version = kApiVersion;
  std::string nonce;  // 32 hexadecimal digits
};
struct Refused {
  std::string code;
  std::string message;
};
struct RunningParticipant {
  SiteId site;
  ConnectionId connection;
  ConnectionState state = ConnectionState::kConnecting;
};
struct RunningConference {
  ConferenceId id;
  int64_t version = 0;
  std::vector<RunningParticipant> participants;
};
// First message after a right hello: what runs already, to be adopted.
struct Welcome {
  int version = kApiVersion;
  std::string mcu;
  std::vector<RunningConference> conferences;
};

// One receive m-line of an endpoint and what stands in it now.
struct SlotState {
  std::string mid;
  std::string slot;            // "audio", "stage", "content", "gallery-1" …
  std::optional<SiteId> site;  // none: empty, or a composed picture
  bool composed = false;       // in "stage" that of its group, in "gallery-1" that of its second group
  friend bool operator==(const SlotState&, const SlotState&) = default;
};

struct Reply {
  int64_t id = 0;
  bool ok = true;
  std::string code;     // if not ok
  std::string message;  // if not ok
  std::string sdp;      // answer to an offer
  std::vector<SlotState> slots;
};
struct ParticipantStateEvent {
  ConferenceId conference;
  SiteId site;
  ConnectionId connection;
  ConnectionState state = ConnectionState::kConnecting;
};
struct SlotsEvent {
  ConferenceId conference;
  SiteId site;
  std::vector<SlotState> slots;
};
struct SpeakingEvent {
  ConferenceId conference;
  std::vector<SiteId> sites;       // audible by level, loudest first
  std::optional<SiteId> on_stage;  // the site in the first place of the first group, or the first behind its content
  std::optional<SiteId> active{};  // who speaks, with hold time: a cough moves nothing
};
// Which simulcast layers (rids) of its camera the site should send now.
struct LayersEvent {
  ConferenceId conference;
  SiteId site;
  std::vector<std::string> layers;
};
struct ConferenceFigures {
  ConferenceId id;
  std::vector<SiteSecond> sites;  // one of each connected participant, viewers too; `endpoint` is never filled here
  // Totals of the endpoints now connected, since each connected.
  int64_t packets_received = 0;   // SRTP and SRTCP that authenticated
  int64_t packets_sent = 0;
};
struct LibraryFigures {
  std::string name;
  int64_t calls = 0;
  double seconds = 0;  // CPU time inside
};
// Totals since the process began.
struct ProcessFigures {
  double cpu_seconds = 0;
  int64_t allocations = 0;  // on threads that carry packets, commands left out
  int64_t send_calls = 0;   // system calls that sent datagrams
  std::vector<LibraryFigures> libraries;
};
// Once a second.
struct FiguresEvent {
  std::vector<ConferenceFigures> conferences;
  ProcessFigures process;
  ServerFigures server;
};

using Event = std::variant<Challenge, Refused, Welcome, Reply, ParticipantStateEvent, SlotsEvent, SpeakingEvent,
                           LayersEvent, FiguresEvent>;

// One line of JSON without the line feed.
std::string to_json(const Command& command);
[[gnu::noinline]] std::string to_json(const Event& event);

// Read one line. Unknown members are ignored so that either side may be newer; a missing or wrong member is an error
// with code "control.bad_message" whose message names the member. Bounded: kMaxControlLine bytes, depth 16.
media::Result<Command> parse_command(std::string_view line);
media::Result<Event> parse_event(std::string_view line);

}  // namespace mcu
