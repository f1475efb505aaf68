#include "tools/endpoint/stream/picture_reader.h"

#include <algorithm>
#include <functional>
#include <string_view>
#include <utility>

namespace tools {

namespace {

// A key frame begins a chain of its own: what came before it does not matter to a decoder.
FrameChain follow(FrameChain before, const media::EncodedFrame& frame) {
  const std::string_view bytes(reinterpret_cast<const char*>(frame.data.data()), frame.data.size());
  const FrameChain own = std::hash<std::string_view>{}(bytes);
  constexpr FrameChain kSpread = 0x9e3779b97f4a7c15;  // the golden ratio: equal frames in a row make unequal chains
  return frame.keyframe ? own : own ^ (before * kSpread + 1);
}

}  // namespace

bool SharedDecoder::has_seen(FrameChain chain) const {
  const std::scoped_lock lock(mutex_);
  return std::ranges::find(seen_, chain, &Seen::chain) != seen_.end();
}

SharedDecoder::Step SharedDecoder::read(FrameChain before, FrameChain after, const media::EncodedFrame& frame) {
  const std::scoped_lock lock(mutex_);
  const auto seen = std::ranges::find(seen_, after, &Seen::chain);
  if (seen != seen_.end()) return {true, seen->reading};
  const bool goes_on = seen_.empty() ? frame.keyframe : !frame.keyframe && seen_.back().chain == before;
  if (!goes_on) return {};
  if (seen_.size() == kRemembered) seen_.pop_front();
  seen_.push_back({after, decode(frame)});
  return {true, seen_.back().reading};
}

std::optional<PictureReading> SharedDecoder::decode(const media::EncodedFrame& frame) {
  if (decoder_.decode(frame.data) != media::Vp8Decoder::Outcome::kPicture || !decoder_.picture()) return std::nullopt;
  const auto& picture = *decoder_.picture();
  PictureReading reading{.size = picture.size, .tiles = {}};
  if (picture.size.width % 2 == 0 && picture.size.height % 2 == 0) reading.tiles = tiles_.read(picture);
  return reading;
}

std::shared_ptr<SharedDecoder> SharedDecoders::at_keyframe(FrameChain keyframe) {
  const std::scoped_lock lock(mutex_);
  std::erase_if(decoders_, [](const auto& decoder) { return decoder.expired(); });
  for (const auto& known : decoders_) {
    auto decoder = known.lock();
    if (decoder && decoder->has_seen(keyframe)) return decoder;
  }
  auto codec = media::Vp8Decoder::create();
  if (!codec) return nullptr;
  auto decoder = std::make_shared<SharedDecoder>(std::move(*codec));
  decoders_.push_back(decoder);
  return decoder;
}

std::optional<PictureReading> PictureReader::read(const media::EncodedFrame& frame) {
  const FrameChain before = std::exchange(chain_, follow(chain_, frame));
  if (frame.keyframe) decoder_ = decoders_.at_keyframe(chain_);
  if (!decoder_) return std::nullopt;
  auto step = decoder_->read(before, chain_, frame);
  if (!step.possible) decoder_.reset();
  return std::move(step.reading);
}

}  // namespace tools
