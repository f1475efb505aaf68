#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "media/base/result.h"
#include "signaling/base/ids.h"
#include "signaling/store/database.h"
#include "signaling/store/transaction.h"

namespace signaling {

// Who makes a change and when, for its audit entry.
struct Author {
  std::string name;  // a login name, "device 12 of y-yen", "service"
  WallTime at;
};

// A change and the audit entry that tells of it: both are stored or neither. Whoever changes what is kept in memory too
// does so after commit() only.
//
//   auto work = AuditedTransaction::begin(database, by);
//   … users.update(…), logins.apply(…): each result is looked at …
//   return work->commit("user.change", login);
class AuditedTransaction {
 public:
  static media::Result<AuditedTransaction> begin(Database& database, Author by);

  // Appends the entry and commits. `action` is a dotted word (to_string(Action)), `object` what it was done to,
  // `details` what a reader of the audit wants to know besides; never a secret. Errors as Transaction::commit().
  media::Result<void> commit(std::string_view action, std::string object, std::string details = {});

 private:
  AuditedTransaction(Database& database, Transaction transaction, Author by);

  Database& database_;
  Transaction transaction_;
  Author by_;
};

}  // namespace signaling
