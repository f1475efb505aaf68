#include "mcu/conference/topology.h"

#include <algorithm>

namespace mcu {
namespace {

bool contains(const std::vector<SiteId>& sites, const SiteId& site) {
  return std::find(sites.begin(), sites.end(), site) != sites.end();
}

const RosterEntry* find(const std::vector<RosterEntry>& roster, const SiteId& site) {
  const auto place = std::find_if(roster.begin(), roster.end(), [&](const auto& e) { return e.site == site; });
  return place == roster.end() ? nullptr : &*place;
}

bool can_be_seen(const RosterEntry& entry) { return entry.connected && entry.sends_video; }

// The first of: who is wished, who speaks, who stood there before, the chair's site, anybody who can be seen or is
// connected. Wished sites stay on stage even while disconnected: the floor is theirs and the picture says so.
std::vector<SiteId> plan_stage(const std::vector<RosterEntry>& roster, const TopologyWish& wish,
                               const Topology& previous) {
  std::vector<SiteId> stage;
  for (const auto& site : wish.stage) {
    if (find(roster, site) != nullptr && !contains(stage, site)) stage.push_back(site);
  }
  if (!stage.empty()) return stage;
  const auto connected = [&](const SiteId& site) {
    const auto* entry = find(roster, site);
    return entry != nullptr && entry->connected;
  };
  if (wish.active_speaker && connected(*wish.active_speaker)) return {*wish.active_speaker};
  if (!previous.stage.empty() && connected(previous.stage.front())) return {previous.stage.front()};
  const auto first = [&](auto condition) -> std::optional<SiteId> {
    const auto place = std::find_if(roster.begin(), roster.end(), condition);
    return place == roster.end() ? std::nullopt : std::optional(place->site);
  };
  for (const auto& choice : {first([](const auto& e) { return e.chair && e.connected; }), first(can_be_seen),
                             first([](const auto& e) { return e.connected; })}) {
    if (choice) return {*choice};
  }
  return {};
}

SlotPlan plan_stage_slot(const std::vector<RosterEntry>& roster, const std::vector<SiteId>& stage,
                         const SiteId& receiver) {
  const auto camera = [](const SiteId& site) { return SlotPlan{SlotContent::kCamera, site, true}; };
  for (const auto& site : stage) {
    const auto* entry = find(roster, site);
    if (site != receiver && can_be_seen(*entry)) return camera(site);
  }
  for (const bool chair : {true, false}) {
    for (const auto& entry : roster) {
      if (entry.site != receiver && can_be_seen(entry) && (!chair || entry.chair)) return camera(entry.site);
    }
  }
  return {};
}

const ReceiverPlan* find(const Topology& topology, const SiteId& site) {
  const auto place =
      std::find_if(topology.receivers.begin(), topology.receivers.end(), [&](const auto& r) { return r.site == site; });
  return place == topology.receivers.end() ? nullptr : &*place;
}

// Everybody else who can be seen and is not on this receiver's stage, each in the slot it had if it had one.
void plan_gallery(const std::vector<RosterEntry>& roster, const ReceiverPlan* previous, ReceiverPlan& plan) {
  std::vector<SiteId> waiting;
  for (const auto& entry : roster) {
    if (entry.site != plan.site && can_be_seen(entry) && entry.site != plan.slots[0].site)
      waiting.push_back(entry.site);
  }
  for (size_t i = 1; previous != nullptr && i < std::min(plan.slots.size(), previous->slots.size()); ++i) {
    const SlotPlan& before = previous->slots[i];
    if (before.content == SlotContent::kCamera && std::erase(waiting, before.site) != 0) plan.slots[i] = before;
  }
  auto next = waiting.begin();
  for (size_t i = 1; i < plan.slots.size() && next != waiting.end(); ++i) {
    if (plan.slots[i].content == SlotContent::kNothing) plan.slots[i] = {SlotContent::kCamera, *next++, false};
  }
}

ReceiverPlan plan_receiver(const std::vector<RosterEntry>& roster, const std::vector<SiteId>& stage,
                           const RosterEntry& receiver, const Topology& previous) {
  ReceiverPlan plan{receiver.site, std::vector<SlotPlan>(1 + receiver.gallery_slots)};
  if (receiver.view == View::kComposed) {
    plan.slots[0] = {SlotContent::kComposed, SiteId(), true};
    return plan;
  }
  plan.slots[0] = plan_stage_slot(roster, stage, receiver.site);
  plan_gallery(roster, find(previous, receiver.site), plan);
  return plan;
}

}  // namespace

Topology plan_topology(const std::vector<RosterEntry>& roster, const TopologyWish& wish, const Topology& previous) {
  Topology plan;
  plan.stage = plan_stage(roster, wish, previous);
  plan.tiles = plan.stage;
  for (const auto& entry : roster) {
    if (!contains(plan.tiles, entry.site)) plan.tiles.push_back(entry.site);
    if (!entry.connected) continue;
    if (entry.heard) plan.heard.push_back(entry.site);
    if (entry.view == View::kComposed) plan.composed_wanted = true;
    plan.receivers.push_back(plan_receiver(roster, plan.stage, entry, previous));
  }
  return plan;
}

}  // namespace mcu
