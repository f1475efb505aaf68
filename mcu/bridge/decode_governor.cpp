#include "mcu/bridge/decode_governor.h"

#include <algorithm>

namespace mcu {

using namespace std::chrono_literals;

DecodeGovernor::DecodeGovernor(int ticks_per_second) : limit_(std::max(2, ticks_per_second / 4)) {}

void DecodeGovernor::on_tick(bool skipped, media::Timestamp now) {
  if (now - window_ >= 1s) {
    window_ = now;
    skipped_ = 0;
  }
  if (skipped) {
    last_skipped_ = now;
    if (now < window_ || ++skipped_ < limit_) return;
    throw_away_ = level_ == kHalfRate;
    level_ = std::min(level_ + 1, kHalfRate);
    window_ = now + 1s;
    skipped_ = 0;
  } else if (level_ > 0 && now - last_skipped_ >= 10s) {
    --level_;
    last_skipped_ = now;
  }
}

media::DecodeEffort DecodeGovernor::take_effort() {
  if (throw_away_) {
    throw_away_ = false;
    return media::DecodeEffort::kKeyframes;
  }
  return level_ >= kHalfRate ? media::DecodeEffort::kHalfRate : media::DecodeEffort::kAll;
}

}  // namespace mcu
