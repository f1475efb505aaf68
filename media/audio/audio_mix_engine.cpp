#include "media/audio/audio_mix_engine.h"

#include <algorithm>

#include "media/audio/audio_input.h"
#include "media/base/check.h"

namespace media {
namespace {

constexpr float kFadeOutPerTick = 0.25F;

// Everybody who may be in the mix at once: those chosen, as many fading out, and one displaced besides.
size_t encoder_pool(const AudioMixOptions& options) {
  return std::min(2 * options.contributors.max_contributors + 2, AudioTickOutput::kMaxPayloads - 1);
}

template <typename Encode>
int add_payload(AudioTickOutput& out, Encode encode) {
  EncodedAudio& payload = out.payloads[out.payload_count];
  payload.size = static_cast<uint16_t>(encode(MutableBytes(payload.data)));
  return payload.size > 0 ? static_cast<int>(out.payload_count++) : kNoPayload;
}

}  // namespace

struct AudioMixEngine::Port {
  explicit Port(AudioPortId port) : id(port) {}

  void start();
  void stop();
  void set_next_gain(bool selected);
  bool audible() const { return gain > 0 || next_gain > 0; }

  AudioPortId id;
  std::optional<AudioInput> input;  // made when the port is first heard
  AudioFrame frame{};
  float gain = 0;       // at the beginning of this tick
  float next_gain = 0;  // at its end
  bool present = false;
  bool heard = false;
  int payload = kNoPayload;
};

void AudioMixEngine::Port::start() {
  if (!input) {
    auto made = AudioInput::create();
    CHECK(made);  // fails only without memory
    input.emplace(std::move(*made));
  }
  heard = true;
}

void AudioMixEngine::Port::stop() {
  if (heard) input->stop(frame);
  heard = false;
}

// In within one tick, so that no word loses its beginning; out slower, but at once if not heard any more.
void AudioMixEngine::Port::set_next_gain(bool selected) {
  if (selected) {
    next_gain = 1;
  } else {
    next_gain = heard ? std::max(0.0F, gain - kFadeOutPerTick) : 0;
  }
}

AudioMixEngine::AudioMixEngine(const AudioMixOptions& options, EncoderBank bank)
    : selector_(options.contributors), bank_(std::move(bank)) {}

AudioMixEngine::~AudioMixEngine() = default;

Result<std::unique_ptr<AudioMixEngine>> AudioMixEngine::create(const AudioMixOptions& options) {
  auto bank = EncoderBank::create(encoder_pool(options), options.encoder);
  if (!bank) return tl::unexpected(bank.error());
  return std::unique_ptr<AudioMixEngine>(new AudioMixEngine(options, std::move(*bank)));
}

void AudioMixEngine::run(const AudioTickInput& in, AudioTickOutput& out, SoundWatcher* watcher) {
  out.clear(in.tick());
  decode(in, out);
  choose(out);
  mix(out);
  encode(in, out);
  hand_out(in, out);
  if (watcher != nullptr) show(*watcher);
  std::erase_if(ports_, [](const auto& port) { return !port->present; });
}

AudioMixEngine::Port& AudioMixEngine::port_of(AudioPortId id) {
  const auto place = std::find_if(ports_.begin(), ports_.end(), [&](const auto& port) { return port->id == id; });
  if (place != ports_.end()) return **place;
  ports_.push_back(std::make_unique<Port>(id));
  return *ports_.back();
}

void AudioMixEngine::decode(const AudioTickInput& in, AudioTickOutput& out) {
  for (const auto& port : ports_) port->present = false;
  levels_.clear();
  for (const PortInput& input : in.ports()) {
    Port& port = port_of(input.port);
    PortOutput& output = out.ports.emplace_back();
    output.port = input.port;
    port.present = true;
    if (input.heard) {
      port.start();
      const AudioInput::Outcome outcome = port.input->run(in, input, port.frame);
      output.corrected = outcome.corrected;
      output.decode_failed = outcome.decode_failed;
      output.level_dbov = level_dbov(port.frame);
    } else {
      port.stop();
    }
    levels_.push_back({input.port, output.level_dbov, input.heard});
  }
  for (const auto& port : ports_) {
    if (!port->present) port->stop();
  }
}

void AudioMixEngine::choose(AudioTickOutput& out) {
  selector_.update(levels_);
  out.active_speaker = speaker_.update(levels_);
  for (const auto& port : ports_) {
    port->gain = port->next_gain;
    port->set_next_gain(selector_.selected(port->id));
  }
}

void AudioMixEngine::mix(AudioTickOutput& out) {
  contributions_.clear();
  for (const auto& port : ports_) {
    if (!port->audible() || contributions_.size() == AudioMixer::kMaxContributions) continue;
    contributions_.push_back({port->id, &port->frame, port->gain, port->next_gain});
  }
  mixer_.mix(contributions_);
  mixer_.write_common(mixed_);
  out.mix_level_dbov = level_dbov(mixed_);
}

void AudioMixEngine::encode(const AudioTickInput& in, AudioTickOutput& out) {
  listeners_.clear();
  for (const PortInput& input : in.ports()) {
    Port& port = port_of(input.port);
    port.payload = kNoPayload;
    if (input.listens) listeners_.push_back({port.id, port.audible()});
  }
  bank_.assign(listeners_, in.common_wanted, out.mix_level_dbov);

  if (bank_.common_runs()) {
    out.common = add_payload(out, [&](MutableBytes bytes) { return bank_.encode_common(mixed_, bytes); });
  }
  for (const AudioPortId id : bank_.own()) {
    mixer_.write_without(id, mixed_);
    port_of(id).payload =
        add_payload(out, [&](MutableBytes bytes) { return bank_.encode_own(id, mixed_, bytes); });
  }
}

void AudioMixEngine::hand_out(const AudioTickInput& in, AudioTickOutput& out) {
  size_t i = 0;
  for (const PortInput& input : in.ports()) {
    const Port& port = port_of(input.port);
    PortOutput& output = out.ports[i++];
    output.contributes = port.audible();
    if (!input.listens) continue;
    const bool common = !bank_.has_own(port.id) && !port.audible();
    output.payload = common ? out.common : port.payload;
  }
}

void AudioMixEngine::show(SoundWatcher& watcher) {
  for (const auto& port : ports_) {
    if (!port->present || !port->heard) continue;
    mixer_.write_without(port->id, mixed_);
    watcher.on_sound(port->id, port->frame, mixed_);
  }
  watcher.end_tick();
}

}  // namespace media
