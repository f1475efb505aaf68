#include "signaling/calendar/booking_list.h"

#include <gmock/gmock.h>

#include "tests/unit/signaling/schedule/scene.h"

namespace signaling {
namespace {

using namespace scene;

class BookingListTest : public testing::Test {
 protected:
  void put(const std::string& id, const std::string& title, CalendarTime start) {
    auto b = booking(id, start);
    b.title = title;
    list_.put({b, false, {}, {}, kOperator});
  }
  std::vector<std::string> search(const BookingQuery& query) {
    std::vector<std::string> ids;
    for (const auto* record : list_.search(query)) ids.push_back(record->booking.id.value());
    return ids;
  }

  BookingList list_;
};

using testing::ElementsAre;

TEST_F(BookingListTest, IsSearchedWithoutDiacriticsInTheOrderOfStarts) {
  put("c", "Họp đê điều", at("20261203T080000"));
  put("a", "Giao ban", at("20261202T080000"));
  put("b", "Giao ban ĐÊ", at("20261202T080000"));
  EXPECT_THAT(search({}), ElementsAre("a", "b", "c"));
  EXPECT_THAT(search({.text = "de"}), ElementsAre("b", "c"));
  EXPECT_THAT(search({.text = "giao  BAN"}), ElementsAre("a", "b"));
  EXPECT_THAT(search({.text = "không có"}), ElementsAre());
  EXPECT_THAT(search({.from = at("20261203T000000")}), ElementsAre("c"));
  EXPECT_THAT(search({.to = at("20261203T080000")}), ElementsAre("a", "b"));
  EXPECT_TRUE(list_.has_in_title(BookingId("c"), "de dieu"));
  EXPECT_FALSE(list_.has_in_title(BookingId("a"), "de dieu"));
}

TEST_F(BookingListTest, IsReadInPagesThatStayRight) {
  for (const auto* id : {"a", "b", "c", "d"}) put(id, "x", at("20261202T080000"));
  BookingQuery query{.limit = 2};
  EXPECT_THAT(search(query), ElementsAre("a", "b"));
  query.after = std::pair(at("20261202T080000"), BookingId("b"));
  put("aa", "x", at("20261202T080000"));
  EXPECT_THAT(search(query), ElementsAre("c", "d"));
}

TEST_F(BookingListTest, AChangedOneMovesAndItsFormerVersionsAreKept) {
  put("a", "first", at("20261202T080000"));
  put("b", "other", at("20261203T080000"));
  put("a", "second", at("20261204T080000"));
  put("a", "third", at("20261204T080000"));
  EXPECT_THAT(search({}), ElementsAre("b", "a"));
  const auto former = list_.former(BookingId("a"));
  ASSERT_EQ(former.size(), 2U);
  EXPECT_EQ(former[0]->booking.title, "second");
  EXPECT_EQ(former[1]->booking.title, "first");
  for (size_t i = 0; i < BookingList::kMaxFormer; ++i) put("b", "other", at("20261203T080000"));
  EXPECT_TRUE(list_.former(BookingId("a")).empty()) << "as many as are bounded";
}

TEST_F(BookingListTest, IdsAreReadableAndNew) {
  EXPECT_EQ(list_.new_id("hn", at("20261201T003000")).value(), "hn-20261201-1") << "the day of the halls, not of UTC";
  put("hn-20261201-1", "x", at("20261201T080000"));
  put("hn-20261201-1", "x", at("20261203T080000"));
  EXPECT_EQ(list_.new_id("hn", at("20261201T080000")).value(), "hn-20261201-2") << "also after it was moved";
  EXPECT_EQ(list_.new_id("hk", at("20261201T080000")).value(), "hk-20261201-1");
}

}  // namespace
}  // namespace signaling
