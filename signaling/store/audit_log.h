#pragma once

#include <optional>
#include <string>
#include <vector>

#include "media/base/result.h"
#include "signaling/base/ids.h"
#include "signaling/store/database.h"

namespace signaling {

// Who did what to which object. Texts, so that an entry means the same after what it names is gone.
struct AuditEntry {
  AuditId id;
  WallTime at;
  std::string who;     // a login name, a device, "service"
  std::string action;  // a dotted word: "user.disable"
  std::string object;
  std::string details;  // never a secret

  friend bool operator==(const AuditEntry&, const AuditEntry&) = default;
};

// Which entries are wanted.
struct AuditQuery {
  std::string text{};                  // in who, action, object or details, see search_key; empty: all entries
  std::vector<std::string> actions{};  // besides `text`: entries with one of these actions
  std::optional<AuditId> before{};     // older ones; none: from the newest
  int limit = 50;
};

struct AuditPage {
  std::vector<AuditEntry> entries;  // newest first
  std::optional<AuditId> next;      // `before` of the next page; none: there is nothing older
};

// The audit log: entries are added and read, never changed or removed. Append within the transaction of the change
// that the entry tells of, so that neither is stored without the other. Errors as in database.h. One thread, as the
// database.
class AuditLog {
 public:
  explicit AuditLog(Database& database) : database_(database) {}

  // Stores `entry` under a new id, which it gives; ids grow in the order of storing.
  media::Result<AuditId> append(const AuditEntry& entry);
  // Up to `limit` entries older than `before`, newest first; none: from the newest.
  media::Result<std::vector<AuditEntry>> page(std::optional<AuditId> before, int limit);

  // The entries that are wanted. A search looks at so many of all at most, for some hundredths of a second: its page
  // may be short, or empty, though there is a next one.
  static constexpr int kLookedThrough = 4'000;
  media::Result<AuditPage> search(const AuditQuery& query);

 private:
  Database& database_;
};

}  // namespace signaling
