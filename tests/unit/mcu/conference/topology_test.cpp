#include "mcu/conference/topology.h"

#include <gtest/gtest.h>

#include "media/audio/audio_tick.h"
#include "rosters.h"

namespace mcu {
namespace {

using namespace test;

// The halls with these sites in their first places.
DesiredConference halls(std::initializer_list<const char*> ids) {
  DesiredConference wish;
  wish.groups = {group("halls", {})};
  for (const char* id : ids) wish.groups[0].places.push_back(at(id));
  return wish;
}

Topology plan(const Roster& roster, const DesiredConference& wish, const Topology& previous = {}) {
  return plan_topology(wish, roster, {}, previous);
}

// "a" in the smallest layer, "[a]" in the best, "{a}" its content, "*" the halls' picture, "m" group m's, "-" empty.
std::string slots_of(const Topology& topology, const char* site) {
  std::string text;
  for (const auto& receiver : topology.receivers) {
    if (receiver.site.value() != site) continue;
    for (const auto& slot : receiver.slots) {
      switch (slot.content) {
        case SlotContent::kNothing: text += "-"; break;
        case SlotContent::kComposed: text += slot.group == "halls" ? "*" : slot.group; break;
        case SlotContent::kCamera: text += slot.large ? "[" + slot.site.value() + "]" : slot.site.value(); break;
        case SlotContent::kContent: text += "{" + slot.site.value() + "}";
      }
    }
  }
  return text;
}

// "mix of a", "microphone of a", "nothing"; "" if it is not planned.
std::string sound_of(const Topology& topology, const char* site) {
  for (const auto& receiver : topology.receivers) {
    if (receiver.site.value() != site) continue;
    switch (receiver.sound.content) {
      case SoundContent::kNothing: return "nothing";
      case SoundContent::kMix: return "mix of " + receiver.sound.site.value();
      case SoundContent::kMicrophone: return "microphone of " + receiver.sound.site.value();
    }
  }
  return "";
}

TEST(PlanTopology, SlotsHaveTheirNames) {
  EXPECT_EQ(slot_name(0), "stage");
  EXPECT_EQ(slot_name(1), "content");
  EXPECT_EQ(slot_name(2), "gallery-1");
  EXPECT_EQ(slot_name(12), "gallery-11");
}

TEST(PlanTopology, ForwardedViewHasTheStageLargeAndTheOthersInTheGallery) {
  const auto topology = plan(four(), halls({"c"}));
  EXPECT_EQ(slots_of(topology, "a"), "[c]-bd-");
  EXPECT_EQ(slots_of(topology, "c"), "[a]-bd-") << "who is on stage sees the chair's site";
}

TEST(PlanTopology, ForwardedViewHasTheContentInItsSlot) {
  auto roster = four();
  roster[1].sends_content = roster[3].sends_content = true;
  auto wish = halls({"c"});
  EXPECT_EQ(slots_of(plan(roster, wish), "a"), "[c]-bd-") << "nobody's is taken";
  wish.content = SiteId("b");
  EXPECT_EQ(slots_of(plan(roster, wish), "a"), "[c]{b}bd-");
  EXPECT_EQ(slots_of(plan(roster, wish), "b"), "[c]-ad-") << "not to itself";
  roster[1].connected = false;
  EXPECT_EQ(slots_of(plan(roster, wish), "a"), "[c]-d--");
}

TEST(PlanTopology, ComposedViewTakesOneSlot) {
  auto roster = four();
  roster[1].view = View::kComposed;
  roster[2].sends_content = true;
  auto wish = halls({"c"});
  wish.content = SiteId("c");
  EXPECT_EQ(slots_of(plan(roster, wish), "b"), "*----") << "the content is in the picture";
}

TEST(PlanTopology, EachSeesThePictureOfItsGroup) {
  auto roster = four();
  for (auto& entry : roster) entry.view = View::kComposed;
  auto wish = halls({"c"});
  wish.groups.push_back(group("m", {at("b")}));
  roster[0].group = "m";
  roster[1].group = "no such group";
  const auto topology = plan(roster, wish);
  EXPECT_EQ(slots_of(topology, "a"), "m----");
  EXPECT_EQ(slots_of(topology, "b"), "*----") << "the first group";
  EXPECT_EQ(slots_of(topology, "c"), "*----");
  ASSERT_EQ(topology.groups.size(), 2U);
  EXPECT_EQ(topology.groups[1].stage, sites({"b"}));
  wish.groups.clear();
  EXPECT_EQ(slots_of(plan(roster, wish), "a"), "-----");
}

TEST(PlanTopology, AForwardedStageIsThatOfItsGroup) {
  auto roster = four();
  auto wish = halls({"c"});
  wish.groups.push_back(group("m", {kContentPlace, at("d")}));
  roster[0].group = "m";
  EXPECT_EQ(slots_of(plan(roster, wish), "a"), "[d]-bc-");
  EXPECT_EQ(slots_of(plan(roster, wish), "b"), "[c]-ad-");
}

TEST(PlanTopology, ASecondGroupTakesTheFirstGallerySlot) {
  auto roster = four();
  roster[0].second_group = roster[1].second_group = "m";
  roster[2].second_group = "no such group";
  roster[1].view = View::kComposed;
  auto wish = halls({"c"});
  wish.groups.push_back(group("m", {}));
  EXPECT_EQ(slots_of(plan(roster, wish), "a"), "[c]-mbd");
  EXPECT_EQ(slots_of(plan(roster, wish), "b"), "*-m--");
  EXPECT_EQ(slots_of(plan(roster, wish), "c"), "[a]-bd-");
  roster[1].video_slots = 2;
  EXPECT_EQ(slots_of(plan(roster, wish), "b"), "*-");
}

TEST(PlanTopology, ViewersSeeAndAreNotSeen) {
  auto roster = four();
  roster.push_back(viewer("~v"));
  roster.back().heard = roster.back().sends_content = true;
  roster.back().sound = false;
  auto wish = halls({"c"});
  wish.content = SiteId("~v");
  const auto topology = plan(roster, wish);
  EXPECT_EQ(slots_of(topology, "~v"), "*----");
  EXPECT_EQ(slots_of(topology, "a"), "[c]-bd-");
  EXPECT_TRUE(topology.heard.empty());
  EXPECT_EQ(sound_of(topology, "~v"), "nothing");
  EXPECT_EQ(sound_of(topology, "a"), "mix of a");
}

TEST(PlanTopology, WhoListensGetsThatMicrophoneHeardOrNot) {
  auto roster = four();
  roster.push_back(viewer("~v"));
  roster.back().listens_to = SiteId("b");
  roster.back().sound = false;
  auto wish = halls({"c"});
  wish.hold = true;
  auto topology = plan(roster, wish);
  EXPECT_EQ(sound_of(topology, "~v"), "microphone of b");
  EXPECT_EQ(slots_of(topology, "~v"), "*----") << "what it sees stays";
  EXPECT_TRUE(topology.heard.empty() && topology.talks.empty());
  for (const char* nobody : {"~v", "~w", "x"}) {
    roster.back().listens_to = SiteId(nobody);
    EXPECT_EQ(sound_of(plan(roster, wish), "~v"), "nothing") << nobody;
  }
  roster.back().listens_to = SiteId("b");
  roster[1].connected = false;
  EXPECT_EQ(sound_of(plan(roster, wish), "~v"), "nothing") << "not the mix in its place";
}

TEST(PlanTopology, WhoMirrorsGetsWhatTheSiteGets) {
  Roster roster{viewer("~v")};
  for (const auto& site : four()) roster.push_back(site);
  roster[0].mirrors = SiteId("b");
  auto wish = halls({"c"});
  EXPECT_EQ(slots_of(plan(roster, wish), "~v"), "[c]-ad-") << "also if the viewer comes first";
  EXPECT_EQ(slots_of(plan(roster, wish), "b"), "[c]-ad-");
  EXPECT_EQ(sound_of(plan(roster, wish), "~v"), "mix of b");
  EXPECT_EQ(plan(roster, wish).receivers.front().site, SiteId("~v")) << "the order of the roster";

  roster[0].video_slots = 3;
  EXPECT_EQ(slots_of(plan(roster, wish), "~v"), "[c]-a") << "as far as it has slots";
  roster[0].video_slots = 7;
  EXPECT_EQ(slots_of(plan(roster, wish), "~v"), "[c]-ad---");
  roster[2].view = View::kComposed;
  roster[2].sound = false;
  EXPECT_EQ(slots_of(plan(roster, wish), "~v"), "*------");
  EXPECT_EQ(sound_of(plan(roster, wish), "~v"), "nothing");
  roster[0].listens_to = SiteId("d");
  EXPECT_EQ(sound_of(plan(roster, wish), "~v"), "microphone of d");
  roster[2].connected = false;
  EXPECT_EQ(slots_of(plan(roster, wish), "~v"), "-------") << "the site gets nothing";
  roster[0].listens_to.reset();
  roster[0].mirrors.reset();
  EXPECT_EQ(slots_of(plan(roster, wish), "~v"), "*------");
  EXPECT_EQ(sound_of(plan(roster, wish), "~v"), "mix of ~v");
}

TEST(PlanTopology, WhoTalksToASiteThatIsThereIsInItsMix) {
  auto roster = four();
  for (const char* id : {"~v", "~w"}) roster.push_back(viewer(id));
  roster[4].talks_to = SiteId("b");
  roster[5].talks_to = SiteId("~v");
  auto wish = halls({});
  wish.hold = true;
  EXPECT_EQ(plan(roster, wish).talks, (std::vector<TalkPlan>{{SiteId("~v"), SiteId("b")}})) << "also in a pause";
  EXPECT_TRUE(plan(roster, wish).heard.empty());
  roster[5].talks_to = SiteId("c");
  roster[4].connected = false;
  EXPECT_EQ(plan(roster, wish).talks, (std::vector<TalkPlan>{{SiteId("~w"), SiteId("c")}}));
  roster[2].connected = false;
  EXPECT_TRUE(plan(roster, wish).talks.empty());
}

TEST(PlanTopology, NoMoreTalksThanThereIsRoomFor) {
  auto roster = four();
  for (size_t i = 0; i <= media::kMaxTalks; ++i) {
    roster.push_back(viewer(("~" + std::to_string(i)).c_str()));
    roster.back().talks_to = SiteId("a");
  }
  const auto talks = plan(roster, halls({})).talks;
  ASSERT_EQ(talks.size(), media::kMaxTalks);
  EXPECT_EQ(talks.front().viewer, SiteId("~0"));
}

TEST(PlanTopology, OnlyViewersHelp) {
  auto roster = four();
  const auto before = plan(roster, halls({"c"}));
  roster[0].listens_to = roster[0].mirrors = roster[0].talks_to = SiteId("b");
  EXPECT_EQ(plan(roster, halls({"c"})), before);
}

TEST(PlanTopology, AChangeOfStageMovesOneTile) {
  const auto before = plan(four(), halls({"b"}));
  EXPECT_EQ(slots_of(before, "a"), "[b]-cd-");
  const auto after = plan(four(), halls({"c"}), before);
  EXPECT_EQ(slots_of(after, "a"), "[c]-bd-") << "b takes the place that c left";
}

TEST(PlanTopology, ALeavingSiteLeavesAHoleThatANewOneFills) {
  auto roster = four();
  const auto before = plan(roster, halls({"a"}));
  EXPECT_EQ(slots_of(before, "d"), "[a]-bc-");
  roster[1].connected = false;
  const auto without = plan(roster, halls({"a"}), before);
  EXPECT_EQ(slots_of(without, "d"), "[a]--c-");
  roster[1].connected = true;
  EXPECT_EQ(slots_of(plan(roster, halls({"a"}), without), "d"), "[a]-bc-");
}

TEST(PlanTopology, AForwardedStageShowsSomebodyWhoCanBeSeen) {
  auto roster = four();
  roster[2].connected = false;
  EXPECT_EQ(slots_of(plan(roster, halls({"c"})), "b"), "[a]-d--");
}

TEST(PlanTopology, TheSpeakerOfBeforeIsThatOfTheSameGroup) {
  DesiredConference wish;
  wish.groups = {group("halls", {kSpeakerPlace}), group("m", {kSpeakerPlace, at("b")})};
  const auto first = plan_topology(wish, four(), SiteId("b"), {});
  EXPECT_EQ(first.groups[0].stage, sites({"b"}));
  EXPECT_EQ(first.groups[1].stage, sites({"a", "b"}));
  const auto second = plan_topology(wish, four(), SiteId("d"), first);
  const auto third = plan_topology(wish, four(), std::nullopt, second);
  EXPECT_EQ(third.groups[0].stage, sites({"d"}));
  EXPECT_EQ(third.groups[1].stage, sites({"d", "b"}));
}

TEST(PlanTopology, OnlyConnectedAndAllowedSitesAreHeard) {
  auto roster = four();
  roster[0].heard = roster[1].heard = true;
  roster[1].connected = false;
  auto wish = halls({});
  EXPECT_EQ(plan(roster, wish).heard, sites({"a"}));
  wish.hold = true;
  EXPECT_TRUE(plan(roster, wish).heard.empty()) << "a pause";
}

TEST(PlanTopology, MoreSitesThanSlotsAndNoSitesAtAll) {
  auto roster = four();
  roster[0].video_slots = 3;
  EXPECT_EQ(slots_of(plan(roster, halls({"b"})), "a"), "[b]-c");
  roster[0].video_slots = 0;
  EXPECT_EQ(slots_of(plan(roster, halls({"b"})), "a"), "");
  const auto empty = plan({}, {});
  EXPECT_TRUE(empty.groups.empty() && empty.receivers.empty() && empty.heard.empty());
}

}  // namespace
}  // namespace mcu
