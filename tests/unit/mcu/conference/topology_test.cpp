#include "mcu/conference/topology.h"

#include <gtest/gtest.h>

namespace mcu {
namespace {

RosterEntry seat(const char* id, View view = View::kForwarded) {
  RosterEntry entry;
  entry.site = SiteId(id);
  entry.connected = entry.sends_video = true;
  entry.view = view;
  entry.gallery_slots = 3;
  return entry;
}

std::vector<RosterEntry> four() {
  std::vector<RosterEntry> roster{seat("a"), seat("b"), seat("c"), seat("d")};
  roster[0].chair = true;
  return roster;
}

std::string slots_of(const Topology& topology, const char* site) {
  std::string text;
  for (const auto& receiver : topology.receivers) {
    if (receiver.site.value() != site) continue;
    for (const auto& slot : receiver.slots) {
      switch (slot.content) {
        case SlotContent::kNothing: text += "-"; break;
        case SlotContent::kComposed: text += "*"; break;
        case SlotContent::kCamera: text += slot.large ? "[" + slot.site.value() + "]" : slot.site.value();
      }
    }
  }
  return text;
}

std::vector<SiteId> sites(std::initializer_list<const char*> ids) {
  std::vector<SiteId> result;
  for (const char* id : ids) result.emplace_back(id);
  return result;
}

TEST(PlanTopology, ForwardedViewHasTheStageLargeAndTheOthersInTheGallery) {
  const auto plan = plan_topology(four(), {sites({"c"}), {}}, {});
  EXPECT_EQ(slots_of(plan, "a"), "[c]bd-");
  EXPECT_EQ(slots_of(plan, "c"), "[a]bd-") << "who is on stage sees the chair's site";
  EXPECT_FALSE(plan.composed_wanted);
}

TEST(PlanTopology, ComposedViewTakesOneSlot) {
  auto roster = four();
  roster[1].view = View::kComposed;
  const auto plan = plan_topology(roster, {}, {});
  EXPECT_EQ(slots_of(plan, "b"), "*---");
  EXPECT_TRUE(plan.composed_wanted);
}

TEST(PlanTopology, AChangeOfStageMovesOneTile) {
  const auto before = plan_topology(four(), {sites({"b"}), {}}, {});
  EXPECT_EQ(slots_of(before, "a"), "[b]cd-");
  const auto after = plan_topology(four(), {sites({"c"}), {}}, before);
  EXPECT_EQ(slots_of(after, "a"), "[c]bd-") << "b takes the place that c left";
}

TEST(PlanTopology, ALeavingSiteLeavesAHoleThatANewOneFills) {
  auto roster = four();
  const auto before = plan_topology(roster, {sites({"a"}), {}}, {});
  EXPECT_EQ(slots_of(before, "d"), "[a]bc-");
  roster[1].connected = false;
  const auto without = plan_topology(roster, {sites({"a"}), {}}, before);
  EXPECT_EQ(slots_of(without, "d"), "[a]-c-");
  roster[1].connected = true;
  EXPECT_EQ(slots_of(plan_topology(roster, {sites({"a"}), {}}, without), "d"), "[a]bc-");
}

TEST(PlanTopology, StageIsWishedThenSpeakerThenPreviousThenChair) {
  const auto roster = four();
  EXPECT_EQ(plan_topology(roster, {}, {}).stage, sites({"a"}));
  Topology previous;
  previous.stage = sites({"d"});
  EXPECT_EQ(plan_topology(roster, {}, previous).stage, sites({"d"}));
  EXPECT_EQ(plan_topology(roster, {{}, SiteId("b")}, previous).stage, sites({"b"}));
  EXPECT_EQ(plan_topology(roster, {sites({"c", "nobody", "c"}), SiteId("b")}, previous).stage, sites({"c"}));
}

TEST(PlanTopology, AWishedSiteKeepsTheStageWhileItsLineIsDown) {
  auto roster = four();
  roster[2].connected = false;
  const auto plan = plan_topology(roster, {sites({"c"}), {}}, {});
  EXPECT_EQ(plan.stage, sites({"c"}));
  EXPECT_EQ(plan.tiles, sites({"c", "a", "b", "d"}));
  EXPECT_EQ(slots_of(plan, "b"), "[a]d--") << "a forwarded stage shows somebody who can be seen";
}

TEST(PlanTopology, OnlyConnectedAndAllowedSitesAreHeard) {
  auto roster = four();
  roster[0].heard = roster[1].heard = true;
  roster[1].connected = false;
  EXPECT_EQ(plan_topology(roster, {}, {}).heard, sites({"a"}));
}

TEST(PlanTopology, MoreSitesThanSlotsAndNoSitesAtAll) {
  auto roster = four();
  roster[0].gallery_slots = 1;
  EXPECT_EQ(slots_of(plan_topology(roster, {sites({"b"}), {}}, {}), "a"), "[b]c");
  const auto empty = plan_topology({}, {}, {});
  EXPECT_TRUE(empty.stage.empty() && empty.receivers.empty() && empty.tiles.empty());
}

}  // namespace
}  // namespace mcu
