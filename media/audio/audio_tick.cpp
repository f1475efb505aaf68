#include "media/audio/audio_tick.h"

#include "media/base/check.h"

namespace media {
namespace {

// Room that a conference of usual size never outgrows; beyond it the vectors grow once and stay.
constexpr size_t kUsualPorts = 64;
constexpr size_t kUsualPayloadBytes = 32 * 1024;

}  // namespace

AudioTickInput::AudioTickInput() {
  ports_.reserve(kUsualPorts);
  steps_.reserve(4 * kUsualPorts);
  payloads_.reserve(kUsualPayloadBytes);
}

void AudioTickInput::clear(int64_t tick) {
  tick_ = tick;
  common_wanted = false;
  ports_.clear();
  steps_.clear();
  payloads_.clear();
}

void AudioTickInput::add_port(AudioPortId port, bool heard, bool listens, std::optional<AudioPortId> talks_to) {
  PortInput input;
  input.port = port;
  input.heard = heard;
  if (!heard) input.talks_to = talks_to;
  input.listens = listens;
  input.first_step = static_cast<uint32_t>(steps_.size());
  ports_.push_back(input);
}

void AudioTickInput::add_step(DecodeKind kind, int samples, int skip, Bytes payload) {
  CHECK(!ports_.empty());
  DecodeStep step;
  step.kind = kind;
  step.samples = static_cast<uint16_t>(samples);
  step.skip = static_cast<uint16_t>(skip);
  step.offset = static_cast<uint32_t>(payloads_.size());
  step.size = static_cast<uint16_t>(payload.size());
  payloads_.insert(payloads_.end(), payload.begin(), payload.end());
  steps_.push_back(step);
  ++ports_.back().step_count;
}

std::span<const DecodeStep> AudioTickInput::steps(const PortInput& port) const {
  return std::span(steps_).subspan(port.first_step, port.step_count);
}

Bytes AudioTickInput::payload(const DecodeStep& step) const {
  return Bytes(payloads_).subspan(step.offset, step.size);
}

AudioTickOutput::AudioTickOutput() { ports.reserve(kUsualPorts); }

void AudioTickOutput::clear(int64_t new_tick) {
  tick = new_tick;
  ports.clear();
  payload_count = 0;
  common = kNoPayload;
  mix_level_dbov = kSilenceDbov;
  active_speaker.reset();
}

}  // namespace media
