#include "tests/bench/console/hall.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <iterator>
#include <utility>

#include "tests/unit/media/quality/echo_scene.h"

namespace bench {
namespace {

using namespace std::chrono_literals;
using mcu::DeviceState;
using media::test::Sound;

constexpr size_t kSamples = size_t{Hall::kSoundSeconds} * media::test::kSceneRate;
constexpr double kRoomDbov = -60;
constexpr media::Duration kStutter = 400ms;  // a picture stood for so long: the page counts a freeze
constexpr double kEchoTick = 20;             // ms

// People move, chairs creak: the level of a hall wanders by some decibels.
void make_alive(Sound& sound, media::Random& random) {
  constexpr size_t kSteady = media::test::kSceneRate * 7 / 10;
  for (size_t begin = 0; begin < sound.size(); begin += kSteady) {
    const float gain = media::test::from_db(media::test::between(random, -4, 4));
    for (size_t i = begin; i < std::min(sound.size(), begin + kSteady); ++i) sound[i] *= gain;
  }
}

}  // namespace

Hall::Hall(std::string id, bool talks, uint64_t seed)
    : id_(std::move(id)),
      talks_(talks),
      random_(seed),
      tells_limits_(random_.unit() < 0.5),
      input_(talks ? Input::kVoice : Input::kNothing) {
  state_.capture_fps = sim::kPicturesPerSecond;
  state_.camera = state_.microphone = state_.loudspeaker = DeviceState::kOk;
  state_.browser = "Chromium 128";
  if (!talks) return;
  set_room(kRoomDbov);
  voice_ = room_;
  media::test::Voice(random_.next()).speak(voice_, 0, kSoundSeconds);
}

Sound Hall::steady_noise(double dbov) { return media::test::room_noise(random_, kSamples, dbov); }

void Hall::set_room(double dbov) {
  room_ = steady_noise(dbov);
  make_alive(room_, random_);
}

void Hall::set_another_input(double dbov) { another_ = steady_noise(dbov); }

void Hall::plug_in(sim::SimSite& site) {
  if (!talks_) return;
  site.microphone = [this](media::AudioFrame& frame, int64_t tick) { hear(frame, tick); };
}

void Hall::hear(media::AudioFrame& frame, int64_t tick) const {
  constexpr auto kTicks = static_cast<int64_t>(kSamples / (media::kTickSamples / 3));
  const auto at = static_cast<size_t>(tick % kTicks);
  switch (input_) {
    case Input::kVoice: frame = media::test::frame_at(voice_, at); return;
    case Input::kRoom: frame = media::test::frame_at(room_, at); return;
    case Input::kAnotherInput: frame = media::test::frame_at(another_, at); return;
    case Input::kNothing: return;
  }
}

void Hall::strike(const Fault& fault, sim::SimSite& site) {
  constexpr DeviceState kGone[] = {DeviceState::kLost, DeviceState::kDenied, DeviceState::kBusy};
  const double s = fault.strength;
  switch (fault.kind) {
    case FaultKind::kCameraBlack: site.set_colour({}); return;
    case FaultKind::kCameraFrozen: site.camera_stands = true; return;
    case FaultKind::kCameraLost:
      site.camera_on = false;
      state_.camera = kGone[random_.below(std::size(kGone))];
      state_.capture_fps = 0;
      return;
    case FaultKind::kMicrophoneLost:
      state_.microphone = DeviceState::kLost;
      return set_input(Input::kNothing);
    case FaultKind::kMicrophoneMuted:
      state_.microphone = DeviceState::kMuted;
      return set_input(Input::kNothing);
    case FaultKind::kMicrophoneDead: return set_input(Input::kNothing);
    case FaultKind::kMicrophoneWrong:
      set_another_input(-80 + 10 * s);
      return set_input(Input::kAnotherInput);
    case FaultKind::kMicrophoneOff:
      button_ = false;
      return set_input(Input::kNothing);
    case FaultKind::kLoudspeakerLost:
      state_.loudspeaker = random_.unit() < 0.5 ? DeviceState::kLost : DeviceState::kMuted;
      return;
    case FaultKind::kEcho:
      site.echo = sim::SimSite::Echo{static_cast<int>(between(60, 300) / kEchoTick),
                                     media::test::from_db(-(6 + 14 * s))};
      return;
    case FaultKind::kComputer:
      overloaded_ = true;
      site.picture_every = 2 + static_cast<int>(std::lround(2 * s));
      state_.capture_fps = static_cast<double>(sim::kPicturesPerSecond) / site.picture_every;
      return;
    case FaultKind::kPageHidden: state_.hidden = true; return;
    default: return;
  }
}

signaling::ReportEndpoint Hall::report(sim::SimSite& site) {
  signaling::ReportEndpoint told{state_};
  auto& report = told.report;
  const auto freeze = site.longest_freeze(0);
  site.clear_gaps();
  report.render_freezes = freeze > 2 * kStutter ? 2 : freeze > kStutter ? 1 : random_.below(100) == 0 ? 1 : 0;
  const bool limited = limited_ && tells_limits_ && random_.unit() < 0.75;
  if (limited || random_.below(60) == 0) report.encoder_limit = mcu::EncoderLimit::kBandwidth;
  if (!tells_limits_) report.cpu_share = overloaded_ ? between(0.93, 1) : between(0.2, 0.8);
  if (overloaded_) {
    if (random_.unit() < 0.85) report.encoder_limit = mcu::EncoderLimit::kCpu;
    report.render_freezes += static_cast<int64_t>(random_.below(3));
  }
  if (state_.hidden) report.render_freezes += static_cast<int64_t>(random_.below(3));
  return told;
}

}  // namespace bench
