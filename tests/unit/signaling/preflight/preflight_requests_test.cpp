// Tests that somebody asks for.
#include "preflight_world.h"

#include <gtest/gtest.h>

namespace signaling {
namespace {

using namespace std::chrono_literals;

TEST(PreflightRequests, ATestThatIsWantedTwiceIsTheSame) {
  PreflightWorld world({"a"}, false);
  world.come("a");
  world.pass(10s);
  EXPECT_EQ(world.took_starts(), "") << "in session nobody is tested by itself";
  world.request("a", false);
  world.request("a", false);
  world.request(std::nullopt, false);
  EXPECT_EQ(world.took_starts(), " a-probe");
  world.pass(10s);
  (void)world.answer("a");
  world.pass(5min);
  EXPECT_EQ(world.took_starts() + world.took_ended(), " a:green");
}

TEST(PreflightRequests, SoundsThatAreWantedMeanwhileMakeOneMoreTest) {
  PreflightWorld world({"a"}, false);
  world.come("a");
  world.pass(10s);
  world.request("a", false);
  world.request("a", true);
  world.request("a", true);
  EXPECT_EQ(world.took_starts(), " a-probe");
  world.pass(10s);
  (void)world.answer("a");
  EXPECT_EQ(world.took_starts(), " a+sounds-probe");
  world.request("a", false);
  world.pass(10s);
  (void)world.answer("a");
  EXPECT_EQ(world.took_starts(), "") << "the one with sounds served both";
  EXPECT_TRUE(world.reports["a"].sounds);
}

TEST(PreflightRequests, TheReportNamesWhoAsked) {
  PreflightWorld world({"a", "b"});
  world.come("a");
  world.pass(12s);
  (void)world.answer("a");
  EXPECT_EQ(world.reports["a"].asked_by, "") << "it came by itself";
  world.request(std::nullopt, false);
  EXPECT_EQ(world.reports["b"].asked_by, "Trần Thị B") << "it is not there";
  world.preflight.request(SiteId("a"), false, "Lê Văn C", world.now);
  world.pass(10s);
  (void)world.answer("a");
  EXPECT_EQ(world.reports["a"].asked_by, "Trần Thị B") << "who asked first";
  world.come("b");
  world.pass(5s);
  world.preflight.request(SiteId("b"), false, "Lê Văn C", world.now);
  world.pass(7s);
  (void)world.answer("b");
  EXPECT_EQ(world.reports["b"].asked_by, "Lê Văn C") << "the test that ran by itself served";
}

TEST(PreflightRequests, ARedOneHasNoRetestToComeWhileItIsTested) {
  PreflightWorld world({"a"});
  world.come("a");
  world.pass(12s);
  (void)world.answer("a", PreflightWorld::without_camera());
  EXPECT_TRUE(world.status("a").retest_at);
  world.request("a", false);
  EXPECT_EQ(world.state("a"), TestState::kRunning);
  EXPECT_FALSE(world.status("a").retest_at);
}

TEST(PreflightRequests, AWaitingTestGetsItsSounds) {
  PreflightWorld world({"a"});
  world.come("a");
  world.pass(2s);
  world.request("a", false);
  world.request("a", true);
  EXPECT_EQ(world.state("a"), TestState::kWaiting);
  world.pass(3s);
  EXPECT_EQ(world.took_starts(), " a+sounds") << "and it is the test that would have come by itself";
  world.pass(10s);
  (void)world.answer("a");
  world.pass(1min);
  EXPECT_EQ(world.took_starts(), "");
}

TEST(PreflightRequests, InSessionWhoHoldsTheFloorWaits) {
  PreflightWorld world({"a", "b"}, false);
  world.come("a");
  world.come("b");
  world.pass(10s);
  world.site("a").has_floor = true;
  world.site("b").live = true;
  world.update();
  world.request(std::nullopt, false);
  EXPECT_EQ(world.took_starts(), " b-probe") << "the chair's own microphone is no hindrance";
  world.pass(10s);
  (void)world.answer("b");
  world.request("b", true);
  EXPECT_EQ(world.took_starts(), "") << "all would hear its chirp";
  EXPECT_EQ(world.state("b"), TestState::kWaiting);
  world.site("a").has_floor = false;
  world.site("b").live = false;
  world.update();
  EXPECT_EQ(world.took_starts(), " a-probe b+sounds-probe");
}

TEST(PreflightRequests, WhoIsAskedAboutAndIsNotThereIsRedAtOnce) {
  PreflightWorld world({"a"}, false);
  world.update();
  world.request("a", true);
  EXPECT_EQ(world.took_ended(), " a:red");
  EXPECT_EQ(world.reach("a"), Finding::kAbsent);
  world.request("a", false);
  EXPECT_EQ(world.took_ended(), "") << "it was told just now";
  world.pass(10s);
  world.request(std::nullopt, false);
  EXPECT_EQ(world.took_ended(), " a:red");
  world.request("nobody", false);
  EXPECT_EQ(world.took_ended(), "");
}

TEST(PreflightRequests, WhatATestWithSoundsHeardStaysUntilTheNextOne) {
  PreflightWorld world({"a"});
  world.come("a");
  world.request("a", true);
  world.pass(12s);
  (void)world.answer("a", PreflightWorld::deaf());
  EXPECT_EQ(world.took_ended(), " a:red");
  world.took_starts();
  world.pass(5min);
  EXPECT_EQ(world.took_starts(), "") << "a test without sounds would find nothing else";
  world.request("a", false);
  world.pass(10s);
  (void)world.answer("a");
  EXPECT_EQ(world.took_ended(), " a:red") << "its loudspeaker is not heard better for that";
  EXPECT_FALSE(world.reports["a"].sounds);
  world.request("a", true);
  world.pass(10s);
  (void)world.answer("a");
  EXPECT_EQ(world.took_ended(), " a:green");
}

}  // namespace
}  // namespace signaling
