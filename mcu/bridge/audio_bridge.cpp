#include "mcu/bridge/audio_bridge.h"

#include <algorithm>
#include <utility>

#include "media/audio/tick_clock.h"
#include "media/base/check.h"

namespace mcu {
namespace {

// A site counts as audible above this level; quieter contributors are on their way out of the mix.
constexpr float kAudibleDbov = -50;

// One tick's values on their way to the lane and back. As many exist as ticks may be under way.
struct Trip {
  media::AudioTickInput in;
  media::AudioTickOutput out;
  bool ends_second = false;
  std::vector<HeardSecond> heard;  // if it does
};
constexpr size_t kTrips = 8;

constexpr int64_t kTicksPerSecond = 50;
constexpr media::Duration kSecondKept = std::chrono::seconds(2);  // then it says nothing of now

struct Port final : SourceControl {
  Port(SiteId of, media::AudioPortId as, Source* from, Source::Id mix_id, const media::JitterBufferOptions& options)
      : site(std::move(of)),
        id(as),
        microphone(from),
        buffer(options),
        mix(mix_id, MediaKind::kAudio, 1, Source::Flow::kPushed, *this) {
    if (microphone != nullptr) microphone->attach(0, buffer);
  }
  ~Port() override {
    if (microphone != nullptr) microphone->detach(0, buffer);
  }
  void request_keyframe(size_t, Timestamp) override {}  // sound has none

  SiteId site;
  media::AudioPortId id;
  Source* microphone;
  media::JitterBuffer buffer;
  Source mix;
  int64_t next_sequence_number = 0;  // of the mix; without a gap where ticks were dropped, for no line lost them
  bool heard = false;
  std::optional<media::AudioPortId> talks_to;

  // Of the last whole second of ticks.
  struct Second {
    Timestamp at;
    HeardSecond heard;
    double concealed = 0;
  };
  std::optional<Second> second;
  uint64_t concealed_told = 0;  // of the buffer's counter, in a second already
  uint64_t failed_ticks = 0;    // in this second: could not be decoded
};

}  // namespace

struct AudioBridge::State {
  State(const AudioBridgeSettings& s, std::unique_ptr<media::AudioMixEngine> e, Lane& l, PostToShard p, Timestamp t0)
      : settings(s), engine(std::move(e)), lane(l), post(std::move(p)), clock(t0) {
    for (size_t i = 0; i < kTrips; ++i) idle.push_back(std::make_unique<Trip>());
    done.reserve(kTrips);
  }

  Port* find(const SiteId& site) {
    const auto place = std::find_if(ports.begin(), ports.end(), [&](const auto& port) { return port->site == site; });
    return place == ports.end() ? nullptr : place->get();
  }
  Port* find(media::AudioPortId id) {
    const auto place = std::find_if(ports.begin(), ports.end(), [&](const auto& port) { return port->id == id; });
    return place == ports.end() ? nullptr : place->get();
  }
  bool anybody_listens() const {
    return std::any_of(ports.begin(), ports.end(), [](const auto& port) { return port->mix.has_sinks(0); });
  }

  // Nobody hears these ticks: what came for them goes.
  void rest(const media::TickClock::Due& due) {
    resting = true;
    for (const auto& port : ports) port->buffer.pass_over(clock.time_of(due.first + due.count - 1));
  }
  void skip_tick() {
    for (const auto& port : ports) port->buffer.skip_tick();
  }
  void start(const std::shared_ptr<State>& self, int64_t tick);
  void publish(const Trip& trip, Timestamp now);
  void keep_second(const Trip& trip, Timestamp now);
  void follow_levels(const media::AudioTickOutput& out);

  AudioBridgeSettings settings;
  const std::unique_ptr<media::AudioMixEngine> engine;  // the lane's
  SoundMonitor monitor;                                 // the lane's
  Lane& lane;
  PostToShard post;
  media::TickClock clock;
  bool resting = false;
  bool newcomer = false;  // since the last tick
  std::vector<std::unique_ptr<Port>> ports;
  std::vector<std::unique_ptr<Trip>> idle;
  std::vector<std::unique_ptr<Trip>> done;  // back from the lane, to be published by poll()
  uint32_t next_port = 1;
  std::vector<std::pair<float, SiteId>> loudness;
  std::vector<SiteId> audible;
  std::optional<SiteId> active_speaker;
  Figures figures;
};

// A tick that the lane has no room for is dropped from every input like one that came too late.
void AudioBridge::State::start(const std::shared_ptr<State>& self, int64_t tick) {
  if (idle.empty()) {
    ++figures.late_ticks;
    return skip_tick();
  }
  std::unique_ptr<Trip> trip = std::move(idle.back());
  idle.pop_back();
  trip->in.clear(tick);
  trip->ends_second = tick % kTicksPerSecond == 0;
  for (const auto& port : ports) {
    const bool sends = port->microphone != nullptr;
    trip->in.add_port(port->id, port->heard && sends, port->mix.has_sinks(0), sends ? port->talks_to : std::nullopt);
    if (sends) port->buffer.pull(clock.time_of(tick), trip->in);
  }
  ++figures.ticks;
  // Trips are as many as the lane holds tasks, so there is room.
  const bool taken = lane.try_post([self, trip = std::move(trip)]() mutable {
    self->engine->run(trip->in, trip->out, &self->monitor);
    if (trip->ends_second) self->monitor.take(trip->heard);
    self->post([self, trip = std::move(trip)]() mutable { self->done.push_back(std::move(trip)); });
  });
  if (!taken) {
    ++figures.late_ticks;
    idle.push_back(std::make_unique<Trip>());
  }
}

void AudioBridge::State::publish(const Trip& trip, Timestamp now) {
  for (const auto& result : trip.out.ports) {
    Port* port = find(result.port);
    if (port == nullptr) continue;  // left meanwhile
    if (result.corrected != 0) port->buffer.on_corrected(result.corrected);
    if (result.decode_failed) ++port->failed_ticks;
    if (result.payload == media::kNoPayload) continue;
    MediaPacket packet;
    packet.sequence_number = port->next_sequence_number++;
    packet.timestamp = trip.out.tick * static_cast<int64_t>(media::kTickSamples);
    packet.payload = trip.out.payloads[static_cast<size_t>(result.payload)].bytes();
    packet.arrival = now;
    packet.capture = clock.time_of(trip.out.tick);
    port->mix.publish(0, packet, now);
    ++figures.published;
  }
  follow_levels(trip.out);
  if (trip.ends_second) keep_second(trip, now);
}

void AudioBridge::State::keep_second(const Trip& trip, Timestamp now) {
  for (const HeardSecond& heard : trip.heard) {
    Port* port = find(heard.port);
    if (port == nullptr) continue;
    const uint64_t concealed = port->buffer.counters().concealed_samples;
    const uint64_t made_up = concealed - std::exchange(port->concealed_told, concealed) +
                             std::exchange(port->failed_ticks, 0) * media::kTickSamples;
    port->second = Port::Second{now, heard, std::min(1.0, static_cast<double>(made_up) / media::kSampleRate)};
  }
}

void AudioBridge::State::follow_levels(const media::AudioTickOutput& out) {
  loudness.clear();
  for (const auto& result : out.ports) {
    const Port* port = find(result.port);
    if (port != nullptr && result.contributes && result.level_dbov > kAudibleDbov) {
      loudness.emplace_back(-result.level_dbov, port->site);
    }
  }
  std::sort(loudness.begin(), loudness.end());
  audible.resize(loudness.size());
  for (size_t i = 0; i < loudness.size(); ++i) audible[i] = loudness[i].second;
  const Port* speaker = out.active_speaker ? find(*out.active_speaker) : nullptr;
  if (speaker == nullptr) {
    active_speaker.reset();
  } else if (active_speaker != speaker->site) {
    active_speaker = speaker->site;
  }
}

media::Result<std::unique_ptr<AudioBridge>> AudioBridge::create(const AudioBridgeSettings& settings, Lane& lane,
                                                                PostToShard post, Timestamp t0) {
  auto engine = media::AudioMixEngine::create(settings.mix);
  if (!engine) return tl::unexpected(engine.error());
  return std::unique_ptr<AudioBridge>(
      new AudioBridge(std::make_shared<State>(settings, std::move(*engine), lane, std::move(post), t0)));
}

AudioBridge::AudioBridge(std::shared_ptr<State> state) : state_(std::move(state)) {}

AudioBridge::~AudioBridge() { state_->ports.clear(); }

Source& AudioBridge::add_site(const SiteId& site, Source* microphone, Source::Id mix) {
  CHECK(state_->find(site) == nullptr);
  const media::AudioPortId id(state_->next_port++);
  state_->ports.push_back(std::make_unique<Port>(site, id, microphone, mix, state_->settings.jitter));
  state_->newcomer = true;
  return state_->ports.back()->mix;
}

void AudioBridge::remove_site(const SiteId& site) {
  std::erase_if(state_->ports, [&](const auto& port) { return port->site == site; });
  std::erase(state_->audible, site);
  if (state_->active_speaker == site) state_->active_speaker.reset();
}

void AudioBridge::look_for_listeners() { state_->newcomer = true; }

void AudioBridge::set_heard(const SiteId& site, bool heard) {
  Port* port = state_->find(site);
  if (port == nullptr || port->heard == heard) return;
  port->heard = heard;
  port->second.reset();
  port->concealed_told = port->buffer.counters().concealed_samples;
  port->failed_ticks = 0;
}

void AudioBridge::set_talks_to(const SiteId& site, const std::optional<SiteId>& to) {
  Port* port = state_->find(site);
  if (port == nullptr) return;
  const Port* listener = to ? state_->find(*to) : nullptr;
  port->talks_to = listener == nullptr ? std::nullopt : std::optional(listener->id);
}

void AudioBridge::poll(Timestamp now) {
  for (auto& trip : state_->done) {
    state_->publish(*trip, now);
    state_->idle.push_back(std::move(trip));
  }
  state_->done.clear();
  if (now < state_->clock.next_deadline()) return;
  state_->newcomer = false;
  if (std::exchange(state_->resting, false)) state_->clock.skip_to(now);
  const auto due = state_->clock.take_due(now);
  if (!state_->anybody_listens()) return state_->rest(due);
  for (int64_t dropped = 0; dropped < due.dropped; ++dropped) {
    ++state_->figures.late_ticks;
    state_->skip_tick();
  }
  if (due.count > 1) state_->figures.overdue_ticks += static_cast<uint64_t>(due.count - 1);
  for (int i = 0; i < due.count; ++i) state_->start(state_, due.first + i);
}

Timestamp AudioBridge::next_deadline() const {
  if (!state_->done.empty()) return Timestamp::min();
  return state_->resting && !state_->newcomer ? media::kNever : state_->clock.next_deadline();
}

Timestamp AudioBridge::next_tick() const { return state_->clock.next_deadline(); }

const std::vector<SiteId>& AudioBridge::audible() const { return state_->audible; }
const std::optional<SiteId>& AudioBridge::active_speaker() const { return state_->active_speaker; }

std::optional<media::Duration> AudioBridge::audio_delay(const SiteId& site) const {
  const Port* port = state_->find(site);
  return port == nullptr || port->microphone == nullptr ? std::nullopt : port->buffer.capture_delay();
}

std::optional<AudioBridge::SiteSound> AudioBridge::sound(const SiteId& site, Timestamp now) const {
  const Port* port = state_->find(site);
  if (port == nullptr || !port->second || now - port->second->at > kSecondKept) return std::nullopt;
  const auto& second = *port->second;
  return SiteSound{second.heard.sound, second.heard.echo, second.concealed, port->buffer.delay(), port->buffer.hold()};
}

const AudioBridge::Figures& AudioBridge::figures() const { return state_->figures; }

}  // namespace mcu
