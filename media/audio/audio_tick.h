#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "media/audio/audio_frame.h"
#include "media/audio/level.h"
#include "media/audio/opus_encoder.h"
#include "media/base/bytes.h"

namespace media {

// How a piece of a port's sound comes about.
enum class DecodeKind : uint8_t {
  kPacket,   // decode the payload
  kFec,      // the piece is lost: decode the copy inside the payload, which is the packet behind it
  kConceal,  // the piece is lost and nothing is there
  kSilence,  // nothing has begun yet
};

struct DecodeStep {
  DecodeKind kind = DecodeKind::kSilence;
  uint16_t samples = 0;  // what the step gives: a packet's length, or what is missing (kSilence: any, else n · 120)
  uint16_t skip = 0;     // of these, how many at the front come too late and are thrown away
  uint32_t offset = 0;   // payload in AudioTickInput::payload()
  uint16_t size = 0;
};

// How urgent it is to take drift out of a port's sound.
enum class Urgency : uint8_t {
  kWhenQuiet,     // where nobody can hear it
  kWhenPeriodic,  // also in speech, where a pitch period can go or come unheard
  kNow,
};

// Ports that talk to one other port each at a time. For more there may be no encoders, and a mix is missing.
inline constexpr size_t kMaxTalks = 8;

// One port in one tick.
struct PortInput {
  AudioPortId port;
  bool heard = false;    // in the conference
  std::optional<AudioPortId> talks_to;  // is in that port's mix besides, and in no other; not if `heard`
  bool wanted() const { return heard || talks_to.has_value(); }  // false: ignored, not even decoded
  bool listens = false;  // somebody is subscribed to the mix made for this port
  int16_t correction = 0;  // samples to take out (above 0) or put in (below 0) if the sound allows it now
  Urgency urgency = Urgency::kWhenQuiet;
  uint32_t first_step = 0;
  uint32_t step_count = 0;
};

// Everything the audio engine needs for one tick. A value that may go to another thread; cleared and filled again, it
// does not allocate.
class AudioTickInput {
 public:
  AudioTickInput();

  void clear(int64_t tick);
  // Begins a port; the steps added next belong to it. Ports not named are taken as gone.
  void add_port(AudioPortId port, bool heard, bool listens, std::optional<AudioPortId> talks_to = std::nullopt);
  PortInput& current_port() { return ports_.back(); }
  void add_step(DecodeKind kind, int samples, int skip = 0, Bytes payload = {});

  int64_t tick() const { return tick_; }
  // Somebody is subscribed to the mix of everybody (receive-only participants, recorder).
  bool common_wanted = false;
  std::span<const PortInput> ports() const { return ports_; }
  std::span<const DecodeStep> steps(const PortInput& port) const;
  Bytes payload(const DecodeStep& step) const;

 private:
  int64_t tick_ = 0;
  std::vector<PortInput> ports_;
  std::vector<DecodeStep> steps_;
  std::vector<uint8_t> payloads_;
};

struct EncodedAudio {
  uint16_t size = 0;
  std::array<uint8_t, kMaxEncodedAudio> data;
  Bytes bytes() const { return Bytes(data).first(size); }
};

inline constexpr int kNoPayload = -1;

struct PortOutput {
  AudioPortId port;
  float level_dbov = kSilenceDbov;  // of what the port sent, in the mix or not; silence if it is not heard
  bool contributes = false;         // is in the mix of everybody
  int payload = kNoPayload;         // which of AudioTickOutput::payloads the port is to get
  int corrected = 0;                // samples taken out (above 0) or put in; for JitterBuffer::on_corrected
  bool decode_failed = false;       // a payload could not be decoded and was concealed
};

// What the audio engine made of one tick. A value like AudioTickInput.
struct AudioTickOutput {
  static constexpr size_t kMaxPayloads = 9 + kMaxTalks;

  AudioTickOutput();
  void clear(int64_t tick);

  int64_t tick = 0;
  std::vector<PortOutput> ports;          // as in the input
  size_t payload_count = 0;
  std::array<EncodedAudio, kMaxPayloads> payloads;
  int common = kNoPayload;                // the mix of everybody, if somebody gets it
  float mix_level_dbov = kSilenceDbov;    // of the mix of everybody
  std::optional<AudioPortId> active_speaker;
};

}  // namespace media
