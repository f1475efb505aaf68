#include "signaling/diagnosis/holder_watch.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "signaling/diagnosis/device_evidence.h"

namespace signaling {
namespace {

constexpr double kMuchConcealed = 0.3;  // of the second: words are lost
constexpr size_t kLeastLevels = 6;      // seconds; of fewer a hall is alike by chance

bool is_dead(const std::optional<mcu::DeviceState>& state) {
  return state && *state != mcu::DeviceState::kOk && *state != mcu::DeviceState::kMuted;
}

}  // namespace

void HolderWatch::begin_turn(Timestamp at) {
  *this = {};
  holds_ = true;
  quiet_since_ = at;
}

void HolderWatch::add(const ObservedSite& site, const Verdict* line, Timestamp at, const DiagnosisSettings& settings) {
  if (!site.duty.has_floor) {
    *this = {};
    return;
  }
  if (!holds_) begin_turn(at - std::chrono::seconds(1));  // this second is the first of it
  const auto* sound = site.figures && site.figures->sound ? &*site.figures->sound : nullptr;
  if (sound != nullptr && sound->speech) {
    begin_turn(at);
    was_heard_ = true;
    return;
  }
  if (sound != nullptr) remember(sound->level_dbov);
  silence_.reset();
  if (at - quiet_since_ < std::chrono::seconds(settings.silent_s)) return;
  auto found = find(site, line, settings);
  const bool pauses = was_heard_ && found.kind == SilenceKind::kNobodySpeaks;
  if (pauses && at - quiet_since_ < std::chrono::seconds(settings.silent_again_s)) return;
  found.since = quiet_since_;
  silence_ = std::move(found);
}

void HolderWatch::remember(double level_dbov) {
  levels_[next_] = level_dbov;
  next_ = (next_ + 1) % kLevels;
  known_ = std::min(known_ + 1, kLevels);
}

double HolderWatch::mean_dbov() const {
  return std::accumulate(levels_.begin(), levels_.begin() + known_, 0.0) / static_cast<double>(known_);
}

double HolderWatch::spread_db() const {
  const auto [least, most] = std::minmax_element(levels_.begin(), levels_.begin() + known_);
  return *most - *least;
}

Silence HolderWatch::find(const ObservedSite& site, const Verdict* line, const DiagnosisSettings& settings) const {
  const auto* endpoint = site.figures && site.figures->endpoint ? &*site.figures->endpoint : nullptr;
  const auto* sound = site.figures && site.figures->sound ? &*site.figures->sound : nullptr;
  if (!site.duty.connected_since) {
    return {SilenceKind::kLine, {{Measure::kNotConnected, 0, 0}}, {}, Advice::kCallHall};
  }
  if (!site.duty.microphone_on) {
    return {SilenceKind::kMuted, {{Measure::kMicrophoneOff, 0, 0}}, {}, Advice::kSwitchOnMicrophone};
  }
  if (endpoint != nullptr && is_dead(endpoint->microphone)) {
    return {SilenceKind::kDeadInput, {device_evidence(Measure::kMicrophoneState, *endpoint->microphone)}, {},
            device_advice(*endpoint->microphone)};
  }
  if (endpoint != nullptr && endpoint->microphone == mcu::DeviceState::kMuted) {
    return {SilenceKind::kMuted, {device_evidence(Measure::kMicrophoneState, *endpoint->microphone)}, {},
            Advice::kUnmuteDevice};
  }
  if (line != nullptr) return {SilenceKind::kLine, line->evidence, {}, line->advice};
  if (sound != nullptr && sound->concealed >= kMuchConcealed) {
    return {SilenceKind::kLine, {{Measure::kConcealed, sound->concealed * 100, kMuchConcealed * 100}}, {},
            Advice::kCheckAccess};
  }
  if (known_ == 0) return {SilenceKind::kLine, {{Measure::kNoPackets, 0, 0}}, {}, Advice::kCallHall};
  return judge_level(settings);
}

Silence HolderWatch::judge_level(const DiagnosisSettings& settings) const {
  const double mean = mean_dbov();
  if (mean <= settings.dead_dbov) {
    return {SilenceKind::kDeadInput, {{Measure::kSoundLevel, mean, settings.dead_dbov}}, {}, Advice::kReplaceDevice};
  }
  if (mean < settings.room_dbov) {
    return {SilenceKind::kWrongInput, {{Measure::kSoundLevel, mean, settings.room_dbov}}, {}, Advice::kChooseInput};
  }
  if (known_ >= kLeastLevels && spread_db() < settings.room_spread_db) {
    return {SilenceKind::kWrongInput, {{Measure::kSteadySound, spread_db(), settings.room_spread_db}}, {},
            Advice::kChooseInput};
  }
  return {SilenceKind::kNobodySpeaks, {{Measure::kSoundLevel, mean, settings.room_dbov}}, {}, Advice::kSpeakCloser};
}

}  // namespace signaling
