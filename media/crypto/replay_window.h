#pragma once

#include <cstddef>
#include <cstdint>

#include "media/base/bit_window.h"

namespace media {

// Which packet indices of one SSRC have been taken (RFC 3711 §3.3.2): the newest and the `kSize` up to it. Indices are
// not negative. `kSize` is a power of two and at least 64. Allocates at construction only.
template <size_t kSize>
class ReplayWindow {
 public:
  enum class Verdict : uint8_t { kNew, kSeen, kTooOld };

  // −1 before the first.
  int64_t newest() const { return newest_; }

  Verdict judge(int64_t index) const {
    if (index > newest_) return Verdict::kNew;
    if (newest_ - index >= static_cast<int64_t>(kSize)) return Verdict::kTooOld;
    return taken_[index] ? Verdict::kSeen : Verdict::kNew;
  }

  // Takes an index that was judged kNew.
  void add(int64_t index) {
    const int64_t oldest_kept = index - static_cast<int64_t>(kSize);
    for (int64_t skipped = newest_ > oldest_kept ? newest_ + 1 : oldest_kept + 1; skipped <= index; ++skipped) {
      taken_.push(skipped, false);
    }
    if (index > newest_) newest_ = index;
    taken_.set(index, true);
  }

 private:
  int64_t newest_ = -1;
  BitWindow<static_cast<int64_t>(kSize)> taken_;
};

}  // namespace media
