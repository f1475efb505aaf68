#include "media/audio/active_speaker.h"

#include <algorithm>

namespace media {
namespace {

constexpr float kTalkDbov = -50;
constexpr int kTalkGain = 2;          // per tick of talk; in silence it leaks by one
constexpr int kTalkFull = 100;        // silent for two seconds after that: talks no more
constexpr int kTalkEnough = 2 * 20;   // 400 ms
constexpr int kHoldTicks = 100;       // 2 s
constexpr float kClearlyLouder = 6;   // dB
constexpr float kSmoothing = 0.04F;

}  // namespace

std::optional<AudioPortId> ActiveSpeaker::update(std::span<const SpeakerLevel> levels) {
  for (State& state : states_) state.present = false;
  for (const SpeakerLevel& level : levels) listen(state_of(level.port), level);
  std::erase_if(states_, [](const State& state) { return !state.present; });

  ++held_;
  const State* speaker = find_speaker();
  const State* challenger = best_challenger();
  if (speaker == nullptr || (challenger != nullptr && gives_way(*speaker, *challenger))) {
    held_ = 0;
    speaker_.reset();
    if (challenger != nullptr) speaker_ = challenger->port;
  }
  return speaker_;
}

ActiveSpeaker::State& ActiveSpeaker::state_of(AudioPortId port) {
  const auto place = std::find_if(states_.begin(), states_.end(), [&](const State& s) { return s.port == port; });
  if (place != states_.end()) return *place;
  states_.push_back(State{});
  states_.back().port = port;
  return states_.back();
}

void ActiveSpeaker::listen(State& state, const SpeakerLevel& level) {
  state.present = true;
  state.allowed = level.allowed;
  if (!level.allowed) {
    state.talk = 0;
  } else if (level.dbov < kTalkDbov) {
    state.talk = std::max(0, state.talk - 1);
  } else {
    // Loudness is that of the talk, not of its pauses.
    if (state.talk == 0) state.loudness = level.dbov;
    state.loudness += kSmoothing * (level.dbov - state.loudness);
    state.talk = std::min(kTalkFull, state.talk + kTalkGain);
  }
}

const ActiveSpeaker::State* ActiveSpeaker::find_speaker() const {
  for (const State& state : states_) {
    if (speaker_ == state.port && state.allowed) return &state;
  }
  return nullptr;
}

const ActiveSpeaker::State* ActiveSpeaker::best_challenger() const {
  const State* best = nullptr;
  for (const State& state : states_) {
    if (speaker_ == state.port || state.talk < kTalkEnough) continue;
    if (best == nullptr || state.loudness > best->loudness) best = &state;
  }
  return best;
}

bool ActiveSpeaker::gives_way(const State& speaker, const State& challenger) const {
  if (held_ < kHoldTicks) return false;
  return speaker.talk == 0 || challenger.loudness > speaker.loudness + kClearlyLouder;
}

}  // namespace media
