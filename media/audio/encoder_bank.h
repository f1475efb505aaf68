#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "media/audio/audio_frame.h"
#include "media/audio/opus_encoder.h"
#include "media/base/result.h"

namespace media {

// Somebody who gets a mix in this tick.
struct MixListener {
  AudioPortId port;
  bool apart = false;  // its mix is not that of everybody in this tick: without its own sound, or with a talk besides
};

// The encoders all listeners share: one for the mix of everybody and one for each listener whose mix is another. A
// listener moves to its own encoder as a byte copy of the common one, which its decoder cannot notice, and back at the
// first quiet tick once its mix has been the common one for 500 ms (or after 5 s whatever is to be heard), the common
// encoder coding that one frame without prediction. A tick in quiet must not be fading, one in speech must rise by 3 dB
// (waited for up to a second more): what the decoder remembers wrongly is then covered by what comes. Who needs an
// encoder when all are taken gets that of the listener who has been back for longest, who then does not wait. Encoders
// nobody listens to are not run. Encoders are made beforehand; a tick does not allocate.
class EncoderBank {
 public:
  // At most `max_own` listeners with an encoder of their own at a time.
  static Result<EncoderBank> create(size_t max_own, const OpusEncoderOptions& options);

  // Step 1 of a tick: decides which encoder serves whom. `mix_dbov`: level of the mix of everybody in this tick.
  void assign(std::span<const MixListener> listeners, bool common_wanted, float mix_dbov);

  // Step 2: what to encode. The common encoder is run first.
  bool common_runs() const { return common_runs_; }
  // Whether this listener has an encoder of its own in this tick.
  bool has_own(AudioPortId port) const;

  // Step 3: each is called once a tick if it runs; give the packet's size, 0 on failure.
  size_t encode_common(const AudioFrame& mix, MutableBytes out);
  size_t encode_own(AudioPortId port, const AudioFrame& mix, MutableBytes out);

  // Listeners left without an encoder because all were taken.
  uint64_t exhausted() const { return exhausted_; }

 private:
  struct Own {
    AudioPortId port;
    size_t encoder = 0;     // index in encoders_
    int common_ticks = 0;   // since its mix is the common one
    bool listens = false;
  };
  explicit EncoderBank(std::vector<OpusEncoder> encoders);

  Own* find_own(AudioPortId port);
  void follow(const MixListener& listener);
  void take_encoder(AudioPortId port);
  void give_encoders_back(float mix_dbov);
  void give_back(const Own& own);
  void give_longest_waiting_back();
  bool may_return(const Own& own, float mix_dbov) const;

  std::vector<OpusEncoder> encoders_;  // the first is the common one
  std::vector<size_t> free_;
  std::vector<Own> owns_;
  bool common_runs_ = false;
  bool common_heard_ = false;          // decoders follow the common encoder, so it must go on as it is
  bool unpredicted_ = false;           // somebody comes back in this tick
  float last_dbov_ = 0;
  uint64_t exhausted_ = 0;
};

}  // namespace media
