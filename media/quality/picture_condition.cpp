#include "media/quality/picture_condition.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

namespace media {
namespace {

constexpr uint8_t kDark = 40;
constexpr int64_t kBrightPartOfBlack = 1000;  // one in so many may be brighter

// Multiply and fold, eight pixels at once; four rows of sums so that one multiplication need not wait for another.
// Not against an adversary: a hall that forges it hides only its own frozen camera.
uint64_t digest_of(const LumaPlane& luma) {
  constexpr uint64_t kFactor = 0x9e3779b97f4a7c15U;
  uint64_t sums[4] = {static_cast<uint64_t>(luma.width), static_cast<uint64_t>(luma.height), 1, 2};
  for (int y = 0; y < luma.height; ++y) {
    const uint8_t* row = luma.data + static_cast<ptrdiff_t>(y) * luma.stride;
    size_t lane = 0;
    for (int x = 0; x < luma.width; x += 8, lane = (lane + 1) % 4) {
      uint64_t pixels = 0;
      std::memcpy(&pixels, row + x, static_cast<size_t>(std::min(8, luma.width - x)));
      sums[lane] = std::rotl((sums[lane] ^ pixels) * kFactor, 29);
    }
  }
  return std::rotl(sums[0], 7) ^ std::rotl(sums[1], 17) ^ std::rotl(sums[2], 37) ^ sums[3];
}

// Of most pictures the first rows tell.
bool is_black(const LumaPlane& luma) {
  const int64_t most = int64_t{luma.width} * luma.height / kBrightPartOfBlack;
  int64_t bright = 0;
  for (int y = 0; y < luma.height; ++y) {
    const uint8_t* row = luma.data + static_cast<ptrdiff_t>(y) * luma.stride;
    int count = 0;
    for (int x = 0; x < luma.width; ++x) count += row[x] >= kDark ? 1 : 0;
    bright += count;
    if (bright > most) return false;
  }
  return true;
}

}  // namespace

void PictureCondition::on_frame(const LumaPlane& luma, Timestamp now) {
  if (luma.data == nullptr || luma.width <= 0 || luma.height <= 0) return;
  ++second_.frames;
  const uint64_t digest = digest_of(luma);
  if (digest_ == digest) return;
  if (digest_) second_.longest_freeze = std::max(second_.longest_freeze, stands(now));
  digest_ = digest;
  changed_at_ = now;
  ++second_.changed;
  second_.black = is_black(luma);
}

PictureSecond PictureCondition::take(Timestamp now) {
  if (digest_) {
    second_.longest_freeze = std::max(second_.longest_freeze, stands(now));
    second_.frozen = stands(now) >= kFrozenAfter;
  }
  PictureSecond next;
  next.black = second_.black;
  return std::exchange(second_, next);
}

}  // namespace media
