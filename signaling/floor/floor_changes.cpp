// What chair and conference change of the rules while the floor is in use, and what the line and the mixer tell.
#include <algorithm>

#include "signaling/floor/floor_control.h"
#include "signaling/floor/queue_order.h"

namespace signaling {
namespace {

bool in_turn_time(Duration span) { return span >= Duration::zero() && span <= kMaxTurnTime; }

bool fits(const FloorSettings& s) {
  return s.max_holders >= 1 && s.max_holders <= kMaxHolders && in_turn_time(s.warning) && in_turn_time(s.grace) &&
         in_turn_time(s.drop_grace) && (!s.time_limit || (in_turn_time(*s.time_limit) && *s.time_limit > Duration()));
}

bool fits(const std::vector<PlannedSpeaker>& speakers) {
  const auto is_valid = [](const auto& planned) { return Speaker{planned.delegate, {}}.is_valid(); };
  return speakers.size() <= kMaxFloorSites && std::ranges::all_of(speakers, is_valid);
}

}  // namespace

// ---- rules ---------------------------------------------------------------------------------------------------------

FloorControl::Result FloorControl::set_settings(const FloorSettings& settings, Timestamp now) {
  handle_timeout(now);
  if (!fits(settings)) return tl::unexpected(FloorError::kBadValue);
  if (settings != data_.settings) happen(FloorSettingsChanged{settings}, now);
  return {};
}

void FloorControl::set_policy(FloorPolicy policy, std::optional<SiteId> lecturer, Timestamp now) {
  handle_timeout(now);
  if (policy != FloorPolicy::kLecture) lecturer.reset();
  if (data_.closed || (policy == data_.policy && lecturer == data_.lecturer)) return;
  const FloorPolicy former = data_.policy;
  happen(FloorPolicyChanged{policy, lecturer}, now);
  if (policy == FloorPolicy::kOpen && former != policy) enter_open(now);
  if (former == FloorPolicy::kOpen && former != policy) leave_open(now);
  if (lecturer) needs_no_turn(*lecturer, now);
  watch_silence(now);
}

void FloorControl::enter_open(Timestamp now) {
  end_all_requests(RequestStatus::kCancelled, FloorCause::kPolicy, now);
  if (is_bounded()) return;
  for (const auto& holder : std::vector(data_.holders)) {
    if (!holder.limit) continue;
    TurnChanged unlimited;
    unlimited.request = holder.request;
    unlimited.site = holder.site;
    unlimited.cause = FloorCause::kPolicy;
    unlimited.speaker = holder.speaker;
    happen(std::move(unlimited), now);
  }
}

void FloorControl::leave_open(Timestamp now) {
  for (const auto& holder : std::vector(data_.holders)) {
    const bool stays = data_.floor == FloorId::kContent && data_.has_standing_right(holder.site);
    if (!stays) end_turn(holder, RequestStatus::kRevoked, FloorCause::kPolicy, now);
  }
}

FloorControl::Result FloorControl::plan_speakers(std::vector<PlannedSpeaker> speakers, Timestamp now) {
  handle_timeout(now);
  if (!fits(speakers)) return tl::unexpected(FloorError::kBadValue);
  if (speakers == data_.planned) return {};
  happen(SpeakersPlanned{std::move(speakers)}, now);
  if (data_.order != QueueOrder::kPlanned) return {};
  happen(QueueArranged{data_.order, false, arranged(data_, data_.order)}, now);
  return {};
}

// ---- the conference ------------------------------------------------------------------------------------------------

void FloorControl::pause(Timestamp now) {
  handle_timeout(now);
  if (!data_.paused_since) happen(FloorPaused{}, now);
  watch_silence(now);
}

void FloorControl::resume(Timestamp now) {
  handle_timeout(now);
  if (data_.paused_since) happen(FloorResumed{}, now);
  watch_silence(now);
}

void FloorControl::remove(const SiteId& site, Timestamp now) {
  handle_timeout(now);
  if (const auto* request = data_.request(site); request != nullptr) {
    end_request(*request, RequestStatus::kCancelled, FloorCause::kRemoved, now);
  }
  if (const auto* holder = data_.holder(site); holder != nullptr) {
    end_turn(*holder, RequestStatus::kRevoked, FloorCause::kRemoved, now);
  }
  watch_silence(now);
}

void FloorControl::set_chair_site(std::optional<SiteId> site, Timestamp now) {
  handle_timeout(now);
  if (data_.closed || site == data_.chair_site) return;
  happen(ChairSiteChanged{site}, now);
  if (site) needs_no_turn(*site, now);
  watch_silence(now);
}

void FloorControl::needs_no_turn(const SiteId& site, Timestamp now) {
  if (const auto* request = data_.request(site); request != nullptr) {
    end_request(*request, RequestStatus::kCancelled, FloorCause::kStandingRight, now);
  }
  const auto* holder = data_.holder(site);
  if (holder == nullptr || data_.floor == FloorId::kContent) return;
  end_turn(*holder, RequestStatus::kRevoked, FloorCause::kStandingRight, now);
}

void FloorControl::close(Timestamp now) {
  handle_timeout(now);
  if (data_.closed) return;
  end_all_requests(RequestStatus::kCancelled, FloorCause::kClosed, now);
  for (const auto& holder : std::vector(data_.holders)) {
    end_turn(holder, RequestStatus::kRevoked, FloorCause::kClosed, now);
  }
  happen(FloorClosed{}, now);
  watch_silence(now);
}

void FloorControl::reopen(Timestamp now) {
  handle_timeout(now);
  if (data_.closed) happen(FloorReopened{}, now);
}

// ---- the line ------------------------------------------------------------------------------------------------------

void FloorControl::site_dropped(const SiteId& site, Timestamp now) {
  handle_timeout(now);
  if (!data_.is_gone(site)) happen(LineChanged{site, false}, now);
  watch_silence(now);
}

void FloorControl::site_returned(const SiteId& site, Timestamp now) {
  handle_timeout(now);
  if (data_.is_gone(site)) happen(LineChanged{site, true}, now);
  watch_silence(now);
}

// ---- the record ----------------------------------------------------------------------------------------------------

std::vector<FloorEvent> FloorControl::take_events() { return std::exchange(events_, {}); }

void FloorControl::restore(std::span<const FloorEvent> events) {
  for (const auto& event : events) {
    apply(data_, event);
    last_ = event.at;
  }
  silence_ = SilenceWatch();
}

}  // namespace signaling
