#include "signaling/store/archive_writer.h"

#include "signaling/store/archive_reader.h"
#include "tests/unit/signaling/store/store_fixture.h"

namespace signaling {
namespace {

namespace fs = std::filesystem;

std::string contents(const fs::path& file) {
  auto reader = ArchiveReader::open(file);
  std::string text;
  while (reader) {
    const auto member = (*reader)->next();
    if (!member || !*member) break;
    text += (*member)->path + "=";
    const auto read = (*reader)->read((*member)->size, [&](std::string_view bytes) {
      text += bytes;
      return media::Result<void>();
    });
    text += read ? ";" : "!";
  }
  return text;
}

TEST(ArchiveWriter, TheFileAppearsWhenItIsWhole) {
  TemporaryFolder folder;
  const auto file = folder.path() / "a.tar.zst";
  write_text(folder.path() / "from", "12345");
  auto writer = ArchiveWriter::create(file, at(std::chrono::seconds(1)));
  ASSERT_TRUE(writer) << writer.error().message;
  ASSERT_TRUE((*writer)->add("one", "1"));
  ASSERT_TRUE((*writer)->add_file("two", folder.path() / "from", 5));
  ASSERT_TRUE((*writer)->add("empty", ""));
  ASSERT_TRUE((*writer)->add_growing_file("grown", folder.path() / "from", 3));
  EXPECT_FALSE(fs::exists(file));
  ASSERT_TRUE((*writer)->finish());
  writer->reset();
  EXPECT_EQ(contents(file), "one=1;two=12345;empty=;grown=123;");
  EXPECT_EQ(permissions(file), 0600);
  EXPECT_FALSE(fs::exists(file.string() + ".part"));
}

TEST(ArchiveWriter, LeavesNothingIfItIsNotFinished) {
  TemporaryFolder folder;
  const auto file = folder.path() / "a.tar.zst";
  write_text(file, "the old one");
  write_text(folder.path() / "from", "12345");
  {
    auto writer = ArchiveWriter::create(file, at({}));
    ASSERT_TRUE((*writer)->add("one", "1"));
    EXPECT_EQ((*writer)->add_file("two", folder.path() / "from", 6).error().code, "store.failed") << "it shrank";
  }
  {
    auto writer = ArchiveWriter::create(file, at({}));
    EXPECT_EQ((*writer)->add_file("two", folder.path() / "from", 4).error().code, "store.failed") << "it grew";
  }
  {
    auto writer = ArchiveWriter::create(file, at({}));
    EXPECT_EQ((*writer)->add_growing_file("two", folder.path() / "from", 6).error().code, "store.failed");
  }
  EXPECT_EQ(read_text(file), "the old one");
  EXPECT_FALSE(fs::exists(file.string() + ".part"));
  EXPECT_EQ(ArchiveWriter::create(folder.path() / "no" / "a", at({})).error().code, "store.failed");
}

}  // namespace
}  // namespace signaling
