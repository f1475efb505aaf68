#include "signaling/history/minute_collector.h"

#include "tests/unit/signaling/history/history_fixture.h"

namespace signaling {
namespace {

FigureValues kbps(double value) { return figures({{Figure::kUplinkKbps, value}, {Figure::kVerdict, 0}}); }

std::vector<int64_t> minutes_of(const HistoryBatch& batch) {
  std::vector<int64_t> all;
  for (const auto& minute : batch.minutes) all.push_back(minute.minute - kNow / 60);
  return all;
}

TEST(MinuteCollector, AMinuteThatGoesOnIsGivenAgainWhenItHasChanged) {
  MinuteCollector collector(no_memory());
  collector.add(second_of(kNow, {connected(kMyLoc, kbps(1))}));
  EXPECT_THAT(minutes_of(collector.changed()), testing::ElementsAre(0));
  collector.written();
  EXPECT_TRUE(collector.changed().empty());
  collector.add(second_of(kNow + 1, {connected(kMyLoc, kbps(2))}));
  const auto batch = collector.changed();
  ASSERT_EQ(batch.minutes.size(), 1U);
  EXPECT_EQ(batch.minutes[0].block->at(0, Figure::kUplinkKbps), 1) << "whole";
  EXPECT_EQ(batch.minutes[0].block->at(1, Figure::kUplinkKbps), 2);
  EXPECT_EQ(batch.titles.at(kConference), "Giao ban tuần");
}

TEST(MinuteCollector, WhatIsOverIsForgottenOnceItIsWritten) {
  MinuteCollector collector(no_memory());
  for (int64_t at = 0; at < 150; ++at) collector.add(second_of(kNow + at, {connected(kMyLoc, kbps(1))}));
  EXPECT_THAT(minutes_of(collector.changed()), testing::ElementsAre(0, 1, 2));
  collector.written();
  EXPECT_EQ(collector.held(), 1U);
  collector.tick(kNow + 300);
  collector.written();
  EXPECT_EQ(collector.held(), 0U);
  EXPECT_EQ(collector.dropped(), 0U);
}

TEST(MinuteCollector, AMinuteGoesOnWhereAnEarlierRunLeftIt) {
  MinuteBlock stored;
  stored.set(3, kbps(3));
  auto memory = no_memory();
  memory.minute = [&](const StreamKey& stream, int64_t minute) {
    EXPECT_EQ(stream, StreamKey(kConference, kMyLoc));
    return minute == kNow / 60 ? std::optional(stored) : std::nullopt;
  };
  MinuteCollector collector(memory);
  collector.add(second_of(kNow + 10, {connected(kMyLoc, kbps(10))}));
  const auto* block = collector.changed().minutes.at(0).block;
  EXPECT_EQ(block->at(3, Figure::kUplinkKbps), 3);
  EXPECT_EQ(block->at(10, Figure::kUplinkKbps), 10);
}

TEST(MinuteCollector, AClockThatIsSetBackReplacesOnlyWhatItGivesAnew) {
  MinuteCollector collector(no_memory());
  for (int64_t at = 0; at < 70; ++at) collector.add(second_of(kNow + at, {connected(kMyLoc, kbps(1))}));
  collector.add(second_of(kNow + 30, {connected(kMyLoc, kbps(2))}));
  const auto batch = collector.changed();
  EXPECT_THAT(minutes_of(batch), testing::ElementsAre(0, 1));
  EXPECT_EQ(batch.minutes[0].block->at(29, Figure::kUplinkKbps), 1);
  EXPECT_EQ(batch.minutes[0].block->at(30, Figure::kUplinkKbps), 2);
  ASSERT_EQ(batch.calls.size(), 1U) << "its connection is the same";
  EXPECT_TRUE(batch.calls[0]->open);
}

TEST(MinuteCollector, WhatCannotBeWrittenIsBoundedAndCounted) {
  MinuteCollector collector(no_memory(), 3);
  for (int64_t at = 0; at < 300; ++at) collector.add(second_of(kNow + at, {connected(kMyLoc, kbps(1))}));
  EXPECT_EQ(collector.held(), 3U);
  EXPECT_EQ(collector.dropped(), 120U);
  EXPECT_THAT(minutes_of(collector.changed()), testing::ElementsAre(2, 3, 4));
}

// ---- calls

TEST(MinuteCollector, ACallLastsAsLongAsItsConnection) {
  MinuteCollector collector(no_memory());
  const auto loss = [](double value) {
    return figures({{Figure::kUplinkLoss, value}, {Figure::kVerdict, value > 0 ? 1 : 0}});
  };
  for (int64_t at = 0; at < 4; ++at) collector.add(second_of(kNow + at, {connected(kMyLoc, loss(0))}));
  collector.add(second_of(kNow + 4, {connected(kMyLoc, loss(0.2), 1), connected(kYYen, loss(0))}));
  collector.add(second_of(kNow + 5, {connected(kMyLoc, loss(0), 2), {kYYen, std::nullopt, "", loss(0)}}));
  const auto batch = collector.changed();
  ASSERT_EQ(batch.calls.size(), 3U);
  const auto& first = *batch.calls[0];
  EXPECT_EQ(first.site, kMyLoc);
  EXPECT_FALSE(first.open) << "it came back with another connection";
  EXPECT_EQ(first.began, kNow);
  EXPECT_EQ(first.last, kNow + 4);
  EXPECT_EQ(first.figures[static_cast<size_t>(Figure::kUplinkLoss)].max, 400);
  EXPECT_NEAR(first.figures[static_cast<size_t>(Figure::kUplinkLoss)].mean, 80, 1e-9);
  EXPECT_EQ(first.verdicts[0], 4U);
  EXPECT_EQ(first.verdicts[1], 1U);
  EXPECT_EQ(batch.calls[1]->site, kYYen);
  EXPECT_FALSE(batch.calls[1]->open) << "it is not connected any more";
  EXPECT_TRUE(batch.calls[2]->open);
  EXPECT_EQ(batch.calls[2]->began, kNow + 5);
}

TEST(MinuteCollector, CallsEndWithTheSiteAndWithTheConference) {
  MinuteCollector collector(no_memory());
  collector.add(second_of(kNow, {connected(kMyLoc, kbps(1)), connected(kYYen, kbps(1))}));
  collector.add(second_of(kNow + 1, {connected(kMyLoc, kbps(1))}));
  collector.tick(kNow + 31);
  EXPECT_TRUE(collector.changed().calls.back()->open);
  collector.tick(kNow + 32);
  const auto batch = collector.changed();
  ASSERT_EQ(batch.calls.size(), 2U);
  EXPECT_FALSE(batch.calls[0]->open);
  EXPECT_FALSE(batch.calls[1]->open);
  EXPECT_EQ(batch.calls[1]->last, kNow + 1);
  collector.written();
  EXPECT_TRUE(collector.changed().empty());
}

TEST(MinuteCollector, ACallGoesOnOverARestartIfItWasThereAMomentAgo) {
  constexpr std::pair<int64_t, bool> kGaps[] = {{5, true}, {30, true}, {31, false}};
  for (const auto& [gap, goes_on] : kGaps) {
    auto memory = no_memory();
    memory.open_call = [](const StreamKey& stream) {
      return CallRecord{.conference = stream.first, .site = stream.second, .began = kNow - 100, .last = kNow};
    };
    MinuteCollector collector(memory);
    collector.add(second_of(kNow + gap, {connected(kMyLoc, kbps(1))}));
    EXPECT_EQ(collector.changed().calls.at(0)->began, goes_on ? kNow - 100 : kNow + gap) << gap;
  }
}

}  // namespace
}  // namespace signaling
