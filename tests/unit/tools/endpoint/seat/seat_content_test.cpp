// What a seat sends as its second picture.
#include "tests/unit/tools/endpoint/seat/seat_fixture.h"

namespace tools {
namespace {

using namespace test;

TEST_F(SeatTest, TheDocumentIsSentWhileTheSiteHoldsTheFloorOfTheContent) {
  give_document();
  connect_media();
  ASSERT_TRUE(until([&] { return packets_of("0") >= 5; }));
  EXPECT_EQ(packets_of("2"), 0U);
  say_content(true);
  ASSERT_TRUE(until([&] { return packets_of("2") >= 5; }));
  say_content(false);
  size_t told = events("message");
  ASSERT_TRUE(until([&] { return events("message") > told; }));
  const size_t sent = packets_of("2");
  const size_t sounds = packets_of("0");
  ASSERT_TRUE(until([&] { return packets_of("0") >= sounds + 20; }));
  EXPECT_EQ(packets_of("2"), sent);
}

TEST_F(SeatTest, ContentThatNobodyAllowedIsSentIfTheSettingsSaySo) {
  give_document();
  settings_.content = SeatSettings::Content::kAlways;
  connect_media();
  EXPECT_TRUE(until([&] { return packets_of("2") >= 3; }));
}

}  // namespace
}  // namespace tools
