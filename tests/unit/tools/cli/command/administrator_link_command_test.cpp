#include "signaling/accounts/first_administrator.h"
#include "signaling/auth/role.h"
#include "signaling/store/store.h"
#include "signaling/store/users.h"
#include "tests/unit/tools/cli/command/command_bench.h"

namespace tools {
namespace {

namespace json = boost::json;
using signaling::Store;
using signaling::WallTime;

class AdministratorLinkCommandTest : public CommandBench {
 protected:
  const std::string folder = (folder_.path() / "store").string();
};

TEST_F(AdministratorLinkCommandTest, MakesAFreshLinkBesideTheRunningService) {
  const auto store = Store::open(folder, WallTime());
  ASSERT_TRUE(store) << store.error().message;
  const auto made = json::parse(output({"administrator-link", "--store", folder, "--json"}));
  EXPECT_EQ(made.at("link").as_string().find("http://localhost:8080/first-administrator#dcl_"), 0U) << made;
  EXPECT_EQ(made.at("expires"), "2026-11-27T02:30:00Z");
  EXPECT_NE(json::parse(output({"administrator-link", "--store", folder, "--json"})).at("link"), made.at("link"));
}

TEST_F(AdministratorLinkCommandTest, MakesNoneOnceThereIsAnAdministrator) {
  const auto store = Store::open(folder, WallTime());
  ASSERT_TRUE(store) << store.error().message;
  signaling::User user;
  user.login = "quan.tri";
  user.display_name = "Quản trị";
  user.role = to_string(signaling::Role::kAdministrator);
  user.password_hash = "x";
  ASSERT_TRUE(signaling::Users((*store)->database()).add(user));
  EXPECT_EQ(run({"administrator-link", "--store", folder}).error().code, "link.used");
}

TEST_F(AdministratorLinkCommandTest, NamesAFolderThatIsNoStore) {
  EXPECT_EQ(run({"administrator-link", "--store", folder}).error().status, ExitStatus::kWrongUse);
  EXPECT_FALSE(std::filesystem::exists(folder)) << "nothing is made there";
}

}  // namespace
}  // namespace tools
