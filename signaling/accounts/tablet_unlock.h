#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "signaling/auth/digest.h"
#include "signaling/base/ids.h"

namespace signaling {

inline constexpr std::chrono::hours kUnlockLifetime{24};

// What a chair's tablet shows with each request (X-Unlock) after its PIN was typed: the time, milliseconds since 1970,
// a point, and a keyed hash over device and time. Nothing is kept of it; a device that is enrolled anew has another id
// and so none.
std::string make_unlock(const HashKey& key, DeviceId device, WallTime now);

// When that was given; none if `presented` is no unlock of this device. Takes the same time wherever the hashes differ.
std::optional<WallTime> read_unlock(const HashKey& key, DeviceId device, std::string_view presented);

// True if an unlock is still good: for kUnlockLifetime, and if the device's seat chairs a conference that runs since
// `running_since`, as long as that runs, had it been good at the beginning.
bool is_unlock_good(WallTime given, WallTime now, std::optional<WallTime> running_since);

}  // namespace signaling
