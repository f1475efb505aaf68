#include "signaling/record/journal_reader.h"

#include <sys/stat.h>

#include <algorithm>

#include "tests/unit/signaling/record/record_fixture.h"

namespace signaling {
namespace {

class JournalReaderTest : public testing::Test {
 protected:
  // What read_journal() says of these bytes.
  std::string error_of(const std::string& bytes) {
    write_text(file_, bytes);
    const auto content = read_journal(file_);
    if (content) return "";
    EXPECT_NE(content.error().message.find(file_.string()), std::string::npos);
    return content.error().code + content.error().message.substr(file_.string().size());
  }

  TemporaryFolder folder_;
  std::filesystem::path file_ = folder_.path() / "a.jsonl";
};

TEST_F(JournalReaderTest, GivesEventsAndGapsInOrder) {
  write_text(file_, entry_line(1, "{}") + gap_line({2, 5}) + entry_line(6, "[6]"));
  const auto content = read_journal(file_);
  ASSERT_TRUE(content) << content.error().message;
  const std::vector<JournalRecord> wanted = {JournalEntry{1, "{}"}, JournalGap{2, 5}, JournalEntry{6, "[6]"}};
  EXPECT_EQ(content->records, wanted);
  EXPECT_EQ(content->last_sequence, 6u);
  EXPECT_EQ(content->torn_bytes, 0u);
}

TEST_F(JournalReaderTest, AJournalThatIsNotThereIsAnEmptyOne) {
  const auto content = read_journal(file_);
  ASSERT_TRUE(content);
  EXPECT_TRUE(content->records.empty());
  EXPECT_EQ(content->last_sequence, 0u);
  EXPECT_EQ(JournalReader::open(file_).error().code, "record.missing");
  write_text(file_, "");
  EXPECT_EQ(numbers(file_), "");
}

TEST_F(JournalReaderTest, ATornLastLineIsLeftOutWhereverItIsTorn) {
  const std::string whole = entry_line(1, "{}") + entry_line(2, R"({"a":"ế"})");
  const size_t first = entry_line(1, "{}").size();
  for (size_t length = 0; length <= whole.size(); ++length) {
    write_text(file_, whole.substr(0, length));
    const auto content = read_journal(file_);
    ASSERT_TRUE(content) << length << content.error().message;
    const uint64_t lines = length < first ? 0 : length < whole.size() ? 1 : 2;
    EXPECT_EQ(content->last_sequence, lines);
    EXPECT_EQ(content->torn_bytes, length - (lines == 0 ? 0 : lines == 1 ? first : whole.size()));
  }
  write_text(file_, entry_line(1, "{}") + std::string(1000, '\0'));
  EXPECT_EQ(numbers(file_), "1") << "a power cut may leave zeros";
}

TEST_F(JournalReaderTest, AnythingElseThatIsWrongNamesTheLine) {
  const std::string one = entry_line(1, "{}");
  EXPECT_EQ(error_of(one + "nonsense\n" + entry_line(2, "{}")),
            "record.damaged, line 2: it does not begin with a sequence number");
  EXPECT_EQ(error_of(one + "\n"), "record.damaged, line 2: it does not begin with a sequence number");
  EXPECT_EQ(error_of(one + entry_line(3, "{}")), "record.damaged, line 2: number 3 follows 1");
  EXPECT_EQ(error_of(one + one), "record.damaged, line 2: number 1 follows 1");
  EXPECT_EQ(error_of(entry_line(2, "{}")), "record.damaged, line 1: number 2 follows 0");
  EXPECT_EQ(error_of(one + gap_line({3, 4})), "record.damaged, line 2: number 3 follows 1");
  EXPECT_EQ(error_of(one + gap_line({1, 4})), "record.damaged, line 2: number 1 follows 1");
  const std::string long_line(kMaxJournalLine + 1, 'x');
  EXPECT_EQ(error_of(one + long_line + "\n"), "record.damaged, line 2: it is longer than 262208 bytes");
  EXPECT_EQ(error_of(one + long_line), "record.damaged, line 2: it is longer than 262208 bytes");
}

TEST_F(JournalReaderTest, GoesOnFromAPlace) {
  write_text(file_, entry_line(1, "{}") + gap_line({2, 5}) + entry_line(6, "[6]"));
  auto first = JournalReader::open(file_);
  ASSERT_TRUE(first->next());
  ASSERT_TRUE(first->next());
  auto second = JournalReader::open(file_, first->place());
  EXPECT_EQ(*second->next(), JournalRecord(JournalEntry{6, "[6]"}));
  EXPECT_EQ(*second->next(), std::nullopt);
  EXPECT_EQ(second->place().lines, 3u);

  auto within = JournalReader::open(file_, {.bytes = 3});
  EXPECT_EQ(within->next().error().code, "record.damaged");
  auto wrong_number = JournalReader::open(file_, {.sequence = 4});
  EXPECT_EQ(wrong_number->next().error().code, "record.damaged");
  auto beyond = JournalReader::open(file_, {.bytes = 1'000'000});
  EXPECT_EQ(*beyond->next(), std::nullopt);
  EXPECT_EQ(JournalReader::open(file_, {.bytes = ~uint64_t{0}}).error().code, "record.failed");
}

TEST_F(JournalReaderTest, WhatIsNoFileIsRefused) {
  std::filesystem::create_directory(file_);
  EXPECT_EQ(read_journal(file_).error().code, "record.failed");
  const auto pipe = folder_.path() / "pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_EQ(read_journal(pipe).error().code, "record.failed") << "and does not wait for a writer";
  const auto link = folder_.path() / "link";
  write_text(folder_.path() / "b", entry_line(1, "{}"));
  std::filesystem::create_symlink(folder_.path() / "b", link);
  EXPECT_EQ(read_journal(link).error().code, "record.failed");
}

TEST_F(JournalReaderTest, MoreThanItMayHoldIsAnError) {
  write_text(file_, entry_line(1, std::string(1000, 'x')) + entry_line(2, std::string(1000, 'x')));
  EXPECT_EQ(read_journal(file_, 1500).error().code, "record.too_large");
  EXPECT_TRUE(read_journal(file_, 4000));
}

// From a source that gives its bytes in small pieces, and grows while it is read.
TEST(JournalReaderSource, ReadsPiecesAndGoesOnWhenThereIsMore) {
  std::string bytes = entry_line(1, "{}") + entry_line(2, "{}") + "{\"sequence\":3,";
  size_t given = 0;
  JournalReader reader(
      [&](char* to, size_t size) -> media::Result<size_t> {
        const size_t count = std::min({size, size_t{3}, bytes.size() - given});
        std::copy_n(bytes.data() + given, count, to);
        given += count;
        return count;
      },
      "source");
  EXPECT_EQ(*reader.next(), JournalRecord(JournalEntry{1, "{}"}));
  EXPECT_EQ(*reader.next(), JournalRecord(JournalEntry{2, "{}"}));
  EXPECT_EQ(reader.place(), (JournalPlace{2 * entry_line(1, "{}").size(), 2, 2}));
  EXPECT_EQ(*reader.next(), std::nullopt);
  EXPECT_EQ(reader.torn_bytes(), 14u);
  bytes += "\"event\":{}}\n";
  EXPECT_EQ(*reader.next(), JournalRecord(JournalEntry{3, "{}"}));
  EXPECT_EQ(*reader.next(), std::nullopt);
  EXPECT_EQ(reader.torn_bytes(), 0u);
}

TEST(JournalReaderSource, AFailingSourceIsAnError) {
  JournalReader reader([](char*, size_t) -> media::Result<size_t> { return media::failure("x", "y"); }, "source");
  EXPECT_EQ(reader.next().error().code, "x");
}

}  // namespace
}  // namespace signaling
