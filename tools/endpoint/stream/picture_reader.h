#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "media/video/encoded_frame.h"
#include "media/video/vp8_decoder.h"
#include "tools/endpoint/core/tile_reader.h"

namespace tools {

// What one decoded picture shows.
struct PictureReading {
  media::Size size;
  std::vector<TileReading> tiles;  // empty where the picture's size is odd
};

// Names what a decoder has seen: all frames since a key frame, bit by bit. Decoders with equal names hold equal
// pictures.
using FrameChain = uint64_t;

// One VP8 decoder, from one key frame until the next, for all readers that are sent the same frames: each is decoded
// and read once, for whoever comes first. With a key frame of their own, readers part without disturbing each other.
// Any thread.
class SharedDecoder {
 public:
  static constexpr size_t kRemembered = 64;  // pictures that a reader may be behind the first one

  explicit SharedDecoder(media::Vp8Decoder decoder) : decoder_(std::move(decoder)) {}

  struct Step {
    bool possible = false;                  // false: this decoder has gone another way than the reader
    std::optional<PictureReading> reading;  // none: the stream is broken, or the frame is not to be shown
  };
  // The step from `before` to `after` by `frame`; the first is a key frame, whatever was before.
  Step read(FrameChain before, FrameChain after, const media::EncodedFrame& frame);
  bool has_seen(FrameChain chain) const;

 private:
  struct Seen {
    FrameChain chain = 0;
    std::optional<PictureReading> reading;
  };
  std::optional<PictureReading> decode(const media::EncodedFrame& frame);

  mutable std::mutex mutex_;
  media::Vp8Decoder decoder_;
  TileReader tiles_;
  std::deque<Seen> seen_;  // newest last
};

// The decoders of a process of many seats: twelve halls that watch one composed picture cost one decoder, not twelve.
// Outlives its readers. Any thread.
class SharedDecoders {
 public:
  // One that has seen this key frame, else a new one. Null: there is none to be had.
  std::shared_ptr<SharedDecoder> at_keyframe(FrameChain keyframe);

 private:
  std::mutex mutex_;
  std::vector<std::weak_ptr<SharedDecoder>> decoders_;
};

// Reads the tiles of one stream of VP8 frames. The heavy part of viewing: runs on a lane.
class PictureReader {
 public:
  explicit PictureReader(SharedDecoders& decoders) : decoders_(decoders) {}
  // nullopt: the stream is broken until the next key frame, or the frame is not to be shown.
  std::optional<PictureReading> read(const media::EncodedFrame& frame);

 private:
  SharedDecoders& decoders_;
  std::shared_ptr<SharedDecoder> decoder_;
  FrameChain chain_ = 0;
};

}  // namespace tools
