#pragma once

#include <optional>
#include <string>

#include "mcu/api/site_figures.h"

namespace signaling {

// Whether the hall's microphone heard the sweep that its loudspeaker played.
enum class Chirp {
  kHeard,
  kSilent,  // played, and not found in what the microphone took
  kFailed,  // the endpoint could not play or take sound
};

// What an endpoint found of itself in a test. It comes from outside: bounded by its reader, and believed only about the
// site that says it. An absent member was not asked, or is unknown.
struct EndpointTest {
  std::optional<double> up_kbps{};    // that the line carried towards the server
  std::optional<double> down_kbps{};  // and from it
  std::optional<mcu::DeviceState> camera{};
  std::optional<mcu::DeviceState> microphone{};
  std::optional<bool> camera_moving{};
  std::optional<double> microphone_dbov{};  // the loudest 100 ms
  std::optional<Chirp> chirp{};
  std::optional<double> chirp_delay_ms{};
  std::optional<double> chirp_loss_db{};
  std::optional<double> clock_offset_s{};  // its calendar clock less the server's
  bool overloaded = false;                 // the diagnosis of its line says so of its computer, as it answers
  std::string browser{};                   // name and version
  std::string failed{};                    // why it could not test; empty: it could
  friend bool operator==(const EndpointTest&, const EndpointTest&) = default;
};

}  // namespace signaling
