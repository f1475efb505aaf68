#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "mcu/api/messages.h"
#include "signaling/floor/floor_types.h"

// What an endpoint or page may say, one struct a message (README.md has the table). A value of these types has passed
// the rules of message_rules.h; whether a site exists and the moment is right is the session's business.
namespace signaling {

using media::ConferenceId;
using media::ConnectionId;

// A client's own number or name for a message; comes back as `reply_to`.
using MessageId = std::variant<int64_t, double, std::string>;

struct Join {
  std::string token;
  bool media = false;
  std::optional<ConnectionId> connection;  // of this client's media that may still run
};
struct Offer {
  std::string sdp;
};
struct Candidate {
  std::string candidate;
  std::string mid;
};
struct SwitchMicrophone {
  bool on = false;
};
// Of a request: none means the sender's own site; an operator names the site it acts for.
struct RequestFloor {
  std::optional<SiteId> site;
};
struct CancelRequest {
  std::optional<SiteId> site;
};
struct ReleaseFloor {
  std::optional<SiteId> site;
};
struct GrantFloor {
  SiteId site;
  std::optional<Duration> limit;
};
struct DenyRequest {
  SiteId site;
};
struct RevokeFloor {
  SiteId site;
};
struct MuteSite {
  SiteId site;
};
struct MuteAll {};
struct PinStage {
  std::optional<SiteId> site;  // none: follow the floor or the active speaker
};
struct SetLayout {
  mcu::LayoutName layout = mcu::LayoutName::kStage;
};
struct SetView {
  mcu::View view = mcu::View::kComposed;
  std::optional<SiteId> site;  // none: the sender's own
};
struct SetPolicy {
  FloorPolicy policy = FloorPolicy::kChaired;
};
// The hall takes an urgent conference's call, or has seen that it will be moved into it.
struct AnswerCall {
  ConferenceId conference;
};
struct Ping {};

using ClientMessage = std::variant<Join, Offer, Candidate, SwitchMicrophone, RequestFloor, CancelRequest, ReleaseFloor,
                                   GrantFloor, DenyRequest, RevokeFloor, MuteSite, MuteAll, PinStage, SetLayout,
                                   SetView, SetPolicy, AnswerCall, Ping>;

}  // namespace signaling
