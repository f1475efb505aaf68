#include "signaling/service/conference_records.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <spdlog/spdlog.h>

#include "tests/unit/media/base/temporary_folder.h"

namespace signaling {
namespace {

using namespace std::chrono_literals;

const ClockPair kClocks{std::chrono::sys_days(std::chrono::year(2026) / 12 / 1), Timestamp(1000s)};
const ConferenceId kConference("giao-ban");

class ConferenceRecordsTest : public testing::Test {
 protected:
  ConferenceRecordsTest() { spdlog::set_level(spdlog::level::off); }
  ~ConferenceRecordsTest() override { spdlog::set_level(spdlog::level::info); }

  // A run of the service that writes events with these numbers and ends.
  void write(uint64_t from, uint64_t to) {
    ConferenceRecords records(folder_.path(), kClocks, [](std::function<void()>) {}, [](std::optional<uint64_t>) {});
    for (uint64_t sequence = from; sequence <= to; ++sequence) {
      const Timestamp at(1000s + std::chrono::seconds(sequence));
      records.append(kConference, ConferenceEvent{sequence, {}, ConferenceChange{at, LockChanged{sequence % 2 == 0}}});
    }
    records.close(kConference);
  }
  ConferenceRecord read() {
    ConferenceRecords records(folder_.path(), kClocks, [](std::function<void()>) {}, [](std::optional<uint64_t>) {});
    return records.read(kConference);
  }
  std::filesystem::path file() const { return folder_.path() / "giao-ban.jsonl"; }

  media::test::TemporaryFolder folder_;
};

TEST_F(ConferenceRecordsTest, WhatWasWrittenIsReadByTheNextRun) {
  EXPECT_TRUE(read().events.empty()) << "there is none";
  write(1, 3);
  const auto record = read();
  ASSERT_EQ(record.events.size(), 3U);
  EXPECT_EQ(record.last_sequence, 3U);
  const auto& second = std::get<ConferenceChange>(record.events[1].what);
  EXPECT_EQ(std::get<LockChanged>(second.what), LockChanged{true});
  write(4, 5);
  EXPECT_EQ(read().events.size(), 5U);
}

TEST_F(ConferenceRecordsTest, GapsAndUnknownEntriesAreLeftOut) {
  write(1, 2);
  std::ofstream(file(), std::ios::app) << R"({"sequence":9,"gap":{"from":3,"to":9}})" << '\n'
                                       << R"({"sequence":10,"event":{"of":"a later version"}})" << '\n';
  const auto record = read();
  EXPECT_EQ(record.events.size(), 2U);
  EXPECT_EQ(record.last_sequence, 10U) << "the next event follows what is there";
}

TEST_F(ConferenceRecordsTest, ADamagedRecordIsPutAsideAndAnotherOneBegun) {
  write(1, 2);
  std::ofstream(file(), std::ios::app) << "nonsense\n";
  EXPECT_TRUE(read().events.empty());
  EXPECT_TRUE(std::filesystem::exists(folder_.path() / "giao-ban.damaged-1.jsonl"));
  EXPECT_FALSE(std::filesystem::exists(file()));
  write(1, 4);
  EXPECT_EQ(read().events.size(), 4U);
}

}  // namespace
}  // namespace signaling
