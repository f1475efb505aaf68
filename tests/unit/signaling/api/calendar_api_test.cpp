#include "signaling/api/calendar_api.h"

#include "tests/unit/signaling/api/calendar_api_fixture.h"

namespace signaling {
namespace {

TEST_F(CalendarApiTest, AMonthShowsWhatIsPlannedAndHowFarItIs) {
  post("/bookings", weekly("FREQ=WEEKLY;COUNT=2"));
  post("/bookings", booking("2026-11-26T08:30:00+07:00"));
  ASSERT_EQ(ask("GET", "/calendar?from=2026-11-01T00:00:00Z&to=2027-01-01T00:00:00Z"), 200U) << body_;
  const auto& items = body_.at("items").as_array();
  ASSERT_EQ(items.size(), 3U);
  EXPECT_EQ(items[0].at("conference"), "hn-20261126-1");
  EXPECT_EQ(items[0].at("phase"), "testing");
  EXPECT_EQ(items[0].at("series"), false);
  EXPECT_TRUE(items[0].at("original_start").is_null());
  EXPECT_EQ(items[2].at("conference"), "hn-20261202-1--20261209");
  EXPECT_EQ(items[2].at("original_start"), "2026-12-09T01:00:00Z");
  EXPECT_EQ(items[2].at("end"), "2026-12-09T03:00:00Z");
  EXPECT_EQ(items[2].at("testing_from"), "2026-12-09T00:00:00Z");
  EXPECT_TRUE(body_.at("next").is_null());
}

TEST_F(CalendarApiTest, ItIsFilteredBySiteAndText) {
  post("/bookings", booking());
  const auto count = [&](const std::string& more) {
    EXPECT_EQ(ask("GET", "/calendar?from=2026-12-01T00:00:00Z&to=2027-01-01T00:00:00Z" + more), 200U);
    return body_.at("items").as_array().size();
  };
  EXPECT_EQ(count("&site=my-loc"), 1U);
  EXPECT_EQ(count("&site=vu-ban"), 0U);
  EXPECT_EQ(count("&text=GIAO"), 1U);
  EXPECT_EQ(count("&text=khac"), 0U);
}

TEST_F(CalendarApiTest, ADeviceSeesWhatItsSiteIsInvitedTo) {
  post("/bookings", booking("2026-12-03T08:00:00+07:00"));
  post("/bookings", booking());
  somebody_.principal = Principal{.role = Role::kSite, .site = SiteId("my-loc")};
  ASSERT_EQ(ask("GET", "/me/conferences"), 200U) << body_;
  ASSERT_EQ(body_.at("items").as_array().size(), 2U);
  EXPECT_EQ(body_.at("items").at(0).at("conference"), "hn-20261202-1");
  EXPECT_EQ(ask("GET", "/calendar?from=2026-12-01T00:00:00Z&to=2027-01-01T00:00:00Z"), 403U) << "the province's";
  somebody_.principal->site = SiteId("vu-ban");
  ASSERT_EQ(ask("GET", "/me/conferences"), 200U);
  EXPECT_TRUE(body_.at("items").as_array().empty());
  somebody_.principal = Principal{.role = Role::kObserver, .user = UserId(2)};
  EXPECT_EQ(ask("GET", "/me/conferences"), 403U);
  somebody_.principal.reset();
  EXPECT_EQ(ask("GET", "/me/conferences"), 401U);
}

TEST_F(CalendarApiTest, TheSpanIsBounded) {
  EXPECT_EQ(ask("GET", "/calendar?from=2026-12-01T00:00:00Z&to=2026-12-01T00:00:00Z"), 422U);
  EXPECT_EQ(ask("GET", "/calendar?from=2020-12-01T00:00:00Z&to=2026-12-01T00:00:00Z"), 422U);
  EXPECT_EQ(ask("GET", "/calendar?from=2020-12-01T00:00:00Z"), 422U);
  EXPECT_EQ(ask("GET", "/calendar?from=yesterday&to=today"), 422U);
}

}  // namespace
}  // namespace signaling
