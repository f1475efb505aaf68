#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/json/fwd.hpp>

#include "mcu/api/messages.h"
#include "signaling/conference/conference_types.h"
#include "signaling/protocol/client_message.h"

// What signaling says of a conference's state, one struct a message: each is the whole of its kind as it is now
// (README.md has the table). Durations in milliseconds are those at the moment of sending.
namespace signaling {

enum class MicrophoneState { kOff, kAsked, kLive };
std::string_view to_string(MicrophoneState state);

struct SiteState {
  SiteId site{};
  std::string name{};
  bool chair = false;  // the chair's site
  bool connected = false;
  bool was_in = false;  // has been connected in this conference
  MicrophoneState microphone = MicrophoneState::kOff;
  std::optional<size_t> place{};
  mcu::View view = mcu::View::kComposed;
  bool muted = false;               // its microphone was closed by the chair and not opened again
  bool removed = false;             // waits until it is readmitted
  std::optional<std::string> help{};  // asks for help, with these words
  bool silent = false;              // holds the floor with an open microphone, and nothing is heard
  bool content = false;             // shows its second picture
  bool guest = false;
  friend bool operator==(const SiteState&, const SiteState&) = default;
};

// The conference as all see it, sites in their order.
struct Roster {
  std::string title{};
  OpenPhase phase = OpenPhase::kInSession;
  std::string resumes_at{};  // RFC 3339, of a break; empty: not said
  FloorPolicy policy = FloorPolicy::kChaired;
  std::optional<SiteId> lecturer{};
  bool locked = false;
  std::optional<ActingChair> acting{};
  bool chair_lost = false;         // the chair's page and the chair's site are gone
  std::string message{};             // the desk's, as it is drawn in the composed picture; empty: none
  std::string preset{};              // of the halls' picture
  std::optional<SiteId> stage{};     // what the chair pinned
  std::optional<SiteId> on_stage{};  // who is there now
  std::optional<SiteId> content{};   // whose second picture is shown
  bool mcu = false;                // the media server is there
  std::vector<SiteState> sites{};
  friend bool operator==(const Roster&, const Roster&) = default;
};

// One floor: who holds it, who waits.
struct FloorSide {
  struct Holder {
    SiteId site{};
    std::string delegate{};
    std::string post{};
    std::optional<int64_t> remaining_ms{};
    std::optional<int64_t> limit_ms{};
    TurnPhase phase = TurnPhase::kSpeaking;
    bool gone = false;  // its line is lost, its turn stands still
  };
  struct Waiting {
    SiteId site{};
    int64_t waiting_ms = 0;
    std::string delegate{};
    std::string post{};
    bool priority = false;
  };
  std::vector<Holder> holders{};
  std::vector<Waiting> queue{};  // in its order
};

struct FloorState {
  QueueOrder order = QueueOrder::kTime;
  size_t holders = 1;
  std::optional<int64_t> seconds{};  // limit of a turn
  int64_t warning = 0;             // seconds
  int64_t grace = 0;
  FloorSide speech{};
  FloorSide content{};
};

// To the site concerned: what its microphone is and may be. It sends sound only when kLive.
struct Microphone {
  MicrophoneState state = MicrophoneState::kOff;
  std::optional<size_t> place{};
  std::optional<int64_t> remaining_ms{};
  TurnPhase phase = TurnPhase::kSpeaking;
  bool holder = false;    // holds the floor, even while its microphone is off
  bool can_open = false;  // `microphone on` would be obeyed
  bool muted = false;
  std::string delegate{};  // of its turn or request
  std::string post{};
  bool silent = false;  // live, and nothing is heard of it
  bool content_holder = false;
  std::optional<size_t> content_place{};
  bool can_send_content = false;  // holds the floor `content`, or would at once
};

struct Speaking {
  std::vector<SiteId> sites{};
};

// To those who may extend the conference: when it is to end.
struct Timing {
  std::optional<int64_t> ends_in_ms{};  // negative: the end has passed; none: it has no end
  bool overrun = false;               // the end has passed and was told (quá giờ)
};

struct AgendaState {
  struct Speaker {
    SiteId site{};
    std::string delegate{};
    friend bool operator==(const Speaker&, const Speaker&) = default;
  };
  struct Paper {
    int64_t id = 0;
    std::string name{};
    friend bool operator==(const Paper&, const Paper&) = default;
  };
  struct Item {
    std::string title{};
    int64_t planned_minutes = 0;
    std::vector<Speaker> speakers{};
    std::vector<Paper> papers{};
    std::string preset{};
    std::string notes{};
    std::string conclusion{};
    friend bool operator==(const Item&, const Item&) = default;
  };
  std::optional<size_t> current{};
  std::vector<Item> items{};
  bool with_notes = false;  // to one who may read the minutes
  friend bool operator==(const AgendaState&, const AgendaState&) = default;
};

struct RollBoard {
  struct Entry {
    SiteId site{};
    std::string presence{};  // present, late, absent, stand_in; empty: not known
    bool answered = false;
    std::string head{};
    int64_t delegates = 0;
    int64_t invited = 0;
    friend bool operator==(const Entry&, const Entry&) = default;
  };
  bool running = false;
  std::optional<SiteId> calling{};
  int64_t remaining_ms = 0;
  std::vector<Entry> entries{};
};

struct VoteBoard {
  struct Total {
    int64_t yes = 0;
    int64_t no = 0;
    int64_t abstain = 0;
    friend bool operator==(const Total&, const Total&) = default;
  };
  struct Entry {
    SiteId site{};
    Total count{};
    std::string by{};  // who entered it
    friend bool operator==(const Entry&, const Entry&) = default;
  };
  struct Past {
    std::string question{};
    Total total{};
    int64_t present = 0;
    bool valid = false;
    friend bool operator==(const Past&, const Past&) = default;
  };
  uint64_t id = 0;
  std::string state = "none";  // open, closed, confirmed, cancelled
  std::string question{};
  int64_t quorum = 50;  // percent of the invited delegates
  int64_t present = 0;  // delegates
  std::vector<Entry> entries{};
  Total total{};
  bool valid = false;  // the quorum is reached
  std::vector<Past> past{};
  friend bool operator==(const VoteBoard&, const VoteBoard&) = default;
};

// To those who may set layouts.
struct StageBoard {
  struct Preset {
    std::string id{};
    std::string vi{};
    std::string en{};
    std::string layout{};
    std::vector<std::string> places{};
    friend bool operator==(const Preset&, const Preset&) = default;
  };
  struct Prepared {
    std::string preset{};
    std::vector<std::string> places{};
    friend bool operator==(const Prepared&, const Prepared&) = default;
  };
  struct Group {
    std::string id{};
    std::string preset{};
    std::vector<std::string> places{};  // what stands there: a site, "content" or ""
    std::optional<Prepared> prepared{};
    friend bool operator==(const Group&, const Group&) = default;
  };
  std::vector<Preset> presets{};
  std::vector<Group> groups{};
  std::vector<SiteId> thumbnails{};  // in the order of the thumbnails' picture
  std::string message{};             // the desk's, drawn in the picture
  friend bool operator==(const StageBoard&, const StageBoard&) = default;
};

struct ChatLines {
  struct Line {
    uint64_t n = 0;
    std::string at{};  // RFC 3339
    std::optional<SiteId> site{};
    std::string name{};
    Role role = Role::kSite;
    ChatTo to = ChatTo::kAll;
    std::string text{};
    friend bool operator==(const Line&, const Line&) = default;
  };
  std::vector<Line> messages{};  // new ones only
};

// To those who may do the chair's acts: what `undo` would take back.
struct UndoOffer {
  std::string what{};  // type of the act; empty: there is none
  std::optional<SiteId> site{};
  int64_t in_ms = 0;  // until it is too late
};

boost::json::object to_object(const Roster& message);
boost::json::object to_object(const FloorState& message);
boost::json::object to_object(const Microphone& message);
boost::json::object to_object(const Speaking& message);
boost::json::object to_object(const Timing& message);
boost::json::object to_object(const AgendaState& message);
boost::json::object to_object(const RollBoard& message);
boost::json::object to_object(const VoteBoard& message);
boost::json::object to_object(const StageBoard& message);
boost::json::object to_object(const ChatLines& message);
boost::json::object to_object(const UndoOffer& message);

}  // namespace signaling
