#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "signaling/session/conference_plan.h"
#include "signaling/session/session_output.h"

namespace signaling {

// An offer that has not been answered yet.
struct WaitingOffer {
  uint64_t number = 0;
  std::optional<MessageId> reply_to;
  std::string sdp;
};

// A site in a conference: what is true of it whether or not somebody is connected for it now. Plain data of
// ConferenceSession.
struct Seat {
  SitePlan plan;
  bool chair = false;  // the chair's site

  // ---- the connection, if there is one
  std::optional<ClientKey> client;
  bool media = false;          // the client sends and receives media
  ConnectionId connection;     // name of the client's media
  std::optional<WaitingOffer> offer;

  // ---- what the mcu has
  ConnectionId mcu_connection;          // last offered or adopted; empty: none
  bool answered = false;                // the mcu has answered an offer of it
  bool media_lost = false;              // the mcu says that it is disconnected or closed
  Timestamp leave_at = media::kNever;   // when the mcu is told to drop a connection nobody came back for
  std::vector<mcu::SlotState> slots;
  std::vector<std::string> layers;

  // ---- what chair and site decided
  uint64_t turn = 0;          // the floor request that is granted; 0: none
  bool microphone = false;    // the site's own switch; heard only if it may speak too
  bool muted = false;         // closed by the chair and not opened again since
  mcu::View view = mcu::View::kComposed;

  bool is_connected() const { return client.has_value() && !media_lost; }
};

}  // namespace signaling
