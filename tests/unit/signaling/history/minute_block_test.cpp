#include "signaling/history/minute_block.h"

#include "signaling/history/packing.h"
#include "tests/unit/signaling/history/history_fixture.h"

namespace signaling {
namespace {

TEST(MinuteBlock, ComesBackFromItsBytes) {
  std::mt19937 random(1);
  for (int i = 0; i < 100; ++i) {
    MinuteBlock block;
    for (size_t second = 0; second < kSecondsInMinute; ++second) {
      if (std::uniform_int_distribution<int>(0, 100)(random) < i) block.set(second, drawn_figures(random));
    }
    const auto bytes = block.encode();
    EXPECT_LE(bytes.size(), kMaxBlockBytes);
    const auto read = MinuteBlock::decode(bytes);
    ASSERT_TRUE(read);
    EXPECT_EQ(*read, block);
  }
}

TEST(MinuteBlock, LargestValuesComeBackToo) {
  MinuteBlock block;
  for (size_t second = 0; second < kSecondsInMinute; ++second) {
    FigureValues values{};
    values.fill(second % 2 == 0 ? kLargestFigure : -kLargestFigure);
    block.set(second, values);
  }
  EXPECT_EQ(MinuteBlock::decode(block.encode()), block);
  EXPECT_EQ(MinuteBlock::decode(MinuteBlock().encode()), MinuteBlock());
}

TEST(MinuteBlock, ASteadyMinuteIsSmall) {
  MinuteBlock block;
  for (size_t second = 0; second < kSecondsInMinute; ++second) {
    block.set(second, figures({{Figure::kUplinkKbps, 1200}, {Figure::kVerdict, 0}}));
  }
  EXPECT_LT(block.encode().size(), 50U);
}

TEST(MinuteBlock, HasTheSecondsThatWereSet) {
  MinuteBlock block;
  block.set(5, figures({{Figure::kUplinkKbps, 5}}));
  block.set(60, figures({{Figure::kUplinkKbps, 60}}));  // there is no such second
  EXPECT_EQ(block.at(5, Figure::kUplinkKbps), 5);
  EXPECT_EQ(block.at(6, Figure::kUplinkKbps), kNoFigure);
  EXPECT_TRUE(block.has(5));
  EXPECT_FALSE(block.has(6));
}

TEST(MinuteBlock, SaysWhatIsLeftOfAMinute) {
  MinuteBlock block;
  for (size_t second = 0; second < 10; ++second) {
    const bool bad = second < 3;
    block.set(second,
              figures({{Figure::kUplinkLoss, bad ? 0.1 : 0},
                       {Figure::kVerdict, static_cast<double>(bad ? VerdictKind::kUplink : VerdictKind::kTrunk)}}));
  }
  const auto all = block.summaries();
  const auto& loss = all[static_cast<size_t>(Figure::kUplinkLoss)];
  EXPECT_EQ(loss.count, 10U);
  EXPECT_NEAR(from_steps(Figure::kUplinkLoss, loss.mean), 0.03, 1e-9);
  EXPECT_EQ(loss.min, 0);
  EXPECT_EQ(loss.max, 200);
  const auto& verdict = all[static_cast<size_t>(Figure::kVerdict)];
  EXPECT_EQ(verdict.mean, static_cast<int>(VerdictKind::kTrunk)) << "the commonest, not between the two";
  EXPECT_EQ(verdict.min, static_cast<int>(VerdictKind::kUplink));
  EXPECT_EQ(all[static_cast<size_t>(Figure::kUplinkKbps)].count, 0U);
}

TEST(MinuteBlock, WhatIsNoBlockIsRefused) {
  std::mt19937 random(3);
  MinuteBlock block;
  block.set(7, drawn_figures(random));
  block.set(8, drawn_figures(random));
  const auto bytes = unpack(block.encode(), 100'000).value();
  ASSERT_TRUE(MinuteBlock::decode(pack(bytes)));
  for (size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(MinuteBlock::decode(pack(bytes.substr(0, size)))) << size;
  }
  EXPECT_FALSE(MinuteBlock::decode(bytes)) << "not packed";
  EXPECT_FALSE(MinuteBlock::decode(pack(bytes + "x")));
  EXPECT_FALSE(MinuteBlock::decode(pack("\x02" + bytes.substr(1)))) << "another version";
}

}  // namespace
}  // namespace signaling
