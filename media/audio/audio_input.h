#pragma once

#include <memory>

#include "media/audio/audio_tick.h"
#include "media/audio/opus_decoder.h"
#include "media/audio/time_scaler.h"

namespace media {

// One port's microphone on the engine's side: turns the steps of a tick into 20 ms of sound, whatever the lengths of
// the sender's packets, and takes drift out of it. Allocates when created only.
class AudioInput {
 public:
  static Result<AudioInput> create();

  struct Outcome {
    int corrected = 0;           // samples taken out (above 0) or put in
    bool decode_failed = false;
  };
  // Fills `frame`. Steps that give too little are filled up with silence.
  Outcome run(const AudioTickInput& in, const PortInput& port, AudioFrame& frame);

  // The port is not heard from this tick on: fills `frame` with the sound continued, to be faded out, and forgets the
  // stream. Gives silence if there was none.
  void stop(AudioFrame& frame);

 private:
  explicit AudioInput(OpusDecoder decoder);
  bool append(const DecodeStep& step, Bytes payload);
  bool decode(const DecodeStep& step, Bytes payload, std::span<float> out);
  void fade_concealment(std::span<float> piece);
  int correct(const PortInput& port);

  OpusDecoder decoder_;
  TimeScaler scaler_;
  std::unique_ptr<float[]> fifo_;
  size_t size_ = 0;
  int concealed_ = 0;      // samples concealed in a row
  bool running_ = false;   // the decoder has seen a packet
};

}  // namespace media
