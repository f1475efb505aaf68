#include "tools/cli/command/text_file.h"

#include <sys/stat.h>

#include "tests/unit/tools/cli/command/command_bench.h"

namespace tools {
namespace {

TEST(TextFile, ComesBackAndIsForItsOwnerIfItIsSecret) {
  const TemporaryFolder folder;
  const auto path = folder.path() / "a" / "file";
  ASSERT_TRUE(write_text_file(path, "một\n", true));
  EXPECT_EQ(*read_text_file(path), "một\n");
  struct stat status {};
  stat(path.c_str(), &status);
  EXPECT_EQ(status.st_mode & 0777, 0600U);
}

TEST(TextFile, LeavesNothingElseBehind) {
  const TemporaryFolder folder;
  folder.write("file.new", "of one that was cut off");
  ASSERT_TRUE(write_text_file(folder.path() / "file", "x", false));
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "file.new"));
}

TEST(TextFile, NamesWhatCannotBeReadOrWritten) {
  const TemporaryFolder folder;
  EXPECT_EQ(read_text_file(folder.path() / "none").error().status, ExitStatus::kWrongUse);
  EXPECT_EQ(read_text_file(folder.path()).error().status, ExitStatus::kWrongUse);
  const auto written = write_text_file(folder.write("file", "") + "/below", "x", false);
  EXPECT_NE(written.error().text.en.find("file/below"), std::string::npos);
}

TEST(TextFile, IsBounded) {
  const TemporaryFolder folder;
  const auto path = folder.write("large", std::string((4U << 20) + 1, 'x'));
  EXPECT_EQ(read_text_file(path).error().status, ExitStatus::kWrongUse);
}

}  // namespace
}  // namespace tools
