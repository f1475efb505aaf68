#include "signaling/record/journal_queue.h"

#include <algorithm>
#include <utility>

#include "media/base/check.h"

namespace signaling {

JournalQueue::JournalQueue(size_t max_entries, size_t max_bytes) : max_entries_(max_entries), max_bytes_(max_bytes) {
  CHECK(max_entries >= 1 && max_bytes >= kMaxEntryBytes);
}

bool JournalQueue::add(const ConferenceId& conference, uint64_t sequence, std::string_view text) {
  auto& waiting = waiting_[conference];
  if (!has_room(text)) {
    ++dropped_;
    waiting.gap = JournalGap{waiting.gap ? waiting.gap->from : sequence, sequence};
    return false;
  }
  end_gap(waiting);
  waiting.batch.lines += entry_line(sequence, text);
  waiting.batch.last = sequence;
  ++waiting.batch.entries;
  waiting.batch.bytes += text.size();
  ++held_entries_;
  held_bytes_ += text.size();
  return true;
}

void JournalQueue::close(const ConferenceId& conference) { waiting_[conference].batch.close = true; }

std::map<ConferenceId, JournalBatch> JournalQueue::take(const std::set<ConferenceId>& failing, bool last) {
  std::map<ConferenceId, JournalBatch> taken;
  for (auto entry = waiting_.begin(); entry != waiting_.end();) {
    auto& [conference, waiting] = *entry;
    if (last || may_end_gap(conference, failing)) end_gap(waiting);
    auto batch = std::exchange(waiting.batch, {});
    if (!batch.lines.empty() || batch.close) taken.emplace(conference, std::move(batch));
    entry = waiting.gap ? std::next(entry) : waiting_.erase(entry);
  }
  return taken;
}

bool JournalQueue::has_work(const std::set<ConferenceId>& failing) const {
  return std::any_of(waiting_.begin(), waiting_.end(), [&](const auto& entry) {
    const auto& [conference, waiting] = entry;
    return !waiting.batch.lines.empty() || waiting.batch.close || may_end_gap(conference, failing);
  });
}

void JournalQueue::release(size_t entries, size_t bytes) {
  CHECK(entries <= held_entries_ && bytes <= held_bytes_);
  held_entries_ -= entries;
  held_bytes_ -= bytes;
}

bool JournalQueue::has_gap() const {
  return std::any_of(waiting_.begin(), waiting_.end(), [](const auto& entry) { return entry.second.gap.has_value(); });
}

bool JournalQueue::has_room(std::string_view text) const {
  return is_entry_text(text) && held_entries_ < max_entries_ && held_bytes_ + text.size() <= max_bytes_;
}

bool JournalQueue::may_end_gap(const ConferenceId& conference, const std::set<ConferenceId>& failing) const {
  return !is_half_full() && !failing.contains(conference);
}

void JournalQueue::end_gap(Waiting& waiting) {
  if (!waiting.gap) return;
  waiting.batch.lines += gap_line(*waiting.gap);
  waiting.batch.last = waiting.gap->to;
  waiting.gap.reset();
}

}  // namespace signaling
