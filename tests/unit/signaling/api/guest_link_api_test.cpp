#include "signaling/api/guest_link_api.h"

#include "tests/unit/signaling/api/calendar_api_fixture.h"

namespace signaling {
namespace {

class GuestLinkApiTest : public CalendarApiTest {
 protected:
  std::vector<Operation> operations() override {
    auto all = CalendarApiTest::operations();
    links_ = std::make_unique<GuestLinks>(store_->database(), HashKey({1, 2, 3}));
    for (auto& operation :
         guest_link_operations(*store_, *calendar_, *links_, [this] { return public_address_; })) {
      all.push_back(std::move(operation));
    }
    return all;
  }
  void SetUp() override {
    CalendarApiTest::SetUp();
    ASSERT_EQ(post("/bookings", booking("2026-11-26T10:00:00+07:00")), 201U);
  }
  std::string token() const {
    const std::string link(body_.at("link").as_string());
    return link.substr(link.find('#') + 1);
  }
  // As a guest's page asks: without a login.
  unsigned look(const std::string& token) {
    const auto principal = std::exchange(somebody_.principal, std::nullopt);
    const auto status = ask("GET", "/guest-links/" + token);
    somebody_.principal = principal;
    return status;
  }

  const std::string conference_ = "/conferences/hn-20261126-1";
  std::unique_ptr<GuestLinks> links_;
  std::string public_address_ = "https://hop.vn";
};

TEST_F(GuestLinkApiTest, WhoeverHasTheLinkSeesWhatItIsFor) {
  ASSERT_EQ(ask("GET", conference_ + "/guest-link"), 200U) << body_;
  EXPECT_TRUE(body_.at("link").as_string().starts_with("https://hop.vn/guest#hn-20261126-1."));
  const auto link = token();
  ASSERT_EQ(look(link), 200U) << body_;
  EXPECT_EQ(body_.at("title"), "Giao ban");
  EXPECT_EQ(body_.at("chair_site_name"), "Tỉnh ủy");
  EXPECT_EQ(body_.at("start"), "2026-11-26T03:00:00Z");
  EXPECT_EQ(body_.at("opens_at"), "2026-11-26T02:00:00Z");
  EXPECT_EQ(body_.at("state"), "scheduled");
  ASSERT_EQ(post(conference_ + "/phases", {{"phase", "in_session"}, {"confirmed", false}}), 200U);
  ASSERT_EQ(look(link), 200U);
  EXPECT_EQ(body_.at("state"), "open");
  ASSERT_EQ(post(conference_ + "/phases", {{"phase", "closed"}, {"confirmed", true}}), 200U);
  ASSERT_EQ(look(link), 200U);
  EXPECT_EQ(body_.at("state"), "over");
}

TEST_F(GuestLinkApiTest, ALinkInWrongHandsIsReplaced) {
  ask("GET", conference_ + "/guest-link");
  const auto former = token();
  ASSERT_EQ(ask("POST", conference_ + "/guest-link/renewals"), 200U) << body_;
  EXPECT_EQ(last_audit(), "an guest_link.renew hn-20261126-1");
  const auto newest = token();
  EXPECT_NE(newest, former);
  EXPECT_EQ(look(former), 404U);
  EXPECT_EQ(code(), "guest_link.unknown");
  EXPECT_EQ(look(newest), 200U);
  EXPECT_EQ(look(newest + "0"), 404U);
  EXPECT_EQ(look("hn-20261126-1"), 404U);
}

TEST_F(GuestLinkApiTest, WithoutAPublicAddressTheHostIsThePages) {
  public_address_.clear();
  ASSERT_EQ(ask("GET", conference_ + "/guest-link"), 200U);
  EXPECT_TRUE(body_.at("link").as_string().starts_with("/guest#"));
}

TEST_F(GuestLinkApiTest, IsForThoseWhoLetGuestsIn) {
  EXPECT_EQ(ask("GET", "/conferences/none/guest-link"), 404U);
  EXPECT_EQ(ask("POST", "/conferences/none/guest-link/renewals"), 404U);
  somebody_.principal = Principal{.role = Role::kTechnician, .user = UserId(2)};
  EXPECT_EQ(ask("GET", conference_ + "/guest-link"), 403U);
  EXPECT_EQ(ask("POST", conference_ + "/guest-link/renewals"), 403U);
  somebody_.roles = {{ConferenceId("hn-20261126-1"), Role::kSecretary}};
  EXPECT_EQ(ask("GET", conference_ + "/guest-link"), 200U);
}

}  // namespace
}  // namespace signaling
