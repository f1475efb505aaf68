#include "signaling/floor/floor_control.h"

#include <algorithm>
#include <utility>

#include "media/base/check.h"

namespace signaling {

using media::kNever;

FloorControl::FloorControl(FloorSettings settings, FloorPolicy policy, std::optional<SiteId> chair_site)
    : settings_(std::move(settings)), policy_(policy), chair_site_(std::move(chair_site)) {
  CHECK(settings_.max_holders >= 1);
}

// ---- what a site does ----------------------------------------------------------------------------------------------

FloorControl::Result FloorControl::request(const SiteId& site, Timestamp now) {
  if (is_chair_site(site)) return tl::unexpected(FloorError::kStandingRight);
  if (holder(site) != nullptr) return tl::unexpected(FloorError::kAlreadyHolder);
  if (place(site)) return tl::unexpected(FloorError::kAlreadyWaiting);
  const uint64_t id = next_request_++;
  events_.push_back({id, site, RequestStatus::kPending, TurnPhase::kSpeaking, FloorCause::kSite, now});
  if (policy_ == FloorPolicy::kOpen) {
    start_turn(id, site, std::nullopt, FloorCause::kPolicy, now);
  } else {
    queue_.push_back({id, site, now});
  }
  return {};
}

FloorControl::Result FloorControl::cancel(const SiteId& site, Timestamp now) {
  const auto request = find_request(site);
  if (request == queue_.end()) return tl::unexpected(FloorError::kNotWaiting);
  end_request(request, RequestStatus::kCancelled, FloorCause::kSite, now);
  return {};
}

FloorControl::Result FloorControl::release(const SiteId& site, Timestamp now) {
  const auto holder = find_holder(site);
  if (holder == holders_.end()) return tl::unexpected(FloorError::kNotHolder);
  end_turn(holder, RequestStatus::kReleased, FloorCause::kSite, now);
  return {};
}

// ---- what the chair does -------------------------------------------------------------------------------------------

FloorControl::Result FloorControl::grant(const SiteId& site, std::optional<Duration> limit, Timestamp now) {
  if (is_chair_site(site)) return tl::unexpected(FloorError::kStandingRight);
  if (const auto holder = find_holder(site); holder != holders_.end()) {
    if (limit) {
      set_limit(*holder, limit, now);
      add_event(*holder, FloorCause::kChair, now);
    }
    return {};
  }
  if (policy_ == FloorPolicy::kChaired && holders_.size() >= settings_.max_holders) {
    if (settings_.max_holders > 1) return tl::unexpected(FloorError::kFloorFull);
    end_turn(holders_.begin(), RequestStatus::kRevoked, FloorCause::kHandover, now);
  }
  const auto request = find_request(site);
  uint64_t id = 0;
  if (request != queue_.end()) {
    id = request->id;
    queue_.erase(request);
  } else {
    id = next_request_++;
  }
  if (!limit && policy_ == FloorPolicy::kChaired) limit = settings_.time_limit;
  start_turn(id, site, limit, FloorCause::kChair, now);
  return {};
}

FloorControl::Result FloorControl::deny(const SiteId& site, Timestamp now) {
  const auto request = find_request(site);
  if (request == queue_.end()) return tl::unexpected(FloorError::kNotWaiting);
  end_request(request, RequestStatus::kDenied, FloorCause::kChair, now);
  return {};
}

FloorControl::Result FloorControl::revoke(const SiteId& site, Timestamp now) {
  const auto holder = find_holder(site);
  if (holder == holders_.end()) return tl::unexpected(FloorError::kNotHolder);
  end_turn(holder, RequestStatus::kRevoked, FloorCause::kChair, now);
  return {};
}

void FloorControl::revoke_all(Timestamp now) {
  while (!holders_.empty()) end_turn(holders_.begin(), RequestStatus::kRevoked, FloorCause::kChair, now);
}

void FloorControl::set_policy(FloorPolicy policy, Timestamp now) {
  if (policy == policy_) return;
  policy_ = policy;
  if (policy == FloorPolicy::kChaired) {
    while (!holders_.empty()) end_turn(holders_.begin(), RequestStatus::kRevoked, FloorCause::kPolicy, now);
    return;
  }
  while (!queue_.empty()) end_request(queue_.begin(), RequestStatus::kCancelled, FloorCause::kPolicy, now);
  for (auto& holder : holders_) {
    if (!holder.limit) continue;
    set_limit(holder, std::nullopt, now);
    add_event(holder, FloorCause::kPolicy, now);
  }
}

// ---- what the conference does --------------------------------------------------------------------------------------

void FloorControl::pause(Timestamp now) {
  if (!paused_since_) paused_since_ = now;
}

void FloorControl::resume(Timestamp now) {
  if (!paused_since_) return;
  const Duration length = now - *paused_since_;
  paused_since_.reset();
  for (auto& holder : holders_) {
    if (holder.limit) holder.limit_at += length;
    if (holder.gone_since) *holder.gone_since += length;
  }
}

void FloorControl::remove(const SiteId& site, Timestamp now) {
  const auto request = find_request(site);
  if (request != queue_.end()) end_request(request, RequestStatus::kCancelled, FloorCause::kRemoved, now);
  const auto holder = find_holder(site);
  if (holder != holders_.end()) end_turn(holder, RequestStatus::kRevoked, FloorCause::kRemoved, now);
}

void FloorControl::set_chair_site(std::optional<SiteId> site, Timestamp now) {
  if (site) remove(*site, now);
  chair_site_ = std::move(site);
}

// ---- what the line does --------------------------------------------------------------------------------------------

void FloorControl::site_dropped(const SiteId& site, Timestamp now) {
  const auto holder = find_holder(site);
  if (holder != holders_.end() && !holder->gone_since) holder->gone_since = turn_time(now);
}

void FloorControl::site_returned(const SiteId& site, Timestamp now) {
  const auto holder = find_holder(site);
  if (holder == holders_.end() || !holder->gone_since) return;
  if (holder->limit) holder->limit_at += turn_time(now) - *holder->gone_since;
  holder->gone_since.reset();
}

// ---- time ----------------------------------------------------------------------------------------------------------

Timestamp FloorControl::deadline_of(const FloorHolder& holder) const {
  if (holder.gone_since) return *holder.gone_since + settings_.drop_grace;
  if (!holder.limit) return kNever;
  switch (holder.phase) {
    case TurnPhase::kSpeaking: return std::max(holder.limit_at - *holder.limit, holder.limit_at - settings_.warning);
    case TurnPhase::kWarning: return holder.limit_at;
    case TurnPhase::kGrace: return holder.limit_at + settings_.grace;
  }
  return kNever;
}

Timestamp FloorControl::next_deadline() const {
  Timestamp earliest = kNever;
  if (paused_since_) return earliest;
  for (const auto& holder : holders_) earliest = std::min(earliest, deadline_of(holder));
  return earliest;
}

void FloorControl::handle_timeout(Timestamp now) {
  while (!holders_.empty() && !paused_since_) {
    const auto next = std::min_element(holders_.begin(), holders_.end(), [this](const auto& a, const auto& b) {
      return deadline_of(a) < deadline_of(b);
    });
    const Timestamp at = deadline_of(*next);
    if (at > now) return;
    advance(next, at);
  }
}

void FloorControl::advance(HolderIterator holder, Timestamp at) {
  if (holder->gone_since) return end_turn(holder, RequestStatus::kReleased, FloorCause::kDropped, at);
  if (holder->phase == TurnPhase::kGrace) return end_turn(holder, RequestStatus::kReleased, FloorCause::kTimeLimit, at);
  holder->phase = holder->phase == TurnPhase::kSpeaking ? TurnPhase::kWarning : TurnPhase::kGrace;
  add_event(*holder, FloorCause::kTimeLimit, at);
}

// ---- questions -----------------------------------------------------------------------------------------------------

bool FloorControl::may_speak(const SiteId& site) const { return is_chair_site(site) || holder(site) != nullptr; }

const FloorHolder* FloorControl::holder(const SiteId& site) const {
  const auto found = std::find_if(holders_.begin(), holders_.end(), [&](const auto& h) { return h.site == site; });
  return found == holders_.end() ? nullptr : &*found;
}

std::optional<size_t> FloorControl::place(const SiteId& site) const {
  const auto found = std::find_if(queue_.begin(), queue_.end(), [&](const auto& r) { return r.site == site; });
  if (found == queue_.end()) return std::nullopt;
  return static_cast<size_t>(found - queue_.begin()) + 1;
}

std::vector<FloorEvent> FloorControl::take_events() { return std::exchange(events_, {}); }

// ---- steps ---------------------------------------------------------------------------------------------------------

FloorControl::HolderIterator FloorControl::find_holder(const SiteId& site) {
  return std::find_if(holders_.begin(), holders_.end(), [&](const auto& h) { return h.site == site; });
}

FloorControl::RequestIterator FloorControl::find_request(const SiteId& site) {
  return std::find_if(queue_.begin(), queue_.end(), [&](const auto& r) { return r.site == site; });
}

void FloorControl::start_turn(uint64_t request, const SiteId& site, std::optional<Duration> limit, FloorCause cause,
                              Timestamp now) {
  FloorHolder holder;
  holder.request = request;
  holder.site = site;
  holder.since = now;
  set_limit(holder, limit, now);
  add_event(holder, cause, now);
  holders_.push_back(std::move(holder));
}

void FloorControl::set_limit(FloorHolder& holder, std::optional<Duration> limit, Timestamp now) {
  holder.limit = limit;
  holder.limit_at = limit ? holder.gone_since.value_or(turn_time(now)) + *limit : kNever;
  holder.phase = TurnPhase::kSpeaking;
}

void FloorControl::add_event(const FloorHolder& holder, FloorCause cause, Timestamp at) {
  events_.push_back({holder.request, holder.site, RequestStatus::kGranted, holder.phase, cause, at});
}

void FloorControl::end_turn(HolderIterator holder, RequestStatus status, FloorCause cause, Timestamp at) {
  events_.push_back({holder->request, holder->site, status, holder->phase, cause, at});
  holders_.erase(holder);
}

void FloorControl::end_request(RequestIterator request, RequestStatus status, FloorCause cause, Timestamp at) {
  events_.push_back({request->id, request->site, status, TurnPhase::kSpeaking, cause, at});
  queue_.erase(request);
}

}  // namespace signaling
