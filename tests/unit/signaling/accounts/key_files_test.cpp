#include "signaling/accounts/key_files.h"

#include "tests/unit/signaling/store/store_fixture.h"

namespace signaling {
namespace {

class KeyFilesTest : public testing::Test {
 protected:
  void SetUp() override { std::filesystem::create_directory(layout_.keys()); }
  std::filesystem::path file(const std::string& name) const { return layout_.keys() / (name + ".key"); }

  TemporaryFolder folder_;
  StoreLayout layout_{folder_.path()};
};

TEST_F(KeyFilesTest, AKeyIsMadeOnceForItsOwnerOnly) {
  const auto made = open_key(layout_, "codes");
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_EQ(std::filesystem::file_size(file("codes")), HashKey::kSize);
  EXPECT_EQ(permissions(file("codes")), 0600);
  const auto again = open_key(layout_, "codes");
  ASSERT_TRUE(again);
  EXPECT_EQ(again->bytes(), made->bytes());
  EXPECT_NE(open_key(layout_, "csrf")->bytes(), made->bytes());
}

TEST_F(KeyFilesTest, HalfAKeyIsNone) {
  for (const size_t size : {0, 31, 33}) {
    write_text(file("codes"), std::string(size, 'x'));
    const auto opened = open_key(layout_, "codes");
    ASSERT_FALSE(opened) << size;
    EXPECT_EQ(opened.error().code, "key.damaged");
    EXPECT_NE(opened.error().message.find("restore"), std::string::npos);
  }
}

TEST_F(KeyFilesTest, WhatACrashLeftIsNoKey) {
  write_text(file("codes").string() + ".part", "half");
  EXPECT_TRUE(open_key(layout_, "codes"));
  EXPECT_FALSE(std::filesystem::exists(file("codes").string() + ".part"));
}

TEST_F(KeyFilesTest, AFolderThatIsNotThereIsSaid) {
  std::filesystem::remove(layout_.keys());
  EXPECT_EQ(open_key(layout_, "codes").error().code, "store.failed");
  EXPECT_FALSE(AccountKeys::open(layout_));
}

TEST_F(KeyFilesTest, EachUseHasItsOwn) {
  const auto keys = AccountKeys::open(layout_);
  ASSERT_TRUE(keys);
  EXPECT_NE(keys->codes.bytes(), keys->csrf.bytes());
  EXPECT_NE(keys->codes.bytes(), keys->unlocks.bytes());
  EXPECT_EQ(AccountKeys::open(layout_)->unlocks.bytes(), keys->unlocks.bytes());
}

}  // namespace
}  // namespace signaling
