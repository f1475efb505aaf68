#pragma once

#include <optional>
#include <string>

#include "signaling/conference/conference_plan.h"
#include "signaling/floor/floor_types.h"
#include "signaling/preflight/preflight.h"
#include "signaling/protocol/conference_messages.h"
#include "signaling/protocol/remote_messages.h"
#include "signaling/session/media_link.h"
#include "signaling/session/session_output.h"
#include "signaling/session/told.h"

namespace signaling {

// What a site's `microphone` message says; times are compared by their ends, which stand still.
struct MicrophoneView {
  MicrophoneState state = MicrophoneState::kOff;
  std::optional<size_t> place{};
  std::optional<FloorHolder> turn{};
  Timestamp called_until{};  // by the roll; the epoch: is not called
  Speaker speaker{};
  bool can_open = false;
  bool muted = false;
  bool content_holder = false;
  std::optional<size_t> content_place{};
  bool can_send_content = false;
  friend bool operator==(const MicrophoneView&, const MicrophoneView&) = default;
};

// The connections of a site: what it is and may is the engine's. Plain data of ConferenceSession.
struct Seat {
  Seat(const ConferenceId& conference, SitePlan site) : plan(std::move(site)), link(conference, plan.id) {}

  SitePlan plan;
  std::optional<ClientKey> client{};  // the hall's device, if it is there
  MediaLink link;
  Timestamp client_since{};                // when the device came
  std::optional<Timestamp> media_since{};  // the mcu says that its media gets through, since then
  ConnectionId media_connection{};         // of which connection
  // After a restart a site that had been there counts as connected until then: its media goes on meanwhile.
  Timestamp expected_until = media::kNever;
  Told<MicrophoneView> microphone{};
  Told<Preflight::Status> test{};
  Told<RemoteState> remote{};

  // Since when there is something to measure: its media, which goes on for a while without its device, or else the
  // device, whose media should come. None: it is not there, or its line is lost.
  std::optional<Timestamp> connected_since() const {
    if (link.is_lost()) return std::nullopt;
    if (media_since && link.is_answered()) return media_since;
    return client ? std::optional(client_since) : std::nullopt;
  }
  bool is_connected() const { return client.has_value() && !link.is_lost(); }
};

}  // namespace signaling
