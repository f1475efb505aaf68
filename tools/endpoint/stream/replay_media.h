#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "tools/endpoint/core/media_store.h"
#include "tools/endpoint/core/replay.h"
#include "tools/endpoint/core/send_log.h"
#include "tools/endpoint/stream/seat_media.h"

namespace tools {

// Pre-encoded pictures and sounds of one simulated site. Writes into the send log when each picture and each marker
// left.
class ReplayMedia : public SeatMedia {
 public:
  // `site`: whose colour, tone and time code. `start`: when the first picture is due; spread the seats of a process, so
  // that their pictures do not all fall on one moment. `store` and `log` outlive this.
  static media::Result<std::unique_ptr<ReplayMedia>> create(MediaStore& store, uint8_t site, SendLog& log,
                                                            media::Timestamp start);

  void poll(MediaSender& sender, media::Timestamp now) override;
  media::Timestamp next_deadline() const override;
  void request_keyframe() override { video_.request_keyframe(); }
  media::Result<void> set_sound(const std::string& name, bool microphone_on) override;

 private:
  ReplayMedia(MediaStore& store, uint8_t site, SendLog& log, VideoReplay video, AudioReplay audio);
  void send_sound(MediaSender& sender, media::Timestamp now);
  void send_picture(MediaSender& sender, media::Timestamp now);

  MediaStore& store_;
  uint8_t site_;
  SendLog& log_;
  VideoReplay video_;
  AudioReplay audio_;
};

}  // namespace tools
