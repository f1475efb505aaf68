#include <sys/stat.h>

#include "tests/unit/tools/cli/command/command_bench.h"
#include "tools/cli/command/login_file.h"

namespace tools {
namespace {

namespace json = boost::json;

constexpr const char* kRefused = R"({"code":"auth.not_allowed","title":"Không được.","en":{"title":"No."}})";

class LoginTest : public CommandBench {
 protected:
  std::filesystem::path file() const { return folder_.path() / "login.json"; }
  void expect_login() { server_.expect("POST /login", R"({"user":{"id":3},"csrf_token":"c1"})"); }
  void keep(const std::string& server = ServerUrl{}.origin) {
    ASSERT_TRUE(write_login(file(), {server, "lan", "dca_old", 7}));
  }
};

TEST_F(LoginTest, MakesATokenKeepsItAndLogsOutOfThePage) {
  asker_.answers = {"secret"};
  expect_login();
  server_.expect("POST /me/tokens", R"({"id":7,"token":"dca_new"})", 201);
  server_.expect("POST /logout", "", 204);
  EXPECT_EQ(output({"login", "lan", "--scopes", "read,admin"}), "");
  EXPECT_EQ(server_.body(0), (json::object{{"login", "lan"}, {"password", "secret"}}));
  EXPECT_EQ(server_.header(1, "X-CSRF-Token"), "c1");
  EXPECT_EQ(server_.body(1).at("scopes"), (json::array{"read", "admin"}));
  EXPECT_EQ(server_.body(1).at("expires"), "2027-02-24T09:30:00+07:00");
  EXPECT_EQ(server_.header(2, "X-CSRF-Token"), "c1");
  const auto kept = read_login(file());
  ASSERT_TRUE(kept && *kept);
  EXPECT_EQ((*kept)->token, "dca_new");
  EXPECT_EQ((*kept)->token_id, 7);
  EXPECT_EQ((*kept)->server, "http://localhost:8080");
  struct stat status {};
  stat(file().c_str(), &status);
  EXPECT_EQ(status.st_mode & 0777, 0600U);
}

TEST_F(LoginTest, AWrongPasswordKeepsNothing) {
  asker_.answers = {"wrong"};
  server_.expect("POST /login", kRefused, 401);
  EXPECT_EQ(status({"login", "lan"}), ExitStatus::kRefused);
  EXPECT_FALSE(std::filesystem::exists(file()));
}

TEST_F(LoginTest, WithoutATokenThePageIsLeftStill) {
  asker_.answers = {"secret"};
  expect_login();
  server_.expect("POST /me/tokens", kRefused, 403);
  server_.expect("POST /logout", "", 204);
  EXPECT_EQ(status({"login", "lan"}), ExitStatus::kRefused);
  EXPECT_FALSE(std::filesystem::exists(file()));
}

TEST_F(LoginTest, LogoutRevokesTheToken) {
  keep();
  server_.expect("DELETE /me/tokens/7", "", 204);
  EXPECT_EQ(status({"logout"}), ExitStatus::kDone);
  EXPECT_EQ(server_.header(0, "Authorization"), "Bearer dca_old");
  EXPECT_FALSE(std::filesystem::exists(file()));
}

TEST_F(LoginTest, ATokenTooWeakToRevokeItselfIsRevokedByItsOwner) {
  keep();
  asker_.answers = {"secret"};
  server_.expect("DELETE /me/tokens/7", kRefused, 403);
  expect_login();
  server_.expect("DELETE /me/tokens/7", "", 204);
  server_.expect("POST /logout", "", 204);
  EXPECT_EQ(status({"logout"}), ExitStatus::kDone);
  EXPECT_EQ(server_.header(2, "X-CSRF-Token"), "c1");
  EXPECT_EQ(server_.header(2, "Authorization"), "");
  EXPECT_FALSE(std::filesystem::exists(file()));
}

TEST_F(LoginTest, ATokenThatIsGoneAlreadyIsForgotten) {
  keep();
  server_.expect("DELETE /me/tokens/7", kRefused, 401);
  EXPECT_EQ(status({"logout"}), ExitStatus::kDone);
  EXPECT_FALSE(std::filesystem::exists(file()));
}

TEST_F(LoginTest, WithoutAnAnswerTheTokenIsKept) {
  keep();
  server_.expect("DELETE /me/tokens/7", media::failure("net.unreachable", "refused"));
  EXPECT_EQ(status({"logout"}), ExitStatus::kUnreachable);
  EXPECT_TRUE(std::filesystem::exists(file()));
}

TEST_F(LoginTest, TheTokenGoesToNoOtherServer) {
  keep("https://other:8443");
  EXPECT_EQ(status({"logout"}), ExitStatus::kWrongUse);
  EXPECT_TRUE(server_.sent.empty());
}

TEST_F(LoginTest, NobodyIsLoggedIn) { EXPECT_EQ(status({"logout"}), ExitStatus::kWrongUse); }

}  // namespace
}  // namespace tools
