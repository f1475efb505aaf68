#include "media/transport/failure_limiter.h"

#include <algorithm>

namespace media {
namespace {

constexpr Duration kWindow = std::chrono::seconds(1);

}  // namespace

FailureLimiter::FailureLimiter() { windows_.reserve(kMaxAddresses); }

bool FailureLimiter::over(const Window& window, Timestamp now) { return now - window.start >= kWindow; }

const FailureLimiter::Window* FailureLimiter::find(const Address& from) const {
  const auto found =
      std::find_if(windows_.begin(), windows_.end(), [&](const Window& window) { return window.address == from; });
  return found == windows_.end() ? nullptr : &*found;
}

bool FailureLimiter::allows(const Address& from, Timestamp now) const {
  const Window* window = find(from);
  // An address without a window shares one only when the table is full.
  if (!window && windows_.size() == kMaxAddresses) window = &everyone_else_;
  return !window || over(*window, now) || window->failures < kFailuresPerSecond;
}

void FailureLimiter::on_failure(const Address& from, Timestamp now) {
  Window& window = window_for(from, now);
  if (over(window, now)) window = Window{window.address, now, 0};
  ++window.failures;
}

FailureLimiter::Window& FailureLimiter::window_for(const Address& from, Timestamp now) {
  if (const Window* window = find(from)) return windows_[static_cast<size_t>(window - windows_.data())];
  if (windows_.size() < kMaxAddresses) return windows_.emplace_back(Window{from, now, 0});
  const auto free = std::find_if(windows_.begin(), windows_.end(), [&](const Window& w) { return over(w, now); });
  if (free == windows_.end()) return everyone_else_;
  *free = Window{from, now, 0};
  return *free;
}

}  // namespace media
