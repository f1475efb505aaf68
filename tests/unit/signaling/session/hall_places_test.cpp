#include "signaling/session/hall_places.h"

#include <chrono>

#include <gtest/gtest.h>

namespace signaling {
namespace {

using namespace std::chrono_literals;

const SiteId kA("a"), kB("b");
const ConferenceId kWeekly("weekly"), kStorm("storm");
const Timestamp kNow = Timestamp(100s);

UrgentSummons storm() { return {kStorm, "Họp khẩn", "UBND tỉnh"}; }

TEST(HallPlaces, ASiteIsWhereItIsSeated) {
  HallPlaces places;
  EXPECT_EQ(places.place(kA), std::nullopt);
  places.seat(kA, kWeekly);
  EXPECT_EQ(places.place(kA), kWeekly);
  EXPECT_EQ(places.place(kB), std::nullopt);
  places.seat(kA, kStorm);
  EXPECT_EQ(places.place(kA), kStorm);
  places.unseat(kA);
  EXPECT_EQ(places.place(kA), std::nullopt);
}

TEST(HallPlaces, ACalledSiteWaitsUntilItAnswers) {
  HallPlaces places;
  places.ring(kA, storm(), kNow);
  places.seat(kA, kStorm);
  EXPECT_EQ(places.place(kA), std::nullopt);
  ASSERT_NE(places.call(kA), nullptr);
  EXPECT_EQ(places.call(kA)->summons, storm());
  EXPECT_EQ(places.call(kA)->answer_in(kNow + 4s), 6s);
  EXPECT_EQ(places.call(kA)->answer_in(kNow + 40s), 0s);
  EXPECT_EQ(places.call(kB), nullptr);
  EXPECT_FALSE(places.answer(kA, kWeekly)) << "another conference";
  EXPECT_FALSE(places.answer(kB, kStorm)) << "another site";
  EXPECT_TRUE(places.answer(kA, kStorm));
  EXPECT_FALSE(places.answer(kA, kStorm)) << "twice";
  EXPECT_EQ(places.place(kA), kStorm);
  EXPECT_EQ(places.call(kA), nullptr);
}

TEST(HallPlaces, OneWithNoticeIsMovedWithoutARing) {
  HallPlaces places;
  places.seat(kA, kWeekly);
  places.notice(kA, storm(), kNow + 10s);
  ASSERT_NE(places.move(kA), nullptr);
  EXPECT_EQ(places.move(kA)->summons, storm());
  EXPECT_EQ(places.move(kA)->in(kNow + 4s), 6s);
  EXPECT_EQ(places.move(kA)->in(kNow + 11s), 0s);
  EXPECT_EQ(places.move(kB), nullptr);
  EXPECT_EQ(places.place(kA), kWeekly);
  EXPECT_TRUE(places.answer(kA, kStorm)) << "seen";
  EXPECT_EQ(places.place(kA), kWeekly);
  places.ring(kA, storm(), kNow);
  places.seat(kA, kStorm);
  EXPECT_EQ(places.place(kA), kStorm);
  EXPECT_EQ(places.move(kA), nullptr);
  // The notice is used up: the next call rings.
  places.ring(kA, storm(), kNow);
  EXPECT_EQ(places.place(kA), std::nullopt);
}

TEST(HallPlaces, ANoticeOfOneConferenceDoesNotAnswerAnother) {
  HallPlaces places;
  places.notice(kA, {kWeekly, "", ""}, kNow + 10s);
  places.ring(kA, storm(), kNow);
  EXPECT_NE(places.call(kA), nullptr);
}

TEST(HallPlaces, ANewerCallReplacesAnOlderOne) {
  HallPlaces places;
  places.ring(kA, {kWeekly, "", ""}, kNow);
  places.ring(kA, storm(), kNow + 5s);
  EXPECT_FALSE(places.answer(kA, kWeekly));
  EXPECT_EQ(places.call(kA)->answer_in(kNow + 5s), 10s);
}

TEST(HallPlaces, NothingIsLeftOfAConferenceThatIsOver) {
  HallPlaces places;
  places.seat(kA, kStorm);
  places.seat(kB, kWeekly);
  places.ring(kA, storm(), kNow);
  places.notice(kB, storm(), kNow + 10s);
  places.forget(kStorm);
  EXPECT_EQ(places.call(kA), nullptr);
  EXPECT_EQ(places.place(kA), std::nullopt);
  EXPECT_EQ(places.place(kB), kWeekly);
  EXPECT_EQ(places.move(kB), nullptr);
  EXPECT_FALSE(places.answer(kB, kStorm));
}

}  // namespace
}  // namespace signaling
