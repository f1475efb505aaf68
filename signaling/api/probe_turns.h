#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

#include <tl/expected.hpp>

#include "media/base/time.h"
#include "signaling/http/address_limits.h"

namespace signaling {

// Whose turn it is to measure its line to the server: one site at a time, since two would measure each other, and each
// not too often. A turn ends when it is said to, or by itself after kLongestTurn, so that no slow reader keeps the
// others waiting: its owner ends the transfer then. Time is an argument that does not run backwards. Not thread-safe.
class ProbeTurns {
 public:
  static constexpr media::Duration kLongestTurn = std::chrono::seconds(10);
  static constexpr media::Duration kAskAgain = std::chrono::seconds(1);  // while another measures
  // A test takes three turns at most, and is repeated after a minute at the earliest, but for somebody who clicks.
  static constexpr double kTurnsPerSecond = 0.2;  // of one site
  static constexpr double kTurnsAtOnce = 9;
  static constexpr size_t kMaxSites = 1000;

  // The number of the turn that begins, never used twice; or how long to wait.
  tl::expected<uint64_t, media::Duration> begin(std::string_view site, media::Timestamp now);
  // It is over. Nothing happens if it had ended by itself.
  void end(uint64_t turn);

 private:
  struct Turn {
    uint64_t number = 0;
    media::Timestamp until{};
  };

  AddressLimits limits_{kTurnsPerSecond, kTurnsAtOnce, kMaxSites};
  std::optional<Turn> turn_;
  uint64_t last_ = 0;
};

}  // namespace signaling
