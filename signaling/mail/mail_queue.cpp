#include "signaling/mail/mail_queue.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "media/base/check.h"

namespace signaling {
namespace {

using std::chrono::sys_seconds;
using namespace std::chrono_literals;

constexpr std::chrono::seconds kDelays[] = {1min, 5min, 15min, 60min, 4h, 24h};
constexpr std::chrono::seconds kLongestDelay = 24h;

bool is_same_matter(const MailEntry& a, const MailEntry& b) { return a.topic == b.topic && a.recipient == b.recipient; }

// A time further away than any pause was set by a clock that has been put back since.
bool is_due(const MailEntry& entry, sys_seconds now) {
  return entry.next_try <= now || entry.next_try - now > kLongestDelay;
}

}  // namespace

std::chrono::seconds retry_delay(uint32_t tries) {
  const size_t index = tries == 0 ? 0 : tries - 1;
  return kDelays[std::min(index, std::size(kDelays) - 1)];
}

MailQueue::MailQueue(MailQueueSettings settings, std::vector<MailEntry> stored, uint64_t next_id, sys_seconds now)
    : settings_(settings), next_id_(next_id) {
  CHECK(settings_.max_parallel >= 1);
  std::vector<uint64_t> interrupted;
  for (auto& entry : stored) {
    CHECK(entry.id < next_id_);
    if (entry.state == MailState::kSending) interrupted.push_back(entry.id);
    if (entry.state <= MailState::kSending) entries_.emplace(entry.id, std::move(entry));
  }
  for (const uint64_t id : interrupted) restore(entries_.find(id), now);
}

// Was being sent when the process ended; a newer one may have come meanwhile.
void MailQueue::restore(Entries::iterator entry, sys_seconds now) {
  entry->second.state = MailState::kQueued;
  entry->second.next_try = now;
  if (has_newer_waiting(entry->second)) return end(entry, MailState::kReplaced, now);
  changed(entry->second, now);
}

MailResult<uint64_t> MailQueue::add(NewMail mail, sys_seconds now) {
  if (entries_.size() >= settings_.max_entries) return mail_failure(MailErrorCode::kQueueFull);
  MailEntry entry;
  entry.id = next_id_++;
  entry.recipient = std::move(mail.recipient);
  entry.topic = std::move(mail.topic);
  entry.sequence = mail.sequence;
  entry.message = std::move(mail.message);
  entry.queued_at = now;
  entry.next_try = now;
  const uint64_t id = entry.id;
  changed(entry, now);
  insert(std::move(entry), now);
  return id;
}

void MailQueue::take_in(MailEntry stored, sys_seconds now) {
  CHECK(stored.id >= next_id_ && stored.state == MailState::kQueued);
  next_id_ = stored.id + 1;
  insert(std::move(stored), now);
}

void MailQueue::insert(MailEntry entry, sys_seconds now) {
  replace_older(entry, now);
  const auto added = entries_.emplace(entry.id, std::move(entry)).first;
  if (has_newer_waiting(added->second)) end(added, MailState::kReplaced, now);
}

std::vector<MailEntry> MailQueue::take_due(sys_seconds now) {
  std::vector<MailEntry> due;
  for (auto& [id, entry] : entries_) {
    if (sending_.size() >= settings_.max_parallel) break;
    if (entry.state != MailState::kQueued || !is_due(entry, now) || is_blocked(entry)) continue;
    entry.state = MailState::kSending;
    ++entry.tries;
    changed(entry, now);
    due.push_back(entry);
    sending_.push_back(id);
  }
  return due;
}

void MailQueue::sent(uint64_t id, sys_seconds now) {
  const auto entry = entries_.find(id);
  if (entry == entries_.end() || entry->second.state != MailState::kSending) return;
  std::erase(sending_, id);
  entry->second.last_error.reset();
  end(entry, MailState::kSent, now);
}

void MailQueue::failed(uint64_t id, const MailFailure& failure, sys_seconds now) {
  const auto found = entries_.find(id);
  if (found == entries_.end() || found->second.state != MailState::kSending) return;
  std::erase(sending_, id);
  MailEntry& entry = found->second;
  entry.last_error = failure.error;
  entry.state = MailState::kQueued;
  entry.next_try = now + retry_delay(entry.tries);
  if (has_newer_waiting(entry)) return end(found, MailState::kReplaced, now);
  if (failure.permanent || entry.next_try - entry.queued_at > settings_.give_up_after) {
    return end(found, MailState::kFailed, now);
  }
  changed(entry, now);
}

sys_seconds MailQueue::next_deadline() const {
  if (sending_.size() >= settings_.max_parallel) return kNoDeadline;
  sys_seconds earliest = kNoDeadline;
  for (const auto& [id, entry] : entries_) {
    if (entry.state == MailState::kQueued && !is_blocked(entry)) earliest = std::min(earliest, entry.next_try);
  }
  return earliest;
}

std::vector<MailEntry> MailQueue::take_changes() {
  std::vector<MailEntry> result;
  for (auto& [id, entry] : std::exchange(changes_, {})) result.push_back(std::move(entry));
  return result;
}

bool MailQueue::is_blocked(const MailEntry& entry) const {
  return std::any_of(sending_.begin(), sending_.end(),
                     [&](uint64_t id) { return is_same_matter(entries_.at(id), entry); });
}

bool MailQueue::has_newer_waiting(const MailEntry& entry) const {
  return std::any_of(entries_.begin(), entries_.end(), [&](const auto& e) {
    const MailEntry& other = e.second;
    const bool newer = other.sequence > entry.sequence || (other.sequence == entry.sequence && other.id > entry.id);
    return newer && other.state == MailState::kQueued && is_same_matter(other, entry);
  });
}

void MailQueue::replace_older(const MailEntry& entry, sys_seconds now) {
  for (auto other = entries_.begin(); other != entries_.end();) {
    const auto current = other++;
    const MailEntry& old = current->second;
    const bool older = old.state == MailState::kQueued && old.sequence <= entry.sequence;
    if (older && is_same_matter(old, entry)) end(current, MailState::kReplaced, now);
  }
}

void MailQueue::changed(MailEntry& entry, sys_seconds now) {
  entry.changed_at = now;
  changes_[entry.id] = entry;
}

void MailQueue::end(Entries::iterator entry, MailState state, sys_seconds now) {
  entry->second.state = state;
  changed(entry->second, now);
  entries_.erase(entry);
}

}  // namespace signaling
