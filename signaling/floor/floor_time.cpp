// What the clock does to a floor: warnings, limits, releases, silence.
#include <algorithm>

#include "signaling/floor/floor_control.h"
#include "signaling/floor/turn_clock.h"

namespace signaling {

using media::kNever;

std::pair<const FloorHolder*, Timestamp> FloorControl::next_turn() const {
  if (data_.paused_since || data_.holders.empty()) return {nullptr, kNever};
  const auto next = std::ranges::min_element(data_.holders, {}, &FloorHolder::deadline);
  return {&*next, next->deadline()};
}

Timestamp FloorControl::silence_deadline() const {
  Timestamp earliest = kNever;
  for (const auto& holder : data_.holders) {
    if (!holder.silent) earliest = std::min(earliest, silence_.deadline(holder.site));
  }
  return earliest;
}

Timestamp FloorControl::next_deadline() const { return std::min(next_turn().second, silence_deadline()); }

void FloorControl::handle_timeout(Timestamp now) {
  for (auto due = next_deadline(); due <= now && due != kNever; due = next_deadline()) {
    const Timestamp at = std::max(due, last_);
    const auto [turn, turn_due] = next_turn();
    if (turn_due == due) advance(*turn, at);
    watch_silence(at);
  }
}

void FloorControl::advance(const FloorHolder& holder, Timestamp at) {
  if (holder.gone_since) return end_turn(holder, RequestStatus::kReleased, FloorCause::kDropped, at);
  if (holder.phase == TurnPhase::kGrace) return end_turn(holder, RequestStatus::kReleased, FloorCause::kTimeLimit, at);
  TurnChanged next;
  next.request = holder.request;
  next.site = holder.site;
  next.cause = FloorCause::kTimeLimit;
  next.speaker = holder.speaker;
  next.limit = holder.limit;
  next.remaining = span_between(at, holder.limit_at);
  next.phase = holder.phase == TurnPhase::kSpeaking ? TurnPhase::kWarning : TurnPhase::kGrace;
  happen(std::move(next), at);
}

// ---- silence -------------------------------------------------------------------------------------------------------

void FloorControl::expect_sound(std::vector<SiteId> sites, Timestamp now) {
  handle_timeout(now);
  silence_.expect(std::move(sites));
  watch_silence(now);
}

void FloorControl::heard(std::vector<SiteId> sites, Timestamp now) {
  handle_timeout(now);
  silence_.heard(std::move(sites));
  watch_silence(now);
}

void FloorControl::watch_silence(Timestamp now) {
  std::vector<SiteId> watched;
  const bool wanted = data_.floor == FloorId::kSpeech && data_.policy != FloorPolicy::kOpen && !data_.paused_since;
  for (const auto& holder : data_.holders) {
    if (wanted && !holder.gone_since) watched.push_back(holder.site);
  }
  silence_.watch(watched, now);
  std::vector<SoundChanged> changes;
  for (const auto& holder : data_.holders) {
    const bool silent = silence_.deadline(holder.site) <= now;
    if (silent != holder.silent) changes.push_back({holder.site, silent});
  }
  for (auto& change : changes) happen(std::move(change), now);
}

}  // namespace signaling
