#include "signaling/calendar/run_keeper.h"

#include <utility>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "signaling/calendar/run_json.h"
#include "signaling/store/conference_runs.h"
#include "signaling/store/transaction.h"

namespace signaling {
namespace {

RunRow row_of(const ConferenceRun& run) {
  return {run.id(), run.is_open(), WallTime(run.since), boost::json::serialize(to_json(run))};
}

media::Result<ConferenceRun> run_of(const RunRow& row) {
  boost::system::error_code error;
  const auto document = boost::json::parse(row.document, error);
  auto run = error ? media::failure("run.bad_document", "The run is no JSON: " + error.message()) : read_run(document);
  if (!run) run.error().message += " Conference: " + row.conference.value() + ". Restore a back-up.";
  return run;
}

}  // namespace

media::Result<RunKeeper> RunKeeper::load(Database& database, Moment now) {
  ConferenceRuns stored(database);
  if (auto swept = stored.sweep(WallTime(now.calendar - kRunsKept)); !swept) return tl::unexpected(swept.error());
  auto rows = stored.all();
  if (!rows) return tl::unexpected(rows.error());
  std::vector<ConferenceRun> runs;
  for (const auto& row : *rows) {
    auto run = run_of(row);
    if (!run) return tl::unexpected(run.error());
    runs.push_back(std::move(*run));
  }
  return RunKeeper(database, ScheduleClock(std::move(runs), now));
}

media::Result<void> RunKeeper::store(const std::vector<ConferenceRun>& changed) {
  ConferenceRuns stored(*database_);
  auto all = owed_;
  for (const auto& run : changed) all.insert_or_assign(run.id(), run);
  for (const auto& [id, run] : all) {
    if (auto put = stored.put(row_of(run)); !put) return put;
  }
  return {};
}

void RunKeeper::adopt(ScheduleClock draft) {
  clock_ = std::move(draft);
  owed_.clear();
  retry_at_ = media::kNever;
}

media::Result<void> RunKeeper::keep(const std::vector<ConferenceRun>& changed, Moment now) {
  for (const auto& run : changed) owed_.insert_or_assign(run.id(), run);
  if (owed_.empty()) return {};
  const auto write = [&]() -> media::Result<void> {
    auto work = Transaction::begin(*database_);
    if (!work) return tl::unexpected(work.error());
    if (auto stored = store({}); !stored) return stored;
    return work->commit();
  };
  auto done = write();
  if (done) owed_.clear();
  retry_at_ = done ? media::kNever : now.steady + kStoreRetry;
  return done;
}

}  // namespace signaling
