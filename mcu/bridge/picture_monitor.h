#pragma once

#include <memory>
#include <vector>

#include "media/quality/picture_condition.h"
#include "media/video/video_mix_engine.h"

namespace mcu {

// What was decoded of an input until now, and what its pictures were like since the last time it was asked.
struct DecodedSecond {
  media::VideoInputId input;
  media::VideoInput::Figures frames;
  media::PictureSecond picture;
};

// Looks at the decoded pictures of every input: black, frozen. On the video lane; its seconds cross to the shard as
// values. Of a large picture it looks at some rows only. Allocates when an input is new only.
class PictureMonitor final : public media::PictureWatcher {
 public:
  void on_picture(media::VideoInputId input, const media::I420View& picture, media::Timestamp now) override;

  // Fills `seconds` with the inputs that `engine` decodes; forgets others.
  [[gnu::noinline]] void take(const media::VideoMixEngine& engine, media::Timestamp now,
                              std::vector<DecodedSecond>& seconds);

 private:
  struct Input {
    media::VideoInputId id;
    media::PictureCondition condition;
  };
  std::vector<Input> inputs_;
};

}  // namespace mcu
