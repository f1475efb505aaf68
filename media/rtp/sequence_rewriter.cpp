#include "media/rtp/sequence_rewriter.h"

#include <utility>

namespace media {

SequenceRewriter::SequenceRewriter(int64_t first) : next_(first), window_(std::make_unique<int64_t[]>(kWindow)) {}

void SequenceRewriter::start(int64_t source) {
  first_source_ = source;
  newest_source_ = source - 1;
}

bool SequenceRewriter::is_past(int64_t source) const {
  if (source > newest_source_) return false;
  return source < first_source_ || source <= newest_source_ - kWindow || entry(source) == kTaken;
}

std::optional<int64_t> SequenceRewriter::map(int64_t source, Action action) {
  if (is_past(source)) return std::nullopt;
  if (source <= newest_source_) return std::exchange(entry(source), kTaken);
  for (int64_t skipped = newest_source_ + 1; skipped < source; ++skipped) entry(skipped) = next_++;
  newest_source_ = source;
  entry(source) = kTaken;
  return action == Action::kForward ? std::optional(next_++) : std::nullopt;
}

}  // namespace media
