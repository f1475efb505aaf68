#include "mcu/conference/topology.h"

#include <algorithm>

#include "media/audio/audio_tick.h"

namespace mcu {
namespace {

template <typename T, typename K, typename P>
const T* find(const std::vector<T>& all, const K& key, P member) {
  const auto place = std::find_if(all.begin(), all.end(), [&](const T& each) { return each.*member == key; });
  return place == all.end() ? nullptr : &*place;
}

// Plans the slots of one receiver, each step in those that are still free.
class SlotPlanner {
 public:
  SlotPlanner(const Roster& roster, const RosterEntry& receiver, const Topology& plan)
      : roster_(roster), receiver_(receiver), plan_(plan), slots_(receiver.video_slots) {}

  void show_group(size_t slot, const GroupPlan* group) {
    if (group != nullptr && slot < slots_.size()) slots_[slot] = {SlotContent::kComposed, SiteId(), group->id, true};
  }

  // The group it is in; the first one if it names none that there is.
  const GroupPlan* own_group() const {
    if (const auto* group = find(plan_.groups, receiver_.group, &GroupPlan::id)) return group;
    return plan_.groups.empty() ? nullptr : &plan_.groups.front();
  }

  void show_stage() {
    if (slots_.empty()) return;
    if (const RosterEntry* entry = choose_stage()) {
      slots_[kStageSlot] = {SlotContent::kCamera, entry->site, {}, true};
    }
  }

  void show_content(const std::optional<SiteId>& content) {
    if (!content || *content == receiver_.site || slots_.size() <= kContentSlot) return;
    const auto* entry = mcu::find(roster_, *content);
    if (entry == nullptr || entry->viewer || !entry->connected || !entry->sends_content) return;
    slots_[kContentSlot] = {SlotContent::kContent, *content, {}, true};
  }

  // Everybody else who can be seen and is not on this receiver's stage, each in the slot it had if it had one.
  void show_gallery(const ReceiverPlan* previous) {
    std::vector<SiteId> waiting;
    for (const auto& entry : roster_) {
      const bool staged = !slots_.empty() && entry.site == slots_[kStageSlot].site;
      if (&entry != &receiver_ && entry.can_be_seen() && !staged) waiting.push_back(entry.site);
    }
    const size_t before = previous == nullptr ? 0 : std::min(slots_.size(), previous->slots.size());
    for (size_t slot = kGallerySlot; slot < before; ++slot) {
      const SlotPlan& had = previous->slots[slot];
      if (had.content == SlotContent::kCamera && is_free(slot) && std::erase(waiting, had.site) != 0) {
        slots_[slot] = had;
      }
    }
    auto next = waiting.begin();
    for (size_t slot = kGallerySlot; slot < slots_.size() && next != waiting.end(); ++slot) {
      if (is_free(slot)) slots_[slot] = {SlotContent::kCamera, *next++, {}, false};
    }
  }

  std::vector<SlotPlan> take() { return std::move(slots_); }

 private:
  bool is_free(size_t slot) const { return slots_[slot].content == SlotContent::kNothing; }

  const RosterEntry* choose_stage() const {
    const auto fits = [&](const RosterEntry* entry) {
      return entry != nullptr && entry != &receiver_ && entry->can_be_seen();
    };
    if (const GroupPlan* group = own_group()) {
      for (const auto& site : group->stage) {
        if (const auto* entry = mcu::find(roster_, site); fits(entry)) return entry;
      }
    }
    for (const bool chair : {true, false}) {
      for (const auto& entry : roster_) {
        if (fits(&entry) && (!chair || entry.chair)) return &entry;
      }
    }
    return nullptr;
  }

  const Roster& roster_;
  const RosterEntry& receiver_;
  const Topology& plan_;
  std::vector<SlotPlan> slots_;
};

ReceiverPlan plan_receiver(const DesiredConference& wish, const Roster& roster, const RosterEntry& receiver,
                           const Topology& plan, const Topology& previous) {
  SlotPlanner slots(roster, receiver, plan);
  slots.show_group(kGallerySlot, find(plan.groups, receiver.second_group, &GroupPlan::id));  // no id is empty
  if (receiver.view == View::kComposed) {
    slots.show_group(kStageSlot, slots.own_group());
  } else {
    slots.show_stage();
    slots.show_content(wish.content);
    slots.show_gallery(find(previous.receivers, receiver.site, &ReceiverPlan::site));
  }
  const SoundPlan mix{SoundContent::kMix, receiver.site};
  return {receiver.site, receiver.sound ? mix : SoundPlan{}, slots.take()};
}

// What a viewer gets, or gives, in helping a site. The plans of the sites are ready.
class HelpPlanner {
 public:
  HelpPlanner(const Roster& roster, Topology& plan) : roster_(roster), plan_(plan) {}

  void help(const RosterEntry& viewer) {
    const auto own = std::find_if(plan_.receivers.begin(), plan_.receivers.end(),
                                  [&](const auto& each) { return each.site == viewer.site; });
    if (viewer.mirrors) mirror(*viewer.mirrors, *own);
    if (viewer.listens_to) own->sound = listen(*viewer.listens_to);
    if (viewer.talks_to && is_there(*viewer.talks_to) && plan_.talks.size() < media::kMaxTalks) {
      plan_.talks.push_back({viewer.site, *viewer.talks_to});
    }
  }

 private:
  bool is_there(const SiteId& site) const {
    const auto* entry = mcu::find(roster_, site);
    return entry != nullptr && entry->connected && !entry->viewer;
  }

  void mirror(const SiteId& site, ReceiverPlan& own) {
    own.sound = {};
    std::fill(own.slots.begin(), own.slots.end(), SlotPlan{});
    if (!is_there(site)) return;
    const ReceiverPlan& seen = *find(plan_.receivers, site, &ReceiverPlan::site);
    own.sound = seen.sound;
    std::copy_n(seen.slots.begin(), std::min(seen.slots.size(), own.slots.size()), own.slots.begin());
  }

  SoundPlan listen(const SiteId& site) const {
    return is_there(site) ? SoundPlan{SoundContent::kMicrophone, site} : SoundPlan{};
  }

  const Roster& roster_;
  Topology& plan_;
};

}  // namespace

std::string slot_name(size_t slot) {
  if (slot == kStageSlot) return "stage";
  return slot == kContentSlot ? "content" : "gallery-" + std::to_string(slot - kGallerySlot + 1);
}

Topology plan_topology(const DesiredConference& wish, const Roster& roster, const std::optional<SiteId>& active_speaker,
                       const Topology& previous) {
  Topology plan;
  for (const auto& group : wish.groups) {
    const auto* before = find(previous.groups, group.id, &GroupPlan::id);
    plan.groups.push_back(plan_group(group, roster, wish.content, active_speaker, before));
  }
  for (const auto& entry : roster) {
    if (!entry.connected) continue;
    if (entry.heard && !entry.viewer && !wish.hold) plan.heard.push_back(entry.site);
    plan.receivers.push_back(plan_receiver(wish, roster, entry, plan, previous));
  }
  HelpPlanner planner(roster, plan);
  for (const auto& entry : roster) {
    if (entry.connected && entry.viewer) planner.help(entry);
  }
  return plan;
}

}  // namespace mcu
