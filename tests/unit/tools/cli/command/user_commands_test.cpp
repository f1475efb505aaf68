#include "tests/unit/tools/cli/command/command_bench.h"

namespace tools {
namespace {

namespace json = boost::json;

constexpr const char* kLan = R"({"id":9,"login":"lan","name":"Lan","role":"operator","disabled":false,"created":"x"})";

class UserCommandsTest : public CommandBench {};

TEST_F(UserCommandsTest, ANewPasswordIsTypedTwice) {
  asker_.answers = {"one", "other"};
  const std::vector<std::string> create = {"users", "create", "--login", "lan", "--name", "Lan", "--role", "operator"};
  EXPECT_EQ(status(create), ExitStatus::kWrongUse);
  asker_.answers = {"same", "same"};
  server_.expect("POST /users", kLan, 201);
  EXPECT_NE(output(create).find("The account is made.\n"), std::string::npos);
  EXPECT_EQ(server_.body(0),
            (json::object{{"login", "lan"}, {"name", "Lan"}, {"role", "operator"}, {"password", "same"}}));
}

TEST_F(UserCommandsTest, OrComesFromStandardInput) {
  asker_.answers = {"from a pipe"};
  server_.expect("PUT /users/9/password", "", 204);
  EXPECT_EQ(output({"users", "password", "9", "--password-stdin"}), "The password is changed.\n");
  EXPECT_EQ(asker_.questions, std::vector<std::string>{"input"});
  EXPECT_EQ(server_.body(0), (json::object{{"password", "from a pipe"}}));
}

TEST_F(UserCommandsTest, DisablingNamesTheCopyItChanges) {
  server_.expect("GET /users?limit=200", std::string(R"({"items":[)") + kLan + R"(],"next":null})");
  server_.expect("GET /users/9", kLan, 200, {{"etag", "\"v1\""}});
  server_.expect("PUT /users/9", kLan);
  EXPECT_NE(output({"users", "disable", "lan"}).find("Disabled.\n"), std::string::npos);
  EXPECT_EQ(server_.header(2, "If-Match"), "\"v1\"");
  EXPECT_EQ(server_.body(2),
            (json::object{{"login", "lan"}, {"name", "Lan"}, {"role", "operator"}, {"disabled", true}}));
}

TEST_F(UserCommandsTest, AChangeMeanwhileIsRefused) {
  server_.expect("GET /users/9", kLan, 200, {{"etag", "\"v1\""}});
  server_.expect("PUT /users/9", R"({"code":"state.changed","title":"x","en":{"title":"changed"}})", 412);
  const auto done = run({"users", "change", "9", "--role", "administrator"});
  EXPECT_EQ(done.error().http_status, 412U);
  EXPECT_EQ(server_.body(1).at("role"), "administrator");
  EXPECT_EQ(server_.body(1).at("name"), "Lan");
}

TEST_F(UserCommandsTest, ListAndLogOut) {
  server_.expect("GET /users", R"({"items":[],"next":null})");
  EXPECT_EQ(output({"users", "--json"}), "{\"items\":[]}\n");
  language_ = Language::kVietnamese;
  server_.expect("GET /users?text=l", std::string(R"({"items":[)") + kLan + R"(],"next":null})");
  EXPECT_NE(output({"users", "list", "--text", "l"}).find("9   lan            Lan        cán bộ vận hành  không"),
            std::string::npos)
      << out_.str();
  server_.expect("POST /users/9/log-outs", "", 204);
  EXPECT_EQ(output({"users", "log-out", "9"}), "Đã đăng xuất ở mọi nơi.\n");
}

TEST_F(UserCommandsTest, TokensOfOneselfAndOfOthers) {
  server_.expect("GET /me/tokens", R"({"items":[{"id":1,"label":"x","scopes":["read","book"]}],"next":null})");
  EXPECT_NE(output({"tokens"}).find("read, book"), std::string::npos);
  server_.expect("POST /users/9/tokens", R"({"id":2,"token":"dca_y"})", 201);
  EXPECT_EQ(output({"tokens", "create", "--label", "x", "--scopes", "read,book", "--expires", "2027-12-31", "--user",
                    "9"}),
            "Id     2\nToken  dca_y\n");
  EXPECT_EQ(server_.body(1), (json::object{{"label", "x"}, {"scopes", {"read", "book"}},
                                           {"expires", "2027-12-31T00:00:00+07:00"}}));
  server_.expect("DELETE /me/tokens/2", "", 204);
  EXPECT_EQ(output({"tokens", "revoke", "2"}), "Revoked.\n");
}

}  // namespace
}  // namespace tools
