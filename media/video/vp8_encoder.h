#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "media/base/bytes.h"
#include "media/base/result.h"
#include "media/video/i420_frame.h"

namespace media {

// One VP8 encoder for live pictures (libvpx: real-time deadline, constant bit rate, one thread, no look-ahead, no
// automatic key frames). Takes no memory after create() but libvpx's own.
class Vp8Encoder {
 public:
  struct Settings {
    Size size{1280, 720};
    int frames_per_second = 30;
    int bitrate = 1'500'000;   // bit/s
    int cpu_used = -8;         // libvpx's speed, −16…−1
    int temporal_layers = 1;   // 1…3: each upper layer doubles the frame rate
    friend bool operator==(const Settings&, const Settings&) = default;
  };
  // Fails with code "video.encoder" on settings libvpx refuses.
  static Result<Vp8Encoder> create(const Settings& settings);
  ~Vp8Encoder();
  Vp8Encoder(Vp8Encoder&&) noexcept;
  Vp8Encoder& operator=(Vp8Encoder&&) noexcept;

  // The next picture becomes a key frame.
  void request_keyframe() { keyframe_requested_ = true; }
  void set_target_bitrate(int bitrate);
  const Settings& settings() const { return settings_; }

  struct Output {
    Bytes data;                  // memory of the encoder, valid until the next encode()
    bool keyframe = false;
    uint8_t temporal_layer = 0;
    bool layer_sync = false;
    bool non_reference = false;
  };
  // Encodes a picture of exactly the settings' size. `timestamp` (90 kHz) must grow from call to call. None if libvpx
  // gives no frame.
  std::optional<Output> encode(const I420View& picture, int64_t timestamp);

 private:
  struct Codec;
  struct LayerStep;
  const LayerStep& next_step(bool keyframe);
  Vp8Encoder(std::unique_ptr<Codec> codec, const Settings& settings);

  std::unique_ptr<Codec> codec_;
  Settings settings_;
  bool keyframe_requested_ = true;
  uint32_t position_ = 0;        // in the pattern of temporal layers
  int64_t last_timestamp_ = -1;
};

}  // namespace media
