#include "media/rtp/nack_log.h"

#include <algorithm>

namespace media {

NackLog::NackLog(const Limits& limits) : limits_(limits) {}

void NackLog::on_packet(int64_t sequence_number, Timestamp now) {
  if (!started_) {
    started_ = true;
    newest_ = floor_ = sequence_number;
    return;
  }
  if (sequence_number <= newest_) return remove(sequence_number);
  if (sequence_number > newest_ + 1) add_missing(newest_ + 1, sequence_number - 1, now);
  newest_ = sequence_number;
}

void NackLog::forget_before(int64_t sequence_number) {
  const size_t count = lower_bound(sequence_number);
  given_up_ += count;
  drop_front(count);
  floor_ = std::max(floor_, sequence_number);
  newest_ = std::max(newest_, sequence_number - 1);
}

void NackLog::add_missing(int64_t first, int64_t last, Timestamp now) {
  first = std::max(first, floor_);
  if (first > last) return;
  const auto wanted = static_cast<size_t>(last - first + 1);
  const size_t added = std::min(wanted, kCapacity);
  given_up_ += wanted - added;
  if (size_ + added > kCapacity) {
    const size_t surplus = size_ + added - kCapacity;
    given_up_ += surplus;
    drop_front(surplus);
  }
  const Timestamp ask_at = now + limits_.reorder_tolerance;
  for (int64_t number = last - static_cast<int64_t>(added) + 1; number <= last; ++number) {
    entries_[size_++] = {number, now, ask_at, 0};
  }
  deadline_ = std::min(deadline_, ask_at);
}

void NackLog::remove(int64_t sequence_number) {
  const size_t position = lower_bound(sequence_number);
  if (position == size_ || entries_[position].sequence_number != sequence_number) return;
  if (entries_[position].tries > 0) ++recovered_;
  std::move(entries_.begin() + position + 1, entries_.begin() + size_, entries_.begin() + position);
  --size_;
}

void NackLog::drop_front(size_t count) {
  std::move(entries_.begin() + count, entries_.begin() + size_, entries_.begin());
  size_ -= count;
}

size_t NackLog::lower_bound(int64_t sequence_number) const {
  const auto end = entries_.begin() + size_;
  const auto found = std::lower_bound(entries_.begin(), end, sequence_number,
                                      [](const Entry& entry, int64_t value) { return entry.sequence_number < value; });
  return static_cast<size_t>(found - entries_.begin());
}

bool NackLog::is_missing(int64_t sequence_number) const {
  const size_t position = lower_bound(sequence_number);
  return position < size_ && entries_[position].sequence_number == sequence_number;
}

// Half as long again each time, so that a line already too narrow is not filled with repeats.
Duration NackLog::interval_after(int tries) const {
  Duration interval = std::max(rtt_, limits_.min_interval);
  for (int i = 1; i < tries; ++i) interval += interval / 2;
  return interval;
}

std::span<const uint16_t> NackLog::due(Timestamp now) {
  if (now < next_deadline()) return {};
  size_t count = 0;
  size_t kept = 0;
  deadline_ = kNever;
  for (size_t i = 0; i < size_; ++i) {
    Entry entry = entries_[i];
    if (entry.ask_at <= now && (entry.tries >= limits_.max_tries || now - entry.missed_at >= limits_.give_up_age)) {
      ++given_up_;
      continue;
    }
    if (entry.ask_at <= now && count < kMaxAtOnce) {
      due_[count++] = static_cast<uint16_t>(entry.sequence_number);
      entry.ask_at = now + interval_after(++entry.tries);
    }
    deadline_ = std::min(deadline_, entry.ask_at);
    entries_[kept++] = entry;
  }
  size_ = kept;
  asks_ += count;
  return std::span<const uint16_t>(due_).first(count);
}

Timestamp NackLog::next_deadline() const { return size_ == 0 ? kNever : deadline_; }

}  // namespace media
