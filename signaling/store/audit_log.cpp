#include "signaling/store/audit_log.h"

#include <limits>

#include "signaling/store/sql.h"

namespace signaling {

static auto columns(AuditEntry& e) { return std::tie(e.id, e.at, e.who, e.action, e.object, e.details); }

media::Result<AuditId> AuditLog::append(const AuditEntry& entry) {
  return change(database_, [&](soci::session& sql) {
    const AuditId id(next_id(sql, "audit_log"));
    run(sql,
        "INSERT INTO audit_log (id, at, who, action, object, details) "
        "VALUES (:id, :at, :who, :action, :object, :details)",
        id, entry.at, entry.who, entry.action, entry.object, entry.details);
    return id;
  });
}

media::Result<std::vector<AuditEntry>> AuditLog::page(std::optional<AuditId> before, int limit) {
  return attempt(database_, [&](soci::session& sql) {
    return select<AuditEntry>(
        sql,
        "SELECT id, at, who, action, object, details FROM audit_log WHERE id < :before ORDER BY id DESC LIMIT :limit",
        before.value_or(AuditId(std::numeric_limits<int64_t>::max())), limit);
  });
}

}  // namespace signaling
