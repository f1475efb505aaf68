#include "signaling/store/transaction.h"

#include <utility>

#include "media/base/check.h"
#include "signaling/store/sql.h"

namespace signaling {

media::Result<Transaction> Transaction::begin(Database& database) {
  CHECK(!database.in_transaction());
  if (auto begun = attempt(database, [](soci::session& sql) { sql.begin(); }); !begun) {
    return tl::unexpected(begun.error());
  }
  return Transaction(database);
}

Transaction::Transaction(Database& database) : database_(&database) {
  database.in_transaction_ = true;
  database.failure_.reset();
}

Transaction::Transaction(Transaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}

Transaction::~Transaction() { roll_back(); }

media::Result<void> Transaction::commit() {
  CHECK(database_ != nullptr);
  auto done = database_->failure_ ? media::Result<void>(tl::unexpected(*database_->failure_))
                                  : attempt(*database_, [](soci::session& sql) { sql.commit(); });
  if (!done) {
    roll_back();
    return done;
  }
  ++database_->commits_;
  end();
  return done;
}

void Transaction::end() {
  database_->in_transaction_ = false;
  database_ = nullptr;
}

void Transaction::roll_back() {
  if (database_ == nullptr) return;
  try {
    database_->session().rollback();
  } catch (...) {
    // SQLite has rolled back by itself (disk full, I/O error): its document "Transactions" §3.
  }
  end();
}

}  // namespace signaling
