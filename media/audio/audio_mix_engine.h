#pragma once

#include <memory>
#include <vector>

#include "media/audio/active_speaker.h"
#include "media/audio/audio_mixer.h"
#include "media/audio/audio_tick.h"
#include "media/audio/contributor_selector.h"
#include "media/audio/encoder_bank.h"
#include "media/base/result.h"

namespace media {

struct AudioMixOptions {
  OpusEncoderOptions encoder;
  ContributorOptions contributors;
};

// Looks on at the sounds of a tick, to measure them.
class SoundWatcher {
 public:
  virtual ~SoundWatcher() = default;
  // A port that is heard: what it sent, and the mix made for it, before coding. Both are there during the call only.
  virtual void on_sound(AudioPortId port, const AudioFrame& captured, const AudioFrame& played) = 0;
  virtual void end_tick() = 0;
};

// The heavy half of a conference's sound: decode, measure, choose, mix, encode; one call per tick, values in, values
// out. Knows no network, clock or thread: runs on the conference's audio lane, one thread at a time. Allocates only
// when a port is new.
class AudioMixEngine {
 public:
  static Result<std::unique_ptr<AudioMixEngine>> create(const AudioMixOptions& options);
  ~AudioMixEngine();

  // Runs one tick. Ports not named in `in` fade out within the tick and are forgotten. A talk is in one mix and changes
  // nothing else: no level, choice or speaker. `watcher`, if there is one, is shown the tick's sounds.
  void run(const AudioTickInput& in, AudioTickOutput& out, SoundWatcher* watcher = nullptr);

 private:
  struct Port;
  AudioMixEngine(const AudioMixOptions& options, EncoderBank bank);

  Port& port_of(AudioPortId id);
  void decode(const AudioTickInput& in, AudioTickOutput& out);
  void choose(AudioTickOutput& out);
  void mix(AudioTickOutput& out);
  void follow_talks();
  void assign_encoders(const AudioTickInput& in, const AudioTickOutput& out);
  void encode(AudioTickOutput& out, SoundWatcher* watcher);
  const AudioFrame& mix_for(const Port& port);
  void hand_out(const AudioTickInput& in, AudioTickOutput& out);

  ContributorSelector selector_;
  ActiveSpeaker speaker_;
  AudioMixer mixer_;
  EncoderBank bank_;
  std::vector<std::unique_ptr<Port>> ports_;
  std::vector<SpeakerLevel> levels_;
  std::vector<Contribution> contributions_;
  std::vector<Contribution> talkers_;
  std::vector<MixListener> listeners_;
  AudioFrame mixed_{};  // of everybody
  AudioFrame apart_{};  // of one who does not get that one
};

}  // namespace media
