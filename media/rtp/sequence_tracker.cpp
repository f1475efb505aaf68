#include "media/rtp/sequence_tracker.h"

namespace media {

SequenceTracker::Outcome SequenceTracker::on_packet(uint16_t sequence_number) {
  if (!started_) return restart(sequence_number);
  const int delta = distance(sequence_number);
  if (delta <= kMaxDropout && delta >= -kMaxMisorder) {
    expected_after_stray_.reset();
    return accept(newest_ + delta);
  }
  if (expected_after_stray_ != sequence_number) {
    expected_after_stray_ = static_cast<uint16_t>(sequence_number + 1);
    return {Verdict::kStray, 0};
  }
  // Upwards, so that users of the unwrapped number see one long jump ahead.
  return restart(newest_ + delta + (delta > 0 ? 0 : 0x10000));
}

SequenceTracker::Outcome SequenceTracker::on_recovered(uint16_t sequence_number) {
  const int delta = distance(sequence_number);
  if (!started_ || delta > kMaxDropout || delta < -kMaxMisorder) return {Verdict::kStray, 0};
  return accept(newest_ + delta);
}

std::optional<int64_t> SequenceTracker::newest() const { return started_ ? std::optional(newest_) : std::nullopt; }

int16_t SequenceTracker::distance(uint16_t sequence_number) const {
  return static_cast<int16_t>(static_cast<uint16_t>(sequence_number - static_cast<uint16_t>(newest_)));
}

SequenceTracker::Outcome SequenceTracker::accept(int64_t sequence_number) {
  const bool newer = sequence_number > newest_;
  if (newer) advance(sequence_number);
  if (!mark_seen(sequence_number)) return {Verdict::kDuplicate, sequence_number};
  return {newer ? Verdict::kInOrder : Verdict::kReordered, sequence_number};
}

bool SequenceTracker::mark_seen(int64_t sequence_number) {
  const auto position = static_cast<size_t>(sequence_number & (kWindow - 1));
  uint64_t& word = seen_[position / 64];
  const uint64_t bit = uint64_t{1} << (position % 64);
  if ((word & bit) != 0) return false;
  word |= bit;
  return true;
}

// Makes room in the window for the numbers up to this one: none of them was seen yet.
void SequenceTracker::advance(int64_t sequence_number) {
  if (sequence_number - newest_ >= kWindow) {
    seen_.fill(0);
  } else {
    for (int64_t number = newest_ + 1; number <= sequence_number; ++number) {
      const auto position = static_cast<size_t>(number & (kWindow - 1));
      seen_[position / 64] &= ~(uint64_t{1} << (position % 64));
    }
  }
  newest_ = sequence_number;
}

SequenceTracker::Outcome SequenceTracker::restart(int64_t sequence_number) {
  const bool first = !started_;
  started_ = true;
  newest_ = sequence_number;
  expected_after_stray_.reset();
  // What lies just before a new range is refused as seen: it belongs to no stream of numbers we know.
  seen_.fill(first ? 0 : ~uint64_t{0});
  mark_seen(sequence_number);
  return {first ? Verdict::kInOrder : Verdict::kRestarted, sequence_number};
}

}  // namespace media
