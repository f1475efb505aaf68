#include "signaling/store/settings.h"
#include "signaling/store/store.h"
#include "tests/unit/tools/cli/command/command_bench.h"

namespace tools {
namespace {

namespace json = boost::json;
using signaling::Settings;
using signaling::Store;
using signaling::WallTime;

class StoreCommandsTest : public CommandBench {
 protected:
  std::unique_ptr<Store> open() {
    auto store = Store::open(store_, WallTime());
    EXPECT_TRUE(store) << store.error().message;
    return store ? std::move(*store) : nullptr;
  }
  const std::string store_ = (folder_.path() / "store").string();
  const std::string archive_ = (folder_.path() / "backup.tar.zst").string();
};

TEST_F(StoreCommandsTest, ABackUpOfAStoreInUseComesBack) {
  {
    const auto store = open();
    ASSERT_TRUE(Settings(store->database()).set("a", "before"));
    EXPECT_NE(output({"backup", archive_, "--store", store_}).find("The back-up is made."), std::string::npos);
    ASSERT_TRUE(Settings(store->database()).set("a", "after"));
    EXPECT_EQ(run({"restore", archive_, "--store", store_, "--yes"}).error().code, "store.in_use");
  }
  const auto restored = json::parse(output({"restore", archive_, "--store", store_, "--yes", "--json"}));
  EXPECT_EQ(restored.at("created"), "2026-11-26T02:30:00Z");
  EXPECT_EQ(*Settings(open()->database()).find("a"), "before");
  EXPECT_TRUE(server_.sent.empty()) << "the service is not asked";
}

TEST_F(StoreCommandsTest, RestoringAsks) {
  open();
  ASSERT_EQ(status({"backup", archive_, "--store", store_}), ExitStatus::kDone);
  asker_.answers = {"n"};
  EXPECT_EQ(status({"restore", archive_, "--store", store_}), ExitStatus::kRefused);
  asker_.answers = {"y"};
  EXPECT_EQ(status({"restore", archive_, "--store", store_}), ExitStatus::kDone);
}

TEST_F(StoreCommandsTest, AFolderThatIsNoStoreIsNamed) {
  const auto done = run({"backup", archive_, "--store", folder_.path().string()});
  EXPECT_EQ(done.error().status, ExitStatus::kWrongUse);
  EXPECT_NE(done.error().text.vi.find("--store"), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(archive_));
}

TEST_F(StoreCommandsTest, ADamagedBackUpIsRefusedInBothLanguages) {
  folder_.write("backup.tar.zst", "this is no archive");
  const auto done = run({"restore", archive_, "--store", store_, "--yes"});
  EXPECT_EQ(done.error().code, "store.damaged");
  EXPECT_EQ(done.error().text.vi.find("Bản sao lưu bị hỏng"), 0U) << done.error().text.vi;
  EXPECT_FALSE(std::filesystem::exists(store_));
}

}  // namespace
}  // namespace tools
