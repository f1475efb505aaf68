#pragma once

#include <cstdint>

#include "media/base/time.h"

namespace media {

// Decides when to ask one remote video source for a key frame (PLI). The first request goes out at once; requests
// while one is on its way merge with it; it is repeated after max(100 ms, 1.5 RTT) until a key frame comes, after
// kPatientTries once a second. A request made just after one was sent is kept and goes out at the end of that
// interval, unless a key frame comes first. Single thread.
class KeyframeRequester {
 public:
  static constexpr Duration kMinInterval = std::chrono::milliseconds(100);
  static constexpr Duration kPatientInterval = std::chrono::seconds(1);
  static constexpr int kPatientTries = 10;

  // Somebody needs a key frame.
  void request(Timestamp now);
  // A key frame has begun to arrive: all requests so far are met.
  void on_keyframe() { wanted_ = false; tries_ = 0; }
  // Nobody needs one any more.
  void cancel() { on_keyframe(); }
  void set_rtt(Duration rtt) { rtt_ = rtt; }

  // True if a PLI is to be sent now; counts as sent.
  bool poll(Timestamp now);
  Timestamp next_deadline() const { return wanted_ ? next_send_ : kNever; }
  bool wanted() const { return wanted_; }
  uint64_t sent() const { return sent_; }

 private:
  Duration interval() const;

  bool wanted_ = false;
  int tries_ = 0;  // since the last key frame
  Duration rtt_{0};
  Timestamp next_send_ = Timestamp::min();  // not earlier than this
  uint64_t sent_ = 0;
};

}  // namespace media
