#pragma once

#include <span>

#include "media/audio/audio_frame.h"
#include "media/base/bounded_vector.h"

namespace media {

// One port's part in a tick: its gain moves in a straight line over the tick, so that nobody enters with a click.
struct Contribution {
  AudioPortId port;
  const AudioFrame* frame = nullptr;
  float gain_from = 0;
  float gain_to = 0;
};

// Sums once and subtracts self. One gain envelope, made from the full sum, multiplies every mix, so that a listener who
// is moved between two mixes hears no step; a memoryless soft clip catches what the envelope lets through.
class AudioMixer {
 public:
  static constexpr size_t kMaxContributions = 16;

  // Takes one tick in. At most kMaxContributions; frames are read during the call only.
  void mix(std::span<const Contribution> contributions);

  // The mix of everybody, and everybody but `port` (the same if the port is not in it). Those `besides` are in this one
  // mix only: they move no envelope, so that nobody else can notice them.
  void write_common(AudioFrame& out) const;
  void write_without(AudioPortId port, AudioFrame& out, std::span<const Contribution> besides = {}) const;

 private:
  void move_envelope();

  BoundedVector<AudioPortId, kMaxContributions> ports_;
  std::array<AudioFrame, kMaxContributions> parts_;  // with their gains
  AudioFrame sum_{};
  AudioFrame envelope_{};
  float gain_ = 1;
  int hold_ticks_ = 0;
};

// Straight up to ±0.8, bent smoothly towards ±1 above.
void soft_clip(AudioFrame& frame);

}  // namespace media
