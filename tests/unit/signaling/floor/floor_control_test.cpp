#include "signaling/floor/floor_control.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/unit/signaling/floor/floor_scene.h"

namespace signaling {
namespace {

using media::kNever;

TEST(FloorControl, RequestsWaitInTheOrderOfTheirTime) {
  auto floor = make_floor();
  EXPECT_TRUE(floor.request(kB, {}, at(0s)));
  EXPECT_TRUE(floor.request(kA, {}, at(1s)));
  EXPECT_EQ(queue(floor), "ba");
  EXPECT_EQ(floor.place(kB), 1U);
  EXPECT_EQ(floor.place(kA), 2U);
  EXPECT_EQ(floor.place(kC), std::nullopt);
  EXPECT_FALSE(floor.has_floor(kB));
  EXPECT_EQ(story(floor), "b pending site, a pending site");
}

TEST(FloorControl, GrantReleaseAndWhatTheRecordSays) {
  auto floor = make_floor();
  (void)floor.request(kA, {}, at(0s));
  (void)floor.request(kB, {}, at(1s));
  EXPECT_TRUE(floor.grant(kA, {}, at(2s)));
  EXPECT_TRUE(floor.has_floor(kA));
  EXPECT_EQ(queue(floor), "b");
  EXPECT_EQ(floor.holder(kA)->request, 1U);
  EXPECT_EQ(floor.next_deadline(), kNever);
  EXPECT_TRUE(floor.release(kA, at(9s)));
  EXPECT_FALSE(floor.has_floor(kA));
  EXPECT_EQ(story(floor), "a pending site, b pending site, a granted chair, a released site");
}

TEST(FloorControl, InvitationNeedsNoRequest) {
  auto floor = make_floor();
  EXPECT_TRUE(floor.grant(kC, {}, at(0s)));
  EXPECT_EQ(holders(floor), "c");
  EXPECT_EQ(story(floor), "c granted chair");
}

TEST(FloorControl, WithOnePlaceAGrantIsAHandover) {
  auto floor = make_floor();
  (void)floor.grant(kA, {}, at(0s));
  EXPECT_TRUE(floor.grant(kB, {}, at(5s)));
  EXPECT_EQ(holders(floor), "b");
  EXPECT_EQ(story(floor), "a granted chair, a revoked handover, b granted chair");
}

TEST(FloorControl, WithSeveralPlacesAFullFloorRefuses) {
  auto floor = make_floor({.max_holders = 2});
  (void)floor.grant(kA, {}, at(0s));
  (void)floor.grant(kB, {}, at(0s));
  (void)floor.request(kC, {}, at(1s));
  EXPECT_EQ(floor.grant(kC, {}, at(2s)).error(), FloorError::kFloorFull);
  EXPECT_EQ(holders(floor), "ab");
  EXPECT_EQ(queue(floor), "c");
  EXPECT_TRUE(floor.revoke(kA, at(3s)));
  EXPECT_TRUE(floor.grant(kC, {}, at(4s)));
  EXPECT_EQ(holders(floor), "bc");
}

TEST(FloorControl, DenyCancelRevokeClear) {
  auto floor = make_floor();
  (void)floor.request(kA, {}, at(0s));
  (void)floor.request(kB, {}, at(0s));
  (void)floor.grant(kC, {}, at(0s));
  EXPECT_TRUE(floor.deny(kA, at(1s)));
  EXPECT_TRUE(floor.cancel(kB, at(1s)));
  EXPECT_TRUE(floor.revoke(kC, at(1s)));
  EXPECT_EQ(queue(floor), "");
  EXPECT_EQ(holders(floor), "");
  EXPECT_EQ(story(floor),
            "a pending site, b pending site, c granted chair, a denied chair, b cancelled site, c revoked chair");
  (void)floor.request(kA, {}, at(2s));
  (void)floor.request(kB, {}, at(2s));
  (void)floor.take_events();
  floor.clear(at(3s));
  floor.clear(at(3s));
  EXPECT_EQ(story(floor), "a denied chair, b denied chair");
}

TEST(FloorControl, RevokesAllOrWhoTookTheFloorByThemselves) {
  auto floor = make_floor({}, FloorPolicy::kOpen);
  for (const auto& site : {kA, kB}) (void)floor.request(site, {}, at(0s));
  for (const auto& site : {kC, kD}) (void)floor.grant(site, {}, at(0s));
  (void)floor.grant(kB, {}, at(1s));  // now it is given
  floor.revoke_taken(at(1s));
  EXPECT_EQ(holders(floor), "bcd");
  floor.revoke_all(at(2s));
  EXPECT_EQ(holders(floor), "");
}

TEST(FloorControl, TheSpeakerIsNamedByRequestGrantOrPlan) {
  auto floor = make_floor();
  EXPECT_TRUE(floor.plan_speakers({{kA, "Planned A"}, {kB, "Planned B"}}, at(0s)));
  (void)floor.request(kA, {.speaker = {"Trần Thị Bình", "Chủ tịch UBND xã"}}, at(1s));
  EXPECT_EQ(floor.queue()[0].speaker.post, "Chủ tịch UBND xã");
  (void)floor.grant(kA, {}, at(2s));
  EXPECT_EQ(floor.holder(kA)->speaker.delegate, "Trần Thị Bình");
  EXPECT_TRUE(floor.grant(kA, {.speaker = {"Lê Văn Hải", ""}}, at(3s)));  // somebody else goes on
  EXPECT_EQ(floor.holder(kA)->speaker, (Speaker{"Lê Văn Hải", ""}));
  EXPECT_EQ(floor.holder(kA)->since, at(2s));
  (void)floor.grant(kB, {}, at(4s));
  EXPECT_EQ(floor.holder(kB)->speaker.delegate, "Planned B");
  (void)floor.grant(kA, {.speaker = {"Named now", ""}}, at(5s));
  EXPECT_EQ(floor.holder(kA)->speaker.delegate, "Named now");
}

TEST(FloorControl, NextHandsOverInOneStep) {
  auto floor = make_floor({.max_holders = 2});
  EXPECT_EQ(floor.grant_next(at(0s)).error(), FloorError::kNobodyWaits);
  for (const auto& site : {kA, kB}) (void)floor.grant(site, {}, at(0s));
  (void)floor.request(kC, {}, at(1s));
  (void)floor.request(kD, {}, at(2s));
  (void)floor.take_events();
  EXPECT_TRUE(floor.grant_next(at(10s)));
  EXPECT_EQ(story(floor), "a revoked handover, c granted chair");
  EXPECT_EQ(holders(floor), "bc");
  EXPECT_EQ(queue(floor), "d");
}

TEST(FloorControl, NextIsTheFirstWhoseLineIsUp) {
  auto floor = make_floor();
  (void)floor.request(kA, {}, at(1s));
  (void)floor.request(kB, {}, at(2s));
  floor.site_dropped(kA, at(3s));
  EXPECT_TRUE(floor.grant_next(at(10s)));
  EXPECT_EQ(holders(floor), "b");
  EXPECT_EQ(queue(floor), "a");
  EXPECT_EQ(floor.grant_next(at(20s)).error(), FloorError::kNobodyWaits);
  EXPECT_EQ(holders(floor), "b") << "nobody follows, so nobody's turn ends";
}

TEST(FloorControl, TheChairSiteMayAlwaysSpeakAndTakesNoPlace) {
  auto floor = make_floor();
  EXPECT_TRUE(floor.has_floor(kChairSite));
  (void)floor.grant(kA, {}, at(0s));
  EXPECT_TRUE(floor.has_floor(kChairSite));
  EXPECT_TRUE(floor.has_floor(kA));
}

TEST(FloorControl, BadValuesAreRefused) {
  auto floor = make_floor();
  const Speaker endless{std::string(kMaxSpeakerBytes + 1, 'x'), ""};
  EXPECT_EQ(floor.request(kA, {.speaker = endless}, at(0s)).error(), FloorError::kBadValue);
  EXPECT_EQ(floor.grant(kA, {.speaker = endless}, at(0s)).error(), FloorError::kBadValue);
  for (const auto& unreadable : {"two\nlines", "\xff", "\u202E"}) {
    EXPECT_EQ(floor.request(kA, {.speaker = {unreadable, ""}}, at(0s)).error(), FloorError::kBadValue);
    EXPECT_EQ(floor.grant(kA, {.speaker = {"", unreadable}}, at(0s)).error(), FloorError::kBadValue);
    EXPECT_EQ(floor.plan_speakers({{kA, unreadable}}, at(0s)).error(), FloorError::kBadValue);
  }
  EXPECT_EQ(floor.grant(kA, {.limit = 0s}, at(0s)).error(), FloorError::kBadValue);
  EXPECT_EQ(floor.grant(kA, {.limit = kMaxTurnTime + 1s}, at(0s)).error(), FloorError::kBadValue);
  EXPECT_EQ(floor.plan_speakers({{kA, endless.delegate}}, at(0s)).error(), FloorError::kBadValue);
  const std::vector<PlannedSpeaker> too_many(kMaxFloorSites + 1);
  EXPECT_EQ(floor.plan_speakers(too_many, at(0s)).error(), FloorError::kBadValue);
  for (const FloorSettings& bad :
       {FloorSettings{.max_holders = 0}, {.max_holders = kMaxHolders + 1}, {.time_limit = 0s}, {.warning = -1s},
        {.grace = kMaxTurnTime + 1s}, {.drop_grace = -1ns}}) {
    EXPECT_EQ(floor.set_settings(bad, at(0s)).error(), FloorError::kBadValue);
  }
  for (size_t i = 0; i < kMaxFloorSites; ++i) {
    EXPECT_TRUE(floor.request(SiteId("s" + std::to_string(i)), {}, at(0s)));
  }
  EXPECT_EQ(floor.request(kA, {}, at(0s)).error(), FloorError::kBadValue);
}

TEST(FloorControl, LessPlacesEndNobodysTurn) {
  auto floor = make_floor({.max_holders = 3});
  for (const auto& site : {kA, kB, kC}) (void)floor.grant(site, {}, at(0s));
  EXPECT_TRUE(floor.set_settings({.max_holders = 2}, at(1s)));
  EXPECT_EQ(holders(floor), "abc");
  EXPECT_EQ(floor.grant(kD, {}, at(2s)).error(), FloorError::kFloorFull);
  (void)floor.revoke(kA, at(3s));
  EXPECT_EQ(floor.grant(kD, {}, at(3s)).error(), FloorError::kFloorFull);
  EXPECT_TRUE(floor.set_settings({.max_holders = 1}, at(4s)));
  EXPECT_TRUE(floor.grant(kD, {}, at(5s))) << "one place: a hand-over from all";
  EXPECT_EQ(holders(floor), "d");
}

}  // namespace
}  // namespace signaling
