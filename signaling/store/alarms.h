#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "media/base/result.h"
#include "signaling/base/alarm_id.h"
#include "signaling/base/ids.h"
#include "signaling/base/text.h"
#include "signaling/store/database.h"

namespace signaling {

// An alarm as a row. What its words mean is signaling/alarms' business.
struct StoredAlarm {
  AlarmId id;
  std::string kind;
  std::string severity;
  ConferenceId conference;  // empty: of none
  SiteId site;              // empty: of none
  std::string part;
  Text text;
  WallTime raised;
  std::string acknowledged_by;
  std::optional<WallTime> acknowledged;
  std::optional<WallTime> cleared;  // none: it is open

  friend bool operator==(const StoredAlarm&, const StoredAlarm&) = default;
};

// The alarms. Their ids are given by whoever raises them, above last(). Errors as in database.h. One thread, as the
// database.
class Alarms {
 public:
  // Which of them page() gives: raised in [from, to), with an id below `before`; none: no bound.
  struct Query {
    bool open_only = false;
    std::optional<WallTime> from{};
    std::optional<WallTime> to{};
    std::optional<AlarmId> before{};
    int limit = 50;
  };

  explicit Alarms(Database& database) : database_(database) {}

  // Stores it, or replaces the one with its id.
  media::Result<void> put(const StoredAlarm& alarm);
  media::Result<std::optional<StoredAlarm>> find(AlarmId id);
  // Those that have not cleared, by id.
  media::Result<std::vector<StoredAlarm>> open();
  // The highest id that was ever stored.
  media::Result<AlarmId> last();
  // Newest first.
  media::Result<std::vector<StoredAlarm>> page(const Query& query);

  // Forgets those that cleared before `time`, and all but the newest `most` of those that have cleared; gives how many.
  media::Result<int64_t> sweep(WallTime time, int64_t most);

 private:
  Database& database_;
};

}  // namespace signaling
