#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "mcu/api/messages.h"
#include "signaling/auth/role.h"
#include "signaling/protocol/alarm_messages.h"
#include "signaling/protocol/client_message.h"
#include "signaling/protocol/conference_messages.h"
#include "signaling/protocol/guest_messages.h"
#include "signaling/protocol/line_messages.h"
#include "signaling/protocol/message_rules.h"
#include "signaling/protocol/preflight_messages.h"
#include "signaling/protocol/refusal.h"
#include "signaling/protocol/remote_messages.h"
#include "signaling/protocol/standby_messages.h"

// What signaling says to endpoints and pages, one struct a message (README.md has the table).
namespace signaling {

// Codes with which signaling closes a WebSocket (besides RFC 6455's own).
enum class CloseCode : uint16_t {
  kServiceRestart = 1012,  // come back by yourself
  kReplaced = 4001,        // the seat was taken by another connection: do not come back
  kBadToken = 4003,
  kConferenceNotOpen = 4004,
  kTooManyMessages = 4008,
  kJoinTimeout = 4009,      // no join within the time
  kConferenceEnded = 4010,  // the conference is over: do not come back by yourself
  kGuestRemoved = 4011,     // the guest was removed: do not come back
};

struct Joined {
  struct Conference {
    ConferenceId id;
    std::string title;
    FloorPolicy policy = FloorPolicy::kChaired;
  };
  Conference conference;
  std::optional<SiteId> site;  // the chair's site for a chair's page; none for other pages
  std::string name;
  Role role = Role::kSite;
  ConnectionId connection;
  bool resumed = false;        // the media named in `join` still runs: no new offer is needed
  std::string stream;          // names the numbering `seq` of this conference
  bool resumed_state = false;  // only what was missed since the `seq` of `join` follows
};

struct Answer {
  std::optional<MessageId> reply_to;
  std::string sdp;
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

using ServerMessage = std::variant<Joined, Answer, Roster, FloorState, Microphone, Speaking, Slots, Layers, Timing,
                                   RemoteDo, RemoteState, RemoteAnswer, RemoteBoard,
                                   AgendaState, RollBoard, VoteBoard, StageBoard, ChatLines, UndoOffer, AlarmList,
                                   Lobby, GuestList, Lines, Standby, MoveNotice, Ended, Ok, ErrorMessage, Pong,
                                   StartPreflight, PreflightBoard>;

// One JSON object, with `seq` if there is one. Names and titles are data in JSON strings and nothing else.
std::string to_json(const ServerMessage& message, std::optional<uint64_t> seq = std::nullopt);

// The words that `type` may have, for the README's test.
std::vector<std::string> server_message_types();

}  // namespace signaling
