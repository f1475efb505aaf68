#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "media/base/result.h"
#include "media/base/time.h"
#include "tools/endpoint/stream/media_sender.h"

namespace tools {

// What a seat sends: replayed tracks or live pictures and sound. Used on the loop's thread.
class SeatMedia {
 public:
  virtual ~SeatMedia() = default;
  // Sends what is due.
  virtual void poll(MediaSender& sender, media::Timestamp now) = 0;
  virtual media::Timestamp next_deadline() const = 0;
  // The next picture shall be a key frame.
  virtual void request_keyframe() = 0;
  // "tone", "silence", "quiet", or another sound the source has. While the microphone is off, silence is sent
  // whatever is chosen here.
  virtual media::Result<void> set_sound(const std::string& name, bool microphone_on) = 0;
  // What came from devices so far; none where there is no such device.
  struct Captured {
    std::optional<uint64_t> pictures = std::nullopt;
    uint64_t left_out = 0;  // of them, because encoding takes too long
    std::optional<uint64_t> sounds = std::nullopt;
  };
  virtual Captured captured() const { return {}; }
  // What the seat is sent, decoded, as it comes.
  virtual void hear(std::span<const float>) {}

  // What a test of the hall finds of its devices, sent or not, since watch_devices(); none: there is no such device.
  struct Devices {
    std::optional<bool> camera = std::nullopt;           // it gives pictures
    std::optional<bool> moving = std::nullopt;           // that differ
    std::optional<bool> microphone = std::nullopt;       // it gives sound
    std::optional<double> microphone_dbov = std::nullopt;  // of the loudest 100 ms
  };
  virtual void watch_devices() {}
  virtual Devices devices() const { return {}; }
  // How the hall's microphone hears its loudspeaker, before anything cancels that.
  struct Room {
    media::Duration delay{0};
    double loss_db = 0;
  };
  // None where no sound of a test can be played and taken.
  virtual std::optional<Room> room() const { return std::nullopt; }
};

}  // namespace tools
