#pragma once

#include <functional>

namespace signaling {

// Runs `work` on a thread of its own and then `done` on the service's.
using Background = std::function<void(std::function<void()> work, std::function<void()> done)>;

}  // namespace signaling
