#include "media/video/encoded_frame.h"

#include <utility>

namespace media {

FrameBuffers::FrameBuffers(size_t capacity) : capacity_(capacity) { spare_.reserve(capacity); }

std::vector<uint8_t> FrameBuffers::take() {
  if (spare_.empty()) return {};
  std::vector<uint8_t> data = std::move(spare_.back());
  spare_.pop_back();
  data.clear();
  return data;
}

void FrameBuffers::give(std::vector<uint8_t>&& data) {
  if (spare_.size() < capacity_ && data.capacity() != 0) spare_.push_back(std::move(data));
}

}  // namespace media
