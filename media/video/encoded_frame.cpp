#include "media/video/encoded_frame.h"

#include <utility>

namespace media {
namespace {
// Most frames of 720p at 1.5 Mbit/s, key frames apart.
constexpr size_t kUsualSize = 32 * 1024;
}

FrameBuffers::FrameBuffers(size_t capacity) : capacity_(capacity) { spare_.reserve(capacity); }

std::vector<uint8_t> FrameBuffers::take() {
  std::vector<uint8_t> data;
  if (!spare_.empty()) {
    data = std::move(spare_.back());
    spare_.pop_back();
    data.clear();
  }
  data.reserve(kUsualSize);
  return data;
}

void FrameBuffers::give(std::vector<uint8_t>&& data) {
  if (spare_.size() < capacity_ && data.capacity() != 0) spare_.push_back(std::move(data));
}

}  // namespace media
