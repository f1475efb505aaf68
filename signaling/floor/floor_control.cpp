#include "signaling/floor/floor_control.h"

#include <algorithm>

#include "media/base/check.h"
#include "signaling/floor/queue_order.h"
#include "signaling/floor/turn_clock.h"

namespace signaling {
namespace {

bool fits(const GrantTerms& terms) {
  const bool in_time = !terms.limit || (*terms.limit > Duration::zero() && *terms.limit <= kMaxTurnTime);
  return in_time && terms.speaker.is_valid();
}

}  // namespace

FloorControl::FloorControl(FloorData initial) : data_(std::move(initial)) {
  CHECK(data_.settings.max_holders >= 1);
}

// ---- what a site does ----------------------------------------------------------------------------------------------

FloorControl::Result FloorControl::request(const SiteId& site, const RequestTerms& terms, Timestamp now) {
  handle_timeout(now);
  const bool standing = data_.has_standing_right(site);
  const bool at_once = standing || data_.policy == FloorPolicy::kOpen;
  if (data_.closed) return tl::unexpected(FloorError::kClosed);
  if (standing && data_.floor == FloorId::kSpeech) return tl::unexpected(FloorError::kStandingRight);
  if (data_.holder(site) != nullptr) return tl::unexpected(FloorError::kAlreadyHolder);
  if (data_.request(site) != nullptr) return tl::unexpected(FloorError::kAlreadyWaiting);
  if (at_once && !has_room()) return tl::unexpected(FloorError::kFloorFull);
  if (!terms.speaker.is_valid() || data_.queue.size() >= kMaxFloorSites) return tl::unexpected(FloorError::kBadValue);
  RequestChanged pending;
  pending.request = data_.next_request;
  pending.site = site;
  pending.speaker = terms.speaker;
  pending.priority = terms.priority;
  pending.place = place_of_new(data_, site, terms.priority);
  pending.since = now;
  happen(std::move(pending), now);
  if (at_once) {
    make_room(now);
    start_turn(site, {}, standing ? FloorCause::kStandingRight : FloorCause::kPolicy, now);
  }
  watch_silence(now);
  return {};
}

FloorControl::Result FloorControl::cancel(const SiteId& site, Timestamp now) {
  handle_timeout(now);
  const auto* request = data_.request(site);
  if (request == nullptr) return tl::unexpected(FloorError::kNotWaiting);
  end_request(*request, RequestStatus::kCancelled, FloorCause::kSite, now);
  return {};
}

FloorControl::Result FloorControl::release(const SiteId& site, Timestamp now) {
  handle_timeout(now);
  const auto* holder = data_.holder(site);
  if (holder == nullptr) return tl::unexpected(FloorError::kNotHolder);
  end_turn(*holder, RequestStatus::kReleased, FloorCause::kSite, now);
  watch_silence(now);
  return {};
}

// ---- what the chair does -------------------------------------------------------------------------------------------

FloorControl::Result FloorControl::grant(const SiteId& site, const GrantTerms& terms, Timestamp now) {
  handle_timeout(now);
  if (data_.closed) return tl::unexpected(FloorError::kClosed);
  if (!fits(terms)) return tl::unexpected(FloorError::kBadValue);
  if (data_.floor == FloorId::kSpeech && data_.has_standing_right(site)) {
    return tl::unexpected(FloorError::kStandingRight);
  }
  if (const auto* holder = data_.holder(site); holder != nullptr) {
    change_turn(*holder, terms, now);
    return {};
  }
  if (!has_room()) return tl::unexpected(FloorError::kFloorFull);
  make_room(now);
  start_turn(site, terms, FloorCause::kChair, now);
  watch_silence(now);
  return {};
}

FloorControl::Result FloorControl::grant_next(Timestamp now) {
  handle_timeout(now);
  if (data_.closed) return tl::unexpected(FloorError::kClosed);
  const auto next = std::ranges::find_if(data_.queue, [&](const auto& r) { return !data_.is_gone(r.site); });
  if (next == data_.queue.end()) return tl::unexpected(FloorError::kNobodyWaits);
  const auto is_new = [&](const auto& holder) { return span_between(holder.since, now) < kNextGuard; };
  if (std::ranges::any_of(data_.holders, is_new)) return tl::unexpected(FloorError::kJustGranted);
  const SiteId site = next->site;
  if (!data_.holders.empty()) {
    end_turn(data_.holders.front(), RequestStatus::kRevoked, FloorCause::kHandover, now);
  }
  while (data_.holders.size() >= data_.settings.max_holders) {
    end_turn(data_.holders.front(), RequestStatus::kRevoked, FloorCause::kHandover, now);
  }
  start_turn(site, {}, FloorCause::kChair, now);
  watch_silence(now);
  return {};
}

FloorControl::Result FloorControl::deny(const SiteId& site, Timestamp now) {
  handle_timeout(now);
  const auto* request = data_.request(site);
  if (request == nullptr) return tl::unexpected(FloorError::kNotWaiting);
  end_request(*request, RequestStatus::kDenied, FloorCause::kChair, now);
  return {};
}

void FloorControl::clear(Timestamp now) {
  handle_timeout(now);
  end_all_requests(RequestStatus::kDenied, FloorCause::kChair, now);
}

FloorControl::Result FloorControl::move(const SiteId& site, size_t place, Timestamp now) {
  handle_timeout(now);
  const auto former = data_.place(site);
  if (!former) return tl::unexpected(FloorError::kNotWaiting);
  if (place == 0) return tl::unexpected(FloorError::kBadValue);
  QueueArranged arrangement{data_.order, true, {}};
  for (const auto& request : data_.queue) arrangement.requests.push_back(request.id);
  const auto begin = arrangement.requests.begin();
  const auto from = begin + static_cast<std::ptrdiff_t>(*former - 1);
  const auto to = begin + static_cast<std::ptrdiff_t>(std::min(place, arrangement.requests.size()) - 1);
  if (from == to) return {};
  from < to ? std::rotate(from, from + 1, to + 1) : std::rotate(to, from, from + 1);
  happen(std::move(arrangement), now);
  return {};
}

void FloorControl::set_order(QueueOrder order, Timestamp now) {
  handle_timeout(now);
  if (order == data_.order && !data_.by_hand) return;
  happen(QueueArranged{order, false, arranged(data_, order)}, now);
}

FloorControl::Result FloorControl::revoke(const SiteId& site, Timestamp now) {
  handle_timeout(now);
  const auto* holder = data_.holder(site);
  if (holder == nullptr) return tl::unexpected(FloorError::kNotHolder);
  end_turn(*holder, RequestStatus::kRevoked, FloorCause::kChair, now);
  watch_silence(now);
  return {};
}

void FloorControl::revoke_all(Timestamp now) {
  handle_timeout(now);
  for (const auto& holder : std::vector(data_.holders)) {
    end_turn(holder, RequestStatus::kRevoked, FloorCause::kChair, now);
  }
  watch_silence(now);
}

void FloorControl::revoke_taken(Timestamp now) {
  handle_timeout(now);
  for (const auto& holder : std::vector(data_.holders)) {
    if (holder.taken) end_turn(holder, RequestStatus::kRevoked, FloorCause::kChair, now);
  }
  watch_silence(now);
}

// ---- steps ---------------------------------------------------------------------------------------------------------

void FloorControl::happen(FloorChange change, Timestamp at) {
  last_ = at;
  events_.push_back({at, data_.floor, std::move(change)});
  apply(data_, events_.back());
}

bool FloorControl::is_bounded() const {
  return data_.floor == FloorId::kContent || data_.policy != FloorPolicy::kOpen;
}

bool FloorControl::has_room() const {
  const size_t most = data_.settings.max_holders;
  return !is_bounded() || most == 1 || data_.holders.size() < most;
}

void FloorControl::make_room(Timestamp now) {
  while (is_bounded() && data_.holders.size() >= data_.settings.max_holders) {
    end_turn(data_.holders.front(), RequestStatus::kRevoked, FloorCause::kHandover, now);
  }
}

void FloorControl::start_turn(const SiteId& site, const GrantTerms& terms, FloorCause cause, Timestamp now) {
  const auto* request = data_.request(site);
  RequestChanged granted;
  granted.request = request == nullptr ? data_.next_request : request->id;
  granted.site = site;
  granted.status = RequestStatus::kGranted;
  granted.cause = cause;
  granted.speaker = terms.speaker;
  if (granted.speaker.empty() && request != nullptr) granted.speaker = request->speaker;
  if (granted.speaker.empty()) granted.speaker = planned_speaker(data_, site);
  if (terms.limit) granted.limit = terms.limit;
  if (!terms.limit && is_bounded()) granted.limit = data_.settings.time_limit;
  if (terms.unlimited) granted.limit.reset();
  granted.remaining = granted.limit;
  happen(std::move(granted), now);
}

void FloorControl::change_turn(const FloorHolder& holder, const GrantTerms& terms, Timestamp now) {
  const Timestamp turn_time = holder.gone_since.value_or(data_.turn_time(now));
  TurnChanged changed{holder.request, holder.site, FloorCause::kChair, holder.speaker, holder.limit, {}, holder.phase};
  if (holder.limit) changed.remaining = span_between(turn_time, holder.limit_at);
  if (!terms.speaker.empty()) changed.speaker = terms.speaker;
  const bool new_limit = terms.unlimited ? holder.limit.has_value() : terms.limit.has_value();
  if (new_limit) {
    changed.limit = terms.unlimited ? std::nullopt : terms.limit;
    changed.remaining = changed.limit;
    changed.phase = TurnPhase::kSpeaking;
  }
  if (new_limit || changed.speaker != holder.speaker || holder.taken) happen(std::move(changed), now);
}

void FloorControl::end_turn(const FloorHolder& holder, RequestStatus status, FloorCause cause, Timestamp at) {
  RequestChanged ended;
  ended.request = holder.request;
  ended.site = holder.site;
  ended.status = status;
  ended.cause = cause;
  ended.speaker = holder.speaker;
  happen(std::move(ended), at);
}

void FloorControl::end_request(const FloorRequest& request, RequestStatus status, FloorCause cause, Timestamp at) {
  RequestChanged ended;
  ended.request = request.id;
  ended.site = request.site;
  ended.status = status;
  ended.cause = cause;
  ended.speaker = request.speaker;
  happen(std::move(ended), at);
}

void FloorControl::end_all_requests(RequestStatus status, FloorCause cause, Timestamp now) {
  for (const auto& request : std::vector(data_.queue)) end_request(request, status, cause, now);
}

}  // namespace signaling
