#include "signaling/schedule/seating.h"

#include <gtest/gtest.h>

#include "tests/unit/signaling/schedule/clock_scene.h"

namespace signaling {
namespace {

using namespace scene;
using enum ConferencePhase;

ConferenceRun run(const std::string& id, ConferencePhase phase, uint64_t session_number, std::vector<SiteId> sites) {
  ConferenceRun r;
  r.plan = scene::occurrence(id, kNow + std::chrono::hours(id.front() - 'a'), 60min, std::move(sites));
  r.phase = phase;
  r.session_number = session_number;
  return r;
}

std::string seats(const std::vector<ConferenceRun>& runs) {
  std::vector<const ConferenceRun*> pointers;
  for (const auto& r : runs) pointers.push_back(&r);
  std::string text;
  for (const auto& [site, id] : seat_sites(pointers)) {
    text += (text.empty() ? "" : " ") + site.value() + ":" + id.value();
  }
  return text;
}

TEST(Seating, OnlyOpenConferencesSeat) {
  EXPECT_EQ(seats({}), "");
  EXPECT_EQ(seats({run("a", kScheduled, 0, {kS1}), run("b", kClosed, 1, {kS2}), run("c", kTesting, 0, {kS3})}), "s3:c");
}

TEST(Seating, ASessionKeepsItsSitesAndATestTakesTheFreeOnes) {
  EXPECT_EQ(seats({run("a", kTesting, 0, {kS1, kS2}), run("b", kInSession, 1, {kS2})}), "s1:a s2:b");
  EXPECT_EQ(seats({run("a", kTesting, 0, {kS1, kS2}), run("b", kPaused, 1, {kS2})}), "s1:a s2:b");
}

TEST(Seating, TheSessionThatBeganFirstGoesFirst) {
  EXPECT_EQ(seats({run("a", kInSession, 7, {kS1, kS2}), run("b", kPaused, 3, {kS2})}), "s1:a s2:b");
}

TEST(Seating, TheTestThatStartsFirstGoesFirstUnlessItsTimeIsOver) {
  EXPECT_EQ(seats({run("b", kTesting, 0, {kS1}), run("a", kTesting, 0, {kS1})}), "s1:a");
  auto over = run("a", kTesting, 0, {kS1});
  over.overrun = true;
  EXPECT_EQ(seats({run("b", kTesting, 0, {kS1}), over}), "s1:b");
}

TEST(Seating, TheLastUrgentConferenceGoesBeforeAllOnceItsNoticeIsOver) {
  auto urgent = run("u", kInSession, 9, {kS1, kS2});
  urgent.urgent = true;
  urgent.calls = {{kS1, CallState::kNoticed}, {kS2, CallState::kRinging}};
  const auto session = run("a", kInSession, 1, {kS1, kS2});
  EXPECT_EQ(seats({session, urgent}), "s1:a s2:u");
  urgent.calls[0].state = CallState::kRinging;
  EXPECT_EQ(seats({session, urgent}), "s1:u s2:u");
  auto later = run("v", kInSession, 10, {kS2});
  later.urgent = true;
  EXPECT_EQ(seats({session, urgent, later}), "s1:u s2:v");
}

}  // namespace
}  // namespace signaling
