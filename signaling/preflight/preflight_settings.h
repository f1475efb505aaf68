#pragma once

#include <cstdint>

#include "media/base/result.h"

namespace signaling {

// A value beyond `warn` makes a check yellow, one beyond `fail` red; which side is beyond says the check.
struct CheckLimit {
  double warn = 0;
  double fail = 0;
  friend bool operator==(const CheckLimit&, const CheckLimit&) = default;
};

// What a site has to reach before a conference, each with its reason. All is meant for configuration; check() says what
// is allowed.
struct PreflightSettings {
  // ---- at most
  // ITU-T G.114: a talk suffers from 400 ms both ways on; below 250 ms nobody notices.
  CheckLimit rtt_ms{250, 400};
  // Shares. From 3 % on, sound and picture suffer whatever is repaired (DiagnosisSettings::loss); an idle line that
  // loses 1 % will not do better when it has work.
  CheckLimit loss{0.01, 0.03};
  CheckLimit jitter_ms{20, 40};  // the sound's buffer follows up to about 40 ms
  // A clock that is off by more than a few seconds is set by nobody; beyond a minute its records are of no use.
  CheckLimit clock_s{5, 60};
  // ---- at least
  // Upwards go three layers of 1500, 500 and 150 kbit/s and the sound; without the largest, 700 do. Downwards a
  // composed view of 1500 kbit/s, sound, and what an answer to losses costs.
  CheckLimit up_kbps{2200, 700};
  CheckLimit down_kbps{2000, 700};
  // By how much the loudspeaker's sound is quieter in the microphone, without a canceller, which copes with a little
  // more than as loud as it was played.
  CheckLimit echo_loss_db{6, -6};
  // The loudest 100 ms. A hall with people in it is above −65 dBov; below −90 dBov lies nothing but a dead input.
  CheckLimit microphone_dbov{-65, -90};
  // Main versions; older browsers do not take the camera's layers as WebRTC says, or are no longer looked after.
  int oldest_chrome = 110;  // also Edge, Opera, Cốc Cốc
  int oldest_firefox = 115;

  // ---- the probe of bandwidth, of each direction, one after the other
  uint32_t probe_max_kbps = 4000;  // what it sends at most: a conference of others goes on beside it
  uint32_t probe_seconds = 2;
  uint64_t probe_bytes() const;  // that it sends at most

  // What is wrong with these settings: "preflight.bad_setting", naming it.
  media::Result<void> check() const;
};

}  // namespace signaling
