#include "media/audio/contributor_selector.h"

#include <algorithm>

namespace media {
namespace {

constexpr float kSmoothing = 0.1F;
constexpr float kFloorDbov = -70;  // silence pulls loudness down to this, no further

}  // namespace

void ContributorSelector::update(std::span<const SpeakerLevel> levels) {
  for (State& state : states_) state.present = false;
  for (const SpeakerLevel& level : levels) listen(state_of(level.port), level);
  std::erase_if(states_, [](const State& state) { return !state.present; });
  while (State* newcomer = loudest_outside()) {
    if (!give_place(*newcomer)) break;
  }
}

bool ContributorSelector::selected(AudioPortId port) const {
  return std::any_of(states_.begin(), states_.end(),
                     [&](const State& state) { return state.port == port && state.selected; });
}

ContributorSelector::State& ContributorSelector::state_of(AudioPortId port) {
  const auto place = std::find_if(states_.begin(), states_.end(), [&](const State& s) { return s.port == port; });
  if (place != states_.end()) return *place;
  states_.push_back(State{});
  states_.back().port = port;
  return states_.back();
}

void ContributorSelector::listen(State& state, const SpeakerLevel& level) const {
  state.present = true;
  state.knocks = level.allowed && level.dbov >= options_.enter_dbov;
  state.loudness += kSmoothing * (std::max(level.dbov, kFloorDbov) - state.loudness);
  state.quiet_ticks = level.dbov >= options_.stay_dbov ? 0 : state.quiet_ticks + 1;
  if (!level.allowed || state.quiet_ticks > options_.hold_ticks) state.selected = false;
  if (!state.knocks) state.louder_ticks = 0;
}

ContributorSelector::State* ContributorSelector::loudest_outside() {
  State* loudest = nullptr;
  for (State& state : states_) {
    if (state.selected || !state.knocks) continue;
    if (loudest == nullptr || state.loudness > loudest->loudness) loudest = &state;
  }
  return loudest;
}

ContributorSelector::State* ContributorSelector::weakest_inside() {
  State* weakest = nullptr;
  for (State& state : states_) {
    if (!state.selected) continue;
    if (weakest == nullptr || state.loudness < weakest->loudness) weakest = &state;
  }
  return weakest;
}

// False if nobody else can come in this tick.
bool ContributorSelector::give_place(State& newcomer) {
  const auto taken = std::count_if(states_.begin(), states_.end(), [](const State& s) { return s.selected; });
  if (static_cast<size_t>(taken) < options_.max_contributors) {
    newcomer.selected = true;
    newcomer.quiet_ticks = 0;
    return true;
  }
  State* weakest = weakest_inside();
  const bool louder = weakest != nullptr && newcomer.loudness > weakest->loudness + options_.displace_db;
  newcomer.louder_ticks = louder ? newcomer.louder_ticks + 1 : 0;
  if (newcomer.louder_ticks < options_.displace_ticks) return false;
  newcomer.louder_ticks = 0;
  newcomer.selected = true;
  weakest->selected = false;
  return false;
}

}  // namespace media
