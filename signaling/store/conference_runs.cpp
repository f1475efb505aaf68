#include "signaling/store/conference_runs.h"

#include "signaling/store/sql.h"

namespace signaling {

static auto columns(RunRow& r) { return std::tie(r.conference, r.open, r.since, r.document); }

media::Result<void> ConferenceRuns::put(const RunRow& row) {
  return change(database_, [&](soci::session& sql) {
    run(sql,
        "INSERT INTO conference_runs (conference, open, since, document) VALUES (:conference, :open, :since, "
        ":document) ON CONFLICT (conference) DO UPDATE SET open = excluded.open, since = excluded.since, "
        "document = excluded.document",
        row.conference, row.open, row.since, row.document);
  });
}

media::Result<std::vector<RunRow>> ConferenceRuns::all() {
  return attempt(database_, [](soci::session& sql) {
    return select<RunRow>(sql, "SELECT conference, open, since, document FROM conference_runs ORDER BY since");
  });
}

media::Result<int> ConferenceRuns::sweep(WallTime time) {
  return change(database_, [&](soci::session& sql) {
    return static_cast<int>(run(sql, "DELETE FROM conference_runs WHERE open = 0 AND since < :time", time));
  });
}

}  // namespace signaling
