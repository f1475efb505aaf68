#include "signaling/record/journal.h"

#include <atomic>
#include <chrono>
#include <thread>

#include "tests/unit/signaling/base/hand_post.h"
#include "tests/unit/signaling/record/bad_disk.h"
#include "tests/unit/signaling/record/record_fixture.h"

namespace signaling {
namespace {

using namespace std::chrono_literals;

const ConferenceId kA("a"), kB("b");

class JournalTest : public testing::Test {
 protected:
  void SetUp() override { open(); }
  void TearDown() override { bad_.go_on(); }

  void open(Journal::Bounds bounds = {}) {
    journal_ = nullptr;
    const JournalListener listener{[this](const auto& conference, uint64_t n) { written_[conference] = n; },
                                   [this](const auto& status) { alarms_.push_back(status); }};
    journal_ = std::make_unique<Journal>(records_, loop_.post(), listener, bounds, bad_.disk());
  }
  void append(const ConferenceId& conference, uint64_t first, uint64_t last) {
    for (uint64_t n = first; n <= last; ++n) journal_->append(conference, n, "{}");
  }
  bool wait_written(const ConferenceId& conference, uint64_t sequence) {
    return loop_.run_until([&] { return written_[conference] >= sequence; });
  }
  bool wait_alarm(size_t count) {
    return loop_.run_until([&] { return alarms_.size() >= count; });
  }
  std::string numbers_of(const ConferenceId& conference) { return numbers(journal_path(records_, conference)); }

  TemporaryFolder folder_;
  std::filesystem::path records_ = folder_.path() / "records";
  HandPost loop_;
  BadDisk bad_;
  std::map<ConferenceId, uint64_t> written_;
  std::vector<JournalStatus> alarms_;
  std::unique_ptr<Journal> journal_;  // last: it uses what stands above
};

TEST_F(JournalTest, WritesEachConferenceIntoItsFileAndSaysSo) {
  append(kA, 1, 3);
  append(kB, 1, 2);
  ASSERT_TRUE(wait_written(kA, 3));
  ASSERT_TRUE(wait_written(kB, 2));
  EXPECT_EQ(numbers_of(kA), "1 2 3");
  EXPECT_EQ(numbers_of(kB), "1 2");
  journal_->close(kA);
  append(kA, 4, 4);
  ASSERT_TRUE(wait_written(kA, 4));
  EXPECT_EQ(numbers_of(kA), "1 2 3 4");
  EXPECT_TRUE(alarms_.empty());
  EXPECT_EQ(journal_->status(), JournalStatus());
}

TEST_F(JournalTest, WhatIsToldAsWrittenWaitsNoLonger) {
  std::vector<uint64_t> waiting;  // when each batch was told; by the journal's own thread, read after its end
  Journal* journal = nullptr;
  const JournalListener listener{[&](const auto&, uint64_t) { waiting.push_back(journal->status().waiting); },
                                 [](const auto&) {}};
  auto own = std::make_unique<Journal>(records_, [](const auto& function) { function(); }, listener, Journal::Bounds(),
                                       bad_.disk());
  journal = own.get();
  own->append(kB, 1, "{}");
  own = nullptr;
  EXPECT_EQ(waiting, std::vector<uint64_t>{0});
}

TEST_F(JournalTest, DestructionWritesWhatWaits) {
  append(kA, 1, 1000);
  journal_ = nullptr;
  EXPECT_EQ(read_journal(journal_path(records_, kA))->last_sequence, 1000u);
}

TEST_F(JournalTest, GoesOnAfterARestart) {
  append(kA, 1, 2);
  journal_ = nullptr;
  { std::ofstream(journal_path(records_, kA), std::ios::app) << "{\"sequence\":3,\"ev"; }
  open();
  append(kA, 3, 3);
  journal_ = nullptr;
  EXPECT_EQ(numbers_of(kA), "1 2 3");
}

TEST_F(JournalTest, AppendNeverWaitsForAHangingDisk) {
  open({.max_entries = 100});
  bad_.hang();
  append(kA, 1, 1);
  bad_.wait_until_it_hangs();
  append(kA, 2, 150);  // would hang the test if it waited
  append(kB, 1, 5);
  EXPECT_EQ(journal_->status().dropped, 55u);
  EXPECT_EQ(journal_->status().waiting, 100u);
  ASSERT_TRUE(wait_alarm(1)) << "told while the disk hangs";
  EXPECT_EQ(alarms_[0].dropped, 1u);
  EXPECT_FALSE(alarms_[0].problem.empty());
  bad_.go_on();
  ASSERT_TRUE(wait_written(kA, 150));
  ASSERT_TRUE(wait_written(kB, 5));
  append(kA, 151, 151);
  ASSERT_TRUE(wait_written(kA, 151));
  const auto a = read_journal(journal_path(records_, kA));
  ASSERT_TRUE(a) << a.error().message;
  ASSERT_EQ(a->records.size(), 102u);
  EXPECT_EQ(a->records[100], JournalRecord(JournalGap{101, 150})) << "once, and before what follows";
  EXPECT_EQ(numbers_of(kB), "1-5");
  ASSERT_TRUE(loop_.run_until([&] { return alarms_.back().problem.empty(); })) << "it is over";
  EXPECT_EQ(alarms_.back().dropped, 55u);
}

TEST_F(JournalTest, WhatComesWhileTheDiskIsForcedIsWrittenNevertheless) {
  bad_.hang_syncs();
  append(kA, 1, 1);
  bad_.wait_until_it_hangs();
  append(kA, 2, 2);
  bad_.wait_until_written(2);  // would hang the test if it waited for the sync
  EXPECT_EQ(numbers_of(kA), "1 2");
  EXPECT_EQ(loop_.waiting(), 0u) << "nothing is told yet";
  EXPECT_EQ(journal_->status().waiting, 2u);
  bad_.go_on();
  ASSERT_TRUE(wait_written(kA, 2));
  EXPECT_EQ(journal_->status(), JournalStatus());
}

TEST_F(JournalTest, DestructionWaitsForWhatIsBeingForced) {
  bad_.hang_syncs();
  append(kA, 1, 1);
  bad_.wait_until_it_hangs();
  append(kA, 2, 2);
  std::atomic<bool> ended = false;
  std::thread ending([&] {
    journal_ = nullptr;
    ended = true;
  });
  bad_.wait_until_written(2);
  EXPECT_FALSE(ended);
  bad_.go_on();
  ending.join();
  EXPECT_EQ(numbers_of(kA), "1 2");
  EXPECT_EQ(bad_.syncs, 2);
}

TEST_F(JournalTest, WhatCannotBeForcedIsAnAlarmUntilItIs) {
  bad_.sync_fails = true;
  append(kA, 1, 2);
  ASSERT_TRUE(wait_alarm(1));
  EXPECT_NE(alarms_[0].problem.find("Input/output error"), std::string::npos) << alarms_[0].problem;
  EXPECT_EQ(journal_->status().waiting, 2u);
  bad_.sync_fails = false;
  ASSERT_TRUE(wait_written(kA, 2));
  EXPECT_EQ(journal_->status(), JournalStatus());
  EXPECT_EQ(numbers_of(kA), "1 2");
}

TEST_F(JournalTest, AFullDiskLosesNothingThatTheQueueHolds) {
  bad_.room = 60;
  append(kA, 1, 20);
  ASSERT_TRUE(wait_alarm(1));
  EXPECT_NE(alarms_[0].problem.find("No space left"), std::string::npos) << alarms_[0].problem;
  EXPECT_EQ(alarms_[0].dropped, 0u);
  append(kA, 21, 30);
  bad_.room = ~size_t{0};
  ASSERT_TRUE(wait_written(kA, 30));
  const auto content = read_journal(journal_path(records_, kA));
  ASSERT_TRUE(content) << content.error().message;
  EXPECT_EQ(content->records.size(), 30u) << "no gap";
  ASSERT_TRUE(loop_.run_until([&] { return alarms_.back().problem.empty(); }));
}

TEST_F(JournalTest, WhatIsNoLineIsAGapAndAnAlarm) {
  append(kA, 1, 1);
  journal_->append(kA, 2, "{\n}");
  append(kA, 3, 3);
  ASSERT_TRUE(wait_written(kA, 3));
  EXPECT_EQ(numbers_of(kA), "1 2-2 3");
  ASSERT_TRUE(wait_alarm(1));
  EXPECT_EQ(alarms_[0].dropped, 1u);
}

TEST_F(JournalTest, OfADestroyedJournalNobodyHears) {
  append(kA, 1, 1);
  journal_ = nullptr;
  bool done = false;
  loop_.post()([&] { done = true; });
  ASSERT_TRUE(loop_.run_until([&] { return done; }));
  EXPECT_EQ(written_[kA], 0u);
}

}  // namespace
}  // namespace signaling
