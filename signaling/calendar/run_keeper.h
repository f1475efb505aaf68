#pragma once

#include <map>

#include "media/base/result.h"
#include "signaling/schedule/schedule_clock.h"
#include "signaling/store/database.h"

namespace signaling {

inline constexpr Duration kStoreRetry = std::chrono::seconds(5);
inline constexpr std::chrono::seconds kRunsKept = std::chrono::days(400);  // of conferences that are over

// The ScheduleClock and what of it is stored. There are two ways to move it on, since a failing store (a full disk)
// means something else in each:
//
// - What a person asks for is done on a copy, which is taken for the clock after the commit. Refused, it leaves nothing
//   behind, and the person is told. A copy of 5,000 runs takes about 2 ms.
//       auto draft = keeper.draft();   … draft.close(…) …   auto output = draft.take_output();
//       keeper.store(output.changed)   within the caller's transaction, which is committed;   keeper.adopt(draft);
// - What time and lines do is done at once, whatever the store says: nobody could be told, and a hall full of people
//   does not wait for a disk. Runs that could not be stored are owed, and are stored with the next write, at the latest
//   after kStoreRetry. A restart before that does the same again from the older run, so nothing opens twice.
//
// One thread, the database's.
class RunKeeper {
 public:
  // Goes on from what is stored; runs that are over for longer than kRunsKept are removed first. Errors as in
  // database.h, and "run.bad_document".
  static media::Result<RunKeeper> load(Database& database, Moment now);

  const ScheduleClock& clock() const { return clock_; }

  // ---- what persons do
  ScheduleClock draft() const { return clock_; }
  // Writes these runs and those that are owed.
  media::Result<void> store(const std::vector<ConferenceRun>& changed);
  void adopt(ScheduleClock draft);

  // ---- what time and lines do
  // The clock itself; give keep() what take_output() then calls changed.
  ScheduleClock& clock() { return clock_; }
  // An error is worth an alarm and nothing else: the runs are owed.
  media::Result<void> keep(const std::vector<ConferenceRun>& changed, Moment now);
  // When keep() is to be called again; kNever if nothing is owed.
  Timestamp retry_at() const { return retry_at_; }

 private:
  RunKeeper(Database& database, ScheduleClock clock) : database_(&database), clock_(std::move(clock)) {}

  Database* database_;
  ScheduleClock clock_;
  std::map<ConferenceId, ConferenceRun> owed_;
  Timestamp retry_at_ = media::kNever;
};

}  // namespace signaling
