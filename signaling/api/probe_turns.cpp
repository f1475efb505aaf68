#include "signaling/api/probe_turns.h"

namespace signaling {

tl::expected<uint64_t, media::Duration> ProbeTurns::begin(std::string_view site, media::Timestamp now) {
  if (turn_ && turn_->until > now) return tl::unexpected(kAskAgain);
  const auto wait = limits_.take(site, now);
  if (wait > media::Duration::zero()) return tl::unexpected(wait);
  turn_ = Turn{++last_, now + kLongestTurn};
  return last_;
}

void ProbeTurns::end(uint64_t turn) {
  if (turn_ && turn_->number == turn) turn_.reset();
}

}  // namespace signaling
