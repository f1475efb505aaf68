#include "signaling/store/store.h"

#include "signaling/store/settings.h"
#include "tests/unit/signaling/store/store_fixture.h"

namespace signaling {
namespace {

namespace fs = std::filesystem;

TEST(Store, IsMadeOnFirstStartAndKeptAfterwards) {
  TemporaryFolder parent;
  const auto folder = parent.path() / "store";
  for (const bool first : {true, false}) {
    auto store = Store::open(folder, at({}));
    ASSERT_TRUE(store) << store.error().message;
    EXPECT_EQ(Settings((*store)->database()).find("a")->has_value(), !first);
    ASSERT_TRUE(Settings((*store)->database()).set("a", "1"));
    EXPECT_EQ(permissions(folder), 0700);
    EXPECT_EQ(permissions((*store)->layout().keys()), 0700);
  }
}

TEST(Store, IsOpenOnce) {
  TemporaryFolder parent;
  const auto folder = parent.path() / "store";
  {
    auto store = Store::open(folder, at({}));
    ASSERT_TRUE(store);
    const auto second = Store::open(folder, at({}));
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, "store.in_use");
  }
  EXPECT_TRUE(Store::open(folder, at({})));
}

TEST(Store, OpeningSweepsPapersWithoutARow) {
  TemporaryFolder parent;
  const auto folder = parent.path() / "store";
  std::optional<Paper> kept;
  {
    auto store = Store::open(folder, at({}));
    kept = (*store)->papers().add("a", "", "kept", at({})).value();
    write_text((*store)->layout().papers() / "left.part", "x");
  }
  auto store = Store::open(folder, at({}));
  ASSERT_TRUE(store);
  EXPECT_EQ((*store)->papers().read(*kept), "kept");
  EXPECT_FALSE(fs::exists((*store)->layout().papers() / "left.part"));
}

TEST(Store, NeedsAParentFolder) {
  TemporaryFolder parent;
  EXPECT_EQ(Store::open(parent.path() / "no" / "store", at({})).error().code, "store.failed");
}

}  // namespace
}  // namespace signaling
