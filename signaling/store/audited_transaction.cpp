#include "signaling/store/audited_transaction.h"

#include "signaling/store/audit_log.h"

namespace signaling {

AuditedTransaction::AuditedTransaction(Database& database, Transaction transaction, Author by)
    : database_(database), transaction_(std::move(transaction)), by_(std::move(by)) {}

media::Result<AuditedTransaction> AuditedTransaction::begin(Database& database, Author by) {
  auto transaction = Transaction::begin(database);
  if (!transaction) return tl::unexpected(transaction.error());
  return AuditedTransaction(database, std::move(*transaction), std::move(by));
}

media::Result<void> AuditedTransaction::commit(std::string_view action, std::string object, std::string details) {
  AuditEntry entry{.id = {}, .at = by_.at, .who = by_.name, .action = std::string(action),
                   .object = std::move(object), .details = std::move(details)};
  if (auto appended = AuditLog(database_).append(entry); !appended) return tl::unexpected(appended.error());
  return transaction_.commit();
}

}  // namespace signaling
