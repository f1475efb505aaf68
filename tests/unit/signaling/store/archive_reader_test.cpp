#include "signaling/store/archive_reader.h"

#include "tests/unit/signaling/store/archive_fixture.h"
#include "tests/unit/signaling/store/store_fixture.h"

namespace signaling {
namespace {

class ArchiveReaderTest : public testing::Test {
 protected:
  std::unique_ptr<ArchiveReader> open(const std::vector<RawMember>& members) {
    write_raw_archive(file_, members);
    auto reader = ArchiveReader::open(file_);
    EXPECT_TRUE(reader);
    return reader ? std::move(*reader) : nullptr;
  }
  static media::Result<void> ignore(std::string_view) { return {}; }

  TemporaryFolder folder_;
  std::filesystem::path file_ = folder_.path() / "a";
};

TEST_F(ArchiveReaderTest, GivesPathsAsTheyAre) {
  auto reader = open({{"../../etc/passwd", "x"}, {"/b", ""}});
  auto member = reader->next();
  ASSERT_TRUE(member && *member);
  EXPECT_EQ((*member)->path, "../../etc/passwd");
  EXPECT_EQ((*member)->size, 1U);
  member = reader->next();
  ASSERT_TRUE(member && *member);
  EXPECT_EQ((*member)->path, "/b");
  EXPECT_FALSE(*reader->next());
}

TEST_F(ArchiveReaderTest, RefusesAllButPlainFiles) {
  const RawMember hostile[] = {
      {"a", "", AE_IFLNK, "/etc/passwd"}, {"a", "", AE_IFDIR}, {"a", "", AE_IFIFO}, {"a", "", AE_IFREG, "b", true}};
  for (const auto& member : hostile) {
    auto reader = open({member});
    const auto next = reader->next();
    ASSERT_FALSE(next);
    EXPECT_EQ(next.error().code, "store.damaged");
  }
}

TEST_F(ArchiveReaderTest, GivesNoMoreAndNoLessThanAsked) {
  for (const uint64_t size : {4U, 6U}) {
    auto reader = open({{"a", "12345"}});
    ASSERT_TRUE(reader->next());
    EXPECT_EQ(reader->read(size, ignore).error().code, "store.damaged") << size;
  }
  auto reader = open({{"a", "12345"}});
  ASSERT_TRUE(reader->next());
  const auto stop = [](std::string_view) -> media::Result<void> { return media::failure("stop", ""); };
  const auto stopped = reader->read(5, stop);
  EXPECT_EQ(stopped.error().code, "stop");
}

TEST_F(ArchiveReaderTest, RefusesWhatIsNoArchive) {
  EXPECT_EQ(ArchiveReader::open(folder_.path() / "none").error().code, "store.failed");
  EXPECT_EQ(ArchiveReader::open(folder_.path()).error().code, "store.failed");
  write_raw_archive(file_, {{"a", std::string(100000, 'x')}});
  const auto whole = read_text(file_);
  for (const auto& text : {std::string("junk"), std::string(2000, '\0'), whole.substr(0, whole.size() / 2)}) {
    write_text(file_, text);
    auto reader = ArchiveReader::open(file_);
    bool refused = !reader;
    if (reader) {
      const auto member = (*reader)->next();
      refused = !member || !*member || !(*reader)->read((*member)->size, ignore);
    }
    EXPECT_TRUE(refused) << text.size();
  }
}

}  // namespace
}  // namespace signaling
