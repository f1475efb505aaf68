#include "signaling/api/feed_api.h"

#include "signaling/invitations/province_settings.h"
#include "signaling/store/sites.h"
#include "tests/unit/signaling/api/api_fixture.h"

namespace signaling {
namespace {

using testing::HasSubstr;

class FeedApiTest : public ApiTest, public InvitedBookings {
 protected:
  std::vector<Operation> operations() override {
    EXPECT_TRUE(Sites(store_->database()).add({SiteId("y-yen"), "Ý Yên", "Ý Yên", 1, "", "", ""}));
    EXPECT_TRUE(write_province_settings(store_->database(), {"Tỉnh", "https://hop.vn", {}}));
    feeds_ = std::make_unique<CalendarFeeds>(store_->database(), HashKey({1, 2, 3}), *this);
    return feed_operations(*store_, *feeds_);
  }
  std::optional<ConferenceBooking> find(const BookingId&) const override { return std::nullopt; }
  std::vector<ConferenceBooking> between(CalendarTime, CalendarTime, const std::optional<SiteId>&) const override {
    return {};
  }
  std::string address(const std::string& site) { return std::string(body_.at("sites").at(site).as_string()); }
  // As a calendar program asks: without a login.
  HttpReply read(const std::string& address) {
    const auto principal = std::exchange(somebody_.principal, std::nullopt);
    HttpReply got;
    router_->answer({"GET", address.substr(std::string("https://hop.vn").size()), {}, "", "10.0.0.1"}, now_,
                    [&got](HttpReply reply) { got = std::move(reply); });
    somebody_.principal = principal;
    return got;
  }

  std::unique_ptr<CalendarFeeds> feeds_;
};

TEST_F(FeedApiTest, WhoHasTheAddressReadsTheCalendar) {
  EXPECT_EQ(ask("GET", "/feeds"), 200U);
  EXPECT_THAT(address("y-yen"), testing::StartsWith("https://hop.vn/api/v1/feeds/y-yen."));
  const auto reply = read(address("y-yen"));
  EXPECT_EQ(reply.status, 200U);
  EXPECT_THAT(reply.headers, testing::Contains(std::pair<std::string, std::string>("Content-Type",
                                                                                   "text/calendar; charset=utf-8")));
  EXPECT_THAT(*reply.body, HasSubstr("BEGIN:VCALENDAR\r\n"));
  EXPECT_EQ(read(std::string(body_.at("province").as_string())).status, 200U);
  EXPECT_EQ(read(address("y-yen") + "x").status, 404U);
  EXPECT_EQ(read("https://hop.vn/api/v1/feeds/y-yen.ics").status, 404U);
}

TEST_F(FeedApiTest, AnAddressInWrongHandsIsReplaced) {
  ask("GET", "/feeds");
  const std::string old = address("y-yen");
  EXPECT_EQ(ask("POST", "/feeds/renewals", R"({"site":"y-yen"})"), 200U);
  EXPECT_EQ(last_audit(), "an feed.renew y-yen");
  EXPECT_EQ(read(old).status, 404U);
  EXPECT_EQ(read(address("y-yen")).status, 200U);
  EXPECT_EQ(ask("POST", "/feeds/renewals", R"({"site":null})"), 200U);
  EXPECT_EQ(ask("POST", "/feeds/renewals", R"({"site":"khong-co"})"), 422U);
  somebody_.principal->role = Role::kOperator;
  EXPECT_EQ(ask("GET", "/feeds"), 200U);
  EXPECT_EQ(ask("POST", "/feeds/renewals", R"({"site":null})"), 403U);
  somebody_.principal->role = Role::kTechnician;
  EXPECT_EQ(ask("GET", "/feeds"), 403U);
}

}  // namespace
}  // namespace signaling
