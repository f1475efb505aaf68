#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace media {

// Which packet indices of one SSRC have been taken (RFC 3711 §3.3.2): the newest and the `kSize` up to it. Indices are
// not negative. `kSize` is a multiple of 64.
template <size_t kSize>
class ReplayWindow {
 public:
  enum class Verdict : uint8_t { kNew, kSeen, kTooOld };

  // −1 before the first.
  int64_t newest() const { return newest_; }

  Verdict judge(int64_t index) const {
    if (index > newest_) return Verdict::kNew;
    if (newest_ - index >= static_cast<int64_t>(kSize)) return Verdict::kTooOld;
    return (word(index) & bit(index)) != 0 ? Verdict::kSeen : Verdict::kNew;
  }

  // Takes an index that was judged kNew.
  void add(int64_t index) {
    const int64_t oldest_kept = index - static_cast<int64_t>(kSize);
    for (int64_t skipped = newest_ > oldest_kept ? newest_ + 1 : oldest_kept + 1; skipped <= index; ++skipped) {
      if (skipped >= 0) words_[place(skipped)] &= ~bit(skipped);
    }
    if (index > newest_) newest_ = index;
    words_[place(index)] |= bit(index);
  }

 private:
  static constexpr size_t place(int64_t index) { return static_cast<size_t>(index) % kSize / 64; }
  static constexpr uint64_t bit(int64_t index) { return uint64_t{1} << (static_cast<uint64_t>(index) % 64); }
  uint64_t word(int64_t index) const { return words_[place(index)]; }

  int64_t newest_ = -1;
  std::array<uint64_t, kSize / 64> words_{};
};

}  // namespace media
