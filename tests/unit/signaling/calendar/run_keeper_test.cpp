#include "signaling/calendar/run_keeper.h"

#include "signaling/store/conference_runs.h"
#include "tests/unit/signaling/calendar/busy_store.h"
#include "tests/unit/signaling/schedule/scene.h"
#include "tests/unit/signaling/store/store_fixture.h"

namespace signaling {
namespace {

using namespace scene;
using enum ConferencePhase;

class RunKeeperTest : public testing::Test {
 protected:
  void SetUp() override {
    database_ = Database::open(folder_.path() / "test.db", kImpatient).value();
    ASSERT_TRUE(migrate(*database_, schema_migrations(), folder_.path() / "copies", WallTime()));
    keeper_.emplace(RunKeeper::load(*database_, now_).value());
    keeper_->clock().plan({occurrence("x", kNow + 30min, 60min, {kKnownSites[0]})}, now_);
  }
  // A person begins the session of x, as Calendar does it.
  bool begin_session() {
    auto draft = keeper_->draft();
    EXPECT_TRUE(draft.start(kX, UserId(1), now_));
    const auto output = draft.take_output();
    const auto written = [&] {
      auto work = Transaction::begin(*database_);
      return work && keeper_->store(output.changed) && work->commit();
    }();
    if (written) keeper_->adopt(std::move(draft));
    return written;
  }
  // Time opens its testing.
  media::Result<void> open_by_clock() {
    keeper_->clock().handle_timeout(now_);
    return keeper_->keep(keeper_->clock().take_output().changed, now_);
  }
  std::unique_ptr<BusyStore> block() { return std::make_unique<BusyStore>(database_->file()); }
  ConferencePhase phase() { return keeper_->clock().find(kX)->phase; }
  // After a restart; scheduled if nothing is stored.
  ConferencePhase stored_phase() {
    auto again = RunKeeper::load(*database_, now_).value();
    const auto* run = again.clock().find(kX);
    return run == nullptr ? kScheduled : run->phase;
  }

  const ConferenceId kX{"x"};
  Moment now_{kNow, Timestamp(1000s)};
  TemporaryFolder folder_;
  std::unique_ptr<Database> database_;
  std::optional<RunKeeper> keeper_;
};

TEST_F(RunKeeperTest, WhatAPersonDidIsThereOnceItIsStored) {
  ASSERT_TRUE(begin_session());
  EXPECT_EQ(phase(), kInSession);
  EXPECT_EQ(stored_phase(), kInSession);
}

TEST_F(RunKeeperTest, WhatAPersonDidLeavesNothingIfItIsNotStored) {
  auto busy = block();
  EXPECT_FALSE(begin_session());
  EXPECT_EQ(phase(), kScheduled);
  busy.reset();
  EXPECT_EQ(stored_phase(), kScheduled);
  EXPECT_TRUE(begin_session());
}

TEST_F(RunKeeperTest, TimeGoesOnAndOwesTheStore) {
  auto busy = block();
  EXPECT_EQ(open_by_clock().error().code, "store.busy");
  EXPECT_EQ(phase(), kTesting) << "a hall does not wait for a disk";
  EXPECT_EQ(keeper_->retry_at(), now_.steady + kStoreRetry);
  busy.reset();
  EXPECT_EQ(stored_phase(), kScheduled);
  now_.steady += kStoreRetry;
  EXPECT_TRUE(keeper_->keep({}, now_));
  EXPECT_EQ(keeper_->retry_at(), media::kNever);
  EXPECT_EQ(stored_phase(), kTesting);
}

TEST_F(RunKeeperTest, WhatIsOwedIsStoredWithWhatAPersonDoesNext) {
  keeper_->clock().plan({occurrence("x", kNow + 30min, 60min, {kKnownSites[0]}),
                         occurrence("y", kNow + 30min, 60min, {kKnownSites[1]})}, now_);
  auto busy = block();
  EXPECT_FALSE(open_by_clock());
  busy.reset();
  ASSERT_TRUE(begin_session());
  EXPECT_EQ(keeper_->retry_at(), media::kNever);
  auto again = RunKeeper::load(*database_, now_).value();
  EXPECT_EQ(again.clock().find(kX)->phase, kInSession);
  EXPECT_EQ(again.clock().find(ConferenceId("y"))->phase, kTesting);
}

TEST_F(RunKeeperTest, OldRunsAreSweptAtTheStartButNotOpenOnes) {
  ASSERT_TRUE(open_by_clock());
  ASSERT_TRUE(ConferenceRuns(*database_).put({ConferenceId("old"), false, WallTime(kNow), "{}"}));
  now_.calendar += kRunsKept + 1h;
  EXPECT_EQ(stored_phase(), kTesting);
  EXPECT_EQ(ConferenceRuns(*database_).all()->size(), 1U);
}

TEST_F(RunKeeperTest, ADamagedRunIsNamed) {
  ASSERT_TRUE(ConferenceRuns(*database_).put({ConferenceId("bad"), false, WallTime(kNow), "{}"}));
  const auto loaded = RunKeeper::load(*database_, now_);
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().code, "run.bad_document");
  EXPECT_NE(loaded.error().message.find("bad"), std::string::npos);
}

}  // namespace
}  // namespace signaling
