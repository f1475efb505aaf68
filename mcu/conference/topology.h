#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mcu/api/desired_conference.h"
#include "mcu/conference/group_plan.h"
#include "mcu/conference/roster.h"

namespace mcu {

// What may stand in a receive slot of an endpoint.
enum class SlotContent { kNothing, kComposed, kCamera, kContent };

// A receive slot of one endpoint and what stands in it.
struct SlotPlan {
  SlotContent content = SlotContent::kNothing;
  SiteId site;           // of kCamera and kContent
  std::string group;     // of kComposed
  bool large = false;    // the best layer, else the smallest
  friend bool operator==(const SlotPlan&, const SlotPlan&) = default;
};

// The slots of an endpoint are its receive-video m-lines in the order of its offer.
inline constexpr size_t kStageSlot = 0;
inline constexpr size_t kContentSlot = 1;
inline constexpr size_t kGallerySlot = 2;  // and all behind it
// "stage", "content", "gallery-1", "gallery-2" …
std::string slot_name(size_t slot);

// What an endpoint may be given to hear.
enum class SoundContent { kNothing, kMix, kMicrophone };

struct SoundPlan {
  SoundContent content = SoundContent::kNothing;
  SiteId site;  // whose microphone, or for whom the mix is made
  friend bool operator==(const SoundPlan&, const SoundPlan&) = default;
};

struct ReceiverPlan {
  SiteId site;
  SoundPlan sound;
  std::vector<SlotPlan> slots;
  friend bool operator==(const ReceiverPlan&, const ReceiverPlan&) = default;
};

// A viewer whose microphone is in one site's mix alone.
struct TalkPlan {
  SiteId viewer;
  SiteId site;
  friend bool operator==(const TalkPlan&, const TalkPlan&) = default;
};

// Who gets what in a conference. The mixer needs no edges: the mix made for a participant is `heard` without itself.
struct Topology {
  std::vector<SiteId> heard;            // connected sites whose microphones the mixer takes
  std::vector<TalkPlan> talks;          // at most media::kMaxTalks, in roster order
  std::vector<GroupPlan> groups;        // as wished
  std::vector<ReceiverPlan> receivers;  // connected participants in roster order
  friend bool operator==(const Topology&, const Topology&) = default;
};

// Plans all of it from the roster (in the order of the participants) and the wish. Pure: the same arguments give the
// same plan. `previous` keeps a gallery site in the slot it had, so that a change of stage moves one tile and not all.
//
// Composed view: the picture of the receiver's group in the stage slot. Forwarded view: in the stage slot the first on
// its group's stage who can be seen, else the chair's site, else the first other; the content in its slot; the others
// in the gallery. A receiver does not see itself. In either view a second group takes the first gallery slot.
//
// A viewer that mirrors a site gets what that one gets, slot for slot as far as it has them, in place of all this; one
// that listens to a site, its microphone for sound. Of a site that is not connected there is nothing to get.
Topology plan_topology(const DesiredConference& wish, const Roster& roster, const std::optional<SiteId>& active_speaker,
                       const Topology& previous);

}  // namespace mcu
