#include "media/rtp/keyframe_limiter.h"

#include <algorithm>

namespace media {

void KeyframeLimiter::request(Cause cause, Timestamp now) {
  const Timestamp allowed = last_ ? std::max(now, *last_ + kJoinInterval) : now;
  if (cause == Cause::kJoin) {
    join_at_ = std::min(join_at_, allowed);
  } else {
    loss_at_ = std::min(loss_at_, last_loss_ ? std::max(allowed, *last_loss_ + kLossInterval) : allowed);
  }
}

bool KeyframeLimiter::poll(Timestamp now) {
  if (now < next_deadline()) return false;
  if (join_at_ <= now) {
    ++made_for_join_;
  } else {
    ++made_for_loss_;
    last_loss_ = now;
  }
  on_keyframe(now);
  return true;
}

void KeyframeLimiter::on_keyframe(Timestamp now) {
  last_ = now;
  join_at_ = loss_at_ = kNever;
}

}  // namespace media
