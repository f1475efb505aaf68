#include "tools/endpoint/core/track.h"

#include <fstream>
#include <iterator>
#include <string_view>

#include "media/base/check.h"

namespace tools {

namespace {

constexpr std::string_view kMagic = "DCTRACK1";
constexpr uint8_t kKeyframeFlag = 1;
constexpr uint8_t kMarkerFlag = 2;
constexpr size_t kMaxFrames = 100'000;

auto broken(const std::string& why) { return media::failure("endpoint.track", "not a media track: " + why); }

}  // namespace

void Track::append_video(media::Bytes data, bool keyframe) { append(data, {.keyframe = keyframe}); }

void Track::append_sound(media::Bytes data, uint8_t level, bool marker) {
  append(data, {.marker = marker, .level = level});
}

void Track::append(media::Bytes data, TrackFrame frame) {
  frame.offset = static_cast<uint32_t>(bytes_.size());
  frame.size = static_cast<uint32_t>(data.size());
  index_.push_back(frame);
  bytes_.insert(bytes_.end(), data.begin(), data.end());
}

media::Result<Track> Track::parse(media::Bytes file) {
  media::ByteReader reader(file);
  if (media::as_text(reader.take(kMagic.size())) != kMagic)
    return broken("it does not begin with " + std::string(kMagic));
  const uint8_t kind = reader.u8();
  const media::Size size{reader.u16(), reader.u16()};
  const uint32_t frames = reader.u32();
  if (!reader.ok() || kind > 1) return broken("its head is cut or names an unknown kind");
  if (frames == 0 || frames > kMaxFrames) return broken("it has no frames or too many");
  Track track(static_cast<media::MediaKind>(kind), size);
  uint64_t offset = 0;
  for (uint32_t i = 0; i < frames; ++i) {
    TrackFrame frame{.offset = static_cast<uint32_t>(offset), .size = reader.u32()};
    const uint8_t flags = reader.u8();
    frame.keyframe = (flags & kKeyframeFlag) != 0;
    frame.marker = (flags & kMarkerFlag) != 0;
    frame.level = reader.u8();
    offset += frame.size;
    track.index_.push_back(frame);
  }
  if (!reader.ok() || offset != reader.remaining()) return broken("its index does not fit its length");
  if (track.kind_ == media::MediaKind::kVideo && !track.index_[0].keyframe)
    return broken("it does not begin with a key frame");
  track.bytes_.assign(reader.rest().begin(), reader.rest().end());
  return track;
}

std::vector<uint8_t> Track::serialize() const {
  std::vector<uint8_t> file(kMagic.size() + 9 + index_.size() * 6 + bytes_.size());
  media::ByteWriter writer(file);
  writer.bytes(media::as_bytes(kMagic));
  writer.u8(static_cast<uint8_t>(kind_));
  writer.u16(static_cast<uint16_t>(size_.width));
  writer.u16(static_cast<uint16_t>(size_.height));
  writer.u32(static_cast<uint32_t>(index_.size()));
  for (const auto& frame : index_) {
    writer.u32(frame.size);
    writer.u8(static_cast<uint8_t>((frame.keyframe ? kKeyframeFlag : 0) | (frame.marker ? kMarkerFlag : 0)));
    writer.u8(frame.level);
  }
  writer.bytes(bytes_);
  CHECK(writer.ok() && writer.space() == 0);
  return file;
}

media::Result<std::shared_ptr<const Track>> Track::read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return media::failure("endpoint.file", "cannot read " + path);
  const std::vector<uint8_t> bytes{std::istreambuf_iterator<char>(file), {}};
  auto track = parse(bytes);
  if (!track) return media::failure(track.error().code, path + ": " + track.error().message);
  return std::make_shared<const Track>(std::move(*track));
}

media::Result<void> Track::write(const std::string& path) const {
  const auto bytes = serialize();
  std::ofstream file(path, std::ios::binary);
  file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) return media::failure("endpoint.file", "cannot write " + path);
  return {};
}

media::Bytes Track::data(size_t index) const {
  return media::Bytes(bytes_).subspan(index_[index].offset, index_[index].size);
}

size_t Track::next_keyframe(size_t index) const {
  for (size_t i = index; i < index_.size(); ++i) {
    if (index_[i].keyframe) return i;
  }
  return 0;
}

double Track::bitrate(int per_second) const {
  return index_.empty() ? 0 : static_cast<double>(bytes_.size()) * 8 * per_second / static_cast<double>(index_.size());
}

}  // namespace tools
