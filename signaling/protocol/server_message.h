#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "mcu/api/messages.h"
#include "signaling/auth/role.h"
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
  kJoinTimeout = 4009,      // no join within the time
  kConferenceEnded = 4010,  // the conference is over: do not come back by yourself
};

// The phase of an open conference.
enum class OpenPhase : uint8_t {
  kTesting,  // halls connect and are tested
  kInSession,
  kPaused,  // nobody is heard
};
std::string_view to_string(OpenPhase phase);

struct Joined {
  struct Conference {
    ConferenceId id;
    std::string title;
    FloorPolicy policy = FloorPolicy::kChaired;
    mcu::LayoutName layout = mcu::LayoutName::kStage;
  };
  Conference conference;
  std::optional<SiteId> site;  // the chair's site for a chair's page; none for other pages
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

// The whole state of the conference as all see it, sites in their order.
struct Roster {
  std::string title;
  OpenPhase phase = OpenPhase::kInSession;
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
// To those who may extend the conference: when it is to end.
struct Timing {
  std::optional<int64_t> ends_in_ms;  // negative: the end has passed; none: it has no end
  bool overrun = false;               // the end has passed and was told (quá giờ)
};

// To a hall's device that is in no conference now: what its screen shows. Times are RFC 3339.
struct Standby {
  struct Next {
    ConferenceId conference;
    std::string title;
    std::string start;
    std::string testing_from;
    std::string chair_site_name;  // may be empty
    friend bool operator==(const Next&, const Next&) = default;
  };
  struct Invitation {
    std::string booking;
    ConferenceId conference;
    std::string title;
    std::string start;
    std::optional<bool> attends;  // none: not answered
    std::string occurrence{};     // of a series: its original start, "20261201T080000"; empty: the whole booking
    friend bool operator==(const Invitation&, const Invitation&) = default;
  };
  // An urgent conference calls the hall (họp khẩn): rings until `answer_call`.
  struct Call {
    ConferenceId conference;
    std::string title;
    std::string from;          // who calls
    int64_t answer_in_ms = 0;  // after this the page answers by itself
    friend bool operator==(const Call&, const Call&) = default;
  };
  SiteId site;
  std::string name;
  std::optional<Next> next;
  std::vector<Invitation> invitations;
  std::optional<Call> call;
};

// To a hall in session: it will be moved into an urgent conference.
struct MoveNotice {
  ConferenceId conference;
  std::string title;
  std::string from;  // who calls
  int64_t in_ms = 0;
};

// Why a conference was closed.
enum class CloseCause : uint8_t {
  kClosed,     // by a person
  kAllGone,    // all sites had been gone for long
  kCancelled,  // the booking was cancelled
  kMoved,      // the booking was moved to a later time
};
std::string_view to_string(CloseCause cause);

// To all in a conference that is closed. Halls hear `standby` or another `joined` next, the others are closed.
struct Ended {
  ConferenceId conference;
  CloseCause cause = CloseCause::kClosed;
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
                                   Standby, MoveNotice, Ended, Ok, ErrorMessage, Pong>;

// One JSON object. Names and titles are data in JSON strings and nothing else.
std::string to_json(const ServerMessage& message);

// The words that `type` may have, for the README's test.
std::vector<std::string> server_message_types();

}  // namespace signaling
