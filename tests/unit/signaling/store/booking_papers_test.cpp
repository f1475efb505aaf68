#include "signaling/store/booking_papers.h"

#include "signaling/store/papers.h"
#include "tests/unit/signaling/store/store_fixture.h"

namespace signaling {
namespace {

class BookingPapersTest : public DatabaseTest {
 protected:
  void SetUp() override {
    DatabaseTest::SetUp();
    std::filesystem::create_directory(folder_.path() / "papers");
  }
  Papers papers() { return Papers(*database_, folder_.path() / "papers"); }
  PaperId paper(const std::string& bytes) { return papers().add(bytes, "application/pdf", bytes, at({}))->id; }
  BookingPapers of() { return BookingPapers(*database_); }
};

TEST_F(BookingPapersTest, ABookingHoldsWhatWasSetLast) {
  const PaperId a = paper("a"), b = paper("b");
  ASSERT_TRUE(of().set(BookingId("hn-1"), {a, b, a}));
  ASSERT_TRUE(of().set(BookingId("hn-2"), {a}));
  EXPECT_EQ(of().bookings_of(a), (std::vector{BookingId("hn-1"), BookingId("hn-2")}));
  ASSERT_TRUE(of().set(BookingId("hn-1"), {b}));
  EXPECT_EQ(of().bookings_of(a), std::vector{BookingId("hn-2")});
}

TEST_F(BookingPapersTest, WhatIsHeldStaysAndWhatIsNotThereIsNotHeld) {
  const PaperId a = paper("a");
  ASSERT_TRUE(of().set(BookingId("hn-1"), {a}));
  EXPECT_EQ(papers().remove(a).error().code, "store.missing");
  EXPECT_EQ(of().set(BookingId("hn-1"), {PaperId(77)}).error().code, "store.missing");
  EXPECT_EQ(of().bookings_of(a), std::vector{BookingId("hn-1")}) << "a refused change changes nothing";
}

TEST_F(BookingPapersTest, TellsOldPapersThatNoBookingHolds) {
  const PaperId held = paper("a"), loose = paper("b"), also = paper("c");
  ASSERT_TRUE(of().set(BookingId("hn-1"), {held}));
  EXPECT_EQ(of().held_by_none(at({})), std::vector<PaperId>()) << "not older than that";
  EXPECT_EQ(of().held_by_none(at(std::chrono::milliseconds(1))), (std::vector{loose, also}));
}

}  // namespace
}  // namespace signaling
