#include "signaling/floor/floor_data.h"

#include <algorithm>
#include <utility>

#include "signaling/floor/turn_clock.h"

namespace signaling {
namespace {

template <typename T>
const T* find_site(const std::vector<T>& entries, const SiteId& site) {
  const auto found = std::ranges::find(entries, site, &T::site);
  return found == entries.end() ? nullptr : &*found;
}

void set_member(std::vector<SiteId>& sites, const SiteId& site, bool member) {
  const auto found = std::ranges::find(sites, site);
  if (member && found == sites.end()) sites.push_back(site);
  if (!member && found != sites.end()) sites.erase(found);
}

// The turn's clock begins to run towards its limit with `remaining` time left.
void set_limit(FloorHolder& holder, const std::optional<Duration>& limit, const std::optional<Duration>& remaining,
               Timestamp turn_time) {
  holder.limit = limit;
  holder.limit_at =
      limit ? later(holder.gone_since.value_or(turn_time), remaining.value_or(*limit)) : media::kNever;
}

void leave_queue(FloorData& data, uint64_t request) {
  std::erase_if(data.queue, [&](const auto& r) { return r.id == request; });
}

void leave_floor(FloorData& data, uint64_t request) {
  std::erase_if(data.holders, [&](const auto& h) { return h.request == request; });
}

void enter_queue(FloorData& data, const RequestChanged& e) {
  leave_floor(data, e.request);
  leave_queue(data, e.request);
  if (data.request(e.site) != nullptr || data.queue.size() >= kMaxFloorSites) return;
  const size_t before = std::min(e.place == 0 ? 0 : e.place - 1, data.queue.size());
  data.queue.insert(data.queue.begin() + static_cast<std::ptrdiff_t>(before),
                    {e.request, e.site, e.since, e.speaker, e.priority});
}

void enter_floor(FloorData& data, const RequestChanged& e, Timestamp at) {
  leave_queue(data, e.request);
  const bool holds = std::ranges::find(data.holders, e.request, &FloorHolder::request) != data.holders.end();
  if (holds || data.holder(e.site) != nullptr || data.holders.size() >= kMaxFloorSites) return;
  FloorHolder holder;
  holder.request = e.request;
  holder.site = e.site;
  holder.since = at;
  holder.speaker = e.speaker;
  holder.phase = e.phase;
  holder.taken = e.cause == FloorCause::kPolicy || e.cause == FloorCause::kStandingRight;
  holder.warning = data.settings.warning;
  holder.grace = data.settings.grace;
  holder.drop_grace = data.settings.drop_grace;
  if (data.is_gone(e.site)) holder.gone_since = data.turn_time(at);
  set_limit(holder, e.limit, e.remaining, data.turn_time(at));
  data.holders.push_back(std::move(holder));
}

// ---- one function an event -----------------------------------------------------------------------------------------

void on(FloorData& data, const RequestChanged& e, Timestamp at) {
  data.next_request = std::max(data.next_request, e.request + 1);
  if (e.status == RequestStatus::kPending) return enter_queue(data, e);
  if (e.status == RequestStatus::kGranted) return enter_floor(data, e, at);
  const auto* holder = data.holder(e.site);
  // A grant that is undone was no turn.
  if (holder != nullptr && holder->request == e.request && e.cause != FloorCause::kUndo) {
    set_member(data.spoken, e.site, true);
  }
  leave_queue(data, e.request);
  leave_floor(data, e.request);
}

void on(FloorData& data, const TurnChanged& e, Timestamp at) {
  const auto holder = std::ranges::find(data.holders, e.request, &FloorHolder::request);
  if (holder == data.holders.end()) return;
  holder->speaker = e.speaker;
  holder->phase = e.phase;
  if (e.cause == FloorCause::kChair) holder->taken = false;
  set_limit(*holder, e.limit, e.remaining, data.turn_time(at));
}

void on(FloorData& data, const QueueArranged& e, Timestamp) {
  data.order = e.order;
  data.by_hand = e.by_hand;
  const auto place = [&](const FloorRequest& r) { return std::ranges::find(e.requests, r.id) - e.requests.begin(); };
  std::ranges::stable_sort(data.queue, {}, place);
}

void on(FloorData& data, const SpeakersPlanned& e, Timestamp) { data.planned = e.speakers; }

void on(FloorData& data, const FloorPolicyChanged& e, Timestamp) {
  data.policy = e.policy;
  data.lecturer = e.lecturer;
}

void on(FloorData& data, const FloorSettingsChanged& e, Timestamp) { data.settings = e.settings; }

void on(FloorData& data, const ChairSiteChanged& e, Timestamp) { data.chair_site = e.site; }

void on(FloorData& data, const LineChanged& e, Timestamp at) {
  set_member(data.gone, e.site, !e.connected);
  const auto holder = std::ranges::find(data.holders, e.site, &FloorHolder::site);
  if (holder == data.holders.end() || holder->gone_since.has_value() == !e.connected) return;
  if (!e.connected) {
    holder->gone_since = data.turn_time(at);
    return;
  }
  if (holder->limit) holder->limit_at = later(holder->limit_at, span_between(*holder->gone_since, data.turn_time(at)));
  holder->gone_since.reset();
}

void on(FloorData& data, const SoundChanged& e, Timestamp) {
  const auto holder = std::ranges::find(data.holders, e.site, &FloorHolder::site);
  if (holder != data.holders.end()) holder->silent = e.silent;
}

void on(FloorData& data, const FloorPaused&, Timestamp at) {
  if (!data.paused_since) data.paused_since = at;
}

void on(FloorData& data, const FloorResumed&, Timestamp at) {
  if (!data.paused_since) return;
  const Duration length = span_between(*data.paused_since, at);
  data.paused_since.reset();
  for (auto& holder : data.holders) {
    if (holder.limit) holder.limit_at = later(holder.limit_at, length);
    if (holder.gone_since) holder.gone_since = later(*holder.gone_since, length);
  }
}

void on(FloorData& data, const FloorClosed&, Timestamp) { data.closed = true; }

void on(FloorData& data, const FloorReopened&, Timestamp) { data.closed = false; }

}  // namespace

// ---- questions -----------------------------------------------------------------------------------------------------

bool FloorData::has_standing_right(const SiteId& site) const {
  return chair_site == site || (policy == FloorPolicy::kLecture && lecturer == site);
}

bool FloorData::has_floor(const SiteId& site) const {
  return (floor == FloorId::kSpeech && has_standing_right(site)) || holder(site) != nullptr;
}

bool FloorData::is_gone(const SiteId& site) const { return std::ranges::find(gone, site) != gone.end(); }

const FloorHolder* FloorData::holder(const SiteId& site) const { return find_site(holders, site); }

const FloorRequest* FloorData::request(const SiteId& site) const { return find_site(queue, site); }

std::optional<size_t> FloorData::place(const SiteId& site) const {
  const auto* found = request(site);
  if (found == nullptr) return std::nullopt;
  return static_cast<size_t>(found - queue.data()) + 1;
}

void apply(FloorData& data, const FloorEvent& event) {
  if (event.floor != data.floor) return;
  std::visit([&](const auto& what) { on(data, what, event.at); }, event.what);
}

}  // namespace signaling
