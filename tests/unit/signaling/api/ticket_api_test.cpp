#include "signaling/api/ticket_api.h"

#include <set>

#include "signaling/store/users.h"
#include "tests/unit/signaling/api/api_fixture.h"

namespace signaling {
namespace {

const ConferenceId kWeekly("weekly");

class TicketApi : public ApiTest {
 protected:
  std::vector<Operation> operations() override {
    User user;
    user.login = "lan";
    user.display_name = "Nguyễn Thị Lan";
    user.role = "operator";
    user_ = Users(store_->database()).add(user).value();
    somebody_.principal = Principal{.role = Role::kOperator, .user = user_};
    return ticket_operations(tickets_, store_->database(),
                             {[this](const auto& id) { return open_.contains(id); },
                              [this](auto) { return std::optional(now_.wall); }});
  }
  unsigned issue(const std::string& body = "{}") { return ask("POST", "/conferences/weekly/tickets", body); }
  std::optional<Visitor> redeem() {
    return tickets_.redeem(std::string(body_.at("ticket").as_string()), now_.steady);
  }

  UserId user_;
  JoinTickets tickets_;
  std::set<ConferenceId> open_{kWeekly};
};

TEST_F(TicketApi, APersonGetsATicketThatNamesIt) {
  ASSERT_EQ(issue(), 201U);
  const auto visitor = redeem();
  ASSERT_TRUE(visitor);
  EXPECT_EQ(visitor->name, "Nguyễn Thị Lan");
  EXPECT_EQ(visitor->role, Role::kOperator);
  EXPECT_EQ(visitor->conference, kWeekly);
  EXPECT_EQ(visitor->principal.user, user_);
  EXPECT_FALSE(visitor->login) << "no cookie was sent: a program";
  EXPECT_FALSE(redeem()) << "once";
  EXPECT_EQ(tickets_.size(), 0U);
}

TEST_F(TicketApi, APartInTheConferenceComesBeforeTheAccountsRole) {
  somebody_.roles = {{kWeekly, Role::kSecretary}, {kWeekly, Role::kChair}};
  ASSERT_EQ(issue(), 201U);
  EXPECT_EQ(redeem()->role, Role::kChair);
  ASSERT_EQ(issue(R"({"role":"secretary"})"), 201U);
  EXPECT_EQ(redeem()->role, Role::kSecretary);
  ASSERT_EQ(issue(R"({"role":"operator"})"), 201U);
  EXPECT_EQ(redeem()->role, Role::kOperator);
}

TEST_F(TicketApi, ATabletIsTheChairByItsPart) {
  somebody_.principal = Principal{.role = Role::kSite, .site = SiteId("ubnd-tinh"), .device = DeviceId(3)};
  somebody_.roles = {{kWeekly, Role::kChair}};
  ASSERT_EQ(issue(), 201U);
  const auto visitor = redeem();
  EXPECT_EQ(visitor->role, Role::kChair);
  EXPECT_EQ(visitor->name, "Chủ trì");
  EXPECT_EQ(visitor->credential, "device 3");
  // Before its PIN it may nothing of the sort.
  somebody_.principal->scopes = Scopes();
  EXPECT_EQ(issue(), 403U);
}

TEST_F(TicketApi, NobodyGetsMoreThanItsPart) {
  EXPECT_EQ(issue(R"({"role":"chair"})"), 403U);
  EXPECT_EQ(code(), "auth.other_conference");
  EXPECT_EQ(issue(R"({"role":"site"})"), 422U) << "sites come by their devices";
  EXPECT_EQ(issue(R"({"rolle":"chair"})"), 422U);
  somebody_.principal->role = Role::kAdministrator;
  EXPECT_EQ(issue(), 403U);
  somebody_.principal->role = Role::kObserver;
  EXPECT_EQ(issue(), 403U) << "not invited";
  somebody_.roles = {{kWeekly, Role::kObserver}};
  EXPECT_EQ(issue(), 201U);
  somebody_.principal = Principal{.role = Role::kSite, .site = SiteId("y-yen"), .device = DeviceId(4)};
  somebody_.roles = {{kWeekly, Role::kSite}};
  EXPECT_EQ(issue(), 403U) << "a hall joins by its own token";
  somebody_.principal.reset();
  EXPECT_EQ(issue(), 401U);
  EXPECT_EQ(tickets_.size(), 1U);
}

TEST_F(TicketApi, AClosedConferenceHasNone) {
  open_.clear();
  EXPECT_EQ(issue(), 409U);
  EXPECT_EQ(code(), "conference.not_open");
}

TEST_F(TicketApi, TooManyAreRefusedWithATimeToWait) {
  for (size_t i = 0; i < kMaxTickets; ++i) {
    Visitor other{"other " + std::to_string(i), {}, Role::kObserver, "", kWeekly};
    ASSERT_TRUE(tickets_.issue(std::move(other), now_.steady));
  }
  EXPECT_EQ(issue(), 429U);
  EXPECT_EQ(code(), "ticket.too_many");
  bool waits = false;
  for (const auto& [name, value] : headers_) waits = waits || (name == "Retry-After" && value == "60");
  EXPECT_TRUE(waits);
}

}  // namespace
}  // namespace signaling
