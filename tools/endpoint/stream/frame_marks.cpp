#include "tools/endpoint/stream/frame_marks.h"

#include <algorithm>

namespace tools {

namespace {

constexpr size_t kMarkSize = 32;

// FNV-1a over the last bytes.
uint64_t mark_of(media::Bytes data) {
  uint64_t hash = 0xcbf29ce484222325U;
  for (const uint8_t byte : data.last(std::min(data.size(), kMarkSize))) hash = (hash ^ byte) * 0x100000001b3U;
  return hash;
}

}  // namespace

void FrameMarks::add(uint8_t site, uint8_t layer, const Track& track) {
  for (size_t frame = 0; frame < track.frames(); ++frame) {
    frames_.insert_or_assign(mark_of(track.data(frame)), FrameIdentity{site, layer, static_cast<uint16_t>(frame)});
  }
}

std::optional<FrameIdentity> FrameMarks::find(media::Bytes end) const {
  const auto found = frames_.find(mark_of(end));
  if (found == frames_.end()) return std::nullopt;
  return found->second;
}

}  // namespace tools
