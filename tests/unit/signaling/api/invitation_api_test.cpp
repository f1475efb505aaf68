#include "signaling/api/invitation_api.h"

#include "signaling/invitations/mail_settings.h"
#include "signaling/invitations/province_settings.h"
#include "signaling/store/sites.h"
#include "tests/unit/signaling/api/api_fixture.h"

namespace signaling {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

class InvitationApiTest : public ApiTest, public InvitedBookings {
 protected:
  std::vector<Operation> operations() override {
    now_.wall = std::chrono::sys_days(2026y / 11 / 20) + 3h;
    somebody_.principal = Principal{.role = Role::kOperator, .user = UserId(1)};
    for (const std::string id : {"ubnd-tinh", "y-yen", "my-loc"}) {
      const Site site{SiteId(id), "Điểm " + id, id, 1, "", "", id + "@namdinh.gov.vn"};
      EXPECT_TRUE(Sites(store_->database()).add(site));
    }
    EXPECT_TRUE(write_province_settings(store_->database(), {"Tỉnh", "https://hop.vn", {}}));
    EXPECT_TRUE(write_mail_settings(store_->database(), {.enabled = true, .smtp = {.host = "127.0.0.1", .port = 1},
                                                         .from_name = "", .from_address = "a@b.vn"}));
    room_ = MailRoom::open(store_->database(), [](std::function<void()>) {}, now_.wall).value();
    invitations_ = std::make_unique<Invitations>(store_->database(), key_, *room_);
    return invitation_operations(*store_, *invitations_, *this, key_);
  }
  void SetUp() override {
    ApiTest::SetUp();
    booking_.id = BookingId("hn-1");
    booking_.title = "Giao ban <script>";
    booking_.start = std::chrono::sys_days(2026y / 12 / 1) + 1h;
    booking_.length = 120min;
    booking_.sites = {SiteId("ubnd-tinh"), SiteId("y-yen")};
    booking_.chair_site = SiteId("ubnd-tinh");
  }
  std::optional<ConferenceBooking> find(const BookingId& id) const override {
    return id == booking_.id ? std::optional(booking_) : std::nullopt;
  }
  std::vector<ConferenceBooking> between(CalendarTime, CalendarTime, const std::optional<SiteId>&) const override {
    return {booking_};
  }
  std::string link(const std::string& site, std::optional<LocalTime> occurrence = {}) const {
    return "/confirmations/" + InvitationLinks(key_).confirm_token({booking_.id, SiteId(site), occurrence});
  }
  static constexpr const char* kYes = R"({"answer":"yes","head":"Nguyễn Văn Đức, Chủ tịch","number":12})";

  const HashKey key_{{1, 2, 3}};
  std::unique_ptr<MailRoom> room_;
  std::unique_ptr<Invitations> invitations_;
  ConferenceBooking booking_;
};

TEST_F(InvitationApiTest, ListsWhatBecameOfEachInvitation) {
  EXPECT_EQ(ask("GET", "/bookings/hn-1/invitations"), 200U);
  EXPECT_TRUE(body_.at("items").at(1).at("mail").is_null());
  EXPECT_TRUE(body_.at("items").at(1).at("attendance").at("answer").is_null());
  EXPECT_EQ(ask("POST", "/bookings/hn-1/invitations"), 202U);
  EXPECT_EQ(body_.at("queued"), 2);
  EXPECT_EQ(last_audit(), "an invitation.send hn-1");
  EXPECT_EQ(ask("PUT", "/bookings/hn-1/attendance/y-yen", kYes), 200U);
  EXPECT_EQ(last_audit(), "an invitation.confirm hn-1 y-yen");
  EXPECT_EQ(ask("GET", "/bookings/hn-1/invitations"), 200U);
  const auto& own = body_.at("items").at(1);
  EXPECT_EQ(own.at("site"), "y-yen");
  EXPECT_EQ(own.at("mail").at("state"), "queued");
  EXPECT_EQ(own.at("attendance").at("answer"), "yes");
  EXPECT_EQ(own.at("attendance").at("head"), "Nguyễn Văn Đức, Chủ tịch");
  EXPECT_EQ(own.at("attendance").at("number"), 12);
  EXPECT_EQ(own.at("attendance").at("by"), "an");
  EXPECT_EQ(ask("GET", "/bookings/hn-2/invitations"), 404U);
}

TEST_F(InvitationApiTest, ASiteAnswersForItselfOnly) {
  somebody_.principal = Principal{.role = Role::kSite, .site = SiteId("y-yen")};
  somebody_.roles = {{ConferenceId("hn-1"), Role::kSite}};
  EXPECT_EQ(ask("PUT", "/bookings/hn-1/attendance/y-yen", kYes), 200U);
  EXPECT_EQ(ask("PUT", "/bookings/hn-1/attendance/ubnd-tinh", kYes), 403U);
  EXPECT_EQ(ask("GET", "/bookings/hn-1/invitations"), 403U);
}

TEST_F(InvitationApiTest, WrongAnswersAreNamed) {
  EXPECT_EQ(ask("PUT", "/bookings/hn-1/attendance/my-loc", kYes), 409U);
  EXPECT_EQ(code(), "attendance.not_invited");
  EXPECT_EQ(ask("PUT", "/bookings/hn-1/attendance/y-yen", R"({"answer":"maybe","head":"a\r\nb","number":-1})"), 422U);
  EXPECT_THAT(faults(), testing::ElementsAre("/answer", "/head", "/number"));
  EXPECT_EQ(ask("PUT", "/bookings/hn-1/attendance/y-yen?occurrence=nonsense", kYes), 422U);
  EXPECT_EQ(ask("PUT", "/bookings/hn-1/attendance/y-yen?occurrence=20261201T999999", kYes), 422U);
  booking_.cancelled = true;
  EXPECT_EQ(ask("POST", "/bookings/hn-1/invitations"), 409U);
  EXPECT_EQ(code(), "booking.cancelled");
}

TEST_F(InvitationApiTest, WhoHasTheLinkConfirmsWithoutLoggingIn) {
  somebody_.principal.reset();
  EXPECT_EQ(ask("GET", link("y-yen")), 200U);
  EXPECT_EQ(body_.at("title"), "Giao ban <script>") << "as data";
  EXPECT_EQ(body_.at("start"), "2026-12-01T01:00:00Z");
  EXPECT_EQ(body_.at("site").at("name"), "Điểm y-yen");
  EXPECT_EQ(body_.at("state"), "open");
  EXPECT_EQ(ask("POST", link("y-yen"), kYes), 200U);
  EXPECT_EQ(body_.at("attendance").at("answer"), "yes");
  EXPECT_EQ(body_.at("attendance").at("by"), "mail to y-yen");
  EXPECT_EQ(last_audit(), "mail to y-yen invitation.confirm hn-1 y-yen");
}

TEST_F(InvitationApiTest, LinksThatAreOfNoMoreUse) {
  somebody_.principal.reset();
  EXPECT_EQ(ask("GET", link("y-yen") + "0"), 404U);
  EXPECT_EQ(code(), "confirmation.unknown");
  EXPECT_EQ(ask("POST", "/confirmations/x", kYes), 404U);
  EXPECT_EQ(ask("GET", link("my-loc")), 200U);
  EXPECT_EQ(body_.at("state"), "withdrawn");
  EXPECT_EQ(ask("POST", link("my-loc"), kYes), 409U);
  booking_.cancelled = true;
  EXPECT_EQ(ask("GET", link("y-yen")), 200U);
  EXPECT_EQ(body_.at("state"), "cancelled");
  EXPECT_EQ(ask("POST", link("y-yen"), kYes), 409U);
  booking_.cancelled = false;
  now_.wall = booking_.end();
  EXPECT_EQ(ask("GET", link("y-yen")), 200U);
  EXPECT_EQ(body_.at("state"), "over");
}

TEST_F(InvitationApiTest, OneOfASeriesHasALinkOfItsOwn) {
  booking_.recurrence = Recurrence{"FREQ=WEEKLY;BYDAY=TU;COUNT=5", {}, {}};
  const LocalTime second = booking_.zone().local(booking_.start) + 24h * 7;
  booking_.recurrence->moved = {{second, booking_.start + 24h * 7 + 2h, 60min}};
  somebody_.principal.reset();
  EXPECT_EQ(ask("GET", link("y-yen", second)), 200U);
  EXPECT_EQ(body_.at("start"), "2026-12-08T03:00:00Z");
  EXPECT_EQ(body_.at("series"), false);
  EXPECT_EQ(ask("POST", link("y-yen", second), R"({"answer":"no","head":"","number":0})"), 200U);
  EXPECT_EQ(ask("GET", link("y-yen")), 200U);
  EXPECT_EQ(body_.at("series"), true);
  EXPECT_TRUE(body_.at("attendance").at("answer").is_null());
  somebody_.principal = Principal{.role = Role::kOperator, .user = UserId(1)};
  EXPECT_EQ(ask("GET", "/bookings/hn-1/invitations?occurrence=20261208T080000"), 200U);
  EXPECT_EQ(body_.at("items").at(1).at("attendance").at("answer"), "no");
}

}  // namespace
}  // namespace signaling
