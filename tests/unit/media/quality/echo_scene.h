#pragma once

#include <optional>
#include <vector>

#include "media/audio/audio_frame.h"
#include "media/audio/opus_decoder.h"
#include "media/audio/opus_encoder.h"
#include "media/base/check.h"
#include "tests/unit/media/quality/voices.h"

// A conference of halls of which some return what they are sent: who sent what, and was sent what, tick by tick.
namespace media::test {

struct Returned {
  double loss_db = 10;   // of the echo's energy against the sound sent
  double delay = 0.2;    // s, to the direct sound, coding and network included
  double t60 = 0.6;      // s
  double direct_db = 0;  // direct to reverberant
  double drift_ppm = 0;  // of the clock it comes back by
};

struct Hall {
  bool open = false;  // the microphone
  double noise_dbov = -65;
  std::optional<double> babble_dbov;
  std::optional<double> music_beat;  // s, at −25 dBov
  double gain_db = 0;                // of its voice
  bool automatic_gain = false;
  std::optional<Returned> echo;
};

struct Turn {
  size_t hall;
  double from, to;
};

struct SceneSpec {
  uint64_t seed = 1;
  double seconds = 10;
  std::vector<Hall> halls;
  std::vector<Turn> turns;
  bool codec = false;  // each way through Opus
};

inline AudioFrame frame_at(const Sound& sound, size_t tick) {
  AudioFrame frame;
  const size_t begin = tick * kTickSamples / 3;
  float last = begin == 0 ? 0 : sound[begin - 1];
  for (size_t i = 0; i < kTickSamples / 3; ++i) {
    const float next = sound[begin + i];
    for (size_t third = 0; third < 3; ++third) {
      frame[3 * i + third] = last + (next - last) * static_cast<float>(third + 1) / 3;
    }
    last = next;
  }
  return frame;
}

inline Sound through_opus(const Sound& sound) {
  auto encoder = OpusEncoder::create({});
  auto decoder = OpusDecoder::create();
  CHECK(encoder && decoder);
  Sound out(sound.size());
  std::array<uint8_t, kMaxEncodedAudio> packet;
  std::array<float, 5760> decoded;
  for (size_t tick = 0; (tick + 1) * kTickSamples / 3 <= sound.size(); ++tick) {
    const size_t size = encoder->encode(frame_at(sound, tick), packet);
    decoder->decode(Bytes(packet).first(size), decoded);
    for (size_t i = 0; i < kTickSamples / 3; ++i) out[tick * kTickSamples / 3 + i] = decoded[3 * i + 1];
  }
  return out;
}

// A microphone's automatic gain: slow, ±10 dB towards −22 dBov, standing still in silence.
inline void gain_automatically(Sound& sound) {
  double power = 1e-3, gain_db = 0;
  for (size_t begin = 0; begin < sound.size(); begin += 160) {
    double sum = 1e-12;
    const size_t end = std::min(sound.size(), begin + 160);
    for (size_t i = begin; i < end; ++i) sum += double{sound[i]} * sound[i] / 160;
    power += 0.03 * (sum - power);
    const double wanted = std::clamp(-22 - 10 * std::log10(power), -10.0, 10.0);
    if (10 * std::log10(power) > -50) gain_db += std::clamp(wanted - gain_db, -0.1, 0.05);
    for (size_t i = begin; i < end; ++i) sound[i] *= from_db(gain_db);
  }
}

// Slower by `ppm`: what was at t is at t (1 + ppm / 10⁶).
inline Sound drifted(const Sound& sound, double ppm) {
  if (ppm == 0) return sound;
  Sound out(sound.size());
  for (size_t i = 0; i < out.size(); ++i) {
    const double at = static_cast<double>(i) / (1 + ppm * 1e-6);
    const auto before = static_cast<size_t>(at);
    if (before + 1 >= sound.size()) break;
    const auto part = static_cast<float>(at - static_cast<double>(before));
    out[i] = sound[before] + part * (sound[before + 1] - sound[before]);
  }
  return out;
}

class EchoScene {
 public:
  explicit EchoScene(SceneSpec spec) : spec_(std::move(spec)), random_(spec_.seed) {
    for (size_t hall = 0; hall < spec_.halls.size(); ++hall) own_.push_back(own_sound(hall));
    heard_ = own_;
    size_t returning = 0;
    for (const Hall& hall : spec_.halls) {
      rooms_.push_back(hall.echo ? room_response(random_, hall.echo->t60, hall.echo->direct_db) : Sound());
      returning += hall.echo && hall.open;
    }
    mix();
    for (size_t pass = 0; pass < (returning > 1 ? 3 : returning); ++pass) {
      for (size_t hall = 0; hall < own_.size(); ++hall) return_echo(hall);
      mix();
    }
  }

  size_t ticks() const { return samples() / (kTickSamples / 3); }
  const SceneSpec& spec() const { return spec_; }
  bool open(size_t hall) const { return spec_.halls[hall].open; }
  AudioFrame played(size_t hall, size_t tick) const { return frame_at(sent_[hall], tick); }
  AudioFrame captured(size_t hall, size_t tick) const { return frame_at(heard_[hall], tick); }
  // Level of the hall's echo, dBov.
  double echo_level(size_t hall) const { return echo_level_[hall]; }

 private:
  size_t samples() const { return seconds_to_samples(spec_.seconds) / 320 * 320; }

  Sound own_sound(size_t index) {
    const Hall& hall = spec_.halls[index];
    Voice voice(random_.next());
    Random noise(random_.next());
    if (!hall.open) return Sound(samples());
    Sound sound(samples());
    for (const Turn& turn : spec_.turns) {
      if (turn.hall == index) voice.speak(sound, turn.from, turn.to);
    }
    for (float& sample : sound) sample *= from_db(hall.gain_db);
    add(sound, room_noise(noise, samples(), hall.noise_dbov), 0);
    if (hall.babble_dbov) add(sound, babble(noise, samples(), *hall.babble_dbov), 0);
    if (hall.music_beat) add(sound, music(noise, samples(), *hall.music_beat, -25), 0);
    return sound;
  }

  static void add(Sound& to, const Sound& what, size_t later) {
    for (size_t i = later; i < to.size(); ++i) to[i] += what[i - later];
  }

  // Everybody's mix without himself.
  void mix() {
    sent_.assign(own_.size(), Sound(samples()));
    for (size_t to = 0; to < own_.size(); ++to) {
      for (size_t from = 0; from < own_.size(); ++from) {
        if (from != to && open(from)) add(sent_[to], heard_[from], 0);
      }
      for (float& sample : sent_[to]) sample = std::clamp(sample, -1.0F, 1.0F);
    }
  }

  void return_echo(size_t index) {
    const Hall& hall = spec_.halls[index];
    echo_level_.resize(own_.size(), -200);
    if (!hall.open) return;
    heard_[index] = own_[index];
    if (hall.echo) {
      Sound echo = convolve(spec_.codec ? through_opus(sent_[index]) : sent_[index], rooms_[index]);
      for (float& sample : echo) sample *= from_db(-hall.echo->loss_db);
      echo = drifted(echo, hall.echo->drift_ppm);
      echo_level_[index] = level_of(echo);
      add(heard_[index], echo, seconds_to_samples(hall.echo->delay));
    }
    if (hall.automatic_gain) gain_automatically(heard_[index]);
    for (float& sample : heard_[index]) sample = std::clamp(sample, -1.0F, 1.0F);
    if (spec_.codec) heard_[index] = through_opus(heard_[index]);
  }

  SceneSpec spec_;
  Random random_;
  std::vector<Sound> own_;    // without echo
  std::vector<Sound> heard_;  // what each hall sends
  std::vector<Sound> sent_;   // what each hall is sent
  std::vector<Sound> rooms_;
  std::vector<double> echo_level_;
};

}  // namespace media::test
