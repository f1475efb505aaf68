#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mcu/api/messages.h"

namespace mcu {

// What the planner needs to know of a site that takes part: wish and ability.
struct RosterEntry {
  SiteId site;
  bool connected = false;   // an endpoint with running media
  bool sends_video = false;
  bool heard = false;
  bool chair = false;
  View view = View::kComposed;
  size_t gallery_slots = 0;  // receive-video m-lines behind the first one, which is the stage
};

// What may stand in a receive slot of an endpoint.
enum class SlotContent { kNothing, kComposed, kCamera };

// A receive slot of one endpoint and what stands in it. The slot order is that of the endpoint's receive-video m-lines:
// 0 is "stage", 1…k "gallery-1…k".
struct SlotPlan {
  SlotContent content = SlotContent::kNothing;
  SiteId site;           // for kCamera
  bool large = false;    // stage: the best layer; gallery: the smallest
  friend bool operator==(const SlotPlan&, const SlotPlan&) = default;
};

struct ReceiverPlan {
  SiteId site;
  std::vector<SlotPlan> slots;
  friend bool operator==(const ReceiverPlan&, const ReceiverPlan&) = default;
};

// Who gets what in a conference. Audio needs no edges of its own: every connected site hears the mix of `heard` without
// itself.
struct Topology {
  std::vector<SiteId> heard;               // connected sites whose microphones the mixer takes
  std::vector<SiteId> stage;               // sites on stage, largest first; at least one if anybody is connected
  std::vector<SiteId> tiles;               // order of the composed picture: stage first, then roster order; all sites
                                           // of the roster, connected or not, so that an absent hall keeps its place
  bool composed_wanted = false;            // somebody watches the composed view
  std::vector<ReceiverPlan> receivers;     // connected sites in roster order
  friend bool operator==(const Topology&, const Topology&) = default;
};

struct TopologyWish {
  std::vector<SiteId> stage;               // named by chair or floor; empty: the active speaker decides
  std::optional<SiteId> active_speaker;    // as chosen by the audio bridge, with hold time
};

// Plans all of it from the roster (in configured order) and the wish. Pure: the same arguments give the same plan.
// `previous` keeps a gallery site in the slot it had, so that a change of stage moves one tile and not all.
// A receiver does not see itself: if it is alone on stage, its stage slot shows the chair's site, else the first other.
Topology plan_topology(const std::vector<RosterEntry>& roster, const TopologyWish& wish, const Topology& previous);

}  // namespace mcu
