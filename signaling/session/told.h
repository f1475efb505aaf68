#pragma once

#include <cstdint>
#include <optional>

namespace signaling {

// One kind of message as it was told last, and the number with which it was: who has heard that number needs it no
// more. `T` is what the message says, without what time alone changes (a countdown).
template <typename T>
class Told {
 public:
  // Takes note of what is to be told now. True if it is news; then `seq` is one more, and its number.
  bool update(const T& value, uint64_t& seq) {
    if (value_ == value) return false;
    value_ = value;
    seq_ = ++seq;
    return true;
  }
  // Whether a client that has heard everything up to `seq` lacks it.
  bool is_missed_by(uint64_t seq) const { return seq_ > seq; }
  const std::optional<T>& value() const { return value_; }

 private:
  std::optional<T> value_;  // none: never told
  uint64_t seq_ = 0;
};

}  // namespace signaling
