#pragma once

#include <cstdint>
#include <optional>

#include "media/base/bit_window.h"

namespace media {

// Numbers the packets of one stream to a receiver. A number the source skipped is kept free for its packet; a packet
// that is dropped on purpose uses up none. Source numbers are unwrapped.
class SequenceRewriter {
 public:
  static constexpr int64_t kWindow = 1024;  // source packets behind the newest that can still come

  // The first number given out.
  explicit SequenceRewriter(int64_t first) : next_(first) {}

  // A new source begins with this number and goes on behind everything given out or kept free so far.
  void start(int64_t source);

  enum class Action : uint8_t { kForward, kDrop };
  // The number for a source packet. kDrop: nullopt, and no number is used, unless one had been kept free for it: then
  // that number, to be filled with an empty packet. nullopt also for packets that cannot come any more.
  std::optional<int64_t> map(int64_t source, Action action);

  // True for packets that cannot come any more: from before start(), too old, or seen.
  bool is_past(int64_t source) const;
  bool is_newest(int64_t source) const { return source > newest_source_; }
  // True if the source went on so far from its newest packet that this is no loss.
  bool is_jump(int64_t source) const { return source > newest_source_ + kWindow / 2; }

 private:
  int64_t next_;  // to be given out
  int64_t first_source_ = 0;
  int64_t newest_source_ = -1;
  // By source number.
  BitWindow<kWindow> numbered_;  // has a number, given out or kept free
  BitWindow<kWindow> free_;      // it was kept free and still is
};

}  // namespace media
