#pragma once

#include <optional>
#include <vector>

#include "media/base/bytes.h"
#include "media/base/result.h"
#include "media/video/vp8_decoder.h"
#include "tools/endpoint/core/tile_reader.h"

namespace tools {

// What one decoded picture shows.
struct PictureReading {
  media::Size size;
  std::vector<TileReading> tiles;  // empty where the picture's size is odd
};

// Decodes one stream of VP8 frames and reads the tiles. The heavy part of viewing: runs on a lane.
class PictureReader {
 public:
  static media::Result<PictureReader> create();
  // nullopt: the stream is broken until the next key frame, or the frame is not to be shown.
  std::optional<PictureReading> read(media::Bytes frame);

 private:
  explicit PictureReader(media::Vp8Decoder decoder) : decoder_(std::move(decoder)) {}
  media::Vp8Decoder decoder_;
  TileReader tiles_;
};

}  // namespace tools
