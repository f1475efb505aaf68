#include "signaling/record/journal_line.h"

#include <gtest/gtest.h>

namespace signaling {
namespace {

constexpr uint64_t kLargest = ~uint64_t{0};

media::Result<JournalRecord> parse(std::string line) {
  EXPECT_EQ(line.back(), '\n');
  line.pop_back();
  return parse_journal_line(line);
}

TEST(JournalLine, IsThisBothWays) {
  EXPECT_EQ(entry_line(1, R"({"a":[1,"ế"]})"), "{\"sequence\":1,\"event\":{\"a\":[1,\"ế\"]}}\n");
  EXPECT_EQ(gap_line({2, 9}), "{\"sequence\":9,\"gap\":{\"from\":2,\"to\":9}}\n");
  for (const uint64_t number : {uint64_t{1}, uint64_t{10}, kLargest}) {
    for (const std::string& text : {std::string("{}"), std::string("\"}\""), std::string(kMaxEntryBytes, 'x')}) {
      const auto line = entry_line(number, text);
      EXPECT_LE(line.size() - 1, kMaxJournalLine);
      EXPECT_EQ(parse(line), JournalRecord(JournalEntry{number, text}));
    }
    EXPECT_EQ(parse(gap_line({1, number})), JournalRecord(JournalGap{1, number}));
  }
}

TEST(JournalLine, AnEventThatLooksLikeAGapIsAnEvent) {
  const std::string text = R"({"gap":{"from":1,"to":2}})";
  EXPECT_EQ(parse(entry_line(3, text)), JournalRecord(JournalEntry{3, text}));
}

TEST(JournalLine, TextsThatCannotStandInOne) {
  EXPECT_TRUE(is_entry_text("{}"));
  EXPECT_TRUE(is_entry_text(std::string(kMaxEntryBytes, 'x')));
  for (const std::string& text :
       {std::string(), std::string("a\nb"), std::string("a\r"), std::string(kMaxEntryBytes + 1, 'x')}) {
    EXPECT_FALSE(is_entry_text(text)) << text.size();
  }
}

TEST(JournalLine, NothingElseIsRead) {
  for (const std::string& line : {std::string(),
                                  std::string("{}"),
                                  std::string("{\"sequence\":"),
                                  std::string("{\"sequence\":1"),
                                  std::string("{\"sequence\":0,\"event\":{}}"),
                                  std::string("{\"sequence\":01,\"event\":{}}"),
                                  std::string("{\"sequence\":-1,\"event\":{}}"),
                                  std::string("{\"sequence\":18446744073709551616,\"event\":{}}"),
                                  std::string("{\"sequence\":1,\"event\":}"),
                                  std::string("{\"sequence\":1,\"event\":1"),
                                  std::string("{\"sequence\":1,\"event\":{}} "),
                                  std::string("{\"sequence\":1 ,\"event\":{}}"),
                                  std::string(" {\"sequence\":1,\"event\":{}}"),
                                  std::string("{\"sequence\":1,\"events\":{}}"),
                                  std::string("{\"sequence\":9,\"gap\":{\"from\":2,\"to\":8}}"),
                                  std::string("{\"sequence\":2,\"gap\":{\"from\":3,\"to\":2}}"),
                                  std::string("{\"sequence\":2,\"gap\":{\"from\":0,\"to\":2}}"),
                                  std::string("{\"sequence\":2,\"gap\":{\"from\":1,\"to\":2}}}"),
                                  std::string(40, '\0'),
                                  "{\"sequence\":1,\"event\":" + std::string(kMaxEntryBytes + 1, 'x') + "}"}) {
    const auto read = parse_journal_line(line);
    ASSERT_FALSE(read) << line;
    EXPECT_EQ(read.error().code, "record.damaged");
    EXPECT_FALSE(read.error().message.empty());
  }
}

}  // namespace
}  // namespace signaling
