#pragma once

#include <cstdint>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "tools/endpoint/stream/seat_output.h"

namespace tools {

// Writes what a seat receives into a folder: NAME-MID.ivf for each picture (VP8, as received) and NAME.wav for the
// sound (48 kHz mono). Both play in usual players; pictures need decoding "always". The head of the WAV file is
// completed when the recorder goes.
class SeatRecorder : public SeatOutput {
 public:
  SeatRecorder(std::string folder, std::string name);
  ~SeatRecorder() override;

  void follow(SoundListener& listener) override;
  void follow(PictureViewer& viewer) override;

 private:
  struct Video {
    std::ofstream file;
    bool started = false;
    int64_t first_timestamp = 0;
  };
  void write_frame(Video& video, const media::EncodedFrame& frame);
  void write_wav_head();

  std::string base_;
  std::vector<std::unique_ptr<Video>> videos_;
  std::ofstream wav_;
  uint32_t wav_bytes_ = 0;
};

}  // namespace tools
