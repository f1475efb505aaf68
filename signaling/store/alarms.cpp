#include "signaling/store/alarms.h"

#include <algorithm>
#include <limits>

#include "signaling/store/sql.h"

namespace signaling {

static auto columns(StoredAlarm& a) {
  return std::tie(a.id, a.kind, a.severity, a.conference, a.site, a.part, a.text.vi, a.text.en, a.raised,
                  a.acknowledged_by, a.acknowledged, a.cleared);
}

namespace {

const std::string kColumns =
    "id, kind, severity, conference, site, part, text_vi, text_en, raised, acknowledged_by, acknowledged, cleared";
const std::string kSelect = "SELECT " + kColumns + " FROM alarms ";

struct Number {
  long long value = 0;
};
auto columns(Number& n) { return std::tie(n.value); }

}  // namespace

media::Result<void> Alarms::put(const StoredAlarm& a) {
  return change(database_, [&](soci::session& sql) {
    const auto known = run(sql,
                           "UPDATE alarms SET kind = :kind, severity = :severity, conference = :conference, "
                           "site = :site, part = :part, text_vi = :vi, text_en = :en, raised = :raised, "
                           "acknowledged_by = :by, acknowledged = :acknowledged, cleared = :cleared WHERE id = :id",
                           a.kind, a.severity, a.conference, a.site, a.part, a.text.vi, a.text.en, a.raised,
                           a.acknowledged_by, a.acknowledged, a.cleared, a.id);
    if (known > 0) return;
    run(sql,
        "INSERT INTO alarms (" + kColumns +
            ") VALUES (:id, :kind, :severity, :conference, :site, :part, :vi, :en, :raised, :by, :acknowledged, "
            ":cleared)",
        a.id, a.kind, a.severity, a.conference, a.site, a.part, a.text.vi, a.text.en, a.raised, a.acknowledged_by,
        a.acknowledged, a.cleared);
    run(sql, "UPDATE sequences SET last = :id WHERE name = 'alarms' AND last < :same", a.id, a.id);
  });
}

media::Result<std::optional<StoredAlarm>> Alarms::find(AlarmId id) {
  return attempt(database_,
                 [&](soci::session& sql) { return select_one<StoredAlarm>(sql, kSelect + "WHERE id = :id", id); });
}

media::Result<std::vector<StoredAlarm>> Alarms::open() {
  return attempt(database_, [&](soci::session& sql) {
    return select<StoredAlarm>(sql, kSelect + "WHERE cleared IS NULL ORDER BY id");
  });
}

media::Result<AlarmId> Alarms::last() {
  return attempt(database_, [&](soci::session& sql) {
    const auto last = select_one<Number>(sql, "SELECT last FROM sequences WHERE name = 'alarms'");
    return AlarmId(last ? last->value : 0);
  });
}

media::Result<std::vector<StoredAlarm>> Alarms::page(const Query& query) {
  const WallTime from = query.from.value_or(WallTime::min());
  const WallTime to = query.to.value_or(WallTime::max());
  const AlarmId before = query.before.value_or(AlarmId(std::numeric_limits<int64_t>::max()));
  const bool any = !query.open_only;
  return attempt(database_, [&](soci::session& sql) {
    return select<StoredAlarm>(sql,
                               kSelect +
                                   "WHERE id < :before AND raised >= :from AND raised < :to "
                                   "AND (cleared IS NULL OR :any = 1) ORDER BY id DESC LIMIT :limit",
                               before, from, to, any, query.limit);
  });
}

media::Result<int64_t> Alarms::sweep(WallTime time, int64_t most) {
  return change(database_, [&](soci::session& sql) {
    const auto newest = select_one<Number>(sql, "SELECT last FROM sequences WHERE name = 'alarms'");
    const long long oldest = std::max<long long>(0, (newest ? newest->value : 0) - most);
    return static_cast<int64_t>(run(sql,
                                    "DELETE FROM alarms WHERE cleared IS NOT NULL AND (cleared < :time OR id <= :id)",
                                    time, oldest));
  });
}

}  // namespace signaling
