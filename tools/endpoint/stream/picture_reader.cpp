#include "tools/endpoint/stream/picture_reader.h"

namespace tools {

media::Result<PictureReader> PictureReader::create() {
  auto decoder = media::Vp8Decoder::create();
  if (!decoder) return tl::unexpected(decoder.error());
  return PictureReader(std::move(*decoder));
}

std::optional<PictureReading> PictureReader::read(media::Bytes frame) {
  if (decoder_.decode(frame) != media::Vp8Decoder::Outcome::kPicture || !decoder_.picture()) return std::nullopt;
  const auto& picture = *decoder_.picture();
  PictureReading reading{.size = picture.size, .tiles = {}};
  if (picture.size.width % 2 == 0 && picture.size.height % 2 == 0) reading.tiles = tiles_.read(picture);
  return reading;
}

}  // namespace tools
