#include "media/audio/audio_mix_engine.h"

#include <algorithm>

#include "media/audio/audio_input.h"
#include "media/base/check.h"

namespace media {
namespace {

constexpr float kFadeOutPerTick = 0.25F;

// Everybody who may be in the mix at once: those chosen, as many fading out, and one displaced besides; and everybody
// who is talked to.
size_t encoder_pool(const AudioMixOptions& options) {
  return std::min(2 * options.contributors.max_contributors + 2 + kMaxTalks, AudioTickOutput::kMaxPayloads - 1);
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

  // Its part in the mix of one other port.
  struct Talk {
    void follow(const std::optional<AudioPortId>& wish);
    bool audible() const { return gain > 0 || next_gain > 0; }

    AudioPortId to;
    float gain = 0;
    float next_gain = 0;
  };

  void start();
  void stop();
  void set_next_gain(bool selected);
  bool audible() const { return gain > 0 || next_gain > 0; }
  // Its mix is not that of everybody.
  bool apart() const { return audible() || talked_to; }

  AudioPortId id;
  std::optional<AudioInput> input;  // made when the port's sound is first wanted
  AudioFrame frame{};
  float gain = 0;       // at the beginning of this tick
  float next_gain = 0;  // at its end
  bool present = false;
  bool heard = false;
  std::optional<AudioPortId> talks_to;
  bool runs = false;  // its sound is decoded
  Talk talk;
  bool talked_to = false;
  int payload = kNoPayload;
};

void AudioMixEngine::Port::start() {
  if (!input) {
    auto made = AudioInput::create();
    CHECK(made);  // fails only without memory
    input.emplace(std::move(*made));
  }
  runs = true;
}

void AudioMixEngine::Port::stop() {
  if (runs) input->stop(frame);
  runs = heard = false;
  talks_to.reset();
}

// In and out within a tick. Who turns to another leaves the first in one tick and reaches the other in the next.
void AudioMixEngine::Port::Talk::follow(const std::optional<AudioPortId>& wish) {
  gain = next_gain;
  if (gain == 0 && wish) to = *wish;
  next_gain = wish == to ? 1.0F : 0.0F;
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
  follow_talks();
  assign_encoders(in, out);
  encode(out, watcher);
  hand_out(in, out);
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
    port.heard = input.heard;
    port.talks_to = input.talks_to;
    if (input.wanted()) {
      port.start();
      const AudioInput::Outcome outcome = port.input->run(in, input, port.frame);
      output.corrected = outcome.corrected;
      output.decode_failed = outcome.decode_failed;
      if (input.heard) output.level_dbov = level_dbov(port.frame);
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

void AudioMixEngine::follow_talks() {
  for (const auto& port : ports_) port->talked_to = false;
  for (const auto& port : ports_) {
    port->talk.follow(port->talks_to);
    if (!port->talk.audible()) continue;
    for (const auto& other : ports_) other->talked_to |= other->id == port->talk.to;
  }
}

void AudioMixEngine::assign_encoders(const AudioTickInput& in, const AudioTickOutput& out) {
  listeners_.clear();
  for (const PortInput& input : in.ports()) {
    const Port& port = port_of(input.port);
    if (input.listens) listeners_.push_back({port.id, port.apart()});
  }
  bank_.assign(listeners_, in.common_wanted, out.mix_level_dbov);
}

// Each mix is made once, to be coded and to be looked at.
void AudioMixEngine::encode(AudioTickOutput& out, SoundWatcher* watcher) {
  if (bank_.common_runs()) {
    out.common = add_payload(out, [&](MutableBytes bytes) { return bank_.encode_common(mixed_, bytes); });
  }
  for (const auto& port : ports_) {
    port->payload = kNoPayload;
    const bool coded = bank_.has_own(port->id);
    const bool watched = watcher != nullptr && port->heard;
    if (!coded && !watched) continue;
    const AudioFrame& mix = mix_for(*port);
    if (coded) {
      port->payload = add_payload(out, [&](MutableBytes bytes) { return bank_.encode_own(port->id, mix, bytes); });
    }
    if (watched) watcher->on_sound(port->id, port->frame, mix);
  }
  if (watcher != nullptr) watcher->end_tick();
}

// Everybody else, and who talks to this port alone.
const AudioFrame& AudioMixEngine::mix_for(const Port& port) {
  if (!port.apart()) return mixed_;
  talkers_.clear();
  for (const auto& other : ports_) {
    const Port::Talk& talk = other->talk;
    if (!talk.audible() || talk.to != port.id) continue;
    talkers_.push_back({other->id, &other->frame, talk.gain, talk.next_gain});
  }
  mixer_.write_without(port.id, apart_, talkers_);
  return apart_;
}

void AudioMixEngine::hand_out(const AudioTickInput& in, AudioTickOutput& out) {
  size_t i = 0;
  for (const PortInput& input : in.ports()) {
    const Port& port = port_of(input.port);
    PortOutput& output = out.ports[i++];
    output.contributes = port.audible();
    if (!input.listens) continue;
    const bool common = !bank_.has_own(port.id) && !port.apart();
    output.payload = common ? out.common : port.payload;
  }
}

}  // namespace media
