#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "mcu/api/messages.h"
#include "signaling/protocol/client_message.h"
#include "signaling/protocol/message_rules.h"
#include "signaling/protocol/refusal.h"

// What signaling says to endpoints and pages, one struct a message (README.md has the table).
namespace signaling {

// Codes with which signaling closes a WebSocket (besides RFC 6455's own).
enum class CloseCode : uint16_t {
  kServiceRestart = 1012,  // come back by yourself
  kReplaced = 4001,        // the seat was taken by another connection: do not come back
  kBadToken = 4003,
  kConferenceNotOpen = 4004,
  kTooManyMessages = 4008,
  kJoinTimeout = 4009,     // no join within the time
};

struct Joined {
  struct Conference {
    ConferenceId id;
    std::string title;
    FloorPolicy policy = FloorPolicy::kChaired;
    mcu::LayoutName layout = mcu::LayoutName::kStage;
  };
  Conference conference;
  std::optional<SiteId> site;  // none: a chair's page of a conference without a chair's site
  std::string name;
  Role role = Role::kSite;
  ConnectionId connection;
  bool resumed = false;  // the media named in `join` still runs: no new offer is needed
};

struct Answer {
  std::optional<MessageId> reply_to;
  std::string sdp;
};

enum class MicrophoneState { kOff, kAsked, kLive };
std::string_view to_string(MicrophoneState state);

struct SiteState {
  SiteId site;
  std::string name;
  bool chair = false;      // the chair's site
  bool connected = false;
  MicrophoneState microphone = MicrophoneState::kOff;
  std::optional<size_t> place;
  mcu::View view = mcu::View::kComposed;
  bool muted = false;      // its microphone was closed by the chair and not opened again
  friend bool operator==(const SiteState&, const SiteState&) = default;
};

// The whole state of the conference as all see it, in configured order of the sites.
struct Roster {
  FloorPolicy policy = FloorPolicy::kChaired;
  mcu::LayoutName layout = mcu::LayoutName::kStage;
  std::optional<SiteId> stage;     // what the chair pinned
  std::optional<SiteId> on_stage;  // who is there now
  bool mcu = false;                // the media server is there
  std::vector<SiteState> sites;
  friend bool operator==(const Roster&, const Roster&) = default;
};

struct FloorState {
  struct Holder {
    SiteId site;
    std::optional<int64_t> remaining_ms;
    std::optional<int64_t> limit_ms;
    TurnPhase phase = TurnPhase::kSpeaking;
  };
  struct Waiting {
    SiteId site;
    int64_t waiting_ms = 0;
  };
  std::vector<Holder> holders;
  std::vector<Waiting> queue;
};

// To the site concerned: what its microphone is and may be. It sends sound only when kLive.
struct Microphone {
  MicrophoneState state = MicrophoneState::kOff;
  std::optional<size_t> place;
  std::optional<int64_t> remaining_ms;
  TurnPhase phase = TurnPhase::kSpeaking;
  bool holder = false;    // holds the floor, even while its microphone is off
  bool can_open = false;  // `microphone on` would be obeyed
  bool muted = false;
};

struct Speaking {
  std::vector<SiteId> sites;
};
struct Slots {
  std::vector<mcu::SlotState> slots;
  mcu::View view = mcu::View::kComposed;
};
struct Layers {
  std::vector<std::string> layers;
};
struct Ok {
  MessageId reply_to;
};
struct ErrorMessage {
  std::optional<MessageId> reply_to;
  Refusal refusal;
};
struct Pong {
  std::optional<MessageId> reply_to;
};

using ServerMessage = std::variant<Joined, Answer, Roster, FloorState, Microphone, Speaking, Slots, Layers, Ok,
                                   ErrorMessage, Pong>;

// One JSON object. Names and titles are data in JSON strings and nothing else.
std::string to_json(const ServerMessage& message);

// The words that `type` may have, for the README's test.
std::vector<std::string> server_message_types();

}  // namespace signaling
