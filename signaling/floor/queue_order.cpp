#include "signaling/floor/queue_order.h"

#include <algorithm>
#include <tuple>

namespace signaling {
namespace {

// Who has a lower rank comes first; within one rank the time of the request decides.
size_t rank(const FloorData& data, QueueOrder order, const SiteId& site, bool priority) {
  switch (order) {
    case QueueOrder::kTime: return 0;
    case QueueOrder::kPriority: return priority ? 0 : 1;
    case QueueOrder::kPlanned:
      return static_cast<size_t>(std::ranges::find(data.planned, site, &PlannedSpeaker::site) - data.planned.begin());
    case QueueOrder::kUnspoken: return std::ranges::find(data.spoken, site) == data.spoken.end() ? 0 : 1;
  }
  return 0;
}

std::tuple<size_t, Timestamp, uint64_t> key(const FloorData& data, QueueOrder order, const FloorRequest& request) {
  return {rank(data, order, request.site, request.priority), request.since, request.id};
}

}  // namespace

std::vector<uint64_t> arranged(const FloorData& data, QueueOrder order) {
  std::vector<const FloorRequest*> requests;
  for (const auto& request : data.queue) requests.push_back(&request);
  std::ranges::sort(requests, {}, [&](const auto* request) { return key(data, order, *request); });
  std::vector<uint64_t> ids;
  for (const auto* request : requests) ids.push_back(request->id);
  return ids;
}

size_t place_of_new(const FloorData& data, const SiteId& site, bool priority) {
  const size_t own = rank(data, data.order, site, priority);
  size_t place = data.queue.size();
  while (place > 0 && rank(data, data.order, data.queue[place - 1].site, data.queue[place - 1].priority) > own) --place;
  return place + 1;
}

size_t place_by_rule(const FloorData& data, const FloorRequest& request) {
  const auto own = key(data, data.order, request);
  const auto before = std::ranges::count_if(data.queue, [&](const auto& r) { return key(data, data.order, r) < own; });
  return static_cast<size_t>(before) + 1;
}

Speaker planned_speaker(const FloorData& data, const SiteId& site) {
  const auto found = std::ranges::find(data.planned, site, &PlannedSpeaker::site);
  return found == data.planned.end() ? Speaker() : Speaker{found->delegate, {}};
}

}  // namespace signaling
