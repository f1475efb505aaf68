#include "signaling/store/bookings.h"

#include "tests/unit/signaling/store/store_fixture.h"

namespace signaling {
namespace {

class BookingsTest : public DatabaseTest {
 protected:
  Bookings bookings() { return Bookings(*database_); }
  BookingRow row(const std::string& id, int64_t start) {
    return {BookingId(id), at(std::chrono::milliseconds(start)), 0, false, false, at({}), at({}), user_, "{}"};
  }
};

TEST_F(BookingsTest, ComeBackWholeAndByStart) {
  auto later = row("hn-1", 2000);
  later.sequence = 4'000'000'000;
  later.cancelled = later.urgent = true;
  later.document = R"({"title":"Giao ban \"tuần\" 😀"})";
  const auto earlier = row("hn-2", 1000);
  ASSERT_TRUE(bookings().add(later));
  ASSERT_TRUE(bookings().add(earlier));
  EXPECT_EQ(*bookings().all(), (std::vector<BookingRow>{earlier, later}));
}

TEST_F(BookingsTest, AreUpdatedButForWhatNeverChanges) {
  const auto first = row("hn-1", 1000);
  ASSERT_TRUE(bookings().add(first));
  auto second = row("hn-1", 5000);
  second.sequence = 1;
  second.cancelled = true;
  second.changed_at = at(std::chrono::milliseconds(7));
  second.document = "{\"title\":\"\"}";
  auto asked = second;
  asked.created = at(std::chrono::milliseconds(9));
  asked.urgent = true;
  EXPECT_EQ(bookings().update(asked), true);
  EXPECT_EQ(*bookings().all(), std::vector<BookingRow>{second});
  EXPECT_EQ(bookings().update(row("hn-2", 1)), false);
}

TEST_F(BookingsTest, AnIdIsTakenOnceAndTheUserIsThere) {
  ASSERT_TRUE(bookings().add(row("hn-1", 1000)));
  EXPECT_EQ(bookings().add(row("hn-1", 2000)).error().code, "store.exists");
  auto nobodys = row("hn-2", 1000);
  nobodys.changed_by = UserId(999);
  EXPECT_EQ(bookings().add(nobodys).error().code, "store.missing");
}

}  // namespace
}  // namespace signaling
