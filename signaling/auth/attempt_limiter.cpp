#include "signaling/auth/attempt_limiter.h"

#include <algorithm>
#include <string>

namespace signaling {
namespace {

// The address first: it is short, so that the cut of a long account name cannot lose it. Its length before it, so that
// no two pairs make one text.
std::string pair_of(std::string_view account, std::string_view address) {
  address = address.substr(0, 64);
  return std::to_string(address.size()) + ' ' + std::string(address) + std::string(account.substr(0, 180));
}

}  // namespace

AttemptLimiter::AttemptLimiter(AttemptSettings settings)
    : max_known_(settings.max_known),
      pairs_(settings.pair),
      addresses_(settings.address),
      accounts_(settings.account) {}

Duration AttemptLimiter::begin(std::string_view account, std::string_view address, Timestamp now) {
  const std::string pair = pair_of(account, address);
  const bool known = known_.contains(pair);
  Duration wait = std::max(pairs_.wait(pair, now), addresses_.wait(address, now));
  if (!known) wait = std::max(wait, accounts_.wait(account, now));
  if (wait > Duration::zero()) return wait;
  pairs_.begin(pair, now);
  addresses_.begin(address, now);
  if (!known) accounts_.begin(account, now);
  return Duration::zero();
}

void AttemptLimiter::succeeded(std::string_view account, std::string_view address, Timestamp now) {
  const std::string pair = pair_of(account, address);
  pairs_.forget(pair);
  addresses_.succeeded(address, now);
  if (!known_.contains(pair)) accounts_.succeeded(account, now);
  remember(pair, now);
}

void AttemptLimiter::remember(const std::string& pair, Timestamp now) {
  if (known_.size() >= max_known_ && !known_.contains(pair)) {
    known_.erase(std::min_element(known_.begin(), known_.end(),
                                  [](const auto& a, const auto& b) { return a.second < b.second; }));
  }
  known_[pair] = now;
}

}  // namespace signaling
