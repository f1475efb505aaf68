// Taking an act of the chair back: only what the act itself did, and only where it still stands.
#include <algorithm>

#include "signaling/floor/floor_control.h"
#include "signaling/floor/queue_order.h"
#include "signaling/floor/turn_clock.h"

namespace signaling {
namespace {

const FloorHolder* turn(const FloorData& data, uint64_t request) {
  const auto found = std::ranges::find(data.holders, request, &FloorHolder::request);
  return found == data.holders.end() ? nullptr : &*found;
}

const FloorRequest* waiting(const FloorData& data, uint64_t request) {
  const auto found = std::ranges::find(data.queue, request, &FloorRequest::id);
  return found == data.queue.end() ? nullptr : &*found;
}

bool same_terms(const FloorHolder& a, const FloorHolder& b) { return a.limit == b.limit && a.speaker == b.speaker; }

// The requests of `data` that wait in `other` too, in their order.
std::vector<uint64_t> common(const FloorData& data, const FloorData& other) {
  std::vector<uint64_t> ids;
  for (const auto& request : data.queue) {
    if (waiting(other, request.id) != nullptr) ids.push_back(request.id);
  }
  return ids;
}

// The time that a turn had left when the act was done.
std::optional<Duration> left_at(const FloorAct& act, const FloorHolder& holder) {
  if (!holder.limit) return std::nullopt;
  return span_between(holder.gone_since.value_or(act.before.turn_time(act.at)), holder.limit_at);
}

// The step that puts a request back into the queue: where it stood in one moved by hand, by rule in another.
RequestChanged waits_again(const FloorData& data, FloorRequest former, uint64_t request, size_t former_place) {
  former.id = request;
  RequestChanged pending;
  pending.request = request;
  pending.site = former.site;
  pending.cause = FloorCause::kUndo;
  pending.speaker = former.speaker;
  pending.priority = former.priority;
  pending.place = data.by_hand ? former_place : place_by_rule(data, former);
  pending.since = former.since;
  return pending;
}

}  // namespace

void FloorControl::undo(const FloorAct& act, Timestamp now) {
  handle_timeout(now);
  if (data_.closed) return;
  // Turns that the act ended, and those that stand: going back to a former policy may end them.
  std::vector<FloorHolder> kept;
  for (const auto& holder : act.before.holders) {
    const bool ended_by_act = turn(act.after, holder.request) == nullptr;
    if (ended_by_act || turn(data_, holder.request) != nullptr) kept.push_back(holder);
  }
  undo_rules(act, now);
  undo_grants(act, now);
  for (const auto& holder : kept) take_up(act, holder, now);
  undo_denials(act, now);
  undo_order(act, now);
  watch_silence(now);
}

void FloorControl::undo_rules(const FloorAct& act, Timestamp now) {
  const auto &before = act.before, &after = act.after;
  if (before.settings != after.settings && data_.settings == after.settings) {
    happen(FloorSettingsChanged{before.settings}, now);
  }
  const bool changed = before.policy != after.policy || before.lecturer != after.lecturer;
  if (changed && data_.policy == after.policy && data_.lecturer == after.lecturer) {
    set_policy(before.policy, before.lecturer, now);
  }
}

void FloorControl::undo_grants(const FloorAct& act, Timestamp now) {
  for (const auto& holder : std::vector(data_.holders)) {
    const bool by_act = turn(act.after, holder.request) != nullptr && turn(act.before, holder.request) == nullptr;
    if (!by_act) continue;
    const auto* former = waiting(act.before, holder.request);
    const bool may_wait = data_.policy != FloorPolicy::kOpen && !data_.has_standing_right(holder.site);
    if (former != nullptr && may_wait) {
      happen(waits_again(data_, *former, holder.request, *act.before.place(holder.site)), now);
    } else {
      end_turn(holder, RequestStatus::kRevoked, FloorCause::kUndo, now);
    }
  }
}

void FloorControl::take_up(const FloorAct& act, const FloorHolder& former, Timestamp now) {
  const auto* after = turn(act.after, former.request);
  const auto* holder = turn(data_, former.request);
  if (holder != nullptr) {
    const bool by_act = after != nullptr && (!same_terms(*after, former) || after->limit_at != former.limit_at);
    if (!by_act || !same_terms(*after, *holder)) return;
    happen(TurnChanged{former.request, former.site, FloorCause::kUndo, former.speaker, former.limit,
                       left_at(act, former), former.phase},
           now);
    return;
  }
  const bool needs_none = data_.floor == FloorId::kSpeech && data_.has_standing_right(former.site);
  const bool is_full = is_bounded() && data_.holders.size() >= data_.settings.max_holders;
  if (needs_none || is_full || data_.holder(former.site) != nullptr) return;
  const auto* request = data_.request(former.site);
  RequestChanged granted;
  granted.request = request == nullptr ? data_.next_request : request->id;
  granted.site = former.site;
  granted.status = RequestStatus::kGranted;
  granted.cause = former.taken ? FloorCause::kPolicy : FloorCause::kUndo;  // as the site took it
  granted.speaker = former.speaker;
  granted.phase = former.phase;
  if (is_bounded()) granted.limit = former.limit;
  if (granted.limit) granted.remaining = left_at(act, former);
  happen(std::move(granted), now);
}

void FloorControl::undo_denials(const FloorAct& act, Timestamp now) {
  if (data_.policy == FloorPolicy::kOpen) return;
  for (size_t i = 0; i < act.before.queue.size(); ++i) {
    const auto& former = act.before.queue[i];
    const bool by_act = waiting(act.after, former.id) == nullptr && turn(act.after, former.id) == nullptr;
    const bool asks = data_.holder(former.site) != nullptr || data_.request(former.site) != nullptr;
    if (!by_act || asks || data_.has_standing_right(former.site)) continue;
    happen(waits_again(data_, former, data_.next_request, i + 1), now);
  }
}

void FloorControl::undo_order(const FloorAct& act, Timestamp now) {
  const auto &before = act.before, &after = act.after;
  const bool by_act = before.order != after.order || before.by_hand != after.by_hand ||
                      common(before, after) != common(after, before);
  if (!by_act || data_.order != after.order || data_.by_hand != after.by_hand) return;
  QueueArranged arrangement{before.order, before.by_hand, {}};
  if (before.by_hand) {
    arrangement.requests = common(before, data_);
    for (const auto& request : data_.queue) {
      if (waiting(before, request.id) == nullptr) arrangement.requests.push_back(request.id);
    }
  } else {
    arrangement.requests = arranged(data_, before.order);
  }
  happen(std::move(arrangement), now);
}

}  // namespace signaling
