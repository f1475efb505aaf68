#include "signaling/auth/failure_counts.h"

#include <algorithm>
#include <tuple>

namespace signaling {
namespace {

std::string cut(std::string_view key) { return std::string(key.substr(0, 256)); }

}  // namespace

Duration FailureCounts::wait(std::string_view key, Timestamp now) const {
  const auto found = counts_.find(cut(key));
  if (found == counts_.end()) return Duration::zero();
  return std::max(Duration::zero(), found->second.blocked_until - now);
}

void FailureCounts::begin(std::string_view key, Timestamp now) {
  auto found = counts_.find(cut(key));
  if (found == counts_.end()) {
    make_room(now);
    found = counts_.emplace(cut(key), Count{}).first;
  }
  auto& count = found->second;
  if (is_over(count, now)) count = {};
  count.failures = std::min(count.failures + 1, settings_.free + 64);
  count.last = now;
  count.blocked_until = now + delay_after(count.failures);
}

void FailureCounts::succeeded(std::string_view key, Timestamp now) {
  const auto found = counts_.find(cut(key));
  if (found == counts_.end()) return;
  auto& count = found->second;
  if (--count.failures <= 0) {
    counts_.erase(found);
  } else {
    count.blocked_until = now;
  }
}

void FailureCounts::forget(std::string_view key) { counts_.erase(cut(key)); }

bool FailureCounts::is_over(const Count& count, Timestamp now) const {
  return count.failures == 0 || now >= std::max(count.last + settings_.memory, count.blocked_until);
}

Duration FailureCounts::delay_after(int failures) const {
  if (failures <= settings_.free) return Duration::zero();
  Duration delay = settings_.first_delay;
  for (int i = settings_.free + 1; i < failures && delay < settings_.longest_delay; ++i) delay *= 2;
  return std::min(delay, settings_.longest_delay);
}

void FailureCounts::make_room(Timestamp now) {
  if (counts_.size() < settings_.max_keys) return;
  std::erase_if(counts_, [&](const auto& entry) { return is_over(entry.second, now); });
  if (counts_.size() < settings_.max_keys) return;
  counts_.erase(std::min_element(counts_.begin(), counts_.end(), [](const auto& a, const auto& b) {
    return std::tie(a.second.failures, a.second.last) < std::tie(b.second.failures, b.second.last);
  }));
}

}  // namespace signaling
