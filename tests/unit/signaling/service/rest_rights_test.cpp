#include "signaling/service/rest_interface.h"

#include <set>

#include <boost/json/parse.hpp>
#include <gmock/gmock.h>

#include "signaling/rest/openapi.h"
#include "signaling/rest/router.h"
#include "tests/unit/signaling/store/store_fixture.h"

namespace signaling {
namespace {

// The header "x-role" says who asks; its part in conferences is none.
class ByRole : public Authenticator {
 public:
  tl::expected<std::optional<Caller>, AuthError> identify(const HttpRequest& request, RequestTime) override {
    const auto role = parse_role(request.header("x-role"));
    if (!role) return std::nullopt;
    return Caller{.principal = principal(*role), .session_token = {}, .name = "an"};
  }
  std::vector<ConferenceRole> roles_in(const ConferenceId&, const Principal&) override { return {}; }

  static Principal principal(Role role) {
    if (role == Role::kSite) return {.role = role, .site = SiteId("y-yen"), .device = DeviceId(1)};
    return {.role = role, .user = UserId(7)};
  }
};

class RestRightsTest : public testing::Test {
 protected:
  void SetUp() override {
    auto opened = Office::open({folder_.path() / "store", {{SiteId("y-yen"), "Ý Yên"}, {SiteId("my-loc"), "Mỹ Lộc"}}},
                               [](std::function<void()>) {}, now_);
    ASSERT_TRUE(opened) << opened.error().message;
    office_ = std::move(*opened);
    gate_ = std::make_unique<Gate>(office_->store(), office_->accounts(), office_->seats(), office_->calendar(),
                                   office_->guest_links());
    RestPorts ports{"1.2.3", folder_.path() / "backups", [] { return boost::json::object(); },
                    [](const EnrolledDevice&) { return false; }, [] {},
                    [](std::function<void()>, std::function<void()>) {}, [](const auto&...) {},
                    folder_.path() / "history.db", [](std::function<void()>, std::function<void()>) {},
                    [](const auto&...) { return std::optional<PreflightBoard>(); },
                    PreflightSettings(), [this] { return now_; },
                    [] { return std::string("metrics"); }};
    router_ = std::make_unique<Router>(rest_operations(*office_, *gate_, std::move(ports)), by_role_,
                                       office_->keys().csrf, RouterSettings{1e6, 1'000'000});
  }

  // The operation's path with something of the right kind in each brace: other people's things.
  static std::string path_of(const Operation& operation) {
    static const std::map<std::string, std::string> kOthers = {{"site", "my-loc"}, {"kind", "hall"}, {"user", "8"}};
    std::string path = operation.path.text();
    for (const auto& name : operation.path.names()) {
      const auto known = kOthers.find(name);
      const std::string brace = "{" + name + "}";
      path.replace(path.find(brace), brace.size(), known == kOthers.end() ? "1" : known->second);
    }
    return path;
  }

  struct Answer {
    unsigned status = 0;  // 0: it comes later, so it was let in
    std::string code;
  };
  Answer ask(const Operation& operation, std::string_view role) {
    Answer got;
    std::vector<std::pair<std::string, std::string>> headers;
    if (!role.empty()) headers.emplace_back("x-role", role);
    router_->answer({operation.method, path_of(operation), std::move(headers), "", "10.0.0.1"}, now_,
                    [&got](HttpReply reply) {
                      got.status = reply.status;
                      if (reply.status < 400 || reply.body->empty()) return;
                      got.code = boost::json::parse(*reply.body).at("code").as_string();
                    });
    return got;
  }

  TemporaryFolder folder_;
  RequestTime now_{WallTime(std::chrono::hours(24 * 365 * 56)), media::Timestamp(std::chrono::hours(1))};
  std::unique_ptr<Office> office_;
  std::unique_ptr<Gate> gate_;
  ByRole by_role_;
  std::unique_ptr<Router> router_;
};

TEST_F(RestRightsTest, OnlyThesePassWithoutAnAction) {
  std::set<std::string> open;
  for (const auto& operation : router_->operations()) {
    if (!operation.action) open.insert(operation.id);
  }
  EXPECT_THAT(open, testing::IsSubsetOf({"logIn", "logOut", "enrolDevice", "readVersion", "readOpenApi",
                                         "readConfirmation", "confirm", "readFeed", "readOwnConferences",
                                         "listConferences", "readGuestConference",
                                         "createFirstAdministrator"}));
}

TEST_F(RestRightsTest, NobodyIsLetInWhereAnActionIsNamed) {
  for (const auto& operation : router_->operations()) {
    if (!operation.action) continue;
    EXPECT_EQ(ask(operation, "").status, 401U) << operation.id;
  }
}

// All operations × all roles, against the one table: 403 for whom it does not name, anything else for whom it does.
TEST_F(RestRightsTest, EachRoleMayDoWhatTheTableSays) {
  for (const auto& operation : router_->operations()) {
    if (!operation.action) continue;
    for (const Role role : kRoles) {
      Target target;
      if (operation.target) target = operation.target(*operation.path.match(path_of(operation)));
      const auto principal = ByRole::principal(role);
      if (operation.own) {
        target.user = principal.user;
        target.site = principal.site;
      }
      const bool allowed = authorize(principal, *operation.action, target).has_value();
      const auto answer = ask(operation, to_string(role));
      const bool refused = answer.status == 403 && answer.code.starts_with("auth.");
      EXPECT_EQ(refused, !allowed) << operation.id << " as " << to_string(role) << ": " << answer.status << " "
                                   << answer.code;
    }
  }
}

TEST_F(RestRightsTest, TheDocumentNamesEachOperationOnce) {
  std::set<std::string> ids;
  std::set<std::string> places;
  for (const auto& operation : router_->operations()) {
    EXPECT_TRUE(ids.insert(operation.id).second) << operation.id;
    EXPECT_TRUE(places.insert(operation.method + " " + operation.path.text()).second) << operation.path.text();
    EXPECT_FALSE(operation.outcomes.empty()) << operation.id;
  }
  EXPECT_GT(ids.size(), 50U);
}

}  // namespace
}  // namespace signaling
