#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "media/base/bytes.h"
#include "media/base/result.h"
#include "media/packet/media_packet.h"
#include "media/video/geometry.h"

namespace tools {

// One encoded frame or packet of a track.
struct TrackFrame {
  uint32_t offset = 0;  // into the track's bytes
  uint32_t size = 0;
  bool keyframe = false;  // of video
  bool marker = false;    // of sound: a latency marker begins here
  uint8_t level = 127;    // of sound: −dBov (RFC 6464)
  friend bool operator==(const TrackFrame&, const TrackFrame&) = default;
};

// A pre-encoded loop of one VP8 layer or of Opus (20 ms packets), as make_media writes it. Immutable once
// made, so that many seats share one. Timestamps are not stored: frame n lasts from n to n + 1 frame durations.
class Track {
 public:
  Track(media::MediaKind kind, media::Size size) : kind_(kind), size_(size) {}

  void append_video(media::Bytes data, bool keyframe);
  void append_sound(media::Bytes data, uint8_t level, bool marker);

  // "DCTRACK1", then fixed-size numbers in network byte order, the index, the bytes. Errors: endpoint.track (what is
  // wrong with it), endpoint.file.
  static media::Result<Track> parse(media::Bytes file);
  std::vector<uint8_t> serialize() const;
  static media::Result<std::shared_ptr<const Track>> read(const std::string& path);
  media::Result<void> write(const std::string& path) const;

  media::MediaKind kind() const { return kind_; }
  media::Size size() const { return size_; }
  size_t frames() const { return index_.size(); }
  const TrackFrame& frame(size_t index) const { return index_[index]; }
  media::Bytes data(size_t index) const;
  // The first key frame at or behind `index`, going round the loop.
  size_t next_keyframe(size_t index) const;
  // Bits a second of the whole loop, at so many frames or packets a second.
  double bitrate(int per_second) const;
  friend bool operator==(const Track&, const Track&) = default;

 private:
  void append(media::Bytes data, TrackFrame frame);

  media::MediaKind kind_;
  media::Size size_;
  std::vector<TrackFrame> index_;
  std::vector<uint8_t> bytes_;
};

inline constexpr int kReplayFramesPerSecond = 30;  // of cameras
inline constexpr int kReplayPacketsPerSecond = 50;

}  // namespace tools
