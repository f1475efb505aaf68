#include "signaling/history/figure_summary.h"

#include "tests/unit/signaling/history/history_fixture.h"

namespace signaling {
namespace {

FigureSummaries drawn(std::mt19937& random) {
  FigureSummaries all;
  std::uniform_int_distribution<int> count(0, 3);
  for (auto& summary : all) {
    for (int i = count(random); i > 0; --i) summary.add(std::uniform_int_distribution<int32_t>(-5000, 5000)(random));
  }
  return all;
}

TEST(FigureSummary, AddsValuesAndOthers) {
  FigureSummary summary;
  for (const int32_t value : {-4, 10, 0}) summary.add(value);
  EXPECT_EQ(summary.count, 3U);
  EXPECT_EQ(summary.min, -4);
  EXPECT_EQ(summary.max, 10);
  EXPECT_DOUBLE_EQ(summary.mean, 2);
  FigureSummary more;
  more.add(20);
  more.add(FigureSummary());
  more.add(summary);
  EXPECT_EQ(more.count, 4U);
  EXPECT_EQ(more.min, -4);
  EXPECT_EQ(more.max, 20);
  EXPECT_DOUBLE_EQ(more.mean, 6.5);
}

TEST(FigureSummary, ComesBackFromItsBytesWithMeansRoundedDown) {
  std::mt19937 random(1);
  for (int i = 0; i < 200; ++i) {
    const auto all = drawn(random);
    const auto read = decode_summaries(encode_summaries(all));
    ASSERT_TRUE(read);
    for (size_t figure = 0; figure < kFigures; ++figure) {
      EXPECT_EQ((*read)[figure].count, all[figure].count);
      EXPECT_EQ((*read)[figure].min, all[figure].min);
      EXPECT_EQ((*read)[figure].max, all[figure].max);
      EXPECT_NEAR((*read)[figure].mean, all[figure].mean, 1.0 / 32);
    }
    EXPECT_EQ(encode_summaries(*read), encode_summaries(all));
  }
}

TEST(FigureSummary, WhatIsNoSummaryIsRefused) {
  std::mt19937 random(2);
  const auto bytes = encode_summaries(drawn(random));
  for (size_t size = 0; size < bytes.size(); ++size) EXPECT_FALSE(decode_summaries(bytes.substr(0, size))) << size;
  EXPECT_FALSE(decode_summaries(bytes + '\0'));
  EXPECT_FALSE(decode_summaries("\x02" + bytes.substr(1))) << "another version";
}

TEST(FigureSummary, ColumnsOfALaterVersionAreLeftOut) {
  FigureSummaries all;
  all[0].add(7);
  auto bytes = encode_summaries(all);
  ASSERT_EQ(bytes[1], static_cast<char>(kFigures));
  ++bytes[1];
  bytes += '\0';
  const auto read = decode_summaries(bytes);
  ASSERT_TRUE(read);
  EXPECT_EQ((*read)[0].mean, 7);
}

}  // namespace
}  // namespace signaling
