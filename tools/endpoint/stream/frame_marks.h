#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>

#include "media/base/bytes.h"
#include "tools/endpoint/core/track.h"

namespace tools {

// Which frame of which site's track a forwarded packet ends. A forwarder changes headers only, so the last bytes of a
// frame tell it from all others, without decoding.
struct FrameIdentity {
  uint8_t site = 0;
  uint8_t layer = 0;  // 0: largest
  uint16_t frame = 0;
  friend bool operator==(const FrameIdentity&, const FrameIdentity&) = default;
};

class FrameMarks {
 public:
  void add(uint8_t site, uint8_t layer, const Track& track);
  // `end`: the VP8 data of a frame's last packet, payload descriptor taken off.
  std::optional<FrameIdentity> find(media::Bytes end) const;
  bool empty() const { return frames_.empty(); }

 private:
  std::unordered_map<uint64_t, FrameIdentity> frames_;
};

}  // namespace tools
