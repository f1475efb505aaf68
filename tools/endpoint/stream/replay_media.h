#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "tools/endpoint/core/media_store.h"
#include "tools/endpoint/core/replay.h"
#include "tools/endpoint/core/send_log.h"
#include "tools/endpoint/stream/echo_return.h"
#include "tools/endpoint/stream/seat_media.h"

namespace tools {

enum class CameraFault : uint8_t {
  kNone,
  kFrozen,      // the first picture, again and again
  kOverloaded,  // a machine too slow to encode: kSlowPictures a second, the others are left out, and captured() says so
};

// What is wrong with the equipment of a simulated hall.
struct HallFault {
  CameraFault camera = CameraFault::kNone;
  EchoFault echo{};  // while the microphone is on; else nothing is heard of it
};

// Pre-encoded pictures and sounds of one simulated site. With a fault of the camera each picture that leaves is a key
// frame: it must not refer to one that was left out. Writes into the send log when each picture and each marker
// left.
class ReplayMedia : public SeatMedia {
 public:
  // `site`: whose colour, tone and time code. `start`: when the first picture is due; spread the seats of a process, so
  // that their pictures do not all fall on one moment. `store` and `log` outlive this.
  static media::Result<std::unique_ptr<ReplayMedia>> create(MediaStore& store, uint8_t site, SendLog& log,
                                                            media::Timestamp start, const HallFault& fault = {});

  static constexpr int kSlowPictures = 5;

  void poll(MediaSender& sender, media::Timestamp now) override;
  media::Timestamp next_deadline() const override;
  void request_keyframe() override { video_.request_keyframe(); }
  media::Result<void> set_sound(const std::string& name, bool microphone_on) override;
  // Of an overloaded hall: the pictures of its camera, and those that were left out.
  Captured captured() const override { return captured_; }
  void hear(std::span<const float> samples) override;
  // A simulated hall has all devices; its microphone takes what set_sound() names, on or off.
  Devices devices() const override;
  // An echo is a loudspeaker that nobody cancels.
  std::optional<Room> room() const override { return room_; }

 private:
  ReplayMedia(MediaStore& store, uint8_t site, SendLog& log, VideoReplay video, AudioReplay audio,
              const HallFault& fault, std::unique_ptr<EchoReturn> echo);
  bool leaves_out_next();
  void send_sound(MediaSender& sender, media::Timestamp now);
  void send_picture(MediaSender& sender, media::Timestamp now);

  MediaStore& store_;
  uint8_t site_;
  SendLog& log_;
  VideoReplay video_;
  AudioReplay audio_;
  CameraFault camera_;
  int due_ = 0;                             // pictures of a faulty camera, so far
  std::array<media::Bytes, 3> frozen_{};    // the picture that stands, of the store's memory
  std::unique_ptr<EchoReturn> echo_;        // null: none
  Room room_;
  bool microphone_on_ = false;
  MediaStore::Sound taken_;                 // by the microphone
  Captured captured_;
};

}  // namespace tools
