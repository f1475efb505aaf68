#include "signaling/store/audit_log.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "signaling/store/names.h"
#include "signaling/store/sql.h"

namespace signaling {
namespace {

constexpr int kAtOnce = 500;  // entries of a search that are in memory together

// `key` is the text's search_key.
bool is_meant(const AuditEntry& entry, const std::string& key, const std::vector<std::string>& actions) {
  if (key.empty() || std::ranges::find(actions, entry.action) != actions.end()) return true;
  const std::string all = entry.who + " / " + entry.action + " / " + entry.object + " / " + entry.details;
  return search_key(all).find(key) != std::string::npos;
}

}  // namespace

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

media::Result<AuditPage> AuditLog::search(const AuditQuery& query) {
  AuditPage found;
  const auto key = search_key(query.text);
  const int at_once = key.empty() ? query.limit + 1 : kAtOnce;  // one more says that there is a next page
  auto before = query.before;
  for (int looked = 0; looked < kLookedThrough; looked += at_once) {
    auto piece = page(before, at_once);
    if (!piece) return tl::unexpected(piece.error());
    for (auto& entry : *piece) {
      before = entry.id;
      if (!is_meant(entry, key, query.actions)) continue;
      if (found.entries.size() == static_cast<size_t>(query.limit)) {
        found.next = found.entries.back().id;
        return found;
      }
      found.entries.push_back(std::move(entry));
    }
    if (piece->size() < static_cast<size_t>(at_once)) return found;
  }
  found.next = before;
  return found;
}

}  // namespace signaling
