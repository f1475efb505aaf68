#include "tools/cli/command/login_file.h"

#include <map>

#include "tests/unit/tools/cli/command/command_bench.h"

namespace tools {
namespace {

std::string path_with(const std::map<std::string, std::string>& variables) {
  return login_file_path([&](const std::string& name) {
           const auto found = variables.find(name);
           return found == variables.end() ? std::nullopt : std::optional(found->second);
         }).string();
}

TEST(LoginFile, LiesWhereTheDesktopsRulesSay) {
  EXPECT_EQ(path_with({{"XDG_CONFIG_HOME", "/c"}, {"HOME", "/h"}}), "/c/diem-cau/login.json");
  EXPECT_EQ(path_with({{"XDG_CONFIG_HOME", ""}, {"HOME", "/h"}}), "/h/.config/diem-cau/login.json");
  EXPECT_EQ(path_with({}), "");
}

TEST(LoginFile, ComesBack) {
  const TemporaryFolder folder;
  const auto path = folder.path() / "a" / "b" / "login.json";
  ASSERT_TRUE(write_login(path, {"https://h", "lan", "dca_x", "7"}));
  ASSERT_TRUE(write_login(path, {"https://h", "lan", "dca_y", "7"})) << "in the place of a former one";
  const auto login = read_login(path);
  ASSERT_TRUE(login && *login);
  EXPECT_EQ((*login)->token, "dca_y");
  EXPECT_EQ((*login)->token_id, "7");
}

TEST(LoginFile, NoneIsNobodyAndAWrongOneIsNamed) {
  const TemporaryFolder folder;
  EXPECT_FALSE(read_login(folder.path() / "login.json")->has_value());
  EXPECT_FALSE(read_login("")->has_value());
  for (const auto* text : {"", "[]", "{", R"({"server":"https://h"})", R"({"token":"x"})"}) {
    EXPECT_EQ(read_login(folder.write("login.json", text)).error().status, ExitStatus::kWrongUse) << text;
  }
}

}  // namespace
}  // namespace tools
