#include "media/rtp/sequence_rewriter.h"

namespace media {

void SequenceRewriter::start(int64_t source) {
  first_source_ = source;
  newest_source_ = source - 1;
}

bool SequenceRewriter::is_past(int64_t source) const {
  if (source > newest_source_) return false;
  return source < first_source_ || source <= newest_source_ - kWindow || !free_[source];
}

std::optional<int64_t> SequenceRewriter::map(int64_t source, Action action) {
  if (is_past(source)) return std::nullopt;
  if (source <= newest_source_) {
    free_.set(source, false);
    return next_ - numbered_.count(source, newest_source_);
  }
  for (int64_t skipped = newest_source_ + 1; skipped < source; ++skipped) {
    numbered_.push(skipped, true);
    free_.push(skipped, true);
    ++next_;
  }
  newest_source_ = source;
  numbered_.push(source, action == Action::kForward);
  free_.push(source, false);
  return action == Action::kForward ? std::optional(next_++) : std::nullopt;
}

}  // namespace media
