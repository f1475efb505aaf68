#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

#include "media/base/time.h"

namespace signaling {

using media::Duration;
using media::Timestamp;

struct FailureSettings {
  int free = 5;                                    // attempts without any delay
  Duration first_delay = std::chrono::seconds(1);  // after the next one; each further one doubles it
  Duration longest_delay = std::chrono::minutes(15);
  Duration memory = std::chrono::hours(1);  // without an attempt, then all is forgotten
  size_t max_keys = 4096;
};

// Counts failed attempts by a key (an address, an account) and says how long the next one has to wait.
//
// An attempt counts as failed from its beginning until succeeded() takes that back: those that run at the same time
// are counted too. What is refused is not counted, so insisting does not lengthen a delay.
//
// Time does not run backwards. Memory is bounded: of more than `max_keys` keys the one with the fewest failures is
// forgotten, of several the one that rests longest; keys are cut to 256 bytes. Not thread-safe.
class FailureCounts {
 public:
  explicit FailureCounts(FailureSettings settings) : settings_(settings) {}

  // How long the key has to wait; zero: not at all.
  Duration wait(std::string_view key, Timestamp now) const;
  void begin(std::string_view key, Timestamp now);
  // The attempt that began counts no more; earlier failures do.
  void succeeded(std::string_view key, Timestamp now);
  void forget(std::string_view key);

  size_t size() const { return counts_.size(); }

 private:
  struct Count {
    int failures = 0;
    Timestamp last;
    Timestamp blocked_until;
  };

  bool is_over(const Count& count, Timestamp now) const;
  Duration delay_after(int failures) const;
  void make_room(Timestamp now);

  FailureSettings settings_;
  std::unordered_map<std::string, Count> counts_;
};

}  // namespace signaling
