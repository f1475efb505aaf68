#pragma once

#include <string>
#include <vector>

#include "media/base/result.h"
#include "signaling/base/ids.h"
#include "signaling/store/database.h"

namespace signaling {

// How far one conference has come. The store does not read the document.
struct RunRow {
  ConferenceId conference;
  bool open = false;  // halls may be in it: never swept
  WallTime since;     // of its phase
  std::string document;  // JSON

  friend bool operator==(const RunRow&, const RunRow&) = default;
};

// The runs of conferences: what a restarted service goes on from. Errors as in database.h. One thread, as the database.
class ConferenceRuns {
 public:
  explicit ConferenceRuns(Database& database) : database_(database) {}

  // Stores it in place of the one of that conference.
  media::Result<void> put(const RunRow& row);
  media::Result<std::vector<RunRow>> all();
  // Removes those that are not open since before `time`. Gives their number.
  media::Result<int> sweep(WallTime time);

 private:
  Database& database_;
};

}  // namespace signaling
