#include "signaling/history/history_file.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "tests/unit/signaling/history/history_fixture.h"

namespace signaling {
namespace {

constexpr int64_t kDay = 86'400;

FigureValues kbps(double value) { return figures({{Figure::kUplinkKbps, value}, {Figure::kVerdict, 0}}); }

std::vector<HistorySecond> minute_at(int64_t at) { return {second_of(at, {connected(kMyLoc, kbps(1))})}; }

TEST(HistoryFile, WhatWasWrittenIsThereAtOnceAndAfterAnotherOpening) {
  TemporaryHistory history;
  const auto writer = history.open();
  MinuteCollector collector(no_memory());
  collector.add(second_of(kNow + 7, {connected(kMyLoc, kbps(700))}));
  ASSERT_TRUE(writer->write(collector.changed()));
  for (const auto& file : {history.open(), history.open()}) {
    const auto block = file->minute({kConference, kMyLoc}, kNow / 60);
    ASSERT_TRUE(block);
    EXPECT_EQ(block->at(7, Figure::kUplinkKbps), 700);
    EXPECT_FALSE(file->minute({kConference, kMyLoc}, kNow / 60 + 1));
    EXPECT_FALSE(file->minute({kConference, kYYen}, kNow / 60));
    EXPECT_FALSE(file->minute({ConferenceId("hn-2"), kMyLoc}, kNow / 60));
    const auto call = file->open_call({kConference, kMyLoc});
    ASSERT_TRUE(call);
    EXPECT_EQ(*call, *collector.changed().calls.at(0));
  }
  EXPECT_EQ(std::filesystem::status(history.file()).permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST(HistoryFile, AMinuteIsReplacedWhole) {
  TemporaryHistory history;
  history.write({second_of(kNow + 1, {connected(kMyLoc, kbps(1))})});
  history.write({second_of(kNow + 2, {connected(kMyLoc, kbps(2))})});
  const auto block = history.open()->minute({kConference, kMyLoc}, kNow / 60);
  ASSERT_TRUE(block);
  EXPECT_EQ(block->at(1, Figure::kUplinkKbps), 1) << "an earlier run's";
  EXPECT_EQ(block->at(2, Figure::kUplinkKbps), 2);
}

TEST(HistoryFile, ACallThatIsOverIsNotOpen) {
  TemporaryHistory history;
  history.write({second_of(kNow, {connected(kMyLoc, kbps(1))}), second_of(kNow + 1, {})});
  EXPECT_FALSE(history.open()->open_call({kConference, kMyLoc}));
}

TEST(HistoryFile, WhatIsTooOldGoes) {
  TemporaryHistory history;
  for (const int64_t days : {400, 300, 31, 29}) {
    const ConferenceId conference("hn-" + std::to_string(days));
    history.write({second_of(kNow - days * kDay, {connected(kMyLoc, kbps(1))}, conference)});
  }
  const auto file = history.open();
  const auto has_seconds = [&](const std::string& conference, int64_t days) {
    return file->minute({ConferenceId(conference), kMyLoc}, (kNow - days * kDay) / 60).has_value();
  };
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(file->sweep(kNow, {}));  // some days at a time
  EXPECT_FALSE(has_seconds("hn-300", 300));
  EXPECT_FALSE(has_seconds("hn-31", 31));
  EXPECT_TRUE(has_seconds("hn-29", 29));
  const auto left = history.reader().conferences(0, kNow);
  ASSERT_TRUE(left);
  ASSERT_EQ(left->size(), 3U) << "minutes and calls are kept for a year";
  EXPECT_EQ(left->back().conference.value(), "hn-300");
  EXPECT_EQ(history.reader().calls(ConferenceId("hn-400"))->size(), 0U);
  EXPECT_EQ(history.reader().calls(ConferenceId("hn-300"))->size(), 1U);
}

TEST(HistoryFile, BeyondItsBoundTheOldestSecondsGoFirst) {
  TemporaryHistory history;
  std::mt19937 random(1);
  const auto file = history.open();
  MinuteCollector collector(no_memory());
  for (int64_t at = kNow - 6 * kDay; at < kNow; at += kDay / 12) {
    for (int64_t second = 0; second < 300; ++second) {
      collector.add(second_of(at + second, {connected(kMyLoc, drawn_figures(random))}));
    }
    ASSERT_TRUE(file->write(collector.changed()));
    collector.written();
  }
  const int64_t before = file->bytes();
  ASSERT_GT(before, 1'200'000);
  HistoryLimits limits;
  limits.max_mb = 1;
  for (int i = 0; i < 6; ++i) ASSERT_TRUE(file->sweep(kNow, limits));
  EXPECT_LE(file->bytes(), 1'000'000);
  EXPECT_FALSE(file->minute({kConference, kMyLoc}, (kNow - 6 * kDay) / 60));
  EXPECT_TRUE(file->minute({kConference, kMyLoc}, (kNow - kDay / 12) / 60));
  ChartQuery query{kConference, std::vector{kMyLoc}, {Figure::kVerdict}, kNow - 6 * kDay, kNow, 2000};
  const auto chart = history.reader().chart(query);
  ASSERT_TRUE(chart);
  EXPECT_GT(chart->lines.at(0).point(0).count, 0U) << "minutes stay";
}

TEST(HistoryFile, ADamagedFileIsPutAside) {
  TemporaryHistory history;
  std::ofstream(history.file()) << std::string(10'000, 'x');
  history.write(minute_at(kNow));
  EXPECT_TRUE(history.open()->minute({kConference, kMyLoc}, kNow / 60));
  EXPECT_TRUE(std::filesystem::exists(history.file().string() + ".damaged-1"));
}

TEST(HistoryFile, AFolderThatIsNotThereIsAnError) {
  const auto opened = HistoryFile::open("/nonexistent/history.db");
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, "history.failed");
}

// Writes a second after the other and says so, until it is killed.
[[noreturn]] void write_on(const TemporaryHistory& history, int told) {
  auto file = HistoryFile::open(history.file());
  MinuteCollector collector(no_memory());
  for (int64_t second = 0;; ++second) {
    collector.add(second_of(kNow + second, {connected(kMyLoc, kbps(static_cast<double>(second)))}));
    if (!(*file)->write(collector.changed())) ::_exit(1);
    collector.written();
    if (::write(told, "x", 1) != 1) ::_exit(1);
  }
}

TEST(HistoryFile, NothingThatWasWrittenIsLostWhenTheProcessIsKilled) {
  for (const size_t seconds : {1U, 7U, 61U, 100U}) {
    TemporaryHistory history;
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    const pid_t process = ::fork();
    if (process == 0) write_on(history, ends[1]);
    ::close(ends[1]);
    size_t told = 0;
    char byte = 0;
    while (told < seconds && ::read(ends[0], &byte, 1) == 1) ++told;
    ::kill(process, SIGKILL);
    int status = 0;
    ::waitpid(process, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status));
    while (::read(ends[0], &byte, 1) == 1) ++told;
    ::close(ends[0]);
    ASSERT_GE(told, seconds);
    ChartQuery query{kConference, std::nullopt, {Figure::kUplinkKbps}, kNow, kNow + static_cast<int64_t>(told), told};
    const auto chart = history.reader().chart(query);
    ASSERT_TRUE(chart) << chart.error().message;
    ASSERT_EQ(chart->grid.points, told);
    for (size_t i = 0; i < told; ++i) ASSERT_EQ(chart->lines.at(0).point(i).mean, i);
    ASSERT_TRUE(history.open()->open_call({kConference, kMyLoc}));
  }
}

}  // namespace
}  // namespace signaling
