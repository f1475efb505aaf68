#include "mcu/conference/group_plan.h"

#include <gtest/gtest.h>

#include "rosters.h"

namespace mcu {
namespace {

using namespace test;

struct Given {
  Roster roster = four();
  std::optional<SiteId> content;
  std::optional<SiteId> speaker;
  std::optional<GroupPlan> before;
};

GroupPlan plan(const std::vector<DesiredPlace>& places, const Given& given = {}) {
  return plan_group(group("halls", places), given.roster, given.content, given.speaker,
                    given.before ? &*given.before : nullptr);
}

// "c" a camera, "[c]" a content, "-" an empty place.
std::string text(const GroupPlan& plan) {
  std::string text;
  for (const auto& place : plan.places) {
    switch (place.kind) {
      case PlannedPlace::Kind::kEmpty: text += "-"; break;
      case PlannedPlace::Kind::kCamera: text += place.site.value(); break;
      case PlannedPlace::Kind::kContent: text += "[" + place.site.value() + "]";
    }
  }
  return text;
}

TEST(PlanGroup, NamedSitesStandWhereTheyAreNamed) {
  EXPECT_EQ(text(plan({at("c"), kEmptyPlace, at("a")})), "c-a");
  EXPECT_EQ(plan({at("c"), kEmptyPlace, at("a")}).stage, sites({"c", "a"}));
}

TEST(PlanGroup, ASiteKeepsItsPlaceWhileItsLineIsDown) {
  Given given;
  given.roster[2].connected = false;
  EXPECT_EQ(text(plan({at("c")}, given)), "c");
}

TEST(PlanGroup, WhoIsTwiceOrUnknownOrAViewerLeavesAnEmptyPlace) {
  Given given;
  given.roster.push_back(viewer("~v"));
  EXPECT_EQ(text(plan({at("c"), at("c"), at("nobody"), at("~v"), at("b")}, given)), "c---b");
}

TEST(PlanGroup, ContentStandsWhereItIsWishedAndOnlyThatOfWhoHasIt) {
  Given given;
  EXPECT_EQ(text(plan({kContentPlace, at("b")}, given)), "-b");
  given.content = SiteId("b");
  EXPECT_EQ(text(plan({kContentPlace, at("b")}, given)), "[b]b") << "camera and content of one site";
  EXPECT_EQ(plan({kContentPlace, at("b")}, given).stage, sites({"b"}));
  given.content = SiteId("nobody");
  EXPECT_EQ(text(plan({kContentPlace, at("b")}, given)), "-b");
}

TEST(PlanGroup, TheSpeakerIsWhoSpeaksThenTheFormerThenTheChairThenAnybody) {
  Given given;
  EXPECT_EQ(text(plan({kSpeakerPlace}, given)), "a");
  given.before.emplace().speakers = sites({"d"});
  EXPECT_EQ(text(plan({kSpeakerPlace}, given)), "d") << "through silence";
  given.speaker = SiteId("b");
  EXPECT_EQ(text(plan({kSpeakerPlace}, given)), "b");
  for (auto& entry : given.roster) entry.connected = false;
  EXPECT_EQ(text(plan({kSpeakerPlace}, given)), "-");
  given.roster[2].connected = true;
  given.roster[2].sends_video = false;
  EXPECT_EQ(text(plan({kSpeakerPlace}, given)), "c");
}

TEST(PlanGroup, NamedSitesAreNoSpeakers) {
  Given given;
  given.speaker = SiteId("c");
  EXPECT_EQ(text(plan({kSpeakerPlace, at("c")}, given)), "ac");
  EXPECT_EQ(text(plan({at("c"), kSpeakerPlace}, given)), "ca");
}

TEST(PlanGroup, AFormerSpeakerMovesToTheSecondPlace) {
  Given given;
  given.speaker = SiteId("b");
  given.before = plan({kSpeakerPlace, kSpeakerPlace}, given);
  EXPECT_EQ(text(*given.before), "ba");
  given.speaker = SiteId("c");
  given.before = plan({kSpeakerPlace, kSpeakerPlace}, given);
  EXPECT_EQ(text(*given.before), "cb");
  given.before = plan({kSpeakerPlace, kSpeakerPlace}, given);
  EXPECT_EQ(text(*given.before), "cb") << "goes on speaking";
  given.speaker = SiteId("b");
  EXPECT_EQ(text(plan({kSpeakerPlace, kSpeakerPlace}, given)), "bc");
}

TEST(PlanGroup, WithoutPlacesTheSpeakerIsOnStage) {
  Given given;
  given.speaker = SiteId("d");
  const auto planned = plan({}, given);
  EXPECT_TRUE(planned.places.empty());
  EXPECT_EQ(planned.stage, sites({"d"}));
  given.roster.clear();
  EXPECT_TRUE(plan({}, given).stage.empty());
}

TEST(PlanGroup, AViewerIsNeverTheSpeaker) {
  Given given;
  given.roster = {viewer("~v"), seat("b")};
  given.speaker = SiteId("~v");
  EXPECT_EQ(text(plan({kSpeakerPlace}, given)), "b");
}

}  // namespace
}  // namespace mcu
