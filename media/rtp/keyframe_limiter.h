#pragma once

#include <cstdint>
#include <optional>

#include "media/base/time.h"

namespace media {

// Decides when an encoder that many receivers share makes a key frame. A join is served at once, further joins within
// 100 ms together at the end of that time; loss is served at most once in 2 s (retransmission comes first). A key
// frame meets everything asked before it, whatever for. Single thread.
class KeyframeLimiter {
 public:
  static constexpr Duration kJoinInterval = std::chrono::milliseconds(100);
  static constexpr Duration kLossInterval = std::chrono::seconds(2);

  enum class Cause : uint8_t {
    kJoin,  // a receiver has nothing to start from: joined, switched here, or the size changed
    kLoss,  // a receiver lost the picture (PLI, FIR)
  };
  void request(Cause cause, Timestamp now);

  // True if the frame encoded now shall be a key frame; counts as made.
  bool poll(Timestamp now);
  // The encoder made one by itself.
  void on_keyframe(Timestamp now);
  Timestamp next_deadline() const { return join_at_ < loss_at_ ? join_at_ : loss_at_; }

  uint64_t made_for_join() const { return made_for_join_; }
  uint64_t made_for_loss() const { return made_for_loss_; }

 private:
  std::optional<Timestamp> last_;       // key frame of any cause
  std::optional<Timestamp> last_loss_;  // key frame made for loss alone
  Timestamp join_at_ = kNever;          // when the one asked for may be made; kNever: none is
  Timestamp loss_at_ = kNever;
  uint64_t made_for_join_ = 0;
  uint64_t made_for_loss_ = 0;
};

}  // namespace media
